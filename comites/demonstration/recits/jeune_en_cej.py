"""A man of 22 enters the youth contract."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.plume import JOUR, Plume
from parcours.emploi.accompagnement_jeunes import terme
from parcours.models import RendezVous, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, EtatRendezVous, Programme


def raconter(plume: Plume) -> None:
    yonas = plume.seule("ERI", "M", 22, "39198", "Yonas", plume.il_y_a(10), niveau="a2")
    mission = plume.structure("Mission locale de Dole")
    parcours = plume.parcours(
        "yonas", yonas, plume.il_y_a(9), Programme.COORDINATION, porteurs={Pilier.EMPLOI: mission.nom}
    )
    entree = plume.il_y_a(2)
    SituationEmploi.objects.create(
        personne=yonas,
        categorie=CategorieEmploi.CEJ,
        date=entree,
        structure=mission,
        fin_prevue=terme(CategorieEmploi.CEJ, entree),
    )
    SituationEmploi.objects.create(
        personne=yonas,
        categorie=CategorieEmploi.STAGE,
        date=plume.jour - 8 * JOUR,
        metier="Mécanique automobile",
        rome="I1604",
        organisme="Garage de Dole (démo)",
        fin_prevue=plume.jour + 13 * JOUR,
    )
    plume.suivis(
        parcours,
        [(plume.jour - 8 * JOUR, Pilier.SOCIAL, "Premier stage trouvé dans un garage de Dole ; il s'y rend à vélo.")],
    )
    RendezVous.objects.create(
        parcours=parcours,
        pilier=Pilier.EMPLOI,
        date=plume.jour + 4 * JOUR,
        heure="14:00",
        structure=mission,
        lieu="Antenne de Dole",
        telephone="03 84 00 00 00",
        etat=EtatRendezVous.CONFIRME,
    )
