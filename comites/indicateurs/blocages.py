"""Blockages and decisions (indicators 37 and 40)."""

from django.db.models import Case, CharField, F, Q, Value, When

from acteurs.nomenclatures import Pilier
from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Mesure, Nature, Unite, Ventilation
from comites.indicateurs.population import blocages, decisions
from comites.indicateurs.sql import Jours
from parcours.nomenclatures import CauseBlocage

SOURCE = "Blocages signalés et décisions prises dans CIR-J"
PILIER = Ventilation("pilier", "Pilier", lambda ctx: F("pilier"), dict(Pilier.choices))
CAUSE = Ventilation("cause", "Cause", lambda ctx: F("cause"), dict(CauseBlocage.choices), ouverte="Autres causes")


def _periode(ctx):
    return (ctx.filtre.a, ctx.filtre.b)


REGISTRE.ajouter(
    Indicateur(
        code="blocages_signales",
        numero="37",
        titre="Situations bloquées signalées",
        famille=Famille.COMITES,
        unite=Unite.BLOCAGES,
        nature=Nature.FLUX,
        source=SOURCE,
        principal=True,
        numerateur="Blocages signalés pendant la période.",
        denominateur="",
        lignes=lambda ctx: blocages(ctx).filter(signale_le__range=_periode(ctx)),
        manquants=lambda ctx: blocages(ctx).filter(signale_le__range=_periode(ctx)).exclude(signale_precision="jour"),
        sens_manquants="blocages dont la date de signalement n'est pas connue au jour près",
        ventilations=(PILIER, CAUSE),
    )
)

REGISTRE.ajouter(
    Indicateur(
        code="blocages_leves",
        numero="37",
        titre="Blocages levés",
        famille=Famille.COMITES,
        unite=Unite.BLOCAGES,
        nature=Nature.FLUX,
        source=SOURCE,
        principal=True,
        numerateur="Blocages levés pendant la période, quelle que soit la date de leur signalement.",
        denominateur="",
        lignes=lambda ctx: blocages(ctx).filter(leve_le__range=_periode(ctx)),
        manquants=lambda ctx: blocages(ctx).filter(leve_le__range=_periode(ctx)).exclude(signale_precision="jour"),
        sens_manquants="blocages dont la date de signalement n'est pas connue au jour près",
        ventilations=(PILIER,),
        mesure=Mesure(
            "Délai médian entre le signalement et la levée", "jours", lambda ctx: Jours(F("leve_le"), F("signale_le"))
        ),
    )
)

REGISTRE.ajouter(
    Indicateur(
        code="decisions_prises",
        numero="40",
        titre="Décisions prises",
        famille=Famille.COMITES,
        unite=Unite.DECISIONS,
        nature=Nature.FLUX,
        source=SOURCE,
        numerateur="Décisions prises en comité pendant la période.",
        denominateur="",
        lignes=lambda ctx: decisions(ctx).filter(prise_le__range=_periode(ctx)),
        ventilations=(
            Ventilation(
                "suite",
                "Ce qu'elles sont devenues au dernier jour de la période",
                lambda ctx: Case(
                    When(realisee_le__lte=ctx.filtre.b, then=Value("realisee")),
                    When(echeance__lt=ctx.filtre.b, then=Value("retard")),
                    default=Value("en_cours"),
                    output_field=CharField(),
                ),
                {"realisee": "Réalisées", "en_cours": "En cours, dans les délais", "retard": "En retard"},
                ordonnee=True,
            ),
        ),
    )
)


def _a_realiser(ctx):
    b = ctx.filtre.b
    return decisions(ctx).filter(Q(realisee_le__isnull=True) | Q(realisee_le__gt=b), prise_le__lte=b)


REGISTRE.ajouter(
    Indicateur(
        code="decisions_en_retard",
        numero="40",
        titre="Décisions en retard",
        famille=Famille.COMITES,
        unite=Unite.DECISIONS,
        nature=Nature.STOCK,
        source=SOURCE,
        principal=True,
        numerateur="Décisions dont l'échéance est passée et dont l'effet n'a pas été observé, au dernier jour de la "
        "période.",
        denominateur="Décisions qui restaient à réaliser au dernier jour de la période.",
        lignes=lambda ctx: _a_realiser(ctx).filter(echeance__lt=ctx.filtre.b),
        base=_a_realiser,
    )
)
