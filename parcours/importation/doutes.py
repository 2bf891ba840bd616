"""What a cell says without being sure of it: « apatride ? », « A2 ? », « < A1 » are not « apatride », « A2 », « A1 »."""

from dataclasses import replace

from parcours.importation.tables import cle
from parcours.importation.valeur import Lecture

#: Signs that change what the words beside them say.
_SIGNES = "?<>≤≥~✓✔☑☒✗✘☐✕×"
#: Fields whose words are kept as they are written, doubt and all.
_LIBRES = {
    "nom",
    "prenom",
    "nom_complet",
    "prenom_nom",
    "nom_usage",
    "referent",
    "telephone",
    "courriel",
    "numero_famille",
    "observations",
    "note",
    "titre",
    "ecole",
}


def repere(texte: str) -> str:
    """Return what the spellings of one value share; « A2 ? » is not « A2 », and an answer to one is none to the other."""
    signes = "".join(signe for signe in texte if signe in _SIGNES)
    return f"{cle(texte)} {signes}".strip()


def sans_doute(texte: str) -> str:
    """« apatride (?) » → « apatride »."""
    return texte.rstrip(" ?()[]") if est_douteux(texte) else texte


def est_douteux(texte: str) -> bool:
    return texte.rstrip(" )]").endswith("?") and bool(cle(texte))


def douter(champ: str, ecrit: str, lue: Lecture) -> Lecture:
    """Return the reading, not taken when its cell ends with a question mark."""
    if champ in _LIBRES or not est_douteux(ecrit) or (lue.valeur is None and not lue.refus):
        return lue
    question = f" : est-ce « {lue.lu} » ?" if lue.lu else "."
    return replace(lue, texte=ecrit, valeur=None, lu="", probleme=f"« {ecrit} » n'est pas sûr{question}", refus=False)
