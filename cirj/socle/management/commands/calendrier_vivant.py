"""``manage.py calendrier_vivant``: exit 0 while beat sends its heartbeat; what its container asks."""

from django.core.management.base import BaseCommand, CommandError

from cirj.socle.battement import calendrier_bat
from cirj.socle.etat_des_parties import QUOI_FAIRE


class Command(BaseCommand):
    help = "Dit si le calendrier des travaux (celery beat) est en marche."
    # Asked every minute: nothing else is looked at.
    requires_system_checks = []

    def handle(self, *args, **options):
        if not calendrier_bat():
            raise CommandError(QUOI_FAIRE["calendrier"])
        self.stdout.write("Le calendrier est en marche.")
