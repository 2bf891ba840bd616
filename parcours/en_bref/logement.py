"""« CADA depuis le 12 janv. 2026 »: the housing pillar in one line."""

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.en_bref.base import Bref, Trait, dernier, traits
from parcours.nomenclatures import CategorieSejour


def _sources(personne, _parcours):
    actuels = personne.sejours.filter(Q(fin__isnull=True) | Q(fin__gt=timezone.localdate()))
    yield traits(actuels, Pilier.LOGEMENT, "sejour", "debut", "categorie")


def _dire(des_traits: list[Trait]) -> str:
    sejour = dernier(des_traits, "sejour")
    if sejour is None:
        return ""
    depuis = f" depuis le {jour(sejour.date)}" if sejour.date else ""
    return f"{CategorieSejour(sejour.texte).label}{depuis}"


BREF = Bref(_sources, _dire)
