"""Periodic review: who, in a structure, still needs access. Nothing is ever cut by silence."""

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from acteurs.models.affectation import Affectation, en_vigueur
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent


class Reponse(models.TextChoices):
    GARDE = "garde", "En a toujours besoin"
    RETIRE = "retire", "N'en a plus besoin : mettre fin à son accès"


class RevueAccesQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """The structure's head, and whoever runs the department's team."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION, Role.ADMINISTRATION))
            | Q(structure__in=agent.structures(Role.RESPONSABLE))
        )

    def en_cours(self) -> "RevueAccesQuerySet":
        return self.filter(close_le__isnull=True)

    def en_retard(self, jour: datetime.date | None = None) -> "RevueAccesQuerySet":
        """Those that should have been given back before ``jour`` (today)."""
        return self.en_cours().filter(a_rendre_le__lt=jour or timezone.localdate())

    def avec_reste(self) -> "RevueAccesQuerySet":
        """Annotate ``reste``: accesses still in force that nobody has answered for."""
        return self.annotate(reste=Count("lignes", filter=_sans_reponse("lignes__")))

    def ouvrir_dues(self, jour: datetime.date | None = None) -> list["RevueAcces"]:
        """Open the review of each structure whose turn it is on ``jour``; run again, it opens nothing more."""
        jour = jour or timezone.localdate()
        actives = Affectation.objects.actives(jour).order_by()
        premieres = actives.values("structure").annotate(debut=models.Min("debut"))
        dernieres = dict(self.values_list("structure").annotate(models.Max("ouverte_le")).order_by())
        bareme = regles.Bareme("REVUE_ACCES")
        ouvertes = []
        for structure, debut in premieres.values_list("structure", "debut"):
            depart = dernieres.get(structure) or debut
            if bareme.echeance("REVUE_ACCES", depart) <= jour and (revue := self._ouvrir(structure, jour)):
                ouvertes.append(revue)
        return ouvertes

    @transaction.atomic
    def _ouvrir(self, structure, jour: datetime.date) -> "RevueAcces | None":
        acces = list(Affectation.objects.actives(jour).filter(structure=structure, agent__is_active=True))
        if not acces:
            return None
        revue, nouvelle = self.get_or_create(
            structure_id=structure,
            close_le=None,
            defaults={
                "departement_id": acces[0].departement_id,
                "ouverte_le": jour,
                "a_rendre_le": regles.echeance("REVUE_ACCES_REPONSE", jour),
            },
        )
        if not nouvelle:
            return None
        LigneRevue.objects.bulk_create(LigneRevue(revue=revue, affectation=affectation) for affectation in acces)
        return revue

    def clore_achevees(self) -> int:
        """Close those in which every access was answered for, or ended meanwhile."""
        return self.en_cours().avec_reste().filter(reste=0).update(close_le=timezone.localdate())


def _sans_reponse(prefixe: str = "") -> Q:
    attend = Q(**{f"{prefixe}reponse": "", f"{prefixe}id__isnull": False})
    return attend & en_vigueur(f"{prefixe}affectation__")


class RevueAcces(ModeleDate):
    """One review of one structure: opened by the calendar, closed when each access has its answer."""

    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="revues")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    ouverte_le = models.DateField("ouverte le", default=timezone.localdate)
    a_rendre_le = models.DateField("à rendre le")
    close_le = models.DateField("close le", null=True, blank=True)
    annoncee_le = models.DateTimeField("annoncée le", null=True, blank=True)

    objects = RevueAccesQuerySet.as_manager()

    class Meta:
        verbose_name = "revue des accès"
        ordering = ["a_rendre_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["structure"],
                condition=Q(close_le__isnull=True),
                name="revue_une_seule_en_cours",
                violation_error_message="Une revue des accès est déjà en cours dans cette structure.",
            ),
            models.CheckConstraint(
                condition=Q(a_rendre_le__gte=F("ouverte_le")),
                name="revue_dates_coherentes",
                violation_error_message="La revue doit être rendue après son ouverture.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure}, revue du {self.ouverte_le:%d/%m/%Y}"

    @property
    def en_retard(self) -> bool:
        return self.close_le is None and self.a_rendre_le < timezone.localdate()

    def a_confirmer(self):
        """Return the lines still waiting, with who they are about."""
        return self.lignes.filter(_sans_reponse()).select_related(
            "affectation__agent", "affectation__structure", "affectation__departement"
        )

    def destinataires(self) -> list[str]:
        """Return the addresses of the structure's heads; without any, those of the department's coordination."""
        actives = Affectation.objects.actives().filter(agent__is_active=True)
        responsables = actives.filter(structure=self.structure_id, role=Role.RESPONSABLE)
        coordination = actives.filter(departement=self.departement_id, role=Role.COORDINATION)
        for ensemble in (responsables, coordination):
            if adresses := sorted(set(ensemble.values_list("agent__email", flat=True))):
                return adresses
        return []


class LigneRevue(ModeleDate):
    """One access in a review, and what was answered about it, by whom."""

    revue = models.ForeignKey(RevueAcces, on_delete=models.CASCADE, related_name="lignes")
    affectation = models.ForeignKey("acteurs.Affectation", on_delete=models.PROTECT, related_name="lignes_de_revue")
    reponse = models.CharField("réponse", max_length=10, choices=Reponse, blank=True)
    repondue_le = models.DateTimeField("répondue le", null=True, blank=True)
    repondue_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name="répondue par"
    )

    class Meta:
        ordering = ["affectation__agent__nom", "affectation__agent__prenom"]
        constraints = [
            models.UniqueConstraint(
                fields=["revue", "affectation"],
                name="revue_une_ligne_par_acces",
                violation_error_message="Cet accès est déjà dans la revue.",
            ),
            models.CheckConstraint(
                condition=Q(reponse="", repondue_le__isnull=True) | ~Q(reponse="") & Q(repondue_le__isnull=False),
                name="revue_reponse_datee",
                violation_error_message="Une réponse porte sa date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.affectation} : {self.get_reponse_display() or 'sans réponse'}"

    def repondre(self, reponse: str, agent) -> bool:
        """Write the answer, end the access when it is no longer needed; the first answer stays (False after it)."""
        ecrites = LigneRevue.objects.filter(pk=self.pk, reponse="").update(
            reponse=reponse, repondue_le=timezone.now(), repondue_par=agent
        )
        if ecrites and reponse == Reponse.RETIRE:
            self.affectation.terminer()
        return bool(ecrites)
