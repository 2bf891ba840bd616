"""« 3 droits ouverts, 1 à obtenir, 8 à voir »: what the social and the health pillars say of rights in one line."""

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import compte
from parcours.commun.bref import Trait, traits
from parcours.nomenclatures import EtatDroit, TypeDroit


def droits(personne, pilier: Pilier) -> QuerySet:
    """Return the rights of one pillar as facts whose word is their state."""
    de_sante = TypeDroit.de_sante()
    siens = (
        personne.droits.filter(type__in=de_sante)
        if pilier == Pilier.SANTE
        else personne.droits.exclude(type__in=de_sante)
    )
    return traits(siens, pilier, "droit", "date", "etat")


def dire_les_droits(des_traits: list[Trait]) -> str:
    etats = [t.texte for t in des_traits if t.genre == "droit"]
    ouverts, refuses = etats.count(EtatDroit.OUVERT), etats.count(EtatDroit.REFUSE)
    attendus = sum(etat in (EtatDroit.A_FAIRE, EtatDroit.DEMANDE, EtatDroit.RECOURS) for etat in etats)
    parties = []
    if ouverts:
        parties.append(compte(ouverts, "droit ouvert,droits ouverts"))
    if attendus:
        parties.append(f"{attendus} à obtenir")
    if refuses:
        parties.append(compte(refuses, "refusé,refusés"))
    return ", ".join(parties)
