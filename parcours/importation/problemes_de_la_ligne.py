"""What is said of a row: of each of its cells, then what only the whole row can say."""

from parcours.importation.champs import EN_NOTE, NOMS, NON_REPRIS
from parcours.importation.contexte import Contexte
from parcours.importation.enfants_a_naitre import a_naitre
from parcours.importation.ligne_comprise import LigneComprise, probleme
from parcours.importation.numeros_masques import MASQUE, masquer_dans
from parcours.importation.valeur import VIDE

#: Columns understood from which a row with a name alone is doubtful.
COLONNES_D_UN_TABLEAU = 4


def problemes(comprise: LigneComprise, colonnes: int, contexte: Contexte) -> list[dict]:
    """Return what is said of the row, in a table of ``colonnes`` columns understood."""
    des_cellules = [
        probleme(code, lecture.texte, lecture.probleme, lecture.refus)
        for code, lecture in comprise.champs.items()
        if lecture.probleme
    ]
    return des_cellules + _de_la_ligne(comprise, colonnes, contexte) + _des_masques(comprise)


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
    """Which cells and comments hold a foreigner's number, that their note does not show."""
    dits = {code: comprise.champs[code].valeur for code in EN_NOTE if code in comprise.champs}
    siens = [code for code, mots in dits.items() if mots and masquer_dans(mots) != mots]
    if any(masquer_dans(c.texte) != c.texte for c in comprise.ligne.commentaires):
        siens.append("numero_etranger")
    return [probleme(code, "", MASQUE, refus=False) for code in siens]
