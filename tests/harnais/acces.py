"""The grammar of the access table: one line per address and method, one answer per member of the cast."""

from dataclasses import dataclass, field

#: By relation to the shared dossier: its coordination; the structure that carries language and housing; another that
#: carries employment; one that left a month ago; one that never came; an exceptional access; a member of the technical
#: cell; the coordination of another department; the prefecture; technical administration; nobody.
CAST = (
    "coordinatrice", "intervenante", "sur_autre_pilier", "terminee", "autre_intervenante", "exceptionnelle",
    "membre_cellule", "etrangere", "prefecture", "administratrice", "anonyme",
)  # fmt: skip
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


def reponses(defaut, **exceptions) -> tuple:
    """Return the answers in the order of ``CAST``: ``defaut`` for whom is not named; the anonymous must log in."""
    assert set(exceptions) <= set(CAST), exceptions
    return tuple(exceptions.get(qui, CONNEXION if qui == "anonyme" else defaut) for qui in CAST)


def obtenu(reponse) -> int | str:
    """Return the status, or ``CONNEXION`` when the answer leads to the login page."""
    if reponse.status_code == 302 and "/compte/login/" in reponse.url:
        return CONNEXION
    return reponse.status_code
