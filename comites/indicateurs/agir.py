"""AGIR (indicators 24 and 26 to 28): how long a referral waits, and what people leave with."""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Mesure, Nature, Unite
from comites.indicateurs.population import parcours, parcours_ouverts
from comites.indicateurs.sql import Jours
from parcours.models import ParcoursAgir, Sejour, SituationEmploi
from parcours.nomenclatures import EtatAgir, Programme
from parcours.nomenclatures.agir import EMPLOIS_DURABLES, LOGEMENTS_DURABLES

SOURCE = "Orientations et sorties AGIR notées dans les dossiers CIR-J"


def entrees(parcours_ref: str = "pk"):
    """Return what says the entry of a pathway into AGIR: an AGIR pathway may have begun before it as another one."""
    return ParcoursAgir.objects.filter(parcours=OuterRef(parcours_ref), etat__in=EtatAgir.entres())


def en_agir(ctx):
    """Pathways in AGIR at least one day of the period, with ``entree``, the day they entered it."""
    entres = (
        parcours_ouverts(ctx)
        .filter(programme=Programme.AGIR)
        .annotate(entree=Subquery(entrees().values("entree_le")[:1]))
    )
    return entres.filter(entree__lte=ctx.filtre.b)


def _entres(ctx):
    f = ctx.filtre
    return (
        parcours(ctx)
        .filter(programme=Programme.AGIR)
        .annotate(
            entree=Subquery(entrees().values("entree_le")[:1]), orientation=Subquery(entrees().values("oriente_le")[:1])
        )
        .filter(entree__range=(f.a, f.b))
    )


REGISTRE.ajouter(
    Indicateur(
        code="delai_agir",
        numero="24",
        titre="Délai entre l'orientation et l'entrée (AGIR)",
        famille=Famille.PUBLIC,
        unite=Unite.PARCOURS,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Entrées dans AGIR pendant la période, dont la date d'orientation est connue.",
        denominateur="Entrées dans AGIR pendant la période.",
        lignes=lambda ctx: _entres(ctx).filter(orientation__isnull=False),
        base=_entres,
        manquants=lambda ctx: _entres(ctx).filter(orientation__isnull=True),
        sens_manquants="entrées dont l'orientation n'est pas datée",
        mesure=Mesure("Délai médian", "jours", lambda ctx: Jours(F("entree"), F("orientation"))),
    )
)


def _finis(ctx):
    return parcours(ctx).filter(programme=Programme.AGIR, fin__range=(ctx.filtre.a, ctx.filtre.b))


def _sortis(ctx):
    return _finis(ctx).filter(sortie_connue=True)


def _sortis_avec(conditions):
    return lambda ctx: _sortis(ctx).filter(*(condition() for condition in conditions))


def _sans_date(*modeles):
    """Exits on a day that nobody said, and those where the housing, or the work, has no date to compare with the day."""

    def manquants(ctx):
        sans = Q(sortie_connue=False)
        for modele, date, categories in modeles:
            siens = modele.objects.filter(personne=OuterRef("personne"), categorie__in=categories)
            sans |= Q(Exists(siens.filter(**{f"{date}__isnull": True}))) & ~Q(
                Exists(siens.filter(**{f"{date}__isnull": False}))
            )
        return _finis(ctx).filter(sans)

    return manquants


def _loges():
    encore = Q(fin__isnull=True) | Q(fin__gte=OuterRef("fin"))
    commence = Q(debut__isnull=True) | Q(debut__lte=OuterRef("fin"))
    return Exists(
        Sejour.objects.filter(encore, commence, personne=OuterRef("personne"), categorie__in=LOGEMENTS_DURABLES)
    )


def _employes():
    encore = Q(fin__isnull=True) | Q(fin__gte=OuterRef("fin"))
    commence = Q(date__isnull=True) | Q(date__lte=OuterRef("fin"))
    return Exists(
        SituationEmploi.objects.filter(encore, commence, personne=OuterRef("personne"), categorie__in=EMPLOIS_DURABLES)
    )


_PAR_DATE = {_loges: (Sejour, "debut", LOGEMENTS_DURABLES), _employes: (SituationEmploi, "date", EMPLOIS_DURABLES)}
_EMPLOI = "en CDI, en CDD de six mois ou plus, en alternance ou en formation qualifiante"
_LOGEMENT = "dans un logement durable (parc social ou privé, résidence sociale, foyer de jeunes travailleurs)"
for numero, code, titre, famille, dit, conditions in (
    ("26", "agir_emploi", "Sorties d'AGIR vers l'emploi ou la formation", Famille.EMPLOI, _EMPLOI, (_employes,)),
    ("27", "agir_logement", "Sorties d'AGIR vers le logement", Famille.LOGEMENT, _LOGEMENT, (_loges,)),
    (
        "28",
        "agir_complete",
        "Sorties d'AGIR avec les deux",
        Famille.PUBLIC,
        f"{_EMPLOI}, et {_LOGEMENT}",
        (_employes, _loges),
    ),
):
    REGISTRE.ajouter(
        Indicateur(
            code=code,
            numero=numero,
            titre=titre,
            famille=famille,
            unite=Unite.PARCOURS,
            nature=Nature.FLUX,
            source=SOURCE,
            numerateur=f"Parmi elles, sorties d'AGIR où la personne est, ce jour-là, {dit}.",
            denominateur="Sorties d'AGIR pendant la période.",
            remarque="Lu dans les séjours et les situations d'emploi, quel que soit le motif de sortie choisi.",
            lignes=_sortis_avec(conditions),
            base=_sortis,
            manquants=_sans_date(*(_PAR_DATE[condition] for condition in conditions)),
            sens_manquants="sorties dont le jour, ou la date de ce que la personne a trouvé, n'est pas connu",
        )
    )
