"""Values that are asked once each: an ambiguous town, a structure that no directory knows, an unknown status.

What is sure is never asked; what is not answered stays unknown, and is said.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices

from parcours.importation import codes, naissances
from parcours.importation import pays_et_langues_lus as monde
from parcours.importation.contexte import Contexte
from parcours.importation.lecture import Cellule, texte
from parcours.importation.niveaux_lus import NiveauLu
from parcours.importation.tables import cle
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatDroit,
    Lien,
    MotifSortie,
    NatureEvaluation,
    Niveau,
    Sexe,
    StatutProtection,
)

#: The answer « leave it aside »: nothing is kept of the value.
RIEN = "-"
#: Answers about a person whose name says that she left.
SUIVIE, PARTIE = "suivie", "partie"
#: A cell that holds a sentence is no value that many rows share.
LONGUEUR = 80

Choix = list[tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """``choix`` lists (answer, label) for a reading that could not be settled; ``lire`` makes an answer a reading."""

    choix: Callable[[Lecture, Contexte], Choix]
    lire: Callable[[str, str, Contexte], Lecture]


def question_pour(champ: str, lecture: Lecture, contexte: Contexte) -> Choix:
    """Return the answers to propose for this reading, none when there is nothing to ask."""
    refusee = lecture.refus and champ != "mention"
    if champ not in QUESTIONS or not lecture.probleme or refusee or len(lecture.texte) > LONGUEUR:
        return []
    return QUESTIONS[champ].choix(lecture, contexte)


def repondue(champ: str, cellule: Cellule, reponses: dict[str, dict[str, str]], contexte: Contexte) -> Lecture | None:
    """Return what the coordinator said that this value means; None when she said nothing of it."""
    ecrit = texte(cellule)
    reponse = reponses.get(champ, {}).get(cle(ecrit))
    if not reponse or champ not in QUESTIONS:
        return None
    if reponse == RIEN:
        return Lecture(ecrit, absent="laissé de côté")
    return QUESTIONS[champ].lire(ecrit, reponse, contexte)


def _nomenclature(choix: type[TextChoices], valeur: Callable = lambda code: code) -> Question:
    return Question(
        lambda lecture, contexte: [(code, libelle) for code, libelle in choix.choices if code],
        lambda ecrit, code, contexte: Lecture(ecrit, valeur(code), choix(code).label),
    )


def _structures(lecture: Lecture, contexte: Contexte) -> Choix:
    possibles = contexte.structures.chercher(lecture.texte) or contexte.structures.toutes
    return sorted(((str(s.id), s.nom) for s in possibles), key=lambda choix: choix[1])


def _communes(lecture: Lecture, contexte: Contexte) -> Choix:
    """The towns that the text may be; a town of elsewhere is not asked among five hundred."""
    return [(insee, contexte.communes.officiels[insee]) for insee in contexte.communes.possibles(lecture.texte)]


def _du_monde(liste: monde.Liste) -> Question:
    """A country or a language among those that a cell may name: « congolais », « kurde », « AF »."""

    def noms(codes_dits: str) -> str:
        return ", ".join(liste.noms[code] for code in codes_dits.split())

    return Question(
        lambda lecture, contexte: [
            (dits, noms(dits)) for dits in map(" ".join, monde.lire(lecture.texte, liste).choix)
        ],
        lambda ecrit, dits, contexte: Lecture(ecrit, dits.split(), noms(dits)),
    )


QUESTIONS = {
    "mention": Question(
        lambda lecture, contexte: [(SUIVIE, "Elle est encore suivie"), (PARTIE, "Elle est partie, ou décédée")],
        lambda ecrit, code, contexte: Lecture(ecrit, code, code),
    ),
    "structure": Question(_structures, lambda ecrit, code, contexte: contexte.structures.de_code(ecrit, code)),
    "commune": Question(_communes, lambda ecrit, code, contexte: contexte.communes.de_code(ecrit, code)),
    "date_naissance": Question(naissances.a_choisir, naissances.choisie),
    "nationalite": _du_monde(monde.LISTE_DES_PAYS),
    "langues": _du_monde(monde.LISTE_DES_LANGUES),
    "statut": Question(
        lambda lecture, contexte: [*StatutProtection.choices, (codes.HORS_CHAMP, "Hors du champ : ne pas importer")],
        lambda ecrit, code, contexte: codes.statut_de_code(ecrit, code),
    ),
    "sexe": _nomenclature(Sexe),
    "niveau": _nomenclature(Niveau, lambda code: NiveauLu(code, "", NatureEvaluation.EVALUATION_STRUCTURE)),
    "hebergement": _nomenclature(CategorieSejour, lambda code: codes.HebergementLu(code, "")),
    "emploi": _nomenclature(CategorieEmploi),
    "css": _nomenclature(EtatDroit),
    "motif_sortie": _nomenclature(MotifSortie),
    "lien": _nomenclature(Lien),
}
