"""Values that are asked once each: an ambiguous town, a structure that no directory knows, an unknown status.

What is sure is never asked; what is not answered stays unknown, and is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db.models import TextChoices

from parcours.importation import (
    codes,
    composition,
    croix,
    droits_nommes,
    emplois_lus,
    liens_lus,
    lieux_des_sejours,
    naissances,
    numeros_demandes,
    sorties_demandees,
)
from parcours.importation import pays_et_langues_lus as monde
from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import est_douteux, repere, sans_doute
from parcours.importation.lecture import Cellule, texte
from parcours.importation.niveaux_lus import NiveauLu
from parcours.importation.numeros_masques import NUMERO
from parcours.importation.structures import NomDeGenre
from parcours.importation.structures_de_la_ligne import est_a
from parcours.importation.titres_dits import DuTitre
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import (
    CategorieEmploi,
    MotifSortie,
    NatureEvaluation,
    Niveau,
    Programme,
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
    """``choix`` lists (answer, label) for a reading that could not be settled; ``lire`` makes an answer a reading.

    ``selon``: the same once all the values of the column are known, the likely ones first, or none when they tell nothing
    more. ``aide``: what no answer does.
    """

    choix: Callable[[Lecture, Contexte], Choix]
    lire: Callable[[str, str, Contexte], Lecture]
    selon: Callable[[str, frozenset[str]], Choix] | None = None
    aide: str = ""


def question_pour(champ: str, lecture: Lecture, contexte: Contexte) -> Choix:
    """Return the answers to propose for this reading, the likely ones first: none when there is nothing to ask.

    The whole list, or, of one too long for that (``LISTES_LONGUES``), the likely ones: any other is written.
    """
    if not _se_demande(champ, lecture):
        return []
    choix = QUESTIONS[champ].choix(lecture, contexte)
    probable = _code_sans_le_doute(champ, lecture.texte, contexte)
    return sorted(choix, key=lambda un: un[0] != probable) if probable else choix


def a_ecrire(champ: str, lecture: Lecture) -> bool:
    """Say whether the question is asked even when no answer is likely: a country, a language, not a town of elsewhere."""
    return champ in ("nationalite", "langues") and lecture.valeur is None and _se_demande(champ, lecture)


def _code_sans_le_doute(champ: str, ecrit: str, contexte: Contexte) -> str:
    """« A2 ? » is likely A2: return the code of the words without their question mark, when a list of codes has it."""
    if champ not in _DES_CODES or not est_douteux(ecrit):
        return ""
    valeur = PAR_CODE[champ].comprendre(sans_doute(ecrit), contexte).valeur
    return str(getattr(valeur, "niveau", getattr(valeur, "categorie", valeur)) or "")


def _se_demande(champ: str, lecture: Lecture) -> bool:
    refusee = lecture.refus and champ != "mention"
    return champ in QUESTIONS and bool(lecture.probleme) and not refusee and len(lecture.texte) <= LONGUEUR


def repondue(champ: str, cellule: Cellule, reponses: dict[str, dict[str, str]], contexte: Contexte) -> Lecture | None:
    """Return what the coordinator said that this value means; None when she said nothing of it."""
    ecrit = texte(cellule)
    reponse = reponses.get(champ, {}).get(repere(ecrit))
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


def _droit(champ: str) -> Question:
    """Where a right stands; of the one that the cell names, when it is not the column's."""
    return Question(
        lambda lecture, contexte: droits_nommes.a_choisir(champ, lecture),
        partial(droits_nommes.choisi, champ),
    )


def _structures(lecture: Lecture, contexte: Contexte) -> Choix:
    """All of the department, those that the words may name first, of them those of the row's town."""
    possibles = contexte.structures.chercher(sans_doute(lecture.texte))
    commune = lecture.details.commune if isinstance(lecture.details, NomDeGenre) else ""
    ailleurs = {s for s in possibles if commune and not est_a(s, commune, contexte.communes)}
    rangees = sorted(contexte.structures.toutes, key=lambda s: (s not in possibles, s in ailleurs, s.nom))
    return [(str(s.id), s.nom) for s in rangees]


