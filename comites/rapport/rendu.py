"""From the snapshot to the PDF: the same snapshot gives the same document, for ever."""

import datetime

from django.utils.safestring import mark_safe

from cirj.socle.chiffres import Chiffre
from cirj.socle.pdf import rendre
from comites.indicateurs.definition import Famille
from comites.rapport.anciens import a_jour


def rendre_rapport(instantane: dict) -> bytes:
    """Return the PDF of a snapshot."""
    identifiant = f"rapport-{instantane['departement']['code']}-{instantane['annee']}-{instantane['lu_le']}"
    return rendre("comites/rapport/document.html", contexte(instantane), "rapport.css", identifiant)


def contexte(instantane: dict) -> dict:
    """Return what the template reads: the snapshot, its dates as dates, its counts as figures, its drawings as markup."""
    instantane = a_jour(instantane)
    sections = [
        section
        | {
            "figures": [_figure(figure) for figure in section["figures"]],
            "illustrations": [_illustration(illustration) for illustration in section["illustrations"]],
        }
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


def _figure(figure: dict) -> dict:
    base = figure["base"] and Chiffre.de_json(figure["base"])
    return figure | {
        "valeur": Chiffre.de_json(figure["valeur"]),
        "base": base,
        "avant": Chiffre.de_json(figure["avant"]),
    }


def _illustration(illustration: dict) -> dict:
    lignes = [
        ligne | {"nombre": Chiffre.de_json(ligne["nombre"]), "avant": Chiffre.de_json(ligne["avant"])}
        for ligne in illustration["lignes"]
    ]
    return illustration | {"lignes": lignes, "svg": _dessin(illustration["svg"])}


def _dessin(svg: str) -> str:
    """The drawings were made by ``cirj.socle.graphiques``, which writes labels as XML text."""
    return mark_safe(svg)  # noqa: S308
