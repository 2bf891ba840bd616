"""The pair that follows somebody in AGIR: work and training, rights and housing; exactly one of them leads."""

from django.db import transaction

from parcours.models import Referent
from parcours.nomenclatures import RoleBinome


def en_place(parcours) -> dict[str, Referent]:
    """Return the caseworkers of the pair today, by their place."""
    actuels = parcours.referents.filter(fin__isnull=True).exclude(role_binome="").select_related("agent", "structure")
    return {referent.role_binome: referent for referent in actuels}


def manque(binome: dict[str, Referent]) -> str:
    """Return what is missing for a pair with one lead, in words; "" when nothing is."""
    absents = [place.label.lower() for place in RoleBinome if place not in binome]
    if absents:
        return f"Il manque : {' ; '.join(absents)}."
    return "" if any(r.principal for r in binome.values()) else "Aucun des deux n'est référent principal."


@transaction.atomic
def composer(parcours, agents: dict[str, object], meneur: str, jour) -> None:
    """Put ``agents`` (place → agent) in the pair from ``jour``; the one of the place ``meneur`` leads.

    Whoever leaves a place ends on ``jour``; another lead stays a caseworker without leading.
    """
    avant = en_place(parcours)
    for place, agent in agents.items():
        ancien = avant.get(place)
        if ancien is not None and ancien.agent_id == agent.pk:
            continue
        if ancien is not None:
            ancien.role_binome, ancien.principal = "", False
            if ancien.agent_id not in {a.pk for a in agents.values()}:
                ancien.fin = max(jour, ancien.debut)
            ancien.save()
    for place, agent in agents.items():
        sien = parcours.referents.filter(agent=agent, fin__isnull=True).first()
        if sien is None:
            affectation = agent.affectation
            structure = affectation.structure if affectation else None
            sien = Referent(parcours=parcours, agent=agent, structure=structure, principal=False, debut=jour)
        sien.role_binome = place
        sien.save()
    choisi = parcours.referents.get(role_binome=meneur, fin__isnull=True)
    parcours.referents.filter(principal=True, fin__isnull=True).exclude(pk=choisi.pk).update(principal=False)
    choisi.principal = True
    choisi.save()
