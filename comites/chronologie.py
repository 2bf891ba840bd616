"""What committees tell on a pathway's timeline and on its blocked pillar.

Told to who reads the blockage (``PointBlocage.visible_par``): a structure entrusted with a decision on a pillar it
does not carry reads the decision's own page, not the pillar's history.
"""

from collections.abc import Iterator
from uuid import UUID

from cirj.socle.templatetags.francais import jour
from comites.models import Decision, PointOrdreDuJour
from parcours.commun.chronologie import DecisionPrise, Evenement
from parcours.models import PointBlocage


def evenements_des_comites(parcours, agent) -> Iterator[Evenement]:
    """Agenda items, decisions taken and decisions carried out, in two queries."""
    lisibles = PointBlocage.objects.visible_par(agent).filter(parcours=parcours)
    for point in PointOrdreDuJour.objects.filter(blocage__in=lisibles).select_related("seance__comite", "blocage"):
        yield _passage(point, agent)
    for decision in _decisions(lisibles.values("pk")):
        yield Evenement(
            decision.prise_le,
            f"Décision : {decision.quoi}",
            (decision.blocage.pilier,),
            f"{decision.qui_pour(agent)}, pour le {jour(decision.echeance)}",
            decision.get_absolute_url(),
            icone="fr-icon-checkbox-line",
            auteur=str(decision.point.seance.comite),
            rang=decision.cree_le,
        )
        if decision.realisee_le:
            yield Evenement(
                decision.realisee_le,
                f"Décision réalisée : {decision.quoi}",
                (decision.blocage.pilier,),
                decision.effet_observe,
                decision.get_absolute_url(),
                icone="fr-icon-checkbox-circle-line",
                auteur=decision.qui_pour(agent),
                rang=decision.modifie_le,
            )


def decisions_par_blocage(blocages: list[UUID], agent) -> dict[UUID, list[DecisionPrise]]:
    """Return the decisions of the given blockages, in one query."""
    lisibles = PointBlocage.objects.visible_par(agent).filter(pk__in=blocages)
    prises: dict[UUID, list[DecisionPrise]] = {}
    for decision in _decisions(lisibles.values("pk")):
        prises.setdefault(decision.blocage_id, []).append(
            DecisionPrise(
                decision.quoi,
                decision.qui_pour(agent),
                decision.echeance,
                decision.realisee_le,
                decision.effet_observe,
                decision.get_absolute_url(),
            )
        )
    return prises


def _decisions(blocages):
    return Decision.objects.filter(blocage__in=blocages).select_related(
        "structure", "responsable", "blocage", "point__seance__comite"
    )


def _passage(point: PointOrdreDuJour, agent) -> Evenement:
    seance = point.seance
    coordonne = agent.departement_coordonne(point.blocage.departement_id)
    return Evenement(
        max(seance.date, point.blocage.signale_le) if seance.est_close else point.blocage.inscrit_le or seance.date,
        "Reporté à une autre séance" if point.reporte else "À l'ordre du jour",
        (point.blocage.pilier,),
        f"{seance.comite}, séance du {jour(seance.date)}",
        seance.get_absolute_url() if coordonne else "",
        icone="fr-icon-team-line",
        rang=point.cree_le,
    )
