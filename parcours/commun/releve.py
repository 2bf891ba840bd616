"""What the parts of the records share: a row, a section, and how their words are put together."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from cirj.socle.templatetags.francais import jour


@dataclass(frozen=True)
class Geste:
    """Something to do from a row: the words of the link, the form it opens, on which row, with what chosen already.

    ``lien``: the address of a page that is none of these forms.
    """

    mot: str
    code: str = ""
    objet_id: object = ""
    choix: str = ""
    lien: str = ""

    @property
    def requete(self) -> str:
        return f"?{urlencode({'choix': self.choix})}" if self.choix else ""

    @property
    def ident(self) -> str:
        return f"{self.code}-{self.objet_id or self.choix}"


@dataclass(frozen=True)
class LigneReleve:
    """``code`` and ``objet_id`` give the address of the form that corrects the row; no ``code``, nothing to correct.

    ``gestes``: what else may be done from it, before correcting. ``attention``: what a dated rule says of it.
    ``remarques``: what a reader should know of it.
    """

    titre: str
    detail: str
    code: str = ""
    objet_id: object = ""
    gestes: tuple[Geste, ...] = ()
    attention: str = ""
    remarques: tuple[str, ...] = ()


@dataclass
class Section:
    """Rows, nothing yet, or confidential: three different things.

    ``ouvert`` False: the pillar is closed to the reader, ``lignes`` is empty whatever is recorded, and nothing was read.
    ``code``: the form that adds a row; ``ajoutable`` False when there is nothing more to add. ``pilier``: tells apart
    two sections of one form, and is chosen beforehand on it. ``constat``: what the rows say together.
    """

    titre: str
    code: str
    ajouter: str
    ouvert: bool
    lignes: list[LigneReleve]
    ajoutable: bool = True
    pilier: str = ""
    constat: str = ""
    #: A template that draws ``contenu`` instead of rows.
    gabarit: str = ""
    contenu: object = None

    @property
    def requete(self) -> str:
        return f"?{urlencode({'pilier': self.pilier})}" if self.pilier else ""

    @property
    def ident(self) -> str:
        return f"{self.code}-{self.pilier}" if self.pilier else self.code


def section(titre: str, code: str, ajouter: str, ouvert: bool, lire: Callable[[], list[LigneReleve]]) -> Section:
    """Return a section; a closed one is not even read from the database."""
    return Section(titre, code, ajouter, ouvert, lire() if ouvert else [])


def jusqu_a(fin) -> str:
    return f"jusqu'au {jour(fin)}" if fin else ""


def date_du(fait) -> str:
    """« 3 mars 2026 », « date inconnue, d'après le tableau du 3 mars 2026 »."""
    return fait.date_affichee or suite("date inconnue", fait.source_tableau)


def minuscule(mots) -> str:
    """Return a label as it reads inside a sentence; what it spells in capitals stays: « positionnement OFII »."""
    return f"{str(mots)[:1].lower()}{str(mots)[1:]}"


def suite(*parties: str) -> str:
    return ", ".join(filter(None, parties))
