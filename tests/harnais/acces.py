"""The grammar of the access table: one line per address and method, one answer per member of the cast."""

from dataclasses import dataclass, field

CAST = ("coordinatrice", "intervenante", "autre_intervenante", "prefecture", "etrangere", "anonyme")
#: The answer to who must log in first.
CONNEXION = "connexion"


@dataclass(frozen=True)
class Ligne:
    """``nom`` of the address, answers in the order of ``CAST``, arguments named after the dossier's objects."""

    nom: str
    reponses: tuple
    arguments: dict[str, str] = field(default_factory=dict)
    methode: str = "GET"
    donnees: dict = field(default_factory=dict)
    requete: str = ""
    page: bool = True

    def __str__(self) -> str:
        return f"{self.methode} {self.nom}{self.requete}"


def obtenu(reponse) -> int | str:
    """Return the status, or ``CONNEXION`` when the answer leads to the login page."""
    if reponse.status_code == 302 and "/compte/login/" in reponse.url:
        return CONNEXION
    return reponse.status_code
