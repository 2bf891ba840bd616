"""The journal: what is noted of writes, and that nobody changes it."""

import datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cirj.socle.journal import noter
from cirj.socle.journal_ecritures import JOURNALISEES
from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from cirj.socle.rls.roles import proprietaire
from cirj.socle.tasks import purger_journal
from comites.journalises import SANS_JOURNAL as COMITES_SANS_JOURNAL
from parcours.journalises import SANS_JOURNAL as PARCOURS_SANS_JOURNAL
from parcours.models import Droit, Personne, Suivi
from tests.harnais.regles import poser_regle

pytestmark = pytest.mark.django_db


def entrees(action: str, table: str):
    return EntreeJournal.objects.filter(action=action, objet_type=table)


def refuse(requete: str, *parametres) -> str:
    """Return the message with which the database refuses."""
    with pytest.raises(DatabaseError) as refus, transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(requete, parametres)
    return str(refus.value)


def test_every_table_of_people_is_noted_or_says_why():
    ecrits = (m for m in apps.get_models() if m._meta.managed)
    tables = {m._meta.db_table for m in ecrits if m._meta.app_label in ("parcours", "comites")}
    sans = PARCOURS_SANS_JOURNAL | COMITES_SANS_JOURNAL
    declarees = {t for t in JOURNALISEES if t.partition("_")[0] in ("parcours", "comites")}
    assert tables == declarees | set(sans)
    assert not declarees & set(sans)


def test_columns_named_in_a_declaration_exist():
    colonnes = {m._meta.db_table: {f.column for f in m._meta.concrete_fields} for m in apps.get_models()}
    for table, regle in JOURNALISEES.items():
        assert {*regle.sans_valeur, *regle.ignorees} <= colonnes[table], table


def test_an_addition_is_noted_without_what_was_written(personne):
    entree = entrees("creation", "parcours_personne").get(objet_id=personne.pk)
    assert (entree.personnes, entree.departement, entree.champs) == ([personne.pk], "39", None)


def test_a_change_keeps_before_and_after_and_only_what_changed(personne):
    personne.nom = "DÉMO-AUTRE"
    personne.save()
    entree = entrees("modification", "parcours_personne").get()
    assert entree.champs == {"nom": ["DÉMO-UNIQUE", "DÉMO-AUTRE"]}


def test_a_change_made_without_the_models_is_noted_too(personne):
    Personne.objects.filter(pk=personne.pk).update(telephone="0384000000")
    assert entrees("modification", "parcours_personne").get().champs == {"telephone": ["", "0384000000"]}


def test_saving_again_without_a_change_notes_nothing(personne):
    personne.save()
    assert not entrees("modification", "parcours_personne").exists()


def test_a_number_and_a_private_note_are_noted_without_their_values(personne, parcours, jura, association):
    personne.numero_etranger = "000000123"
    personne.save()
    assert entrees("modification", "parcours_personne").get().champs == {"numero_etranger": None}
    suivi = Suivi.objects.create(
        parcours=parcours, departement=jura, structure=association, piliers=["langue"], texte="Inscrite."
    )
    suivi.texte = "Inscrite au cours."
    suivi.save()
    assert entrees("modification", "parcours_suivi").get().champs == {"texte": ["Inscrite.", "Inscrite au cours."]}
    for note in ("Secret-de-structure", "Autre-secret"):
        suivi.noter_en_prive(note)
    assert entrees("modification", "parcours_noteprivee").get().champs == {"texte": None}


def test_what_touches_health_is_noted_without_any_value(personne, parcours, jura):
    suivi = Suivi.objects.create(parcours=parcours, departement=jura, piliers=["langue", "sante"], texte="Avant")
    suivi.texte = "Rendez-vous pris"
    suivi.save()
    droit = Droit.objects.create(personne=personne, type="puma", etat="demande")
    droit.etat = "refuse"
    droit.save()
    assert entrees("modification", "parcours_suivi").get().champs == {"texte": None}
    assert entrees("modification", "parcours_droit").get().champs == {"etat": None}
    autre = Droit.objects.create(personne=personne, type="caf", etat="demande")
    autre.etat = "ouvert"
    autre.save()
    assert entrees("modification", "parcours_droit").get(objet_id=autre.pk).champs == {"etat": ["demande", "ouvert"]}


