"""French (indicator 19): levels certified."""

from django.db.models import Exists, OuterRef, Subquery

from comites.indicateurs.definition import REGISTRE, Famille, Indicateur, Nature, Unite, Ventilation
from comites.indicateurs.population import personnes
from parcours.models import EvaluationLinguistique
from parcours.nomenclatures import NatureEvaluation, Niveau

#: A1 and above; within them the codes sort as the levels do.
CERTIFIES = [Niveau.A1, Niveau.A2, Niveau.B1, Niveau.B2, Niveau.C1, Niveau.C2]


def _certifications(ctx):
    return EvaluationLinguistique.objects.filter(
        personne=OuterRef("pk"), nature=NatureEvaluation.CERTIFICATION, niveau__in=CERTIFIES
    )


def _de_la_periode(ctx):
    return _certifications(ctx).filter(date__range=(ctx.filtre.a, ctx.filtre.b))


REGISTRE.ajouter(
    Indicateur(
        code="certifications",
        numero="19",
        titre="Niveaux de français certifiés (A1 et plus)",
        famille=Famille.LANGUE,
        unite=Unite.PERSONNES,
        nature=Nature.FLUX,
        principal=True,
        source="Évaluations de nature « certification » notées dans les dossiers CIR-J",
        numerateur="Personnes accompagnées dont un niveau A1 ou supérieur a été certifié pendant la période, chacune "
        "comptée une fois, à son plus haut niveau.",
        denominateur="Personnes accompagnées pendant la période.",
        remarque="Les auto-évaluations, les tests de l'OFII et ceux des structures ne comptent pas.",
        lignes=lambda ctx: personnes(ctx).filter(Exists(_de_la_periode(ctx))),
        base=personnes,
        manquants=lambda ctx: personnes(ctx).filter(Exists(_certifications(ctx).filter(date__isnull=True))),
        sens_manquants="personnes dont une certification n'est pas datée",
        ventilations=(
            Ventilation(
                "niveau",
                "Plus haut niveau certifié",
                lambda ctx: Subquery(_de_la_periode(ctx).order_by("-niveau").values("niveau")[:1]),
                {niveau.value: niveau.label for niveau in CERTIFIES},
                ordonnee=True,
            ),
        ),
    )
)
