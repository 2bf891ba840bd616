"""What is said of a row: of each of its cells, then what only the whole row can say."""

from parcours.importation.champs import EN_NOTE, NOMS, NON_REPRIS
from parcours.importation.contexte import Contexte
from parcours.importation.enfants_a_naitre import a_naitre
from parcours.importation.ligne_comprise import LigneComprise, probleme
from parcours.importation.numeros_demandes import DES_MOTS
from parcours.importation.numeros_masques import MASQUE, NUMERO, masquer_la_case
from parcours.importation.valeur import VIDE

#: Columns understood from which a row with a name alone is doubtful.
COLONNES_D_UN_TABLEAU = 4
#: What is a number by itself, or is left aside whole; notes say it of themselves.
SANS_MOTS = NON_REPRIS | EN_NOTE | {NUMERO, "numero_famille"}


def problemes(comprise: LigneComprise, colonnes: int, contexte: Contexte, seule: bool = False) -> list[dict]:
    """Return what is said of the row, in a table of ``colonnes`` columns understood.

    ``seule``: the only word of the row was answered to be a person.
    """
    des_cellules = [
        probleme(code, lecture.texte, lecture.probleme, lecture.refus)
        for code, lecture in comprise.champs.items()
        if lecture.probleme
    ]
    return des_cellules + _de_la_ligne(comprise, 0 if seule else colonnes, contexte) + _des_masques(comprise)


def _de_la_ligne(comprise: LigneComprise, colonnes: int, contexte: Contexte) -> list[dict]:
    trouves = []
    if raison := a_naitre(comprise, contexte):
        trouves.append(probleme("prenom", comprise.texte("prenom"), raison, refus=True))
    if not comprise.nom and not any(comprise.champs.get(code, VIDE).refus for code in NOMS):
        trouves.append(probleme("nom", "", "Le nom manque : la personne ne peut pas être créée.", refus=True))
    if colonnes >= COLONNES_D_UN_TABLEAU and _presque_vide(comprise):
        message = "Cette ligne n'a qu'un nom : est-ce une personne, ou un titre ? Complétez-la si c'est une personne."
        trouves.append(probleme("nom", comprise.nom, message, refus=True))
    return trouves


def _presque_vide(comprise: LigneComprise) -> bool:
    """One cell filled, in a table of many columns: a title between two parts of it, more often than a person."""
    dites = [code for code, lecture in comprise.champs.items() if lecture.texte and code not in NON_REPRIS]
    return len(dites) == 1 and dites[0] in NOMS and not comprise.prenom


def _des_masques(comprise: LigneComprise) -> list[dict]:
    """Which cells and comments hold a foreigner's number among their words, that no page shows whole."""
    mots = {code: un.texte for code, un in comprise.champs.items() if code not in SANS_MOTS}
    siens = [code for code, dits in mots.items() if masquer_la_case(code, dits) != dits]
    # Asked, or answered to be hers, it is told otherwise.
    if comprise.champs.get(NUMERO, VIDE).details != DES_MOTS:
        siens += [note.masquee for note in comprise.notes if note.masquee]
        siens += [NUMERO for c in comprise.ligne.commentaires if c.masque != c]
    return [probleme(code, "", MASQUE, refus=False) for code in dict.fromkeys(siens)]
