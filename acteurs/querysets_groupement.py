"""Doors of the consortia: who reads one, and the members of a day."""

import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible


class GroupementQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "GroupementQuerySet":
        """The coordination of one of its departments, and whoever acts for a structure that is or was a member."""
        from acteurs.models import MembreGroupement

        membre = MembreGroupement.objects.filter(groupement=OuterRef("pk"), structure__in=agent.structures())
        coordonnes = self.model.departements.through.objects.filter(
            groupement=OuterRef("pk"), departement__in=agent.departements(Role.COORDINATION)
        )
        return self.filter(Q(Exists(membre)) | Q(Exists(coordonnes)))

    def actifs(self, jour: datetime.date | None = None) -> "GroupementQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def pour_affichage(self) -> "GroupementQuerySet":
        """Load the departments and the members, in two queries more whatever their number."""
        from acteurs.models import MembreGroupement

        membres = MembreGroupement.objects.select_related("structure").order_by("-chef", "structure__nom", "debut")
        return self.prefetch_related("departements", Prefetch("membres", membres))


class MembreGroupementQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "MembreGroupementQuerySet":
        from acteurs.models import Groupement

        return self.filter(groupement__in=Groupement.objects.visible_par(agent).values("pk"))

    def actifs(self, jour: datetime.date | None = None) -> "MembreGroupementQuerySet":
        """Members on ``jour`` (today); the day of the end no longer counts."""
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def du_programme(self, programme: str, departement: str, jour: datetime.date | None = None):
        """Members today of a consortium that runs ``programme`` in ``departement``."""
        jour = jour or timezone.localdate()
        encore = Q(groupement__fin__isnull=True) | Q(groupement__fin__gt=jour)
        return self.actifs(jour).filter(
            encore, groupement__programme=programme, groupement__departements=departement, groupement__debut__lte=jour
        )
