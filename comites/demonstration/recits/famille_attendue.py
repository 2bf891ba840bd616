"""A man whose family is expected: a daughter will soon be too old for the law's reunion."""

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from comites.demonstration.plume import JOUR, Plume
from parcours.models import MembreReunification, ReunificationFamiliale
from parcours.nomenclatures import EtatReunification, LienReunification, Programme


def raconter(plume: Plume) -> None:
    tesfay = plume.seule("ERI", "M", 45, "39198", "Tesfay", plume.il_y_a(8))
    parcours = plume.parcours("tesfay", tesfay, plume.il_y_a(7), Programme.AGIR)
    reunification = ReunificationFamiliale.objects.create(personne=tesfay, etat=EtatReunification.ENVISAGEE)
    # Her birthday of nineteen is in four weeks: the request must be filed before.
    naissance = regles.decaler(plume.jour + 27 * JOUR, regles.regle("REUNIF_AGE"), sens=-1)
    for prenom, sexe, lien, ne_le in (
        ("Abrehet", "F", LienReunification.CONJOINT, plume.il_y_a(12 * 42)),
        ("Helen", "F", LienReunification.ENFANT, naissance),
        ("Natnael", "M", LienReunification.ENFANT, plume.il_y_a(12 * 13)),
    ):
        MembreReunification.objects.create(
            reunification=reunification, nom=tesfay.nom, prenom=prenom, sexe=sexe, lien=lien, date_naissance=ne_le
        )
    plume.suivis(
        parcours,
        [
            (
                plume.jour - 14 * JOUR,
                Pilier.SOCIAL,
                "Papiers de la famille presque réunis ; il manque l'acte de naissance de la fille aînée.",
            ),
        ],
    )
