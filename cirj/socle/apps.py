from pathlib import Path

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.http import multipartparser


class SocleConfig(AppConfig):
    name = "cirj.socle"
    label = "socle"
    verbose_name = "Socle"

    def ready(self) -> None:
        from cirj.socle.regles_connues import declarer_regles
        from cirj.socle.regles_du_socle import REGLES
        from cirj.socle.rls.application import retirer_avant_un_retour
        from cirj.socle.rls.declencheurs import DECLENCHEURS
        from cirj.socle.rls.definitions import declarer
        from cirj.socle.rls.roles import accorder

        declarer_regles(*REGLES)
        declarer(Path(__file__).parent / "rls" / "fonctions", declencheurs=DECLENCHEURS)
        post_migrate.connect(accorder, sender=self)
        pre_migrate.connect(retirer_avant_un_retour, sender=self)
        # Django has no setting for it: beyond, a name of some thousands of characters was « requête refusée », where the
        # field says that it is too long. Doubled from 1,024 by the parser: a power of two.
        multipartparser.MAX_TOTAL_HEADER_SIZE = 32 * 1024  # type: ignore[attr-defined]  # left out of django-stubs
