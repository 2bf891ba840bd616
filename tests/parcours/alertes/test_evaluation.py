"""Alerts are opened once, follow their facts, and close with their cause."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from parcours.alertes.evaluation import Bilan, evaluer
from parcours.models import Alerte, Etape, Parcours, Personne, Suivi
from tests.harnais.proprietes import exemples

JOUR = datetime.date(2026, 11, 22)


def dans(jours: int) -> datetime.date:
    return JOUR + datetime.timedelta(days=jours)


@pytest.fixture
def contacte(parcours):
    parcours.noter_contact(dans(-5))
    return parcours


@pytest.fixture
def regarder(parcours):
    """Look at the shared pathway on a day, and return its alerts as (code, why closed)."""

    def regarder(jour=JOUR) -> list[tuple[str, str]]:
        evaluer(Parcours.objects.filter(pk=parcours.pk), jour)
        return sorted(Alerte.objects.filter(parcours=parcours).values_list("code", "cause"))

    return regarder


def test_a_step_is_told_before_its_day_once_and_closes_when_done(contacte, regarder):
    etape = Etape.objects.create(parcours=contacte, pilier="langue", intitule="Passer le test", echeance=dans(20))
    assert regarder() == []
    assert regarder(dans(13)) == [("ETAPE", "")]
    assert regarder(dans(14)) == [("ETAPE", "")]
    alerte = Alerte.objects.get()
    assert (alerte.libelle, alerte.pilier, alerte.ouverte_le) == ("Passer le test", "langue", dans(13))
    # Overdue, it stays.
    assert regarder(dans(30)) == [("ETAPE", "")]
    etape.faite_le = dans(31)
    etape.save()
    assert regarder(dans(31)) == [("ETAPE", "fait")]
    assert regarder(dans(32)) == [("ETAPE", "fait")]


def test_a_step_put_further_closes_and_opens_again_when_its_turn_comes(contacte, regarder):
    etape = Etape.objects.create(parcours=contacte, pilier="langue", intitule="Test", echeance=dans(3))
    regarder()
    etape.echeance = dans(40)
    etape.save()
    assert regarder() == [("ETAPE", "repoussee")]
    assert regarder(dans(35)) == [("ETAPE", ""), ("ETAPE", "repoussee")]
    # Moved within its notice, it is the same alert.
    etape.echeance = dans(38)
    etape.save()
    assert regarder(dans(36)) == [("ETAPE", ""), ("ETAPE", "repoussee")]
    assert Alerte.objects.ouvertes().get().echeance == dans(38)


def test_a_contact_closes_the_call_to_contact(parcours, regarder):
    parcours.noter_contact(dans(-70))
    assert regarder() == [("AGIR_CONTACT", "")]
    Suivi.objects.create(parcours=parcours, departement_id=parcours.departement_id, date=JOUR, piliers=["langue"])
    assert regarder() == [("AGIR_CONTACT", "fait")]


def test_the_end_of_a_pathway_closes_what_it_asked(parcours, regarder):
    parcours.noter_contact(dans(-70))
    regarder()
    parcours.sortir(JOUR, "abandon")
    assert regarder() == [("AGIR_CONTACT", "parcours_termine")]


def test_a_missed_day_is_said_missed(contacte, regarder):
    """The exchange of a licence: nine days too late, nothing can be done any more."""
    contacte.personne.titres.create(type="api", debut=datetime.date(2025, 12, 1), fin=datetime.date(2026, 5, 31))
    contacte.personne.titres.create(type="resident", debut=datetime.date(2026, 6, 1), fin=datetime.date(2036, 5, 31))
    assert regarder() == [("ECHANGE_PERMIS", "")]
    assert regarder(dans(18)) == [("ECHANGE_PERMIS", "passee")]


def test_no_two_open_alerts_say_the_same(contacte):
    commun = {"parcours": contacte, "code": "ETAPE", "objet": contacte.pk, "echeance": JOUR, "libelle": "x"}
    Alerte.objects.create(**commun)
    with pytest.raises(IntegrityError, match="alerte_ouverte_une_fois"), transaction.atomic():
        Alerte.objects.create(**commun)


def test_a_department_costs_as_many_queries_as_a_dossier(jura):
    couts = []
    for lot in range(3):
        for rang in range(1 if not lot else 12):
            un = Parcours.objects.create(
                personne=Personne.objects.create(departement=jura, nom=f"DÉMO-{lot}-{rang}"),
                departement=jura,
                debut=dans(-200),
            )
            Etape.objects.create(parcours=un, pilier="langue", intitule="Test", echeance=dans(-1))
        with CaptureQueriesContext(connection) as requetes:
            evaluer(Parcours.objects.filter(departement=jura), JOUR)
        couts.append(len(requetes))
    assert Alerte.objects.ouvertes().count() == 50
    assert couts[1] == couts[2]


@exemples(15)
@given(
    gestes=st.lists(
        st.tuples(st.sampled_from(["ajouter", "faire", "repousser", "contacter", "regarder"]), st.integers(0, 60)),
        max_size=12,
    )
)
def test_whatever_happens_replaying_changes_nothing(gestes, contacte):
    with transaction.atomic():
        avance = 0
        for geste, jours in gestes:
            avance += jours
            _faire(geste, contacte, dans(avance))
            siens = Parcours.objects.filter(pk=contacte.pk)
            evaluer(siens, dans(avance))
            premiere = list(Alerte.objects.order_by("pk").values())
            assert evaluer(siens, dans(avance)) == Bilan(0, 0, 0)
            assert list(Alerte.objects.order_by("pk").values()) == premiere
            ouvertes = Alerte.objects.ouvertes().filter(code="ETAPE").values_list("objet", flat=True)
            dues = Etape.objects.a_faire().filter(echeance__lte=dans(avance + 7)).values_list("pk", flat=True)
            assert sorted(ouvertes) == sorted(dues)
        transaction.set_rollback(True)


def _faire(geste: str, parcours, jour: datetime.date) -> None:
    prochaine = Etape.objects.filter(parcours=parcours, faite_le=None).order_by("echeance", "pk").first()
    match geste:
        case "ajouter":
            Etape.objects.create(
                parcours=parcours, pilier="langue", intitule="x", echeance=jour + datetime.timedelta(5)
            )
        case "faire" if prochaine:
            Etape.objects.filter(pk=prochaine.pk).update(faite_le=timezone.localdate())
        case "repousser" if prochaine:
            Etape.objects.filter(pk=prochaine.pk).update(echeance=jour + datetime.timedelta(30))
        case "contacter":
            parcours.noter_contact(jour)
