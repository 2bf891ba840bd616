"""Inserting many rows with one order: what is read back is what was given, and nothing of the house is bypassed."""

import datetime
import decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from cirj.socle.insertion import inserer
from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from parcours.models import Importation, LigneImport, Personne, SituationEmploi

pytestmark = pytest.mark.django_db


def une_personne(nom: str, **champs) -> Personne:
    return Personne(departement_id="39", nom=nom, **champs)


def relue(objet) -> dict:
    return {champ.attname: getattr(type(objet).objects.get(pk=objet.pk), champ.attname) for champ in objet._meta.fields}


@pytest.mark.parametrize("nom", ["D'ÉMO", 'DÉMO "', "DÉMO\\x", "DÉMO\n{}", "ДЕМО", "دیمو 𐤀", "NULL", "%s"])
def test_every_letter_comes_back(nom, jura):
    inserer([une_personne(nom, prenom=nom)])
    assert list(Personne.objects.values_list("nom", "prenom")) == [(nom, nom)]


def test_every_kind_of_value_comes_back(jura, personne):
    nouvelle = une_personne(
        "DÉMO-TYPES",
        date_naissance=datetime.date(1990, 2, 28),
        langues=["fas", 'a"b', "c,d"],
        nationalites=[],
        numero_etranger="9903000001",
        besoin_interprete=None,
    )
    inserer([nouvelle, une_personne("DÉMO-AUTRE", besoin_interprete=True)])
    travail = SituationEmploi(
        personne=personne, departement_id="39", categorie="cdd", heures_semaine=decimal.Decimal("17.5")
    )
    inserer([travail])
    for objet in (nouvelle, travail):
        assert relue(objet) == {champ.attname: getattr(objet, champ.attname) for champ in objet._meta.fields}
    assert not nouvelle._state.adding
    with transaction.atomic():
        nouvelle.prenom = "Changée"
        nouvelle.save()


def test_a_table_that_numbers_its_rows_gives_their_keys_in_their_order(jura, coordinatrice):
    importation = Importation.objects.create(departement=jura, demande_par=coordinatrice, nom_fichier="t.csv")
    lignes = [
        LigneImport(importation=importation, departement=jura, numero=n, valeurs=[{"jour": "2024-01-02"}, n, "é"])
        for n in range(1, 41)
    ]
    inserer(lignes)
    assert {ligne.pk: ligne.numero for ligne in lignes} == dict(LigneImport.objects.values_list("pk", "numero"))
    assert LigneImport.objects.get(pk=lignes[7].pk).valeurs == [{"jour": "2024-01-02"}, 8, "é"]
    LigneImport.objects.create(importation=importation, departement=jura, numero=41)


def test_the_number_of_orders_does_not_depend_on_the_rows(jura, django_assert_num_queries):
    for nombre in (1, 60):
        with django_assert_num_queries(1):
            inserer([une_personne(f"DÉMO {nombre} {rang}") for rang in range(nombre)])
    inserer([])


def test_constraints_hold_and_nothing_is_half_written(jura):
    with pytest.raises(IntegrityError), transaction.atomic():
        inserer([une_personne("DÉMO-BONNE"), une_personne("DÉMO-FAUSSE", date_naissance=datetime.date(1700, 1, 1))])
    assert not Personne.objects.exists()


def test_the_policies_hold(jura, intervenante, etrangere):
    with contexte.pour_agent(etrangere), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        inserer([une_personne("DÉMO-AILLEURS")])


def test_each_row_has_its_entry_in_the_journal_with_whom_it_concerns(coordinatrice):
    personnes = [une_personne(f"DÉMO {rang}") for rang in range(30)]
    with contexte.pour_agent(coordinatrice):
        inserer(personnes)
    entrees = EntreeJournal.objects.filter(action="creation", objet_type="parcours_personne", agent_id=coordinatrice.pk)
    assert {(e.objet_id, tuple(e.personnes), e.departement) for e in entrees} == {
        (str(personne.pk), (personne.pk,), "39") for personne in personnes
    }


def test_a_value_that_no_column_holds_is_refused_not_written_as_its_name(jura):
    with pytest.raises(TypeError, match="object"):
        inserer([une_personne("DÉMO", prenom=object())])