def _communes(lecture: Lecture, contexte: Contexte) -> Choix:
    """The towns that the text may be; a town of elsewhere is not asked among five hundred."""
    du_titre = [lecture.details.commune] if isinstance(lecture.details, DuTitre) else []
    possibles = du_titre or contexte.communes.possibles(sans_doute(lecture.texte))
    return [(insee, contexte.communes.officiels[insee]) for insee in possibles]


def _du_monde(liste: monde.Liste) -> Question:
    """A country or a language among those that a cell may name: « congolais », « kurde », « AF »."""

    def noms(codes_dits: str) -> str:
        return ", ".join(liste.noms[code] for code in codes_dits.split())

    return Question(
        lambda lecture, contexte: [
            (dits, noms(dits)) for dits in dict.fromkeys(map(" ".join, _possibles(lecture.texte, liste))) if dits
        ],
        lambda ecrit, dits, contexte: Lecture(ecrit, dits.split(), noms(dits)),
    )


def _possibles(ecrit: str, liste: monde.Liste) -> list:
    """What the words may say; those of « apatride ? », if they were sure."""
    lus = monde.lire(sans_doute(ecrit), liste)
    return list(lus.choix) or ([lus.codes] if ecrit != sans_doute(ecrit) else [])


QUESTIONS = {
    "mention": Question(
        lambda lecture, contexte: [(SUIVIE, "Elle est encore suivie"), (PARTIE, "Elle est partie, ou décédée")],
        lambda ecrit, code, contexte: Lecture(ecrit, code, code),
    ),
    # As couples, asked once the rows are sorted: ``titres.CHOIX``.
    "intertitre": Question(
        lambda lecture, contexte: [],
        lambda ecrit, reponse, contexte: Lecture(ecrit, reponse, reponse),
        aide="Sans réponse, la ligne n'est pas importée.",
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
    NUMERO: Question(lambda lecture, contexte: numeros_demandes.a_choisir(lecture), numeros_demandes.choisi),
    "sexe": _nomenclature(Sexe),
    "niveau": _nomenclature(Niveau, lambda code: NiveauLu(code, "", NatureEvaluation.EVALUATION_STRUCTURE)),
    "hebergement": Question(lieux_des_sejours.a_choisir, lieux_des_sejours.choisi),
    "emploi": Question(
        lambda lecture, contexte: emplois_lus.a_choisir(lecture),
        lambda ecrit, code, contexte: Lecture(ecrit, code, CategorieEmploi(code).label),
    ),
    **{champ: _droit(champ) for champ in droits_nommes.CHAMPS_DES_DROITS},
    **{champ: Question(croix.a_choisir, partial(croix.choisie, champ)) for champ in croix.OUI_NON},
    "sortie": Question(sorties_demandees.a_choisir, sorties_demandees.choisie),
    "programme": _nomenclature(Programme),
    "composition": Question(
        lambda lecture, contexte: composition.a_choisir(lecture.texte, contexte.menage_max),
        lambda ecrit, reponse, contexte: composition.choisie(ecrit, reponse, contexte.menage_max),
    ),
    "motif_sortie": _nomenclature(MotifSortie),
    "lien": Question(
        lambda lecture, contexte: liens_lus.a_choisir(lecture.texte),
        lambda ecrit, reponse, contexte: liens_lus.choisi(ecrit, reponse),
        liens_lus.d_apres_la_colonne,
    ),
    # Asked once the whole table is read (see ``referents_lus``, ``couples``): no cell alone says it.
    "referent": Question(
        lambda lecture, contexte: [],
        lambda ecrit, nom, contexte: Lecture(ecrit, nom, nom),
        aide="Sans réponse, la case reste comme elle est écrite.",
    ),
    "couple": Question(
        lambda lecture, contexte: [],
        lambda ecrit, reponse, contexte: Lecture(ecrit, reponse, reponse),
        aide="Sans réponse, chacun reste dans son propre ménage.",
    ),
}
#: What they ask is whether two are one; nothing is left out of the table when they are not answered.
RAPPROCHEMENTS = {"referent", "couple"}
#: Fields whose answers are the codes of a list.
_DES_CODES = QUESTIONS.keys() - {
    "mention",
    "intertitre",
    "structure",
    "commune",
    "date_naissance",
    "composition",
    "nationalite",
    "langues",
    NUMERO,
    *croix.OUI_NON,
    *RAPPROCHEMENTS,
}
