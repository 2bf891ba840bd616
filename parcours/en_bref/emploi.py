"""« CDI depuis le 1 sept. 2026 »: the work and training pillar in one line."""

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.en_bref.base import Bref, Trait, dernier, traits
from parcours.nomenclatures import CategorieEmploi


def _sources(personne, _parcours):
    yield traits(personne.situationemplois.all(), Pilier.EMPLOI, "situation", "date", "categorie")


def _dire(des_traits: list[Trait]) -> str:
    situation = dernier(des_traits, "situation")
    if situation is None:
        return ""
    depuis = f" depuis le {jour(situation.date)}" if situation.date else ""
    return f"{CategorieEmploi(situation.texte).label}{depuis}"


BREF = Bref(_sources, _dire)
