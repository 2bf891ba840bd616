"""The grammar of the access table: one line per address and method, one answer per member of the cast."""

from dataclasses import dataclass, field

#: By relation to the shared dossier: its coordination; the structure that carries language and housing; another that
#: carries employment; one that left a month ago; one that never came; an exceptional access; a member of the technical
#: cell; the coordination of another department; the prefecture; technical administration; nobody.
CAST = (
    "coordinatrice",
    "intervenante",
    "sur_autre_pilier",
    "terminee",
    "autre_intervenante",
    "exceptionnelle",
    "membre_cellule",
    "etrangere",
    "prefecture",
    "administratrice",
    "anonyme",
)
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


# A stranger's object does not exist; a role that may not act is told so.
PUBLIQUE = reponses(200, anonyme=200)
TOUS = reponses(200)
AILLEURS = reponses(302)
SUR_LE_TERRAIN = reponses(200, coordinatrice=403, etrangere=403, prefecture=403, administratrice=403)
QUI_ACCOMPAGNE = reponses(200, prefecture=403, administratrice=403)
DEUX_COORDINATIONS = reponses(403, coordinatrice=200, etrangere=200)
QUI_GERE = reponses(403, coordinatrice=200, etrangere=200, administratrice=200)
LIT_LE_COMPTE = reponses(403, coordinatrice=200, etrangere=404, administratrice=200)
GERE_LE_COMPTE = reponses(403, coordinatrice=302, etrangere=404, administratrice=302)
CHIFFRES = reponses(403, coordinatrice=200, etrangere=200, prefecture=200)
LE_RAPPORT = reponses(403, coordinatrice=200, etrangere=404, prefecture=200)
SON_DEPARTEMENT = reponses(404, coordinatrice=200)
SON_GESTE = reponses(404, coordinatrice=302)
# A person's pages: the coordination, every structure that intervenes, and the exceptional access, which only reads.
SON_DOSSIER = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=200, exceptionnelle=200)
SON_DOSSIER_ECRIT = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=200, exceptionnelle=403)
# What hangs on the pillars that the first structure carries.
SON_PILIER = reponses(404, coordinatrice=200, intervenante=200, exceptionnelle=200)
SON_PILIER_ECRIT = reponses(404, coordinatrice=200, intervenante=200, exceptionnelle=403)
PERSONNE = {"personne_id": "personne"}
