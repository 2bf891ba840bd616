"""A couple and their child in a sub-let that is planned to slide next month (the catalogue's sliding lease)."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.papiers import installer
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.population import Foyer
from parcours.models import BailGlissant, Droit, SituationEmploi
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatDroit,
    Programme,
    StatutProtection,
    TypeDroit,
    Typologie,
)

C = CategorieSejour


def raconter(plume: Plume) -> None:
    hala = plume.personne("SYR", "F", 33, "39198", "Hala")
    samir = plume.personne("SYR", "M", 37, "39198", "Samir")
    fille = plume.personne("SYR", "F", 7, "39198", "Layla")
    protection, entree = plume.il_y_a(15), plume.il_y_a(8)
    plume.reunir(Foyer(protection, [hala, samir], [fille]))
    plume.proteger([hala, samir, fille], StatutProtection.REFUGIE, protection)
    for adulte in (hala, samir):
        installer(adulte, protection, plume.jour)
    aivs = plume.structure("Agence immobilière sociale")
    for membre in (hala, samir, fille):
        *_, sous_location = plume.sejours(
            membre,
            [
                (C.HUDA, plume.structure("HUDA de Saint-Claude"), protection - 180 * JOUR, entree),
                (C.IML_BAIL_GLISSANT, aivs, entree, None),
            ],
            typologie=Typologie.T3,
            surface=61,
            loyer=440,
            charges=65,
            occupants=3,
        )
        if membre is hala:
            BailGlissant.objects.create(
                personne=hala,
                sejour=sous_location,
                captation_depuis=entree - 75 * JOUR,
                glissement_prevu=plume.jour + 24 * JOUR,
                impayes=False,
                degradations=False,
                constate_le=plume.jour - 18 * JOUR,
            )
    parcours = plume.parcours("hala", hala, plume.il_y_a(14), Programme.AGIR, porteurs={Pilier.LOGEMENT: aivs.nom})
    SituationEmploi.objects.create(
        personne=hala,
        categorie=CategorieEmploi.CDI,
        date=plume.il_y_a(5),
        metier="Aide à la personne",
        rome="K1304",
        organisme="Association d'aide à domicile (démo)",
    )
    Droit.objects.create(
        personne=hala,
        type=TypeDroit.APL,
        etat=EtatDroit.OUVERT,
        date=entree + 40 * JOUR,
        demande_le=entree,
        ouvert_le=entree + 40 * JOUR,
    )
    plume.suivis(
        parcours,
        [
            (
                entree,
                Pilier.LOGEMENT,
                "Entrée dans le T3 en sous-location ; le bailleur est d'accord pour un glissement à neuf mois.",
            ),
            (
                plume.jour - 18 * JOUR,
                Pilier.LOGEMENT,
                "Visite trimestrielle : loyers à jour, logement bien tenu. Le glissement se prépare.",
            ),
        ],
        "logement",
    )
