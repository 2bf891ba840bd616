"""A newer table of known people: what differs is shown and chosen, nothing is dropped in silence, all can be undone."""

import datetime
import io
import random

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cirj.socle.models import EntreeJournal
from parcours.importation.analyse import essayer
from parcours.importation.lecture import Classeur
from parcours.models import Importation, Intervention, Personne
from tests.parcours.importation.retour import defaire, etat
from tests.parcours.importation.tables_nouvelles import (
    DIFFERENTS,
    TABLEAUX,
    UN,
    constats,
    deposer_lignes,
    importer,
)

pytestmark = pytest.mark.django_db


def dire(commande: str, *options: str) -> str:
    sortie = io.StringIO()
    call_command("importer_listing", str(TABLEAUX / commande), "--departement", "39", *options, stdout=sortie)
    return sortie.getvalue()


def test_by_command_the_dossier_keeps_what_it_says_and_the_differences_are_told(jura_entier):
    dire("maj.xlsx")
    for texte in (dire("maj2.xlsx", "--essai"), dire("maj2.xlsx")):
        for libelle in (
            "Téléphone",
            "Commune",
            "Statut de protection",
            "Hébergement ou logement",
            "Niveau de français",
        ):
            assert f"Différences laissées telles que dans les dossiers, {libelle} : 1\n" in texte
    selam = Personne.objects.get()
    assert (selam.telephone, selam.commune.nom) == ("06 39 98 77 77", "Arbois")
    assert selam.protections.get().statut == "refugie"
    assert selam.evaluationlinguistiques.get().niveau == "b1"
    assert selam.parcours.get().dernier_contact == datetime.date(2026, 11, 25)


@pytest.fixture
def maj2(jura_entier, connecter, coordinatrice, envoyer):
    """The first table is imported; the second is at its preview. Return the client and the second import."""
    dire("maj.xlsx")
    client = connecter(coordinatrice)
    colonnes = envoyer(client, "maj2.xlsx", (TABLEAUX / "maj2.xlsx").read_bytes())
    importation = Importation.objects.get(nom_fichier="maj2.xlsx")
    choix = {f"colonne_{index}": champ for index, champ in importation.colonnes.items()}
    assert client.post(colonnes, choix).status_code == 302
    importation.refresh_from_db()
    return client, importation


def choisir(client, importation: Importation, **choix: str) -> Importation:
    adresse = reverse("importation_differences", args=[importation.pk])
    assert client.post(adresse, choix).url.endswith("montrer=differences&page=1")
    importation.refresh_from_db()
    return importation


def test_the_preview_shows_each_difference_and_the_reading_is_noted(maj2):
    client, importation = maj2
    reponse = client.get(reverse("importation_apercu", args=[importation.pk]), {"montrer": "differences"})
    page = reponse.content.decode()
    assert "Différences (1)" in page
    for dit in (
        "06 39 98 77 77",
        "06 39 98 88 88",
        "Arbois",
        "Poligny",
        "Réfugié",
        "Protection subsidiaire",
        "B1",
        "B2",
    ):
        assert dit in page
    assert {c.champ for c in reponse.context["colonnes_differentes"]} == DIFFERENTS
    selam = Personne.objects.get()
    lue = EntreeJournal.objects.filter(objet_type="apercu_import").latest("pk")
    assert [str(cle) for cle in lue.personnes] == [str(selam.pk)]


