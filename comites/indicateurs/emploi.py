"""After the exit (indicator 30): the whole cohort stays in the denominator, unreachable people are shown apart."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Nature, Unite, Ventilation
from comites.indicateurs.population import parcours
from comites.indicateurs.sql import Plus
from parcours.models import SuiviPostSortie
from parcours.nomenclatures import CategorieEmploi


def _finis(regle, ctx):
    f = ctx.filtre
    sortis = parcours(ctx).filter(fin__isnull=False).annotate(terme_du=Plus(F("fin"), ctx.duree(regle)))
    return sortis.filter(terme_du__range=(f.a, f.b))


def _cohorte(regle):
    return lambda ctx: _finis(regle, ctx).filter(sortie_connue=True)


def _suivis(terme):
    return SuiviPostSortie.objects.filter(parcours=OuterRef("pk"), terme=terme)


def _positives(terme, regle):
    cohorte = _cohorte(regle)
    return lambda ctx: cohorte(ctx).filter(Exists(_suivis(terme).filter(situation__in=CategorieEmploi.positives())))


def _sans_suivi(terme, regle):
    return lambda ctx: _finis(regle, ctx).filter(Q(sortie_connue=False) | ~Exists(_suivis(terme)))


def _devenir(terme):
    def expression(ctx):
        return Case(
            When(Exists(_suivis(terme).filter(situation__in=CategorieEmploi.positives())), then=Value("positive")),
            When(Exists(_suivis(terme).filter(joint=True)), then=Value("autre")),
            When(Exists(_suivis(terme).filter(joint=False)), then=Value("non_joint")),
            default=Value("a_faire"),
            output_field=CharField(),
        )

    return expression


DEVENIRS = {
    "positive": "En emploi, stage, alternance ou formation qualifiante",
    "autre": "Dans une autre situation",
    "non_joint": "Non jointes",
    "a_faire": "Suivi pas encore noté",
}

for mois, terme, regle in ((6, "T6", "SUIVI_T6"), (12, "T12", "SUIVI_T12")):
    REGISTRE.ajouter(
        Indicateur(
            code=f"sorties_positives_{mois}",
            numero="30",
            titre=f"Sorties positives à {mois} mois",
            famille=Famille.EMPLOI,
            unite=Unite.PARCOURS,
            nature=Nature.FLUX,
            principal=mois == 6,
            source="Suivis après la sortie notés dans les dossiers CIR-J",
            numerateur=f"Parcours de la cohorte dont la personne est, {mois} mois après la sortie, en emploi, en stage, "
            "en alternance ou en formation qualifiante.",
            denominateur=f"Toute la cohorte : parcours achevés dont l'échéance de {mois} mois tombe dans la période "
            "(T0 est le jour de la sortie). Les personnes non jointes y restent.",
            lignes=_positives(terme, regle),
            base=_cohorte(regle),
            manquants=_sans_suivi(terme, regle),
            sens_manquants="parcours dont le suivi n'est pas encore noté, ou dont le jour de la sortie n'est pas connu",
            ventilations=(
                Ventilation(
                    "devenir",
                    f"Situation {mois} mois après la sortie",
                    _devenir(terme),
                    DEVENIRS,
                    de_la_base=True,
                    ordonnee=True,
                    numerateur="positive",
                ),
            ),
        )
    )
