"""The one date that stands among the words of a cell: « née en France 08/25 », « sorti en mars 2025, abandon »."""

import re
from dataclasses import dataclass

from parcours.importation.dates import DE_SEMAINE
from parcours.importation.tables import cle, table

#: A whole date in figures, or a year alone: what is a date wherever it stands.
EN_ENTIER = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|(?:19|20)\d{2})"
# With its weekday: what contradicts it is said.
_EN_CHIFFRES = re.compile(
    rf"(?:\b{DE_SEMAINE})?(?<![\d/.\-])(?:{EN_ENTIER}|\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}}))(?![\d/\-])", re.IGNORECASE
)
#: « 3 mars », « 1er août », « févr. » before a year.
_MOIS_DEVANT = re.compile(r"(?:(?<!\d)\d{1,2}(?:er)? +)?(?P<mois>[^\W\d_]+)\.? +$")

_PONCTUATION = " ,;:.-–()[]/\n"


@dataclass(frozen=True)
class DateEntouree:
    """``reste``: the words beside it, without the punctuation that held them together."""

    date: str
    reste: str


def dates_ecrites(ecrit: str) -> list[DateEntouree]:
    """Return each date written in the text, with all the other words of the text."""
    trouvees = []
    for trouvee in _EN_CHIFFRES.finditer(ecrit):
        debut = trouvee.start()
        devant = _MOIS_DEVANT.search(ecrit[:debut])
        if trouvee.group().isdigit() and devant and table("mois").exacte(devant["mois"]):
            debut = devant.start()
        autour = (cote.strip(_PONCTUATION) for cote in (ecrit[:debut], ecrit[trouvee.end() :]))
        trouvees.append(DateEntouree(ecrit[debut : trouvee.end()], " … ".join(filter(None, autour))))
    return trouvees


def date_parmi_les_mots(ecrit: str) -> DateEntouree | None:
    """Return the only date of the text, when words and no other figure stand beside it."""
    trouvees = dates_ecrites(ecrit)
    seule = trouvees[0] if len(trouvees) == 1 else None
    if seule is None or not cle(seule.reste) or any(c.isdigit() for c in seule.reste):
        return None
    return seule
