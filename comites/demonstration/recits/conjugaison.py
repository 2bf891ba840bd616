"""Chained steps for a young man: French, preparation, apprenticeship, and a gap between two of them.

Initiative 17 of docs/domaine.md §14.
"""

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from comites.demonstration.offre import CONJUGAISON_COURS, CONJUGAISON_PIAL
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.recits.orientations import cours_des_jeunes
from parcours.emploi.accompagnement_jeunes import terme
from parcours.models import Enchainement, EvaluationLinguistique, InscriptionCours, Maillon, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, CategorieSejour, EtatCours, NatureEvaluation, Programme


def raconter(plume: Plume) -> None:
    mamadou = plume.seule("GIN", "M", 19, "39198", "Mamadou", plume.il_y_a(8), niveau="a1_1", apres=CategorieSejour.FJT)
    mission = plume.structure("Mission locale de Dole")
    parcours = plume.parcours(
        "mamadou", mamadou, plume.il_y_a(7), Programme.COORDINATION, porteurs={Pilier.EMPLOI: mission.nom}
    )
    cours = cours_des_jeunes(plume, "mamadou")
    InscriptionCours.objects.create(
        personne=mamadou,
        type=TypeDispositif.FLE,
        structure=mission,
        dispositif=plume.offres[CONJUGAISON_COURS],
        commune_id="39198",
        etat=EtatCours.TERMINE,
        debut=cours.commencee_le,
        fin=cours.terminee_le,
        heures_semaine=20,
        heures_prevues=300,
        heures_suivies=288,
    )
    EvaluationLinguistique.objects.create(
        personne=mamadou, date=cours.terminee_le, niveau="a2", nature=NatureEvaluation.EVALUATION_STRUCTURE
    )
    entree = plume.il_y_a(5)
    SituationEmploi.objects.create(
        personne=mamadou,
        categorie=CategorieEmploi.CEJ,
        date=entree,
        structure=mission,
        fin_prevue=terme(CategorieEmploi.CEJ, entree),
    )
    _enchainer(plume, parcours, mission, cours)
    plume.suivis(
        parcours,
        [
            (
                cours.terminee_le,
                Pilier.LANGUE,
                "Le cours se termine sur un A2 ; la préparation ne commence que dans six semaines.",
            ),
            (
                plume.jour - 7 * JOUR,
                Pilier.SOCIAL,
                "Bénévole à la médiathèque en attendant, pour ne pas perdre ses progrès.",
            ),
        ],
    )


def _enchainer(plume: Plume, parcours, mission, cours) -> None:
    enchainement = Enchainement.objects.create(parcours=parcours)
    commun = {"enchainement": enchainement, "parcours": parcours, "structure": mission}
    preparation = plume.offres[CONJUGAISON_PIAL]
    session = preparation.sessions.get()
    Maillon.objects.create(
        **commun,
        pilier=Pilier.LANGUE,
        type=TypeDispositif.FLE,
        dispositif=plume.offres[CONJUGAISON_COURS],
        debut_prevu=cours.commencee_le,
        fin_prevue=cours.terminee_le,
        orientation=cours,
        fait_le=cours.terminee_le,
    )
    Maillon.objects.create(
        **commun,
        pilier=Pilier.EMPLOI,
        type=TypeDispositif.PIAL,
        dispositif=preparation,
        debut_prevu=session.debut,
        fin_prevue=session.fin,
    )
    Maillon.objects.create(
        **commun,
        pilier=Pilier.EMPLOI,
        type=TypeDispositif.FORMATION,
        precision="Apprentissage en cuisine",
        debut_prevu=session.fin + JOUR,
        fin_prevue=session.fin + 730 * JOUR,
    )
