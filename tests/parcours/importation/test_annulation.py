"""An import cancelled as a whole: the database is as it was, what people did since is theirs to keep."""

import pytest
from django.core.files import File
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.rls import contexte
from parcours.importation.decision import DejaDecide, autre_personne, meme_personne
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import (
    DifficulteSignalee,
    Personne,
    PersonnesDistinctes,
    PropositionDoublon,
)
from tests.harnais.proprietes import exemples
from tests.parcours.importation.conftest import LISTING
from tests.parcours.importation.retour import defaire, etat, lancer


@pytest.mark.django_db
def test_the_example_listing_leaves_nothing_behind_its_decided_doubles_included(jura_entier, coordinatrice):
    avant = etat()
    with LISTING.open("rb") as fichier:
        importation = deposer(File(fichier), LISTING.name, departement="39")
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    with contexte.pour_agent(coordinatrice):
        for rang, proposition in enumerate(PropositionDoublon.objects.order_by("ligne__numero")):
            (meme_personne if rang % 2 else autre_personne)(proposition, coordinatrice)
    assert Personne.objects.count() > 173
    importation = defaire(importation, coordinatrice)
    assert (importation.etat, importation.annulation["gardes"]) == ("annule", [])
    assert importation.annulation["retires"] == 177
    assert etat() == avant


@pytest.mark.django_db
def test_what_it_completed_is_put_back_as_it_was(jura_entier, coordinatrice):
    lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;04/06/1991;;réfugié;;;;;")
    avant = etat()
    importation = lancer(
        "DEMO;Un;03/05/1990;0600000001;réfugié;12/10/2025;cherche un cours;2 adultes;transport;CPH Dole",
        "Demo;Deux;04/06/1991;0600000002;;;au calme;;voisinage;",
        "Demo;Trois;05/07/1992;;;;;;;",
    )
    assert etat() != avant
    assert Personne.objects.get(prenom="Un").telephone
    assert DifficulteSignalee.objects.count() == 2
    bilan = defaire(importation, coordinatrice).annulation
    assert (bilan["retires"], bilan["remis"], bilan["sauf"], bilan["gardes"]) == (1, 2, 0, [])
    assert etat() == avant


@pytest.mark.django_db
def test_two_known_people_said_different_because_of_a_row_are_so_no_more(jura_entier, coordinatrice):
    lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Un;1990;;;;;;;")
    for proposition in PropositionDoublon.objects.all():
        autre_personne(proposition, coordinatrice)
    PersonnesDistinctes.objects.all().delete()
    avant = etat()
    importation = lancer("DEMO;Un;05/1990;;;;;;voisinage;")
    premiere, seconde = PropositionDoublon.objects.filter(ligne__importation=importation, decision="en_attente")
    autre_personne(premiere, coordinatrice)
    meme_personne(seconde, coordinatrice)
    assert PersonnesDistinctes.objects.count() == 1
    assert defaire(importation, coordinatrice).annulation["gardes"] == []
    assert etat() == avant


LIGNES = st.lists(
    st.tuples(
        st.sampled_from(["Demo", "DEMO", "Démo", "Essai"]),
        st.sampled_from(["Un", "Deux"]),
        st.sampled_from(["03/05/1990", "1990", ""]),
        st.sampled_from(["", "0600000001"]),
        st.sampled_from(["", "réfugié", "protection subsidiaire 31.08.24"]),
        st.sampled_from(["", "12/10/2025"]),
        st.sampled_from(["", "cherche un cours", "dossier MDPH"]),
        st.sampled_from(["", "2 adultes 1 enfant"]),
        st.sampled_from(["", "transport", "langue, santé", "voisinage"]),
        st.sampled_from(["", "CPH Dole", "Association inconnue"]),
    ).map(";".join),
    min_size=1,
    max_size=5,
)


@pytest.mark.django_db
@exemples(12)
@given(connus=LIGNES, apportes=LIGNES, hasard=st.randoms(use_true_random=False))
def test_whatever_the_tables_say_the_way_back_is_exact(jura_entier, coordinatrice, connus, apportes, hasard):
    with transaction.atomic():
        lancer(*connus)
        avant = etat()
        importation = lancer(*apportes)
        for proposition in PropositionDoublon.objects.filter(ligne__importation=importation):
            if hasard.random() < 0.7:
                try:
                    hasard.choice((meme_personne, autre_personne))(proposition, coordinatrice)
                except DejaDecide:
                    continue
        bilan = defaire(importation, coordinatrice).annulation
        assert bilan["gardes"] == []
        assert etat() == avant
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_same_file_deposited_again_creates_again(jura_entier, coordinatrice):
    lignes = ("Demo;Un;03/05/1990;;;;;;transport;", "Demo;Deux;;;;;;;;")
    for _ in range(2):
        importation = lancer(*lignes)
        assert set(importation.lignes.values_list("resultat", flat=True)) == {"creee"}
        defaire(importation, coordinatrice)
        assert not Personne.objects.exists()
    lancer(*lignes)
    assert Personne.objects.count() == DifficulteSignalee.objects.count() + 1 == 2


@pytest.mark.django_db
def test_cancelling_the_second_import_of_a_file_leaves_the_first_known(jura_entier, coordinatrice):
    lignes = ("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;;;;;;;;")
    lancer(*lignes)
    defaire(lancer(*lignes), coordinatrice)
    assert set(lancer(*lignes).lignes.values_list("resultat", flat=True)) == {"connue"}
    assert Personne.objects.count() == 2
