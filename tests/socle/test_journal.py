"""The journal: what is noted of writes, and that nobody changes it."""

import datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cirj.socle.journal import noter
from cirj.socle.journal_ecritures import JOURNALISEES, corps
from cirj.socle.models import EntreeJournal, RegleMetier
from comites.journalises import SANS_JOURNAL as COMITES_SANS_JOURNAL
from parcours.journalises import SANS_JOURNAL as PARCOURS_SANS_JOURNAL
from parcours.models import Droit, Personne, Suivi

pytestmark = pytest.mark.django_db


def entrees(action: str, table: str):
    return EntreeJournal.objects.filter(action=action, objet_type=table)


def refuse(requete: str, *parametres) -> str:
    """Return the message with which the database refuses."""
    with pytest.raises(DatabaseError) as refus, transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(requete, parametres)
    return str(refus.value)


def test_every_table_of_people_is_noted_or_says_why():
    tables = {m._meta.db_table for m in apps.get_models() if m._meta.app_label in ("parcours", "comites")}
    sans = PARCOURS_SANS_JOURNAL | COMITES_SANS_JOURNAL
    declarees = {t for t in JOURNALISEES if t.partition("_")[0] in ("parcours", "comites")}
    assert tables == declarees | set(sans)
    assert not declarees & set(sans)


def test_the_database_notes_what_is_declared():
    """A declaration that changed without a migration (``Journalise``) is found here."""
    with connection.cursor() as curseur:
        curseur.execute(
            "select c.relname, p.prosrc from pg_trigger t join pg_class c on c.oid = t.tgrelid "
            "join pg_proc p on p.oid = t.tgfoid where t.tgname = 'journal' and t.tgenabled = 'O'"
        )
        attaches = dict(curseur.fetchall())
    assert attaches == {table: corps(table, regle) for table, regle in JOURNALISEES.items()}


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


def test_a_number_and_a_private_note_are_noted_without_their_values(personne, parcours, jura):
    personne.numero_etranger = "000000123"
    personne.save()
    assert entrees("modification", "parcours_personne").get().champs == {"numero_etranger": None}
    suivi = Suivi.objects.create(parcours=parcours, departement=jura, piliers=["langue"], texte="Inscrite.")
    suivi.texte, suivi.synthese_privee = "Inscrite au cours.", "Secret-de-structure"
    suivi.save()
    assert entrees("modification", "parcours_suivi").get().champs == {
        "texte": ["Inscrite.", "Inscrite au cours."],
        "synthese_privee": None,
    }


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


@pytest.mark.parametrize(
    "requete", ["update socle_entreejournal set agent_nom = 'x'", "delete from socle_entreejournal"]
)
def test_nothing_is_changed_nor_deleted(requete, personne):
    refuse(requete)
    assert entrees("creation", "parcours_personne").exists()


def test_what_the_database_notes_cannot_be_forged():
    for action in ("creation", "modification", "suppression", "purge"):
        refuse("select journal.noter(%s, 'parcours_suivi', '', '{}', null, '')", action)


def test_the_oldest_entries_go_and_only_they(personne, entree_ancienne):
    vieille = entree_ancienne(mois=13)
    recente = entree_ancienne(mois=11)
    assert purger() == 1
    restantes = EntreeJournal.objects.filter(pk__in=[vieille, recente]).values_list("pk", flat=True)
    assert list(restantes) == [recente]
    assert EntreeJournal.objects.get(action="purge").detail == "1"
    assert purger() == 0


def test_a_rule_too_short_deletes_nothing_before_six_months(entree_ancienne):
    RegleMetier.objects.filter(code="JOURNAL_CONSERVATION").update(valeur="1")
    recente = entree_ancienne(mois=3)
    purger()
    assert EntreeJournal.objects.filter(pk=recente).exists()


def purger() -> int:
    with connection.cursor() as curseur:
        curseur.execute("select journal.purger()")
        return curseur.fetchone()[0]


@pytest.fixture
def entree_ancienne():
    """Return a function that makes an entry of long ago, as only the owner of the table can."""

    def ecrire(mois: int) -> int:
        le = timezone.now() - datetime.timedelta(days=30.5 * mois)
        return EntreeJournal.objects.create(le=le, action="lecture", objet_type="dossier", personnes=[]).pk

    return ecrire


def test_an_entry_of_no_agent_is_the_platform_s(personne):
    noter("lecture", "dossier", personne.pk, [personne.pk])
    entree = EntreeJournal.objects.get(action="lecture")
    assert (entree.agent_id, entree.agent_nom) == (None, "")
