"""An account is born from an invitation: the coordinator names an address, a role, a structure."""

import secrets

from django.db import models
from django.utils import timezone

from acteurs.nomenclatures import Role
from acteurs.querysets import InvitationQuerySet
from cirj.socle import regles
from cirj.socle.models import ModeleDate


def nouveau_jeton() -> str:
    return secrets.token_urlsafe(32)


def echeance_invitation():
    return timezone.now() + timezone.timedelta(days=regles.nombre("INVITATION_VALIDITE"))


class Invitation(ModeleDate):
    email = models.EmailField("adresse électronique")
    prenom = models.CharField("prénom", max_length=60)
    nom = models.CharField("nom", max_length=60)
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="invitations")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("rôle", max_length=20, choices=Role)
    jeton = models.CharField(max_length=64, unique=True, default=nouveau_jeton, editable=False)
    invite_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    expire_le = models.DateTimeField("valable jusqu'au", default=echeance_invitation)
    acceptee_le = models.DateTimeField("acceptée le", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-cree_le"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                "structure",
                "role",
                condition=models.Q(acceptee_le__isnull=True),
                name="invitation_une_seule_en_attente",
                violation_error_message="Une invitation attend déjà une réponse à cette adresse pour ce rôle.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()})"
