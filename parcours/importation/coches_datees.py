"""A tick and its day in one cell: « O 15/07/25 », « OK depuis 03/2024 », « x 15/07 »; « N 15/07/25 » is a no that is asked.

The yes is sure whatever its date: one that cannot be read is said, and the yes is kept.
"""

from dataclasses import dataclass

from parcours.importation.coches import coche
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, DateRefusee, lire_date
from parcours.importation.dates_parmi_les_mots import dates_ecrites
from parcours.importation.lecture import Cellule
from parcours.importation.tables import cle, mots_de

_PONCTUATION = " ,;:.-–—()[]/"


@dataclass(frozen=True, slots=True)
class CocheDatee:
    """``oui``: what the tick says. ``date``: its day, None when ``probleme`` says why it is not read."""

    oui: bool
    date: DateLue | None
    ecrite: str
    probleme: str = ""


def coche_datee(cellule: Cellule, contexte: Contexte) -> CocheDatee | None:
    """Return what a tick beside the only date of the cell says; None for any other cell."""
    tranchee = _tranchee(cellule)
    if tranchee is None:
        return None
    oui, ecrite = tranchee
    try:
        return CocheDatee(oui, lire_date(ecrite, contexte.aujourdhui, None, contexte.epoque, contexte.age_max), ecrite)
    except DateRefusee:
        return CocheDatee(oui, None, ecrite, f"« {cellule} » : la date « {ecrite} » n'est pas reprise.")


def dit_non_avec_une_date(ecrit: str) -> bool:
    tranchee = _tranchee(ecrit)
    return tranchee is not None and not tranchee[0]


def avec_sa_date(reponse: str, ecrit: str) -> str:
    """Return the answer « oui » to « N 15/07/25 » with the day that the cell says."""
    tranchee = _tranchee(ecrit)
    return f"{reponse} {tranchee[1]}" if tranchee and reponse == "oui" else reponse


def _tranchee(cellule: Cellule) -> tuple[bool, str] | None:
    """Return what the tick says, and the date as it is written."""
    dites = dates_ecrites(cellule) if isinstance(cellule, str) else []
    if len(dites) != 1:
        return None
    neutres = mots_de("mots_d_une_coche", "neutre")
    mots = [mot.strip(_PONCTUATION) for mot in dites[0].reste.split() if mot != "…"]
    tique = " ".join(mot for mot in mots if mot and cle(mot) not in neutres)
    # « 1 03/2024 » is a day.
    dit = None if tique.isdigit() else coche(tique)
    return None if dit is None else (dit, dites[0].date)
