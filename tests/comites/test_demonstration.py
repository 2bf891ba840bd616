"""The demonstration department: about 180 invented people, written once, never in production."""

import pytest
from django.core.management import CommandError, call_command

from acteurs import territoire
from acteurs.models import Agent, Structure
from comites.demonstration.departement import charger
from comites.models import Decision, Seance
from parcours.models import (
    AccesExceptionnel,
    Menage,
    Parcours,
    Personne,
    PointBlocage,
    ReponseRapprochement,
    Sejour,
    Suivi,
)

pytestmark = pytest.mark.django_db


def test_the_demonstration_tells_a_whole_department_and_doubles_nothing():
    territoire.charger("39")
    assert charger()
    assert 165 <= Personne.objects.count() <= 210
    assert 85 <= Menage.objects.count() <= 105
    assert not Personne.objects.exclude(nom__startswith="Démo-").exists()
    assert PointBlocage.objects.sans_decision().exists()
    assert Decision.objects.filter(realisee_le__isnull=False).exists()
    assert Seance.objects.a_venir().count() == 2
    glisse = Sejour.objects.filter(categorie="iml_bail_glissant", fin__isnull=False, personne__nom="Démo-001")
    assert glisse.exists()
    for modele in (AccesExceptionnel.objects.en_cours(), ReponseRapprochement.objects.a_donner()):
        assert modele.count() == 1
    quitte = Agent.objects.get(email="responsable@cirj.example")
    assert "Merveille" in {p.prenom for p in Personne.objects.quittees_par(quitte)}
    assert Suivi.objects.quittes_par(quitte).exists()
    avant = [m.objects.count() for m in (Personne, Parcours, Structure, Agent)]
    assert not charger()
    assert [m.objects.count() for m in (Personne, Parcours, Structure, Agent)] == avant


def test_without_the_geography_the_command_says_what_to_run():
    with pytest.raises(CommandError, match="charger_territoire 39"):
        call_command("charger_demonstration")


def test_production_refuses_accounts_with_a_known_password(settings):
    settings.MODE_CIRJ = "production"
    with pytest.raises(CommandError, match="jamais en production"):
        call_command("charger_demonstration")
