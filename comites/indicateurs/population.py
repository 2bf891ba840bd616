"""Population P (docs/domaine.md §9): the people followed in the department, and their pathways."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from comites.indicateurs.contexte import Contexte
from comites.models import Decision
from parcours.models import Intervention, Parcours, Personne, PointBlocage
from parcours.models.parcours import ParcoursQuerySet


def parcours(ctx: Contexte) -> ParcoursQuerySet:
    """Return the pathways the filter keeps, whatever their dates."""
    f = ctx.filtre
    ensemble = Parcours.objects.filter(departement=f.departement)
    if f.programme:
        ensemble = ensemble.filter(programme=f.programme)
    if f.commune:
        ensemble = ensemble.filter(personne__commune=f.commune)
    elif f.epci:
        ensemble = ensemble.filter(personne__commune__epci=f.epci)
    if f.nationalite:
        ensemble = ensemble.filter(personne__nationalites__contains=[f.nationalite])
    if f.pilier:
        portees = Intervention.objects.filter(parcours=OuterRef("pk"), pilier=f.pilier, debut__lte=f.b)
        ensemble = ensemble.filter(Exists(portees.filter(Q(fin__isnull=True) | Q(fin__gte=f.a))))
    return ensemble


def parcours_ouverts(ctx: Contexte) -> ParcoursQuerySet:
    """Return the pathways open at least one day of the period (the day of exit is no longer one)."""
    f = ctx.filtre
    # Gone on a day that nobody said: followed as long as a contact, or a day of entry, shows it.
    vus = Q(dernier_contact__gte=f.a) | Q(debut__gte=f.a, entree_connue=True)
    ouverts = Q(fin__isnull=True) | Q(fin__gt=f.a, sortie_connue=True) | Q(vus, fin__gt=f.a, sortie_connue=False)
    return parcours(ctx).filter(ouverts, debut__lte=f.b)


def parcours_perdus(ctx: Contexte) -> ParcoursQuerySet:
    """Return those that may have been open in the period: gone on a day that nobody said, unseen since it began."""
    f = ctx.filtre
    partis = parcours(ctx).filter(fin__gt=f.a, sortie_connue=False, debut__lte=f.b)
    return partis.exclude(pk__in=parcours_ouverts(ctx).values("pk"))


def parcours_au(ctx: Contexte) -> ParcoursQuerySet:
    """Return the pathways open on the last day looked at: a stock."""
    return parcours(ctx).ouverts(ctx.filtre.b)


def personnes(ctx: Contexte) -> QuerySet:
    """Return the file active: people with a pathway open at least one day of the period."""
    return Personne.objects.filter(Exists(parcours_ouverts(ctx).filter(personne=OuterRef("pk"))))


def personnes_au(ctx: Contexte) -> QuerySet:
    """Return the people with a pathway open on the last day looked at: a stock."""
    return Personne.objects.filter(Exists(parcours_au(ctx).filter(personne=OuterRef("pk"))))


def blocages(ctx: Contexte) -> QuerySet:
    """Return the blockages of the pathways the filter keeps; with a pillar, those of that pillar."""
    f = ctx.filtre
    if f.pilier:
        sans_pilier = Contexte(f.avec(pilier=""), ctx.regles)
        return blocages(sans_pilier).filter(pilier=f.pilier)
    ensemble = PointBlocage.objects.filter(departement=f.departement)
    if f.programme or f.commune or f.epci or f.nationalite:
        ensemble = ensemble.filter(parcours__in=parcours(ctx).values("pk"))
    return ensemble


def decisions(ctx: Contexte) -> QuerySet:
    """Return the decisions taken about those blockages."""
    return Decision.objects.filter(blocage__in=blocages(ctx).values("pk"))