def test_a_deletion_still_says_whom_it_concerned(parcours):
    intervention = parcours.interventions.first()
    cle = intervention.pk
    intervention.delete()
    assert entrees("suppression", "parcours_intervention").get(objet_id=cle).personnes == [parcours.personne_id]


DEFENDUES = [
    "update socle_entreejournal set agent_nom = 'x'",
    "delete from socle_entreejournal",
    "truncate socle_entreejournal",
]


@pytest.mark.parametrize(
    "requete", [*DEFENDUES, "insert into socle_entreejournal (le, action) values (now(), 'lecture')"]
)
def test_the_application_only_adds_and_by_the_functions_of_the_journal(requete, personne):
    refuse(requete)
    assert entrees("creation", "parcours_personne").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("requete", DEFENDUES)
def test_even_the_owner_of_the_database_changes_and_deletes_nothing(requete, personne):
    with proprietaire():
        assert "Le journal ne se modifie pas et ne s'efface pas." in refuse(requete)
    with transaction.atomic():
        assert entrees("creation", "parcours_personne").exists()


def test_what_the_database_notes_cannot_be_forged():
    for action in ("creation", "modification", "suppression", "purge"):
        refuse("select journal.noter(%s, 'parcours_suivi', '', '{}', null, '')", action)


@pytest.mark.django_db(transaction=True)
def test_the_oldest_entries_go_and_only_they():
    vieille, recente = entree_ancienne(mois=13), entree_ancienne(mois=11)
    purger_journal()
    with transaction.atomic():
        restantes = EntreeJournal.objects.filter(pk__in=[vieille, recente]).values_list("pk", flat=True)
        assert list(restantes) == [recente]
        assert EntreeJournal.objects.get(action="purge").detail == "1"
    purger_journal()
    with transaction.atomic():
        assert EntreeJournal.objects.filter(action="purge").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_rule_too_short_deletes_nothing_before_six_months():
    poser_regle("JOURNAL_CONSERVATION", "1")
    recente = entree_ancienne(mois=3)
    purger_journal()
    with transaction.atomic():
        assert EntreeJournal.objects.filter(pk=recente).exists()


def entree_ancienne(mois: int) -> int:
    """Make an entry of long ago, as only the owner of the table can."""
    le = timezone.now() - datetime.timedelta(days=30.5 * mois)
    with proprietaire(), transaction.atomic():
        return EntreeJournal.objects.create(le=le, action="lecture", objet_type="dossier", personnes=[]).pk


def test_an_entry_of_no_agent_is_the_platform_s(personne):
    noter("lecture", "dossier", personne.pk, [personne.pk])
    entree = EntreeJournal.objects.get(action="lecture")
    assert (entree.agent_id, entree.agent_nom) == (None, "")


def test_nobody_writes_in_another_s_name(personne, coordinatrice, intervenante):
    """The entry is the context's agent's, under an assignment that is really hers."""
    usurpee = replace_affectation(intervenante, coordinatrice)
    with usurpee:
        noter("lecture", "dossier", personne.pk, [personne.pk])
    entree = EntreeJournal.objects.get(action="lecture")
    assert (entree.agent_id, entree.role, entree.structure_id) == (intervenante.pk, "", None)


def replace_affectation(agent, autre):
    """Return a context in which ``agent`` claims the assignment of ``autre``."""
    agent.affectation = autre.affectation
    return contexte.pour_agent(agent)


def test_each_reads_in_the_journal_what_is_hers(personne, parcours, coordinatrice, intervenante, etrangere, prefecture):
    """Asked without any filter: the database itself keeps the rest."""
    with contexte.pour_agent(intervenante):
        noter("lecture", "dossier", personne.pk, [personne.pk])
        assert set(EntreeJournal.objects.values_list("agent_id", flat=True)) == {intervenante.pk}
    with contexte.pour_agent(coordinatrice):
        lues = EntreeJournal.objects.all()
        assert set(lues.values_list("departement", flat=True)) == {"39"}
        assert lues.filter(agent_id=intervenante.pk).exists()
    for autre in (etrangere, prefecture):
        with contexte.pour_agent(autre):
            assert not EntreeJournal.objects.filter(departement="39").exists()
    with contexte.personne():
        assert not EntreeJournal.objects.exists()
