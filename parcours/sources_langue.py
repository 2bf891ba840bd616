"""What the language pillar tells on the timeline: tests as they were passed, certifications, courses begun and ended.

Its rows are read with the other dated facts, in one query (``parcours.sources_chronologie.faits``).
"""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import CharField, F, Value
from django.db.models.functions import Concat

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures_offre import TypeDispositif
from cirj.socle.templatetags.francais import compte
from parcours.chronologie import Evenement
from parcours.models import EvaluationLinguistique, InscriptionCours
from parcours.nomenclatures import CauseAttente, MotifAbandonCours, Niveau
from parcours.progres_langue import dire_les_niveaux, epreuves

LANGUE = Pilier.LANGUE.value
_DU_TEST = ("nature", "competence", "niveau", "profil", "examen", "resultat", "niveau_vise")
TEST = "EvaluationLinguistique"

#: Kind of fact, model, day, precision, code, complement: columns, or an expression.
BRANCHES = (
    (TEST, EvaluationLinguistique, "date", "date_precision",
     Concat(*[v for nom in _DU_TEST for v in (F(nom), Value("|"))], output_field=CharField()), ""),
    ("CoursAttendu", InscriptionCours, "attente_depuis", "", "type", "attente_cause"),
    ("CoursCommence", InscriptionCours, "debut", "", "type", ""),
    ("CoursFini", InscriptionCours, "fin", "", "type", "motif_abandon"),
)  # fmt: skip


def dire_un_cours(nature: str, code: str, complement: str) -> str:
    """Return the title of a fact about a course: « Attend une place : atelier sociolinguistique (transport) »."""
    mot = {"CoursAttendu": "Attend une place en cours", "CoursCommence": "Cours commencé", "CoursFini": "Cours terminé"}
    pourquoi = ""
    if complement and nature == "CoursAttendu":
        pourquoi = f" ({CauseAttente(complement).label.lower()})"
    elif complement:
        mot["CoursFini"], pourquoi = "Cours abandonné", f" ({MotifAbandonCours(complement).label.lower()})"
    return f"{mot[nature]} : {TypeDispositif(code).court}{pourquoi}"


def dire_une_prescription(heures: str, niveau_vise: str) -> str:
    quoi = (
        compte(int(heures), "heure de français prescrite,heures de français prescrites")
        if heures
        else "Formation en ligne de français prescrite"
    )
    return f"{quoi}, vers le niveau {Niveau(niveau_vise).label}" if niveau_vise else quoi


def tests(lignes: Iterable[tuple[datetime.date, str, str, datetime.datetime]]) -> Iterator[Evenement]:
    """Return one event a test, whatever the number of skills; a row is day, precision, code, moment of writing."""
    lus = []
    for jour, precision, code, rang in lignes:
        valeurs = dict(zip(_DU_TEST, code.split("|"), strict=False))
        lus.append(EvaluationLinguistique(date=jour, date_precision=precision, cree_le=rang, **valeurs))
    for epreuve in epreuves(lus):
        premiere = epreuve[0]
        yield Evenement(
            premiere.date, f"Français : {_titre(epreuve)}", (LANGUE,), premiere.get_nature_display(),
            icone="fr-icon-chat-check-line", precision=premiere.date_precision, rang=premiere.cree_le,
        )  # fmt: skip


def _titre(epreuve: list[EvaluationLinguistique]) -> str:
    premiere = epreuve[0]
    if premiere.examen:
        return f"{premiere}, {premiere.get_resultat_display().lower()}"
    profil = next((e.get_profil_display().lower() for e in epreuve if e.profil), "")
    return ", ".join(filter(None, [dire_les_niveaux(epreuve), profil]))
