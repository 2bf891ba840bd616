"""Which rows of a table are people, and which are titles, totals, notes, repeated headers or nothing."""

from dataclasses import dataclass, field

from parcours.importation.champs import NON_REPRIS
from parcours.importation.couples import Couples
from parcours.importation.familles import reprendre_les_familles
from parcours.importation.lecture import Cellule, texte
from parcours.importation.referents_du_foyer import proposer_le_referent
from parcours.importation.remarques import Commentaire
from parcours.importation.tables import cle, table
from parcours.importation.titres import COLONNES_D_UN_TABLEAU, SECTION, Titres

TOTAL, ENTETE, REMARQUE = "total", "en-tête répété", "remarque"
#: A row of people says more than that; a total, a legend, a signature do not.
CASES_D_UNE_REMARQUE = 3


@dataclass
class Ligne:
    """A row: ``rang`` among all those of the import, ``numero`` in its sheet (1 for the first).

    ``foyer``: what its household is told by, or "". ``reprises``: columns filled from the row above, that its family
    shares. ``structure`` and ``sortie``: what its sheet says of all its rows. ``couleur`` and ``commentaires``: beside it.
    ``place``: that of a spouse in the household, when no cell says it (see ``couples``). ``titre``: the one that it stands
    under (see ``titres``). ``referent_du_foyer``: the caseworker of its household's first row, when its own cell is empty.
    """

    numero: int
    cellules: list[Cellule]
    rang: int = 0
    feuille: str = ""
    foyer: str = ""
    reprises: frozenset[int] = frozenset()
    structure: str = ""
    sortie: str = ""
    masquee: bool = False
    barree: bool = False
    couleur: str = ""
    place: str = ""
    titre: str = ""
    referent_du_foyer: str = ""
    commentaires: list[Commentaire] = field(default_factory=list)

    @property
    def ou(self) -> str:
        """« Ligne 12 », « « CADA Dole », ligne 12 »."""
        return self.ou_dans_une_phrase.replace("ligne", "Ligne", not self.feuille)

    @property
    def ou_dans_une_phrase(self) -> str:
        """« ligne 12 », « « CADA Dole », ligne 12 »."""
        return f"« {self.feuille} », ligne {self.numero}" if self.feuille else f"ligne {self.numero}"


@dataclass(frozen=True)
class Partie:
    """The rows of one sheet, under its header, in the columns of the whole table. ``fusions``: [top, column, bottom]."""

    entetes: list[str]
    lignes: list[Ligne]
    fusions: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Tri:
    """``ignorees``: (which row, text, why) of the rows that say something but are nobody; blank rows are only counted.

    ``cachees``: rows of people that the file hides or strikes through, and that nobody asked to import.
    ``couples``: what is to be asked of two rows that may be one couple (see ``couples``); ``titres``: of a word alone on
    its row (see ``titres``).
    """

    lignes: list[Ligne]
    ignorees: list[tuple[str, str, str]]
    vides: int
    cachees: list[Ligne] = field(default_factory=list)
    couples: list = field(default_factory=list)
    titres: list = field(default_factory=list)

    def nombre_cachees(self, quoi: str) -> int:
        return sum(getattr(ligne, quoi) for ligne in self.cachees)


