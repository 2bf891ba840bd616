"""Indicator 25: the two-month contact, counted by calendar months, compared with a reading day by day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.calendrier import ajouter_mois
from comites.indicateurs import REGISTRE, Filtre
from comites.indicateurs.evaluation import lignes
from parcours.models import Parcours, Suivi
from tests.harnais.proprietes import exemples

JOUR = datetime.timedelta(days=1)
ARRET = datetime.date(2026, 11, 21)


def tenu(parcours, filtre) -> bool:
    return lignes(REGISTRE["contact_tenu"], filtre).filter(pk=parcours.pk).exists()


def tenu_jour_par_jour(entree, sortie, contacts, filtre) -> bool:
    """The definition, read naively: on each day, how old is the contact before it (or the entry)?"""
    jour = max(filtre.a, entree)
    fin = min(filtre.b, sortie or filtre.b)
    while jour <= fin:
        dernier = max([entree, *(c for c in contacts if entree <= c < jour)])
        if ajouter_mois(dernier, 2) < jour:
            return False
        jour += JOUR
    return True


def agir(personne, entree, sortie, contacts) -> Parcours:
    parcours = Parcours.objects.create(
        personne=personne, departement=personne.departement, programme="agir", debut=entree, fin=sortie
    )
    for contact in contacts:
        Suivi.objects.create(parcours=parcours, departement=personne.departement, date=contact)
    return parcours


@exemples(40)
@given(
    entree=st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 10, 1)),
    duree=st.one_of(st.none(), st.integers(1, 500)),
    pas=st.lists(st.integers(1, 75), max_size=12),
)
def test_the_statement_agrees_with_a_reading_day_by_day(personne, entree, duree, pas):
    contacts, jour = [], entree
    for ecart in pas:
        jour += JOUR * ecart
        contacts.append(jour)
    sortie = entree + JOUR * duree if duree else None
    parcours = agir(personne, entree, sortie, [c for c in contacts if c <= ARRET])
    try:
        for annee in (2025, 2026):
            filtre = Filtre.annuel("39", annee, arrete_le=ARRET)
            if entree <= filtre.b and (sortie is None or sortie > filtre.a):
                attendu = tenu_jour_par_jour(entree, sortie, [c for c in contacts if c <= ARRET], filtre)
                assert tenu(parcours, filtre) is attendu
    finally:
        parcours.delete()


@pytest.mark.parametrize(
    ("contact", "attendu"),
    # Two calendar months from 31 December end on the last day of February: 59 days here, 62 in summer.
    [(datetime.date(2026, 2, 28), True), (datetime.date(2026, 3, 1), False)],
)
def test_two_months_are_calendar_months(personne, contact, attendu):
    parcours = agir(personne, datetime.date(2025, 12, 31), datetime.date(2026, 3, 20), [contact])
    assert tenu(parcours, Filtre.annuel("39", 2026, arrete_le=ARRET)) is attendu


def test_another_programme_is_not_in_the_denominator(parcours):
    filtre = Filtre.annuel("39", 2026, arrete_le=ARRET)
    assert not tenu(parcours, filtre)


@pytest.mark.django_db
def test_words_found_undated_in_a_table_are_no_contact(personne):
    parcours = agir(personne, datetime.date(2026, 1, 10), None, [])
    jour = datetime.date(2026, 3, 1)
    note = Suivi.objects.create(parcours=parcours, departement=personne.departement, date=jour, mode="reprise")
    filtre = Filtre.annuel("39", 2026, arrete_le=datetime.date(2026, 4, 1))
    assert not tenu(parcours, filtre)
    parcours.recalculer_contact()
    parcours.refresh_from_db()
    assert parcours.dernier_contact is None
    note.mode = "entretien"
    note.save()
    assert tenu(parcours, filtre)
    parcours.refresh_from_db()
    assert parcours.dernier_contact == jour
