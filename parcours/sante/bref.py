"""« 2 droits ouverts ; rendez-vous le 3 mars 2026 ; avec un interprète »: the health pillar in one line."""

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.bref import Bref, Trait, traits
from parcours.droits.bref import dire_les_droits, droits
from parcours.nomenclatures import EtatRendezVous


def _sources(personne, parcours):
    yield droits(personne, Pilier.SANTE)
    a_venir = parcours.rendez_vous.filter(
        pilier=Pilier.SANTE, date__gte=timezone.localdate(), etat__in=EtatRendezVous.a_venir()
    )
    yield traits(a_venir, Pilier.SANTE, "rendez_vous", "date")
    for besoin in ("interprete", "orientation"):
        siens = personne.acces_soins.filter(**{besoin: True})
        yield traits(siens, Pilier.SANTE, besoin, f"{besoin}_le")


def _dire(des_traits: list[Trait]) -> str:
    prochains = [t.date for t in des_traits if t.genre == "rendez_vous"]
    besoins = {t.genre for t in des_traits}
    parties = [
        dire_les_droits(des_traits),
        f"rendez-vous le {jour(min(prochains))}" if prochains else "",
        "interprète nécessaire" if "interprete" in besoins else "",
        "à orienter vers un service de santé" if "orientation" in besoins else "",
    ]
    return " ; ".join(filter(None, parties))


BREF = Bref(_sources, _dire)