def trier(
    parties: list[Partie],
    colonnes: dict[int, str],
    avec: frozenset[str] = frozenset(),
    couples: dict[str, str] | None = None,
    titres: Titres | None = None,
) -> Tri:
    """Sort the rows of the sheets; ``avec`` holds « masquee » and « barree » when those rows are to be imported.

    ``couples``: what was answered of two rows that may be one couple; None: they are only counted, none is put together.
    ``titres`` reads the titles among the rows; None: they are set aside as far as the rows alone tell them.
    """
    rapprochees = Couples(couples or {})
    utiles = [index for index, champ in colonnes.items() if champ not in NON_REPRIS]
    tri = Tri([], [], 0, [])
    vides = 0
    for partie in parties:
        entetes = [entete.casefold() for entete in partie.entetes]
        personnes = []
        if titres:
            titres.debuter(partie.lignes, colonnes)
        for ligne in partie.lignes:
            pleines = [texte(c) for c in ligne.cellules if texte(c)]
            if not pleines:
                vides += 1
                continue
            raison = _pas_une_personne(ligne.cellules, pleines, utiles, entetes, colonnes)
            if titres and raison in ("", SECTION):
                raison = titres.lire(ligne, raison)
            if raison:
                tri.ignorees.append((ligne.ou_dans_une_phrase, " · ".join(pleines)[:80], raison))
            else:
                personnes.append(ligne)
                if titres:
                    titres.suivre(ligne)
        reprendre_les_familles(personnes, partie.fusions, colonnes)
        if couples is not None:
            rapprochees.rapprocher(personnes, colonnes, partie.entetes)
        for ligne in personnes:
            cachee = (ligne.masquee and "masquee" not in avec) or (ligne.barree and "barree" not in avec)
            (tri.cachees if cachee else tri.lignes).append(ligne)
    _reunir_les_foyers(tri.lignes)
    proposer_le_referent(tri.lignes, colonnes)
    for rang, ligne in enumerate(tri.lignes, start=1):
        ligne.rang = rang
    demandes = titres.questions if titres else []
    return Tri(tri.lignes, tri.ignorees, vides, tri.cachees, rapprochees.questions, demandes)


def _reunir_les_foyers(lignes: list[Ligne]) -> None:
    """Bring the rows of one household after its first one: a household is written whole, in one batch."""
    premiers: dict[str, int] = {}
    places = {id(ligne): premiers.setdefault(ligne.foyer or f"\x1f{rang}", rang) for rang, ligne in enumerate(lignes)}
    lignes.sort(key=lambda ligne: places[id(ligne)])


def _pas_une_personne(
    cellules: list[Cellule], pleines: list[str], utiles: list[int], entetes: list[str], colonnes: dict[int, str]
) -> str:
    if len(pleines) <= CASES_D_UNE_REMARQUE and not _a_une_naissance(cellules, colonnes):
        if any(table("totaux").exacte(t.rstrip(" :")) for t in pleines):
            return TOTAL
        if raison := _remarque(pleines[0]):
            return raison
    if not any(texte(cellules[index]) for index in utiles if index < len(cellules)):
        return SECTION
    if len(pleines) == 1 and (
        pleines[0][:2] in ("--", "==", "**", "__", "##")
        or (len(utiles) >= COLONNES_D_UN_TABLEAU and _titre(pleines[0]))
    ):
        return SECTION
    repetes = sum(
        1
        for cellule, entete in zip(cellules, entetes, strict=False)
        if entete and isinstance(cellule, str) and entete.endswith(cellule.casefold()) and cellule
    )
    return ENTETE if len(pleines) > 1 and repetes >= max(2, len(pleines) // 2) else ""


def _titre(ecrit: str) -> bool:
    """Several words in capitals, alone on their row: « CHAMPAGNOLE ET PLATEAU »."""
    return ecrit.isupper() and len(ecrit.split()) > 1


def _a_une_naissance(cellules: list[Cellule], colonnes: dict[int, str]) -> bool:
    return any(
        champ == "date_naissance"
        and index < len(cellules)
        and any(c.isdigit() for c in texte(cellules[index]))
        and not isinstance(cellules[index], int | float)
        for index, champ in colonnes.items()
    )


def _remarque(ecrit: str) -> str:
    """Say what a row is that begins as totals, legends, notes and signatures do."""
    if ecrit.startswith(("*", "→", "(*")):
        return REMARQUE
    mots = cle(ecrit).split()
    for longueur in range(min(len(mots), 3), 0, -1):
        if ligne := table("remarques").exacte(" ".join(mots[:longueur])):
            return ligne["raison"]
    return ""
