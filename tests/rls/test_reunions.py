"""Two dossiers made one, and the way back: nothing is lost, everything returns, row for row."""

import datetime
import uuid

import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.rls import contexte
from parcours.models import Parcours, Personne, PersonnesDistinctes, Protection, Reunion, Suivi
from parcours.reunion.conflits import AUTRE, GARDEE, conflits
from parcours.reunion.fusion import defaire, reunir
from parcours.reunion.relations import relations_vers
from tests.harnais.proprietes import exemples

JOUR = datetime.date(2026, 2, 1)
# What a merge leaves of itself, and what nobody undoes.
A_PART = {"socle_entreejournal", "parcours_reunion"}


def tout() -> dict[str, list[str]]:
    """Return every row of every table of ours, as the database holds it."""
    with connection.cursor() as curseur:
        tables = [
            t
            for t in connection.introspection.table_names(curseur)
            if t.split("_")[0] in {"parcours", "comites", "acteurs"} and t not in A_PART
        ]
        lignes = {}
        for table in tables:
            curseur.execute(f"select to_jsonb(t)::text from {table} t order by 1")
            lignes[table] = [ligne for (ligne,) in curseur.fetchall()]
    return lignes


def copier(de: models.Model, vers: models.Model) -> None:
    """Give ``vers`` a copy of every row that points to ``de``, whatever the table, and of what points to these."""
    for relation in relations_vers(type(de)):
        for ligne in relation.lignes([de.pk]):
            ancienne = relation.modele._base_manager.get(pk=ligne.pk)
            for champ in relation.modele._meta.concrete_fields:
                if champ.unique and not champ.primary_key and not champ.is_relation:
                    setattr(ligne, champ.attname, None if champ.null else uuid.uuid4())
            setattr(ligne, relation.champ.attname, vers.pk)
            ligne.pk, ligne._state.adding = uuid.uuid4(), True
            if hasattr(ligne, "parcours_id") and relation.champ.name == "personne":
                ligne.parcours_id = None if relation.modele._meta.get_field("parcours").null else ligne.parcours_id
            try:
                with transaction.atomic():
                    ligne.save(force_insert=True)
            except (IntegrityError, ProgrammingError):  # the latter: row-level security, a report follows its own alert
                continue
            if isinstance(ligne, Parcours):
                copier(ancienne, ligne)


@pytest.fixture
def deux(une_ligne_partout, personne, jura):
    """The shared dossier, with a row in every table, and another that carries a copy of each."""
    autre = Personne.objects.create(
        departement=jura, nom="DEMO-BIS", prenom="Amineh", telephone="0102030405", numero_etranger="0399000001"
    )
    copier(personne, autre)
    return personne, autre


def en_coordination(agent):
    return contexte.pour_agent(agent)


def restes(cle) -> list[str]:
    """Return the tables where a row still points to the person."""
    return [r.modele._meta.db_table for r in relations_vers(Personne) if r.lignes([cle]).exists()]


def test_every_constraint_of_every_linked_table_is_understood():
    for modele in (Personne, Parcours):
        for relation in relations_vers(modele):
            for contrainte in relation.modele._meta.constraints:
                assert isinstance(contrainte, CheckConstraint | ExclusionConstraint | UniqueConstraint)
                assert not isinstance(contrainte, UniqueConstraint) or contrainte.fields, contrainte.name


@pytest.mark.django_db
def test_every_row_follows_and_comes_back_exactly(deux, coordinatrice):
    gardee, autre = deux
    # The test would prove nothing of a table where neither has a row.
    assert len(restes(autre.pk)) >= 12
    avant = tout()
    for cote in (GARDEE, AUTRE):
        with en_coordination(coordinatrice):
            trouves = [c for direct in conflits(gardee, autre) for c in direct.tous()]
            assert {"parcours_parcours", "parcours_protection"} <= {c.modele._meta.db_table for c in trouves}
            choix = {c.cle: cote for c in trouves}
            reunion = reunir(gardee, autre, coordinatrice, {"telephone": autre.telephone}, choix)
        assert restes(autre.pk) == []
        assert not Personne.objects.filter(pk=autre.pk).exists()
        assert Personne.objects.get(pk=gardee.pk).telephone == "0102030405"
        assert list(Personne.objects.chercher("Amineh demo-bis")) == [gardee]
        gardee.refresh_from_db()
        with en_coordination(coordinatrice):
            assert defaire(reunion, coordinatrice) == []
        assert tout() == avant
        gardee.refresh_from_db()


