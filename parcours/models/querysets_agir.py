"""Doors of AGIR: who reads a referral, and how many days a pathway was suspended."""

import datetime

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.termes import Jour
from parcours.nomenclatures import EtatAgir

_ACCOMPAGNENT = (Role.INTERVENANT, Role.RESPONSABLE)


class _Jours(Func):
    """Days from one date to another."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


class ParcoursAgirQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ParcoursAgirQuerySet":
        """The coordination, whoever reads the pathway, and the operator to whom the person is referred until she enters."""
        from parcours.models import Parcours

        recues = Q(operateur__in=agent.structures(*_ACCOMPAGNENT), etat__in=EtatAgir.candidatures())
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(parcours__in=Parcours.objects.visible_par(agent).values("pk"))
            | recues
        )

    def du_parcours(self, parcours) -> "ParcoursAgirQuerySet":
        """What there is of AGIR in a pathway, what counts today first, then the latest refused."""
        clos = Q(etat__in=EtatAgir.sans_suite())
        return self.filter(parcours=parcours).annotate(clos=clos).order_by("clos", "-cree_le")

    def suspendus(self, jour: datetime.date | None = None) -> "ParcoursAgirQuerySet":
        """Those whose clock is stopped on ``jour``."""
        from parcours.models import SuspensionAgir

        en_pause = SuspensionAgir.objects.du_jour(jour).filter(parcours=OuterRef("parcours"))
        return self.filter(Exists(en_pause), etat=EtatAgir.ENTRE)

    def avec_suspension(self, jour: Jour = None) -> "ParcoursAgirQuerySet":
        """Add ``jours_suspendus`` (to ``jour``, and to the known end of a suspension) and ``suspendu_depuis``."""
        from parcours.models import SuspensionAgir

        en_pause = SuspensionAgir.objects.du_jour(jour).filter(parcours=OuterRef("parcours"))
        return self.annotate(
            jours_suspendus=jours_suspendus("parcours", jour), suspendu_depuis=Subquery(en_pause.values("debut")[:1])
        )


class SuspensionAgirQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "SuspensionAgirQuerySet":
        from parcours.models import Parcours

        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("pk"))

    def du_jour(self, jour: Jour = None) -> "SuspensionAgirQuerySet":
        """Those that run on ``jour`` (today); the day of coming back no longer counts."""
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def apres(self, jour: datetime.date) -> "SuspensionAgirQuerySet":
        """Those that had not ended before ``jour`` and have begun by today: the contact counts again from their end."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=timezone.localdate())


def jours_suspendus(parcours: str, jour: Jour = None) -> Coalesce:
    """Return the expression of the suspended days of the pathway that column ``parcours`` names.

    A suspension whose end is known counts whole, even when that end is to come; one under way counts to ``jour``.
    """
    from parcours.models import SuspensionAgir

    jusque = Coalesce(F("fin"), Greatest(F("debut"), jour or timezone.localdate()))
    siennes = SuspensionAgir.objects.filter(parcours=OuterRef(parcours)).order_by().values("parcours")
    return Coalesce(Subquery(siennes.annotate(n=Sum(_Jours(jusque, F("debut")))).values("n")), 0)


def reprise(parcours: str = "pk", jour: Jour = None) -> Subquery:
    """Return the day, ``jour`` (today) at the latest, on which the last suspension of a pathway ended."""
    from parcours.models import SuspensionAgir

    finies = SuspensionAgir.objects.filter(parcours=OuterRef(parcours), fin__lte=jour or timezone.localdate())
    return Subquery(finies.order_by("-fin").values("fin")[:1])


class RapprochementOfiiQuerySet(QuerySetVisible):
    def visible_par(self, agent):
        """The coordination of the department alone: the list names people it may not follow."""
        return self.filter(departement__in=agent.departements(Role.COORDINATION))


class LigneOfiiQuerySet(QuerySetVisible):
    def visible_par(self, agent):
        return self.filter(departement__in=agent.departements(Role.COORDINATION))

    def validables(self) -> "LigneOfiiQuerySet":
        """Those whose OFII's word may be noted (``LigneOfii.validable``)."""
        attendent = [EtatAgir.ORIENTE, EtatAgir.ELIGIBILITE_VERIFIEE]
        return self.filter(etat_ofii__in=[EtatAgir.VALIDE_OFII, EtatAgir.ENTRE], agir__etat__in=attendent)
