"""Which column of the OFII's list says what: a header is known by all its words, never by one of them."""

from parcours.importation.entetes import reconnaitre
from parcours.importation.lecture import Feuille, texte
from parcours.importation.mots_entetes import sens

IDENTITE = ("numero_etranger", "nom", "prenom", "nom_complet", "prenom_nom", "date_naissance")
NOMMENT = {"nom", "nom_complet", "prenom_nom", "numero_etranger"}
#: Words for whom the column speaks of: « date de naissance du demandeur ».
_PERSONNE = frozenset(["personne", "ressortissant", "demandeur"])
_SUIVI = {
    "valide_le": [
        "validation",
        "date validation",
        "validation ofii",
        "date validation ofii",
        "validee le",
        "valide le",
        "valide ofii",
        "validee ofii",
        "validee par ofii",
        "validee par ofii le",
        "valide par ofii le",
        "date validation par ofii",
        "accord ofii",
        "date accord ofii",
    ],
    "etat": [
        "etat",
        "etat dossier",
        "etat ofii",
        "etat agir",
        "etat validation",
        "etat parcours",
        "situation",
        "situation ofii",
        "situation agir",
        "statut",
        "statut dossier",
        "statut ofii",
        "statut agir",
        "statut validation",
        "decision ofii",
        "avis ofii",
    ],
}
_CONNUS = {sens(forme): champ for champ, formes in _SUIVI.items() for forme in formes}


def colonnes(feuille: Feuille) -> tuple[int, dict[str, int]]:
    """Return the row of the headers (0 when there is none) and the place of each field that one of them names whole."""
    trouvee = reconnaitre(feuille)
    entetes = [texte(cellule) for cellule in feuille.lignes[trouvee.ligne - 1]] if trouvee.ligne else []
    places = {champ: index for index, champ in trouvee.colonnes.items() if champ in IDENTITE}
    for index, entete in enumerate(entetes):
        champ = _CONNUS.get(sens(entete) - _PERSONNE)
        if champ and champ not in places and index not in places.values():
            places[champ] = index
    return trouvee.ligne, places
