"""The sliding lease: a dwelling is found, sub-let, then the lease passes to the person (docs/domaine.md §4)."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement
from parcours.nomenclatures import RetardGlissement


class Phase(models.TextChoices):
    """Never stored: the dates and the stay say it."""

    CAPTATION = "captation", "Recherche du logement"
    SOUS_LOCATION = "sous_location", "Sous-location"
    GLISSE = "glisse", "Bail glissé"
    ARRETE = "arrete", "Arrêté sans glisser"


class BailGlissant(ModeleDate):
    """``sejour``: the sub-let, once the dwelling is found."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="baux")
    departement = champ_departement()
    captation_depuis = models.DateField("logement recherché depuis le", null=True, blank=True)
    sejour = models.OneToOneField(
        "parcours.Sejour", on_delete=models.CASCADE, null=True, blank=True, related_name="bail"
    )
    glissement_prevu = models.DateField("glissement prévu le", null=True, blank=True)
    retard = models.CharField("pourquoi le bail tarde à glisser", max_length=14, choices=RetardGlissement, blank=True)
    glisse_le = models.DateField("bail glissé le", null=True, blank=True)
    arrete_le = models.DateField("recherche arrêtée le", null=True, blank=True)
    impayes = models.BooleanField("impayés de loyer", null=True, blank=True)
    degradations = models.BooleanField("dégradations", null=True, blank=True)
    constate_le = models.DateField("impayés et dégradations constatés le", null=True, blank=True)

    class Meta:
        verbose_name = "bail glissant"
        verbose_name_plural = "baux glissants"
        ordering = ["-cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(sejour__isnull=True, arrete_le__isnull=True),
                name="bail_une_seule_recherche",
                violation_error_message="Un logement est déjà recherché pour cette personne.",
            ),
            models.CheckConstraint(
                condition=Q(glisse_le__isnull=True) | Q(sejour__isnull=False, arrete_le__isnull=True),
                name="bail_glisse_apres_sous_location",
                violation_error_message="Un bail glisse après une sous-location.",
            ),
            models.CheckConstraint(
                condition=Q(arrete_le__isnull=True) | Q(sejour__isnull=True),
                name="bail_arret_de_la_recherche",
                violation_error_message="Le logement est trouvé : c'est le séjour qui prend fin.",
            ),
            models.CheckConstraint(
                condition=Q(captation_depuis__isnull=True)
                | Q(arrete_le__isnull=True)
                | Q(arrete_le__gte=F("captation_depuis")),
                name="bail_dates_coherentes",
                violation_error_message="La recherche s'arrête avant d'avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(impayes__isnull=True, degradations__isnull=True) | Q(constate_le__isnull=False),
                name="bail_constat_date",
                violation_error_message="Dites à quelle date les impayés et les dégradations sont constatés.",
            ),
        ]

    def __str__(self) -> str:
        return "Bail glissant"

    @property
    def phase(self) -> Phase:
        """Where it stands today; reads ``sejour`` (load it in lists)."""
        if self.glisse_le:
            return Phase.GLISSE
        if self.sejour is None:
            return Phase.ARRETE if self.arrete_le else Phase.CAPTATION
        return Phase.SOUS_LOCATION if self.sejour.actif_le(timezone.localdate()) else Phase.ARRETE

    @classmethod
    def accueillir(cls, sejour) -> "BailGlissant":
        """Return the sliding lease of a sub-let that begins: the search under way has found, or it is noted now."""
        bail = cls.objects.filter(personne=sejour.personne_id, sejour__isnull=True, arrete_le__isnull=True).first()
        bail = bail or cls(personne=sejour.personne)
        bail.sejour = sejour
        bail.save()
        return bail

    @transaction.atomic
    def glisser(self, jour, categorie: str, bailleur=None, avec=()) -> None:
        """Pass the lease to the person on ``jour``; ``avec``: the sub-lets of the others who live there with her."""
        for sejour in (self.sejour, *avec):
            sejour.glisser(jour, categorie, bailleur)
        self.glisse_le = jour
        self.save()
