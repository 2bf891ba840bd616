"""An account is born from an invitation: the coordinator names an address, a role, a structure."""

import datetime
import secrets
from typing import Self

from django.db import models, transaction
from django.utils import timezone

from acteurs.models.affectation import Affectation
from acteurs.models.agent import Agent
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate


def nouveau_jeton() -> str:
    return secrets.token_urlsafe(32)


def echeance_invitation():
    return timezone.now() + datetime.timedelta(days=regles.nombre("INVITATION_VALIDITE"))


UNE_SEULE_EN_ATTENTE = (
    "Une invitation attend déjà une réponse à cette adresse pour ce rôle : renvoyez-la ou annulez-la."
)


class InvitationPerimee(ValueError):
    """The invitation was already accepted, was withdrawn, or its time is over."""


class InvitationQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(departement__in=agent.departements(Role.COORDINATION, Role.ADMINISTRATION))

    def en_attente(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the expired ones too, since they can be sent again."""
        return self.filter(acceptee_le__isnull=True, annulee_le__isnull=True)


class Invitation(ModeleDate):
    """One offer of an account, or of one more role to an existing account; its link serves once."""

    email = models.EmailField("adresse électronique")
    prenom = models.CharField("prénom", max_length=60)
    nom = models.CharField("nom", max_length=60)
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="invitations")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("rôle", max_length=20, choices=Role)
    jeton = models.CharField(max_length=64, unique=True, default=nouveau_jeton, editable=False)
    # Null: the first account of an installation, created from the command line.
    invite_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, related_name="+", verbose_name="invité par", null=True, blank=True
    )
    expire_le = models.DateTimeField("valable jusqu'au", default=echeance_invitation)
    acceptee_le = models.DateTimeField("acceptée le", null=True, blank=True)
    annulee_le = models.DateTimeField("annulée le", null=True, blank=True)
    envoyee_le = models.DateTimeField("courriel envoyé le", null=True, blank=True)
    echec_envoi = models.CharField("échec de l'envoi", max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-cree_le"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                "structure",
                "role",
                condition=models.Q(acceptee_le__isnull=True, annulee_le__isnull=True),
                name="invitation_une_seule_en_attente",
                violation_error_message=UNE_SEULE_EN_ATTENTE,
            ),
            models.CheckConstraint(
                condition=models.Q(acceptee_le__isnull=True) | models.Q(annulee_le__isnull=True),
                name="invitation_acceptee_ou_annulee",
                violation_error_message="Une invitation acceptée ne s'annule plus.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()})"

    @property
    def ouverte(self) -> bool:
        """Whether the link still serves."""
        return not self.acceptee_le and not self.annulee_le and self.expire_le > timezone.now()

    def _tenir(self) -> None:
        """Lock the row, and read again where it stands. Call within a transaction."""
        self.refresh_from_db(from_queryset=Invitation.objects.select_for_update(of=("self",)))

    @transaction.atomic
    def renvoyer(self) -> None:
        """Draw a new link, valid for the full duration: the former one dies. Raise ``InvitationPerimee``."""
        self._tenir()
        if self.acceptee_le or self.annulee_le:
            raise InvitationPerimee
        self.jeton, self.expire_le = nouveau_jeton(), echeance_invitation()
        self.envoyee_le, self.echec_envoi = None, ""
        self.save()

    @transaction.atomic
    def annuler(self) -> None:
        """Withdraw the offer. Raise ``InvitationPerimee`` when it was accepted meanwhile."""
        self._tenir()
        if self.acceptee_le:
            raise InvitationPerimee
        self.annulee_le = timezone.now()
        self.save(update_fields=["annulee_le", "modifie_le"])

    def compte_existant(self):
        """Return the account that already has this address, or None."""
        return Agent.objects.filter(email__iexact=self.email).first()

    def accepter(self, agent: Agent):
        """Give ``agent`` the role offered and return the ``Affectation``. Raise ``InvitationPerimee``.

        Call within a transaction: the row is locked, so that a link opened twice gives one assignment.
        """
        fraiche = Invitation.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if not fraiche.ouverte or fraiche.jeton != self.jeton:
            raise InvitationPerimee
        affectation, _ = Affectation.objects.get_or_create(
            agent=agent, structure_id=self.structure_id, departement_id=self.departement_id, role=self.role, fin=None
        )
        self.acceptee_le = timezone.now()
        self.save(update_fields=["acceptee_le", "modifie_le"])
        return affectation

    def ouvrir_compte(self, mot_de_passe: str):
        """Create the account (or reopen the closed one of this address), accept, and return the agent."""
        # A double tap: the second waits here, then reads that the link has served.
        if not Invitation.objects.select_for_update(of=("self",)).get(pk=self.pk).ouverte:
            raise InvitationPerimee
        agent = self.compte_existant()
        if agent is None:
            agent = Agent.objects.create_user(self.email, mot_de_passe, prenom=self.prenom, nom=self.nom)
        elif agent.is_active:
            raise InvitationPerimee  # an open account accepts after login, and keeps its password
        else:
            agent.rouvrir(mot_de_passe)
        self.accepter(agent)
        return agent