@pytest.mark.django_db
@exemples(8)
@given(hasard=st.randoms(use_true_random=False))
def test_whatever_each_dossier_carries_the_way_back_is_exact(deux, coordinatrice, hasard):
    gardee, autre = deux
    with transaction.atomic():
        for relation in relations_vers(Personne):
            if relation.modele is Parcours:
                continue
            for ligne in relation.lignes([gardee.pk, autre.pk]):
                if hasard.random() < 0.4:
                    try:
                        with transaction.atomic():
                            relation.modele._base_manager.filter(pk=ligne.pk).delete()
                    except (models.ProtectedError, IntegrityError):
                        continue
        avant = tout()
        with en_coordination(coordinatrice):
            tous = [c for direct in conflits(gardee, autre) for c in direct.tous()]
            reunion = reunir(gardee, autre, coordinatrice, {}, {c.cle: hasard.choice((GARDEE, AUTRE)) for c in tous})
        assert restes(autre.pk) == []
        with en_coordination(coordinatrice):
            defaire(reunion, coordinatrice)
        assert tout() == avant
        transaction.set_rollback(True)


@pytest.fixture
def simples(personne, parcours, jura):
    autre = Personne.objects.create(departement=jura, nom="DEMO-BIS", prenom="Amineh", telephone="0102030405")
    sien = Parcours.objects.create(personne=autre, departement=jura, programme=parcours.programme, debut=JOUR)
    Suivi.objects.create(parcours=sien, departement=jura, date=JOUR, texte="Vue deux fois.", piliers=["langue"])
    return personne, autre


@pytest.mark.django_db
def test_follow_ups_of_the_pathway_set_aside_join_the_one_that_stays(simples, parcours, coordinatrice):
    gardee, autre = simples
    with en_coordination(coordinatrice):
        reunir(gardee, autre, coordinatrice)
    assert list(gardee.parcours.all()) == [parcours]
    assert parcours.suivis.filter(texte="Vue deux fois.").exists()
    assert Parcours.objects.get(pk=parcours.pk).dernier_contact >= JOUR


@pytest.mark.django_db
def test_what_is_added_or_changed_since_is_kept_and_said(simples, coordinatrice):
    gardee, autre = simples
    with en_coordination(coordinatrice):
        reunion = reunir(gardee, autre, coordinatrice, {"telephone": "0102030405"})
    Personne.objects.filter(pk=gardee.pk).update(telephone="0611111111")
    depuis = gardee.titres.create(type="resident", debut=JOUR)
    with en_coordination(coordinatrice):
        gardes = defaire(reunion, coordinatrice)
        assert gardes == ["une information changée depuis la réunion est gardée telle qu'elle est aujourd'hui"]
        with pytest.raises(ValidationError, match="déjà été défaite"):
            defaire(reunion, coordinatrice)
    assert Personne.objects.get(pk=gardee.pk).telephone == "0611111111"
    assert Personne.objects.get(pk=autre.pk).telephone == "0102030405"
    assert gardee.titres.get() == depuis


@pytest.mark.django_db
def test_undoing_is_refused_with_words_when_what_returns_no_longer_fits(simples, coordinatrice):
    gardee, autre = simples
    Protection.objects.create(personne=autre, statut="refugie", date=JOUR)
    with en_coordination(coordinatrice):
        (conflit,) = [c for c in conflits(gardee, autre) if c.modele is Protection]
        reunion = reunir(gardee, autre, coordinatrice, choix={conflit.cle: AUTRE})
    Protection.objects.filter(personne=gardee).update(fin=JOUR)
    Protection.objects.create(personne=gardee, statut="refugie", date=JOUR)
    avant = tout()
    with en_coordination(coordinatrice), pytest.raises(ValidationError, match="déjà une protection en cours"):
        defaire(reunion, coordinatrice)
    assert tout() == avant
    assert Reunion.objects.get().defaite_le is None


@pytest.mark.django_db
def test_what_is_kept_to_undo_is_encrypted_and_merges_are_undone_last_first(simples, jura, coordinatrice):
    gardee, autre = simples
    tierce = Personne.objects.create(departement=jura, nom="TIERCE", prenom="Amina")
    PersonnesDistinctes.objects.create(departement=jura, une=gardee, autre=autre, agent=coordinatrice)
    with en_coordination(coordinatrice):
        premiere = reunir(gardee, autre, coordinatrice)
        seconde = reunir(tierce, gardee, coordinatrice)
    with connection.cursor() as curseur:
        curseur.execute("select gestes from parcours_reunion")
        assert not any("Vue deux fois" in g or "0102030405" in g or "Amineh" in g for (g,) in curseur.fetchall())
    with en_coordination(coordinatrice):
        with pytest.raises(ValidationError, match="la plus récente"):
            defaire(premiere, coordinatrice)
        defaire(seconde, coordinatrice)
        defaire(premiere, coordinatrice)
    assert {p.pk for p in simples} <= set(Personne.objects.values_list("pk", flat=True))