def test_replacing_by_column_changes_the_dossier_and_dates_nothing(maj2, coordinatrice):
    client, importation = maj2
    avant = etat()
    choisir(client, importation, **{f"colonne-{champ}": "remplacer" for champ in DIFFERENTS})
    importer(importation)
    selam = Personne.objects.get()
    assert (selam.telephone, selam.commune.nom) == ("06 39 98 88 88", "Poligny")
    protection, sejour = selam.protections.get(), selam.sejours.get()
    assert (protection.statut, protection.date, protection.releve_le) == (
        "prot_subsidiaire",
        None,
        timezone.localdate(),
    )
    assert (sejour.categorie, sejour.debut, sejour.commune.nom) == ("cph", None, "Poligny")
    niveaux = selam.evaluationlinguistiques.order_by("cree_le")
    assert [(n.niveau, n.date, n.releve_le) for n in niveaux] == [
        ("b1", None, timezone.localdate()),
        ("b2", None, timezone.localdate()),
    ]
    resumes = dict(selam.parcours.get().piliers.values_list("pilier", "resume"))
    assert resumes["langue"] == "Français : B2."
    assert resumes["logement"].startswith("Centre provisoire d'hébergement")
    page = client.get(reverse("importation", args=[importation.pk])).content.decode()
    assert "5 valeurs remplacées par le tableau" in page
    assert "Ce qui différait et n'a pas été repris" not in page
    defaire(importation, coordinatrice)
    assert etat() == avant


def test_a_row_may_choose_otherwise_than_its_column_and_what_was_kept_is_listed(maj2):
    client, importation = maj2
    reponse = client.get(reverse("importation_apercu", args=[importation.pk]), {"montrer": "differences"})
    noms = {champ.difference.champ: champ.nom for champ in reponse.context["differentes"][0].champs}
    choisir(client, importation, **{"colonne-telephone": "remplacer", "colonne-commune": "remplacer"})
    choisir(client, importation, **{noms["telephone"]: "garder", noms["niveau"]: "remplacer", noms["statut"]: "oui"})
    importer(importation)
    selam = Personne.objects.get()
    assert (selam.telephone, selam.commune.nom) == ("06 39 98 77 77", "Poligny")
    assert selam.evaluationlinguistiques.count() == 2
    resume = client.get(reverse("importation", args=[importation.pk])).content.decode()
    assert "3 laissées telles que dans les dossiers" in resume
    page = client.get(reverse("importation_differences", args=[importation.pk])).content.decode()
    for dit in ("06 39 98 77 77", "06 39 98 88 88", "Protection subsidiaire", "Selam BERHANE"):
        assert dit in page
    assert "Poligny" not in page.partition("Téléphone")[0].partition("<h1")[2]
    lue = EntreeJournal.objects.filter(objet_type="differences_import").latest("pk")
    assert [str(cle) for cle in lue.personnes] == [str(selam.pk)]


def test_a_choice_taken_back_follows_the_column_again_and_answers_do_not_lose_it(maj2):
    client, importation = maj2
    reponse = client.get(reverse("importation_apercu", args=[importation.pk]), {"montrer": "differences"})
    nom = next(c.nom for c in reponse.context["differentes"][0].champs if c.difference.champ == "telephone")
    choisir(client, importation, **{nom: "garder", "colonne-telephone": "remplacer"})
    assert len(importation.reponses["differences"]["lignes"]) == 1
    client.post(reverse("importation_repondre", args=[importation.pk]), {"cachees-masquee": "non"})
    choisir(client, importation, **{nom: ""})
    assert importation.reponses["differences"] == {"colonnes": {"telephone": "remplacer"}, "lignes": {}}


def test_a_structure_that_does_not_read_the_dossier_is_opened_unless_it_is_kept(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | {"structure": "CPH Dole"}))
    gardee = importer(deposer_lignes(UN | {"structure": "Mission locale de Dole"}), structure="garder")
    assert set(Intervention.objects.values_list("structure__nom", flat=True)) == {"CPH Dole"}
    assert constats(gardee)["structure"] == ("garder", "")
    ouverte = importer(deposer_lignes(UN | {"structure": "Mission locale de Dole", "observations": "vue"}))
    assert constats(ouverte)["structure"] == ("ajouter", "")
    assert "Mission locale de Dole" in set(Intervention.objects.values_list("structure__nom", flat=True))


def test_what_opens_to_a_structure_follows_the_choice(maj2, coordinatrice, envoyer):
    client, _ = maj2
    dire("maj.xlsx")
    importer(deposer_lignes(UN | {"structure": "CPH Dole"}))
    depose = deposer_lignes(UN | {"structure": "Mission locale de Dole"})
    depose.structure, depose.demande_par = coordinatrice.affectation.structure, coordinatrice
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    assert list(depose.analyse["ouvertures"]) == ["Mission locale de Dole"]
    choisir(client, depose, **{"colonne-structure": "garder"})
    assert depose.analyse["ouvertures"] == {}


