"""What the dossier does not know is completed, and said; only what it knows otherwise is a difference, kept by default."""

import datetime

import pytest
from django.urls import reverse

from parcours.models import Parcours, Personne, PropositionDoublon
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier, resume
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_champs, deposer_lignes, importer

pytestmark = pytest.mark.django_db

ENTREE = {"entree": "03/04/2025"}


def test_an_unknown_day_of_entry_is_completed_and_said(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importer(deposer_lignes(UN))
    assert "avant le" in Parcours.objects.get().debut_affiche
    depose = deposer_et_verifier(client, UN | ENTREE)
    assert "Différences (0)" in apercu(client, depose)
    importer(depose)
    parcours = Parcours.objects.get()
    assert (parcours.debut, parcours.entree_connue) == (datetime.date(2025, 4, 3), True)
    assert constats(depose) == {}
    assert "entrée dans l&#x27;accompagnement (1)" in resume(client, depose)


def test_a_day_of_entry_after_she_was_followed_contradicts_it(jura_entier):
    importer(deposer_lignes(UN))
    Parcours.objects.update(debut=datetime.date(2024, 1, 2))
    assert constats(importer(deposer_lignes(UN | ENTREE))) == {"entree": ("garder", "")}
    assert not Parcours.objects.get().entree_connue


@pytest.mark.parametrize(
    ("connu", "dit", "relation", "attendu"),
    [
        ({"statut": "réfugié"}, {"statut": "réfugié", "date_decision": "03/02/2024"}, "protections", "decidee_le"),
        ({"hebergement": "HLM"}, {"hebergement": "HLM", "entree_hebergement": "03/02/2024"}, "sejours", "debut"),
    ],
)
def test_an_unknown_date_of_a_known_fact_is_completed(jura_entier, connu, dit, relation, attendu):
    importer(deposer_lignes(UN | connu))
    fait = getattr(Personne.objects.get(), relation)
    assert getattr(fait.get(), attendu) is None
    assert constats(importer(deposer_lignes(UN | dit))) == {}
    assert getattr(fait.get(), attendu) == datetime.date(2024, 2, 3)


@pytest.mark.parametrize(
    ("connu", "dit", "mots"),
    [
        ({"statut": "réfugié"}, {"date_decision": "03/02/2024"}, "date de la décision"),
        ({"statut": "réfugié"}, {"date_notification": "03/02/2024"}, "notification de la protection"),
        ({"cir": "oui"}, {"cir": "03/02/2024"}, "signature du contrat d&#x27;intégration"),
        ({"hebergement": "HLM"}, {"entree_hebergement": "03/02/2024"}, "entrée dans l&#x27;hébergement"),
        ({}, {"pilier_emploi": "x"}, "pilier coché dans le tableau"),
    ],
)
def test_what_was_completed_of_a_known_fact_is_said(jura_entier, connecter, coordinatrice, connu, dit, mots):
    importer(deposer_champs(UN | connu))
    assert f"{mots} (1)" in resume(connecter(coordinatrice), importer(deposer_champs(UN | connu | dit)))


def test_of_a_double_everything_is_kept_whatever_the_columns_were_told(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importer(deposer_lignes(UN | {"telephone": "0600000001", "commune": "Dole"}))
    autre = {
        "nom": "Demo",
        "prenom": "Un",
        "date_naissance": "03/06/1990",
        "telephone": "0600000002",
        "commune": "Arbois",
    }
    importation = importer(deposer_lignes(autre), telephone="remplacer", commune="remplacer")
    reponse = client.get(reverse("importation", args=[importation.pk]))
    choisis = {d.difference.champ: d.choisi for double in reponse.context["doubles"] for d in double.differences}
    assert {choisis["telephone"], choisis["commune"]} == {"garder"}
    # Said of one field, and of that one only.
    double = PropositionDoublon.objects.get()
    envoi = {"decision": "meme", "champ-telephone": "remplacer"}
    client.post(reverse("importation_decider", args=[importation.pk, double.pk]), envoi)
    personne = Personne.objects.get()
    assert personne.telephone == "06 00 00 00 02"
    assert personne.commune.nom == "Dole"
