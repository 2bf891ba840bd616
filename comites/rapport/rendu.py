"""From the snapshot to the PDF: the same snapshot gives the same document, for ever."""

import datetime

from django.utils.safestring import mark_safe

from cirj.socle.pdf import rendre
from comites.indicateurs.definition import Famille


def rendre_rapport(instantane: dict) -> bytes:
    """Return the PDF of a snapshot."""
    identifiant = f"rapport-{instantane['departement']['code']}-{instantane['annee']}-{instantane['lu_le']}"
    return rendre("comites/rapport/document.html", contexte(instantane), "rapport.css", identifiant)


def contexte(instantane: dict) -> dict:
    """Return what the template reads: the snapshot, with its dates as dates and its drawings as markup."""
    sections = [
        section | {"illustrations": [i | {"svg": _dessin(i["svg"])} for i in section["illustrations"]]}
        for section in instantane["sections"]
    ]
    return {
        **instantane,
        "sections": sections,
        "couverture": _dessin(instantane["couverture"]),
        "arrete_le": datetime.date.fromisoformat(instantane["arrete_le"]),
        "lu_le": datetime.date.fromisoformat(instantane["lu_le"]),
        "dernier_secret": instantane["seuil"] - 1,
        "familles": Famille.choices,
    }


def _dessin(svg: str) -> str:
    """The drawings were made by ``cirj.socle.graphiques``, which writes labels as XML text."""
    return mark_safe(svg)  # noqa: S308
