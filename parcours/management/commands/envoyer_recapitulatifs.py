"""Send today's digests, or only show them (``--essai``)."""

import datetime

from django.core.management.base import BaseCommand
from django.utils import timezone

from cirj.socle.rls import contexte
from cirj.socle.templatetags.francais import compte
from parcours.alertes.envoi import EnvoiRefuse, destinataires, envoyer, noter_echec
from parcours.alertes.recapitulatif import message, parties


class Command(BaseCommand):
    help = "Envoie les récapitulatifs du jour ; avec --essai, les montre sans rien envoyer."

    def add_arguments(self, parser):
        parser.add_argument("--essai", action="store_true", help="Montrer à qui et quoi, sans rien envoyer.")
        parser.add_argument("--jour", type=datetime.date.fromisoformat, help="Le jour voulu (AAAA-MM-JJ).")

    def handle(self, *args, essai=False, jour=None, **options):
        jour = jour or timezone.localdate()
        agents, envoyes = destinataires(jour), 0
        for agent in agents:
            if essai:
                self._montrer(agent, jour)
                continue
            try:
                envoyes += envoyer(agent.pk, jour)
            except EnvoiRefuse as refus:
                noter_echec(agent.pk, str(refus))
                self.stderr.write(f"{agent.email} : {refus}.")
        fin = "rien n'a été envoyé" if essai else compte(envoyes, "envoyé,envoyés")
        self.stdout.write(
            f"{compte(len(agents), 'compte attend,comptes attendent')} un récapitulatif le {jour:%d/%m/%Y} : {fin}."
        )

    def _montrer(self, agent, jour) -> None:
        with contexte.service("*"):
            des_parties = parties(agent)
        if not des_parties:
            self.stdout.write(f"\n--- {agent.email} : rien n'attend, pas de courriel.")
            return
        sujet, corps = message(des_parties, jour)
        self.stdout.write(f"\n--- {agent.email}\n{sujet}\n\n{corps}")
