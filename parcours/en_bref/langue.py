"""« A2 à l'oral, évalué le 3 mars 2026 »: the language pillar in one line."""

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.en_bref.base import Bref, Trait, dernier, traits
from parcours.nomenclatures import Niveau


def _sources(personne, _parcours):
    evaluations = personne.evaluationlinguistiques.exclude(niveau="")
    yield traits(evaluations, Pilier.LANGUE, "niveau", "date", "niveau")


def _dire(des_traits: list[Trait]) -> str:
    niveau = dernier(des_traits, "niveau")
    if niveau is None:
        return ""
    quand = f", évalué le {jour(niveau.date)}" if niveau.date else ""
    return f"Niveau {Niveau(niveau.texte).label}{quand}"


BREF = Bref(_sources, _dire)
