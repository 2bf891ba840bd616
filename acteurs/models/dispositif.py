"""The offer: what a structure proposes, to whom, and its sessions with their places. It names nobody."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from acteurs.nomenclatures.offre import ModaliteOffre, Niveau, TypeDispositif
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent


class DispositifQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """The offers of the department, for whoever works there.

        What reveals something (the offer itself, or its structure's name) is told to those to whom
        ``Structure.proposees_a`` proposes it: the coordination, and the structure.
        """
        ici = self.filter(structure__departement__in=agent.departements())
        sienne = Q(structure__in=agent.structures()) | Q(
            structure__departement__in=agent.departements(Role.COORDINATION)
        )
        return ici.filter(Q(sensible=False, structure__revelatrice=False) | sienne)

    def tenus_par(self, agent: "Agent") -> "DispositifQuerySet":
        """Those that ``agent`` keeps: her structure's, or the department's for the coordination."""
        return self.filter(
            Q(structure__departement__in=agent.departements(Role.COORDINATION))
            | Q(structure__in=agent.structures(*ACCOMPAGNENT))
        )

    def actifs(self) -> "DispositifQuerySet":
        return self.filter(actif=True, structure__active=True)

    def pour_affichage(self) -> "DispositifQuerySet":
        """Load the structure, the commune and the sessions that are not over (``sessions_a_venir``)."""
        en_cours = Session.objects.a_venir().order_by(F("debut"))
        return (
            self.select_related("structure", "commune")
            .defer("commune__contour")
            .prefetch_related(Prefetch("sessions", en_cours, to_attr="sessions_a_venir"))
        )


class SessionQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        return self.filter(dispositif__in=Dispositif.objects.visible_par(agent).values("pk"))

    def a_venir(self) -> "SessionQuerySet":
        """Those that are not over: entries still open, or a session to come or under way."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=timezone.localdate()))


class Dispositif(ModeleDate):
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="dispositifs")
    nom = models.CharField("nom de l'offre", max_length=150)
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    type = models.CharField("type", max_length=25, choices=TypeDispositif)
    public = models.CharField("pour qui", max_length=300, blank=True)
    niveau_entree = models.CharField("niveau de français à l'entrée", max_length=12, choices=Niveau, blank=True)
    niveau_vise = models.CharField("niveau de français visé", max_length=12, choices=Niveau, blank=True)
    commune = models.ForeignKey(
        "acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune"
    )
    modalite = models.CharField("modalité", max_length=10, choices=ModaliteOffre, default=ModaliteOffre.PRESENCE)
    horaires = models.CharField("jours et horaires", max_length=200, blank=True)
    garde_enfants = models.BooleanField("garde d'enfants", null=True, blank=True)
    cout = models.CharField("coût pour la personne", max_length=100, blank=True)
    sensible = models.BooleanField(
        "offre révélatrice",
        default=False,
        help_text="Y être orienté dit quelque chose de sensible (soins, hébergement spécialisé) : masquée hors de l'équipe.",
    )
    actif = models.BooleanField("offre ouverte", default=True)

    objects = DispositifQuerySet.as_manager()

    class Meta:
        verbose_name = "offre"
        ordering = ["nom"]
        indexes = [models.Index(fields=["structure", "actif"], name="dispositif_structure")]
        constraints = [
            models.UniqueConstraint(
                fields=["structure", "nom"],
                name="dispositif_nom_unique_par_structure",
                violation_error_message="Cette structure a déjà une offre de ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    def get_absolute_url(self) -> str:
        return reverse("offre", args=[self.pk])

    @property
    def revele(self) -> bool:
        """Say whether being referred here tells something: by the offer, or by its structure's name."""
        return self.sensible or self.structure.revelatrice

    @property
    def niveaux(self) -> str:
        """« A1 → A2 »; only what is known."""
        entree, vise = self.get_niveau_entree_display(), self.get_niveau_vise_display()
        if entree and vise:
            return f"{entree} → {vise}"
        return f"à partir de {entree}" if entree else f"vers {vise}" if vise else ""

    def tenu_par(self, agent: "Agent") -> bool:
        """Say whether ``agent`` keeps this sheet: the structure's own people, and the coordination."""
        return self.structure_id in agent.structures(*ACCOMPAGNENT) or agent.departement_coordonne(
            self.structure.departement_id
        )


class Session(ModeleDate):
    """A group with its dates, or permanent entries (no end); places, and those that are free as last confirmed."""

    dispositif = models.ForeignKey(Dispositif, on_delete=models.CASCADE, related_name="sessions")
    debut = models.DateField("commence le")
    fin = models.DateField("se termine le", null=True, blank=True, help_text="Vide : on y entre toute l'année.")
    places = models.PositiveSmallIntegerField("places", null=True, blank=True)
    places_libres = models.PositiveSmallIntegerField("places libres", null=True, blank=True)
    confirme_le = models.DateField("places confirmées le", null=True, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["debut"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | Q(fin__gte=F("debut")),
                name="session_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
            models.CheckConstraint(
                condition=Q(places_libres__isnull=True) | Q(places__isnull=True) | Q(places_libres__lte=F("places")),
                name="session_places_libres_au_plus",
                violation_error_message="Il ne peut pas y avoir plus de places libres que de places.",
            ),
            models.CheckConstraint(
                condition=Q(places_libres__isnull=True, confirme_le__isnull=True)
                | Q(places_libres__isnull=False, confirme_le__isnull=False),
                name="session_places_confirmees",
                violation_error_message="Un nombre de places libres va avec le jour où il a été confirmé.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispositif}, session du {self.debut:%d/%m/%Y}"

    def confirmer(self, libres: int | None) -> None:
        """Say today's number of free places (None: not known any more)."""
        self.places_libres = libres
        self.confirme_le = None if libres is None else timezone.localdate()
