"""A woman beside whom a volunteer walked for a year, and the duo with an employee that follows."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.plume import JOUR, Plume
from parcours.models import Diplome, Duo, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FinDuo, NiveauDiplome, Programme, TypeDuo


def raconter(plume: Plume) -> None:
    zeynep = plume.seule(
        "TUR", "F", 41, "39198", "Zeynep", plume.il_y_a(17), niveau="b1", enfants=[("F", 14, "Elif"), ("M", 11, "Can")]
    )
    parcours = plume.parcours("zeynep", zeynep, plume.il_y_a(16), Programme.AGIR)
    parrainage = plume.structure("Parrainage du Jura")
    debut = plume.il_y_a(15)
    Duo.objects.create(
        personne=zeynep,
        type=TypeDuo.PARRAINAGE,
        benevole="Anne",
        structure=parrainage,
        debut=debut,
        charte_le=debut,
        fin_prevue=plume.il_y_a(3),
        fin=plume.il_y_a(3),
        motif_fin=FinDuo.OBJECTIF,
    )
    Duo.objects.create(
        personne=zeynep,
        type=TypeDuo.PROFESSIONNEL,
        benevole="M.",
        structure=plume.structure("Plasturgie du Haut-Jura"),
        debut=plume.il_y_a(2),
        charte_le=plume.il_y_a(2),
        fin_prevue=plume.jour + 25 * JOUR,
    )
    Diplome.objects.create(
        personne=zeynep,
        intitule="Licence de chimie",
        pays="TUR",
        annee=2009,
        niveau=NiveauDiplome.NIVEAU_6,
        attestation_demandee_le=plume.il_y_a(12),
        attestation_obtenue_le=plume.il_y_a(8),
    )
    SituationEmploi.objects.create(personne=zeynep, categorie=CategorieEmploi.RECHERCHE, date=plume.il_y_a(16))
    plume.suivis(
        parcours,
        [
            (
                plume.il_y_a(3),
                Pilier.SOCIAL,
                "Fin du parrainage, fêtée à la médiathèque : elle se débrouille seule et veut parrainer à son tour.",
            ),
            (
                plume.jour - 9 * JOUR,
                Pilier.EMPLOI,
                "Deuxième journée avec la salariée de la plasturgie ; le laboratoire cherche quelqu'un au printemps.",
            ),
        ],
    )
