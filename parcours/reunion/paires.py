"""The pairs of dossiers that may be of one person, as the import compares rows: number, names, birth date, telephone."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from parcours.commun.ecarts import jour_et_mois_inverses
from parcours.importation.doublons import CHAMPS, CLES, Annuaire, connue
from parcours.importation.ressemblances import Ressemblance
from parcours.models import DoubleReporte, Personne, PersonnesDistinctes, VarianteIdentite

#: Dossiers that one telephone may be that of.
MENAGE_MAX = 12


@dataclass(frozen=True)
class Paire:
    """Two dossiers (identifiers, in order), what they share in plain French, and when they were put off, if they were."""

    une: object
    autre: object
    motifs: tuple[str, ...]
    reportee_le: datetime.datetime | None = None


def paires(departement: str, agent) -> list[Paire]:
    """Return the pairs of the department nobody has decided about: those that share the most first, those put off last."""
    visibles = Personne.objects.visible_par(agent).filter(departement=departement)
    identites = _identites(visibles)
    annuaire, ecartees = Annuaire(), _ecartees(agent, departement)
    trouvees: dict[frozenset, Ressemblance] = {}
    for identite in identites.values():
        for ressemblance in annuaire.ressemblances(identite):
            cle = frozenset({identite.id, ressemblance.candidate.id})
            if cle not in ecartees:
                trouvees[cle] = ressemblance
        # Each is compared with those before her: two people look alike from both sides.
        annuaire.ajouter(identite)
    rangees = sorted(trouvees.items(), key=lambda p: (-p[1].identique, -len(p[1].motifs), sorted(map(str, p[0]))))
    reports = _reports(agent, departement)
    toutes = [Paire(*sorted(cle), ressemblance.motifs, reports.get(cle)) for cle, ressemblance in rangees]
    return sorted(toutes, key=lambda paire: paire.reportee_le.timestamp() if paire.reportee_le else 0)


def _identites(visibles: QuerySet[Personne]) -> dict:
    """Return the identities that share a key, a number, a birth date or a household's telephone with another."""
    variantes: dict = defaultdict(list)
    for personne, cle in VarianteIdentite.objects.filter(personne__in=visibles.values("pk")).values_list(
        "personne", "cle_identite"
    ):
        variantes[personne].append(cle)
    partagees = []
    for champ in ("cle_identite", "numero_empreinte", "date_naissance"):
        connus = visibles.exclude(**{champ: None} if champ == "date_naissance" else {champ: ""}).order_by()
        partagees.append(connus.values(champ).annotate(n=Count("pk")).filter(n__gt=1).values(champ))
    joignables = visibles.exclude(telephone="").filter(date_naissance__isnull=False).order_by()
    # A number that many dossiers bear is that of a structure, or of nobody.
    de_menage = (
        joignables.values("telephone").annotate(n=Count("pk")).filter(n__range=(2, MENAGE_MAX)).values("telephone")
    )
    # The birth name of one dossier may be the name in use of the other.
    avec_usage = visibles.exclude(cle_usage="").order_by()
    communs = (
        visibles.filter(cle_identite__in=partagees[0])
        | visibles.filter(numero_empreinte__in=partagees[1])
        | visibles.filter(date_naissance__in=partagees[2])
        | visibles.filter(telephone__in=de_menage)
        | visibles.filter(date_naissance__in=_jours_inverses(visibles))
        | visibles.filter(cle_identite__in={cle for cles in variantes.values() for cle in cles if cle})
        | visibles.filter(pk__in=variantes)
        | visibles.filter(cle_identite__in=avec_usage.values("cle_usage"))
        | avec_usage
    )
    return {
        id_: connue(id_, (cle, cle_usage, *variantes.get(id_, ())), lus)
        for id_, cle, cle_usage, *lus in communs.values_list("id", *CLES, *CHAMPS)
    }


def _jours_inverses(visibles: QuerySet[Personne]) -> set[datetime.date]:
    """Return the births whose day and month, swapped, are somebody else's."""
    nes = visibles.filter(date_naissance__day__lte=12).order_by().values_list("date_naissance", flat=True).distinct()
    jours = set(nes)
    return {jour for jour in jours if jour_et_mois_inverses(jour) in jours}


def _ecartees(agent, departement: str) -> set[frozenset]:
    dites = PersonnesDistinctes.objects.visible_par(agent).filter(departement=departement)
    return {frozenset(deux) for deux in dites.order_by().values_list("une_id", "autre_id")}


def _reports(agent, departement: str) -> dict[frozenset, datetime.datetime]:
    reports = DoubleReporte.objects.visible_par(agent).filter(departement=departement).order_by()
    return {frozenset({une, autre}): le for une, autre, le in reports.values_list("une_id", "autre_id", "reporte_le")}
