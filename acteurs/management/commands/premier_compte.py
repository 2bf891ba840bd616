"""The first account of an installation: nobody can invite yet, so the command line does."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Departement, Invitation, Structure
from acteurs.nomenclatures import Role, TypeStructure


class Command(BaseCommand):
    help = "Invite la première personne d'un département (coordination ou administration) et affiche son lien."

    def add_arguments(self, parser):
        parser.add_argument("adresse", help="Adresse électronique de la personne")
        parser.add_argument("--departement", required=True, help="Code du département, déjà chargé : 39")
        parser.add_argument("--prenom", required=True)
        parser.add_argument("--nom", required=True)
        parser.add_argument("--role", choices=[Role.COORDINATION, Role.ADMINISTRATION], default=Role.COORDINATION)
        parser.add_argument("--structure", default="Coordination départementale", help="Nom de sa structure")

    @transaction.atomic
    def handle(self, *args, adresse, departement, prenom, nom, role, structure, **options):
        trouve = Departement.objects.filter(pk=departement).first()
        if trouve is None:
            raise CommandError(
                f"Le département {departement} n'est pas chargé. Lancez : manage.py charger_territoire {departement}"
            )
        ou, _ = Structure.objects.get_or_create(
            departement=trouve, nom=structure, defaults={"type": TypeStructure.COORDINATION}
        )
        attente = Invitation.objects.en_attente().filter(email__iexact=adresse, structure=ou, role=role).first()
        if attente:
            attente.renvoyer()
        invitation = attente or Invitation.objects.create(
            email=adresse.lower(), prenom=prenom, nom=nom, role=role, structure=ou, departement=trouve
        )
        chemin = reverse("invitation_accepter", args=[invitation.jeton])
        self.stdout.write(
            f"À transmettre à {prenom} {nom}, valable jusqu'au {timezone.localtime(invitation.expire_le):%d/%m/%Y} :\n"
            f"{settings.ADRESSE_SITE}{chemin}"
        )
