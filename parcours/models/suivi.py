"""The follow-up: what was done with the person, on which pillars, and what comes next."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.acces import en_exception, interventions_de
from parcours.models.base import champ_precision, d_apres_le_tableau
from parcours.models.intervention import Intervention
from parcours.nomenclatures import ModeSuivi


class SuiviQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A follow-up is read by the coordination, its own structure, and who carries one of its pillars today.

        One that touches the health pillar is read only by the structures that carry health (and its author's).
        """
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        sante = siennes.filter(pilier=Pilier.SANTE)
        communes = Q(piliers__overlap=ArraySubquery(siennes.values("pilier")))
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | (Q(Exists(siennes)) & Q(structure__in=agent.structures(*ACCOMPAGNENT)))
            | (communes & (~Q(piliers__contains=[Pilier.SANTE]) | Q(Exists(sante))))
            | (~Q(piliers__contains=[Pilier.SANTE]) & Q(parcours__in=en_exception(agent)))
        )

    def quittes_par(self, agent: Agent) -> "SuiviQuerySet":
        """The structure's own follow-ups of the pathways it left, up to the end of its intervention; nothing newer."""
        finies = Intervention.objects.quittees_par(agent).filter(
            parcours=OuterRef("parcours"), structure=OuterRef("structure"), fin__gte=OuterRef("date")
        )
        return self.filter(Exists(finies))

    def contacts(self) -> "SuiviQuerySet":
        """Those that met or reached the person: words found undated in a table are no contact."""
        return self.exclude(mode=ModeSuivi.REPRISE)

    def pour_affichage(self, agent: Agent) -> "SuiviQuerySet":
        """Load what a page shows; ``note_privee`` is empty for whoever does not act for the follow-up's structure."""
        # A private note hangs on a follow-up: its file imports this one.
        from parcours.models import NotePrivee

        notes = NotePrivee.objects.visible_par(agent).filter(suivi=OuterRef("pk"))
        return self.select_related("auteur", "structure").annotate(
            note_privee=Coalesce(Subquery(notes.values("texte")), Value(""), output_field=TextField())
        )


class Suivi(ModeleDate):
    """``fichier`` and ``lu_le`` say which table an imported note comes from to those who may not read the import."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="suivis")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    date = models.DateField("date", default=timezone.localdate)
    date_precision = champ_precision()
    mode = models.CharField("mode", max_length=20, choices=ModeSuivi, default=ModeSuivi.ENTRETIEN)
    piliers = ArrayField(models.CharField(max_length=10, choices=Pilier), verbose_name="piliers", default=list)
    texte = models.TextField("compte rendu", blank=True, max_length=5000)
    auteur = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    importation = models.ForeignKey(
        "parcours.Importation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    fichier = models.CharField("tableau", max_length=200, blank=True, editable=False)
    lu_le = models.DateField("lu le", null=True, blank=True, editable=False)
    # Drawn by the form: sending it twice (double tap, lost answer) saves it once.
    jeton_saisie = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = SuiviQuerySet.as_manager()

    class Meta:
        verbose_name = "suivi"
        ordering = ["-date", "-cree_le"]
        indexes = [
            models.Index(fields=["parcours", "-date"], name="suivi_parcours_date"),
            GinIndex(fields=["piliers"], name="suivi_piliers"),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} du {self.date:%d/%m/%Y}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        if self.mode != ModeSuivi.REPRISE:
            self.parcours.noter_contact(self.date, self.date_precision)

    @property
    def source_tableau(self) -> str:
        """« d'après le tableau « listing.xlsx » du 3 mars 2026 »; "" for what somebody typed."""
        return d_apres_le_tableau(self.lu_le, self.fichier)

    @transaction.atomic
    def retirer(self) -> None:
        """Take back a follow-up just logged, with the step it announced and what was attached; the last contact is found again."""
        parcours = self.parcours
        parcours.etapes.filter(issue_de=self, faite_le__isnull=True).delete()
        for document in self.documents.all():
            document.effacer_apres()
        # Before it: row-level security lets a document go while its follow-up is there.
        self.documents.all().delete()
        self.delete()
        parcours.recalculer_contact()

    @property
    def du_tableau(self) -> bool:
        return self.mode in ModeSuivi.du_tableau()

    @property
    def complete(self) -> bool:
        """Whether something was added to it that taking it back would erase: a private note, a document, a step."""
        return hasattr(self, "note") or self.documents.exists() or self.etapes.exists()

    def note_lue_par(self, agent: Agent) -> str:
        """Return the private note, empty for whoever does not act for its structure."""
        # A private note hangs on a follow-up: its file imports this one.
        from parcours.models import NotePrivee

        notes = NotePrivee.objects.visible_par(agent).filter(suivi=self)
        return notes.values_list("texte", flat=True).first() or ""

    @transaction.atomic
    def noter_en_prive(self, texte: str) -> None:
        """Keep the private note, or erase it when nothing is left of it."""
        # A private note hangs on a follow-up: its file imports this one.
        from parcours.models import NotePrivee

        if texte:
            NotePrivee.objects.update_or_create(suivi=self, defaults={"texte": texte})
        else:
            NotePrivee.objects.filter(suivi=self).delete()

    def modifiable_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` may correct it: its author only."""
        return self.auteur_id is not None and self.auteur_id == agent.pk
