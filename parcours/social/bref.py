"""« 3 droits ouverts, 1 à obtenir ; parrainage depuis le 3 mars 2026 »: the social and cultural pillar in one line."""

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.bref import Bref, Trait, dernier, traits
from parcours.droits.bref import dire_les_droits, droits
from parcours.nomenclatures import TypeDuo


def _sources(personne, _parcours):
    yield droits(personne, Pilier.SOCIAL)
    aujourdhui = timezone.localdate()
    en_cours = Q(fin__isnull=True) | Q(fin__gt=aujourdhui)
    yield traits(personne.duos.filter(en_cours), Pilier.SOCIAL, "duo", "debut", "type")
    partages = personne.duos_partages.filter(Q(duo__fin__isnull=True) | Q(duo__fin__gt=aujourdhui))
    yield traits(partages, Pilier.SOCIAL, "duo", "duo__debut", "duo__type")


def _dire(des_traits: list[Trait]) -> str:
    return " ; ".join(filter(None, [dire_les_droits(des_traits), _duo(dernier(des_traits, "duo"))]))


def _duo(duo: Trait | None) -> str:
    return f"{TypeDuo(duo.texte).label.lower()} depuis le {jour(duo.date)}" if duo else ""


BREF = Bref(_sources, _dire)
