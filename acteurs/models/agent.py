"""The user: someone who works for one or more structures, and logs in with an e-mail address."""

import datetime
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from acteurs.comptes.sessions import fermer
from acteurs.nomenclatures import ACCOMPAGNENT, Role


class AgentQuerySet(models.QuerySet):
    def en_activite(self, *, jour: datetime.date | None = None, **affectation) -> "AgentQuerySet":
        """Open accounts with an assignment in force on ``jour`` (today), itself filtered by ``affectation``.

        ``en_activite(departement="39", role__in=[…])``: who may be given something to do.
        """
        siennes = self.model.affectations.rel.related_model.objects.actives(jour)
        return self.filter(Exists(siennes.filter(**affectation).filter(agent=OuterRef("pk"))), is_active=True)


class AgentManager(BaseUserManager.from_queryset(AgentQuerySet)):
    def create_user(self, email: str, password: str | None = None, **champs) -> "Agent":
        agent = self.model(email=self.normalize_email(email).lower(), **champs)
        agent.set_password(password)
        agent.full_clean(exclude=["password"])
        agent.save()
        return agent

    def get_by_natural_key(self, email: str) -> "Agent":
        return self.get(email__iexact=email)


class Agent(AbstractBaseUser):
    """An account. What it opens is said by its active ``Affectation`` rows, never by the account itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("adresse électronique", unique=True)
    prenom = models.CharField("prénom", max_length=60, blank=True)
    nom = models.CharField("nom", max_length=60, blank=True)
    telephone = models.CharField("téléphone", max_length=20, blank=True)
    is_active = models.BooleanField("compte ouvert", default=True)
    date_joined = models.DateTimeField("créé le", default=timezone.now, editable=False)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    objects = AgentManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["nom", "prenom"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="agent_email_unique",
                violation_error_message="Un compte existe déjà avec cette adresse.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip() or self.email

    @cached_property
    def affectations_actives(self) -> list:
        """The agent's current assignments, the most recent first, with structure and department."""
        return list(
            self.affectations.actives()
            .select_related("structure", "departement")
            .defer("departement__contour")
            .order_by("-debut", "structure__nom")
        )

    def fermer(self) -> None:
        """Close the account and end its sessions; what it wrote stays under its name."""
        self.is_active = False
        self.save(update_fields=["is_active"])
        self.socialaccount_set.all().delete()
        self.fermer_sessions()

    def rouvrir(self, mot_de_passe: str) -> None:
        """Open the account again, with a new password (the address was proven by an invitation)."""
        self.is_active = True
        self.set_password(mot_de_passe)
        self.save(update_fields=["is_active", "password"])

    def fermer_sessions(self) -> int:
        """End every session of the account and return their number."""
        return fermer(self.usersession_set.all())

    def departements(self, *roles: str) -> list[str]:
        """Return the code of the department where the agent acts now, in one of ``roles`` (any by default), or none."""
        return [self.affectation.departement_id] if self._agit_comme(*roles) else []

    def structures(self, *roles: str) -> list[uuid.UUID]:
        """Return the id of the structure the agent acts for now, in one of ``roles`` (any by default), or none.

        Someone who works for two structures chooses: what she sees and does follows that one alone.
        """
        return [self.affectation.structure_id] if self._agit_comme(*roles) else []

    def a_role(self, *roles: str, departement: str | None = None) -> bool:
        """Say whether the agent acts now in one of ``roles`` (in ``departement`` when given)."""
        return self._agit_comme(*roles) and departement in (None, self.affectation.departement_id)

    def departement_coordonne(self, code: str) -> bool:
        """Say whether the agent coordinates the department ``code``."""
        return self.a_role(Role.COORDINATION, departement=code)

    @cached_property
    def affectation(self):
        """The assignment acted under; the session's choice is put here by ``AffectationCouranteMiddleware``."""
        return self.affectations_actives[0] if self.affectations_actives else None

    @property
    def coordonne(self) -> bool:
        """The agent acts, now, as a coordinator."""
        return self._agit_comme(Role.COORDINATION)

    @property
    def accompagne(self) -> bool:
        """The agent acts, now, for a structure that follows people."""
        return self._agit_comme(*ACCOMPAGNENT)

    @property
    def dirige(self) -> bool:
        """The agent acts, now, as the head of a structure: its accesses are hers to review."""
        return self._agit_comme(Role.RESPONSABLE)

    @property
    def observe(self) -> bool:
        """The agent acts, now, for the prefecture: figures, no names."""
        return self._agit_comme(Role.PREFECTURE)

    @property
    def administre(self) -> bool:
        """The agent acts, now, as technical administrator: accounts, no dossiers."""
        return self._agit_comme(Role.ADMINISTRATION)

    def _agit_comme(self, *roles: str) -> bool:
        return self.affectation is not None and (not roles or self.affectation.role in roles)
