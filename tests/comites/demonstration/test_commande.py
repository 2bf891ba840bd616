"""The command that writes the demonstration: never in production, and it says what it needs."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_without_the_geography_the_command_says_what_to_run():
    with pytest.raises(CommandError, match="charger_territoire 39"):
        call_command("charger_demonstration")


def test_production_refuses_accounts_with_a_known_password(settings):
    settings.MODE_CIRJ = "production"
    with pytest.raises(CommandError, match="jamais en production"):
        call_command("charger_demonstration")
