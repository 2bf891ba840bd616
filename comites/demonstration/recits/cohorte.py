"""Thirteen young people in civic service who learn French together: A1, then A2 and an exam.

Initiative 12 of docs/domaine.md §14.
"""

import datetime

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from comites.demonstration.offre import COHORTE
from comites.demonstration.plume import JOUR, Plume
from parcours.models import EvaluationLinguistique, InscriptionCours, SituationEmploi
from parcours.nomenclatures import (
    CategorieEmploi,
    EtatCours,
    Examen,
    MotifAbandonCours,
    MotifFinEmploi,
    NatureEvaluation,
    Programme,
    ResultatExamen,
)

# country, sex, age, first name, commune, hours followed out of 200
JEUNES = [
    ("AFG", "M", 19, "Hamid", "39300", 176),
    ("AFG", "M", 21, "Najib", "39300", 168),
    ("SDN", "M", 20, "Adam", "39198", 180),
    ("SYR", "F", 22, "Nour", "39300", 184),
    ("ERI", "F", 23, "Senait", "39198", 150),
    ("GIN", "M", 19, "Boubacar", "39300", 162),
    ("SOM", "F", 20, "Hodan", "39300", 172),
    ("COD", "F", 24, "Grâce", "39198", 188),
    ("AFG", "F", 22, "Fatima", "39434", 158),
    ("SYR", "M", 23, "Youssef", "39300", 166),
    ("XKX", "M", 21, "Arben", "39198", 140),
    ("ERI", "M", 22, "Kidane", "39300", 174),
    ("SDN", "M", 24, "Ibrahim", "39097", 48),
]
PREVUES = 200


def raconter(plume: Plume) -> None:
    debut, fin = plume.il_y_a(7), plume.jour + 20 * JOUR
    service, cours = plume.structure("Service civique du Jura"), plume.structure("Association A")
    for rang, (pays, sexe, age, prenom, commune, heures) in enumerate(JEUNES):
        # The last one stopped half-way, for a job.
        parti = rang == len(JEUNES) - 1
        jeune = plume.seule(pays, sexe, age, commune, prenom, plume.il_y_a(10), niveau="a1")
        parcours = plume.parcours(f"cohorte-{rang + 1}", jeune, plume.il_y_a(8), Programme.COORDINATION)
        arret = plume.il_y_a(5) if parti else None
        InscriptionCours.objects.create(
            personne=jeune,
            type=TypeDispositif.FLE,
            structure=cours,
            dispositif=plume.offres[COHORTE],
            commune_id="39300",
            etat=EtatCours.ABANDONNE if parti else EtatCours.EN_COURS,
            debut=debut,
            fin=arret,
            fin_prevue=fin,
            heures_semaine=8,
            heures_prevues=PREVUES,
            heures_suivies=heures,
            motif_abandon=MotifAbandonCours.EMPLOI if parti else "",
        )
        SituationEmploi.objects.create(
            personne=jeune,
            categorie=CategorieEmploi.SERVICE_CIVIQUE,
            date=debut,
            fin_prevue=fin,
            structure=service,
            fin=arret,
            motif_fin=MotifFinEmploi.EMBAUCHE if parti else "",
            organisme="",
        )
        if parti:
            SituationEmploi.objects.create(
                personne=jeune,
                categorie=CategorieEmploi.CDD_6_PLUS,
                date=arret,
                metier="Préparation de commandes",
                rome="N1103",
                fin_prevue=plume.jour + 60 * JOUR,
            )
        else:
            _examen(plume, jeune, rang)
        plume.suivis(parcours, [(plume.jour - (5 + rang) * JOUR, Pilier.LANGUE, _mots(parti, heures))], "responsable")


def _examen(plume: Plume, jeune, rang: int) -> None:
    """The mid-course test, and the exam of the first ones; one of them missed it."""
    EvaluationLinguistique.objects.create(
        personne=jeune,
        date=plume.il_y_a(3),
        niveau="a2" if rang % 3 else "a1",
        nature=NatureEvaluation.EVALUATION_STRUCTURE,
    )
    if rang < 5:
        obtenu = rang != 4
        EvaluationLinguistique.objects.create(
            personne=jeune,
            date=plume.jour - datetime.timedelta(days=16),
            nature=NatureEvaluation.CERTIFICATION,
            examen=Examen.DCL,
            resultat=ResultatExamen.OBTENU if obtenu else ResultatExamen.ECHEC,
            niveau="a2" if obtenu else "",
            niveau_vise="" if obtenu else "a2",
        )


def _mots(parti: bool, heures: int) -> str:
    if parti:
        return "A quitté le groupe pour un emploi ; il reviendra aux ateliers du soir."
    return f"{heures} heures suivies sur {PREVUES} avec le groupe du service civique."
