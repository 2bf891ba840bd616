"""Which column of the OFII's list says what: a header is known by all its words, never by one of them."""

from parcours.importation.entetes import reconnaitre
from parcours.importation.lecture import Feuille, texte
from parcours.importation.tables import cle

IDENTITE = ("numero_etranger", "nom", "prenom", "nom_complet", "prenom_nom", "date_naissance")
NOMMENT = {"nom", "nom_complet", "prenom_nom", "numero_etranger"}
#: Words around the one that counts: « date de naissance du bénéficiaire ».
_NEUTRES = frozenset(
    [
        "de",
        "du",
        "la",
        "le",
        "l",
        "d",
        "des",
        "beneficiaire",
        "personne",
        "usager",
        "ressortissant",
        "demandeur",
        "s",
        "e",
    ]
)
_SUIVI = {
    "valide_le": [
        "validation", "date validation", "validation ofii", "date validation ofii", "validee le", "valide le", "valide ofii",
        "validee ofii", "validee par ofii", "validee par ofii le", "valide par ofii le", "date validation par ofii", "accord ofii",
        "date accord ofii",
    ],
    "etat": [
        "etat", "etat dossier", "etat ofii", "etat agir", "etat validation", "etat parcours", "situation", "situation ofii",
        "situation agir", "statut", "statut dossier", "statut ofii", "statut agir", "statut validation", "decision ofii", "avis ofii",
    ],
}  # fmt: skip
_CONNUS = {frozenset(forme.split()): champ for champ, formes in _SUIVI.items() for forme in formes}


def colonnes(feuille: Feuille) -> tuple[int, dict[str, int]]:
    """Return the row of the headers (0 when there is none) and the place of each field that one of them names whole."""
    trouvee = reconnaitre(feuille)
    entetes = [texte(cellule) for cellule in feuille.lignes[trouvee.ligne - 1]] if trouvee.ligne else []
    places = {champ: index for index, champ in trouvee.colonnes.items() if champ in IDENTITE}
    for index, entete in enumerate(entetes):
        champ = _CONNUS.get(_mots(entete))
        if champ and champ not in places and index not in places.values():
            places[champ] = index
    return trouvee.ligne, places


def _mots(entete: str) -> frozenset[str]:
    return frozenset(mot for mot in cle(entete).split() if mot not in _NEUTRES)
