"""A man in a bridge flat for seventy days, with his applications for what comes next."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.plume import JOUR, Plume
from parcours.models import DemandeLogement
from parcours.nomenclatures import (
    CategorieSejour,
    EtatDemandeLogement,
    MotifRefusLogement,
    Programme,
    TypeDemandeLogement,
    Typologie,
)

T, E = TypeDemandeLogement, EtatDemandeLogement


def raconter(plume: Plume) -> None:
    haroun = plume.seule("SDN", "M", 31, "39300", "Haroun", plume.il_y_a(7), niveau="a1_1")
    sejour = haroun.sejours.get(fin__isnull=True)
    entree = plume.jour - 49 * JOUR
    sejour.finir(entree, "autre_hebergement")
    aivs = plume.structure("Agence immobilière sociale")
    plume.sejours(
        haroun, [(CategorieSejour.PASSERELLE, aivs, entree, None)], typologie=Typologie.T1, surface=28, occupants=1
    )
    parcours = plume.parcours("haroun", haroun, plume.il_y_a(6), Programme.AGIR, porteurs={Pilier.LOGEMENT: aivs.nom})
    communes = ["39300", "39198"]
    for type_, etat, mois, autres in (
        (T.LOGEMENT_SOCIAL, E.DEPOSEE, 5, {"communes": communes, "numero": "0390000000000000000"}),
        (T.SIAO, E.PROPOSITION, 3, {"structure": plume.structure("SIAO du Jura")}),
        (T.DALO, E.REFUSEE, 2, {"motif_refus": MotifRefusLogement.CRITERES}),
        (T.VISALE, E.ACCEPTEE, 1, {}),
    ):
        DemandeLogement.objects.create(personne=haroun, type=type_, etat=etat, date=plume.il_y_a(mois), **autres)
    plume.suivis(
        parcours,
        [
            (
                entree,
                Pilier.LOGEMENT,
                "Entrée en passerelle : soixante-dix jours pour trouver, une visite chaque semaine.",
            ),
            (
                plume.jour - 6 * JOUR,
                Pilier.LOGEMENT,
                "Le SIAO propose une résidence sociale à Dole ; visite prévue avec lui.",
            ),
        ],
        "logement",
    )