def test_a_proposed_double_offers_the_same_choices_and_says_what_was_kept(jura_entier, connecter, coordinatrice):
    importer(deposer_lignes(UN | {"nom": "Démo", "telephone": "0612345678", "commune": "Dole", "niveau": "B1"}))
    autre = {"nom": "Demmo", "telephone": "0687654321", "commune": "Arbois", "niveau": "B2"}
    importation = importer(deposer_lignes(UN | autre))
    client = connecter(coordinatrice)
    double = importation.lignes.get().propositions.get()
    page = client.get(reverse("importation", args=[importation.pk])).content.decode()
    assert 'name="champ-telephone"' in page
    envoi = {"decision": "meme", "champ-telephone": "remplacer", "champ-nom": "remplacer"}
    reponse = client.post(reverse("importation_decider", args=[importation.pk, double.pk]), envoi, follow=True)
    page = reponse.content.decode()
    assert "Gardé tel que dans le dossier : niveau de français, commune" in page or (
        "Gardé tel que dans le dossier : commune, niveau de français" in page
    )
    personne = Personne.objects.get()
    assert (personne.nom, personne.telephone, personne.commune.nom) == ("Demmo", "06 87 65 43 21", "Dole")
    assert [v.nom for v in personne.variantes.all()] == ["Démo"]
    assert "demo" in personne.recherche
    importation.refresh_from_db()
    assert importation.differences == {"remplacer": {"nom": 1, "telephone": 1}, "garder": {"commune": 1, "niveau": 1}}


def _cout(client, importation: Importation) -> tuple[int, int]:
    essayer(importation, Classeur(importation.fichier.path))
    importation.save()
    with CaptureQueriesContext(connection) as faites:
        page = client.get(reverse("importation_apercu", args=[importation.pk]), {"montrer": "differences"})
    assert len(page.content) < 100_000
    assert page.context["differentes"]
    importer(importation)
    client.get(reverse("importation_differences", args=[importation.pk]))
    with CaptureQueriesContext(connection) as ensuite:
        liste = client.get(reverse("importation_differences", args=[importation.pk]))
    assert len(liste.content) < 100_000
    return len(faites), len(ensuite)


def test_the_pages_cost_the_same_for_two_people_and_for_many(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    tout_dit = {
        "telephone": "0612345678",
        "statut": "réfugié",
        "commune": "Dole",
        "hebergement": "HLM",
        "niveau": "B1",
        "emploi": "CDI",
        "css": "oui",
        "composition": "couple",
        "structure": "CPH Dole",
        "referent": "Anne Martin",
        "nationalite": "Afghanistan",
        "langues": "dari",
        "entree": "03/04/2025",
    }
    autrement = {
        "telephone": "0687654321",
        "statut": "PS",
        "commune": "Arbois",
        "hebergement": "CPH",
        "niveau": "B2",
        "emploi": "recherche d'emploi",
        "css": "en cours",
        "composition": "2A 3E",
        "structure": "Mission locale de Dole",
        "referent": "Paul Durand",
        "nationalite": "Iran",
        "langues": "persan",
        "entree": "05/06/2025",
    }
    couts = []
    for nombre, annee in ((2, 1950), (2, 1967), (40, 1988)):
        # Names far apart: two that look alike would be a double to decide.
        hasard = random.Random(annee)  # noqa: S311
        gens = [
            {
                "nom": "".join(hasard.choices("abcdefghijklmnoprstu", k=14)),
                "prenom": "Un",
                "date_naissance": f"{n % 28 + 1:02}/05/{annee}",
            }
            for n in range(nombre)
        ]
        importer(deposer_lignes(*(g | tout_dit for g in gens)))
        couts.append(_cout(client, deposer_lignes(*(g | autrement for g in gens))))
    assert couts[1] == couts[2]
