"""A newer table of known people: what differs is shown and chosen, nothing is dropped in silence, all can be undone."""

import datetime
import io
import random
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cirj.socle.models import EntreeJournal
from cirj.socle.mur import contexte
from parcours.en_bref import emploi
from parcours.en_bref.base import Trait
from parcours.importation.annulation.execution import annuler, demander
from parcours.importation.champs import PAR_CODE
from parcours.importation.depot import deposer
from parcours.importation.differences.choix import COMPARAISONS
from parcours.importation.execution import executer
from parcours.importation.trace import photographier
from parcours.models import Importation, Intervention, Parcours, Personne, Protection, Sejour
from tests.mur.test_reunions import tout

pytestmark = pytest.mark.django_db

TABLEAUX = Path(__file__).parents[2] / "donnees/tableaux"
CHAMPS = [
    "nom", "prenom", "date_naissance", "telephone", "statut", "date_decision", "commune", "hebergement",
    "entree_hebergement", "niveau", "emploi", "css", "composition", "structure", "referent", "nationalite", "langues",
    "sortie", "motif_sortie", "entree", "dernier_contact", "observations",
]  # fmt: skip
#: What an import leaves of itself, and what the program keeps up to date on its own.
A_PART = ("parcours_importation", "parcours_ligneimport", "parcours_alerte")


def etat() -> dict[str, list[str]]:
    return {table: lignes for table, lignes in tout().items() if table not in A_PART}


def deposer_lignes(*lignes: dict[str, str]) -> Importation:
    """Deposit rows given by field; each column is said to be its field."""
    cellules = [";".join(ligne.get(champ, "") for champ in CHAMPS) for ligne in lignes]
    contenu = "\n".join([";".join(PAR_CODE[champ].libelle for champ in CHAMPS), *cellules]) + "\n"
    importation = deposer(ContentFile(contenu.encode()), "t.csv", departement="39")
    importation.colonnes = {str(index): champ for index, champ in enumerate(CHAMPS)}
    importation.colonnes_demandees = {}
    importation.save()
    return importation


def importer(importation: Importation, **colonnes: str) -> Importation:
    if colonnes:
        importation.reponses = importation.reponses | {"differences": {"colonnes": colonnes, "lignes": {}}}
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    return importation


def defaire(importation: Importation, agent) -> Importation:
    demander(importation, agent, [])
    annuler(importation)
    importation.refresh_from_db()
    return importation


def constats(importation: Importation) -> dict[str, tuple[str, str]]:
    """Return, by field, what was done and why not what was chosen."""
    return {c["champ"]: (c["fait"], c["raison"]) for ligne in importation.lignes.all() for c in ligne.differences}


UN = {"nom": "Demo", "prenom": "Un", "date_naissance": "03/05/1990"}
DIFFERENTS = {"telephone", "statut", "commune", "hebergement", "niveau"}


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
        ("b1", None, timezone.localdate()), ("b2", None, timezone.localdate()),
    ]  # fmt: skip
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


@pytest.mark.parametrize(
    ("dossier", "tableau"),
    [
        ({"telephone": "0612345678"}, {"telephone": "+33 6 12 34 56 78"}),
        ({"date_naissance": "03/05/1990", "statut": "réfugié", "date_decision": "05/2024"},
         {"date_naissance": "03/05/1990", "statut": "BPI réfugié", "date_decision": "12/05/2024"}),
        ({"commune": "Dole"}, {"commune": "DOLE 39100"}),
        ({"statut": "réfugié", "niveau": "B1"}, {"statut": "", "niveau": "?"}),
        ({"nationalite": "Afghanistan, Iran"}, {"nationalite": "afghane"}),
        ({"referent": "Claire Martin"}, {"referent": "Mme MARTIN"}),
        ({"composition": "couple + 2 enf"}, {"composition": "2A 2E"}),
    ],
)  # fmt: skip
def test_another_spelling_a_closer_date_or_an_empty_cell_is_no_difference(jura_entier, dossier, tableau):
    importer(deposer_lignes(UN | dossier))
    importation = importer(deposer_lignes(UN | tableau | {"observations": "vue"}))
    assert importation.lignes.get().resultat == "connue"
    assert constats(importation) == {}
    assert importation.differences == {}


def test_a_later_decision_ends_the_protection_in_force_an_earlier_one_corrects_it(jura_entier):
    importer(deposer_lignes(UN | {"statut": "réfugié", "date_decision": "03/02/2024"}))
    importer(deposer_lignes(UN | {"statut": "PS", "date_decision": "04/03/2025"}), statut="remplacer")
    finie, actuelle = Protection.objects.order_by("date")
    assert (finie.fin, finie.motif_fin) == (datetime.date(2025, 3, 4), "remplacee")
    assert (actuelle.statut, actuelle.fin) == ("prot_subsidiaire", None)
    importer(deposer_lignes(UN | {"statut": "réfugié", "date_decision": "01/01/2023"}), statut="remplacer")
    actuelle.refresh_from_db()
    assert (actuelle.statut, actuelle.date, actuelle.fin) == ("refugie", datetime.date(2023, 1, 1), None)


def test_moving_in_on_a_known_day_ends_the_former_stay_then_without_a_day_the_reason_is_said(
    jura_entier, connecter, coordinatrice
):
    importer(deposer_lignes(UN | {"hebergement": "CPH", "entree_hebergement": "03/02/2024"}))
    importer(deposer_lignes(UN | {"hebergement": "HLM", "entree_hebergement": "01/06/2025"}), hebergement="remplacer")
    ancien, actuel = Sejour.objects.order_by("debut")
    assert (ancien.fin, ancien.motif_fin, actuel.categorie) == (
        datetime.date(2025, 6, 1),
        "logement_trouve",
        "parc_social",
    )
    refuse = importer(deposer_lignes(UN | {"hebergement": "CADA"}), hebergement="remplacer")
    fait, raison = constats(refuse)["hebergement"]
    assert (fait, refuse.differences) == ("garder", {"garder": {"hebergement": 1}})
    assert "il faut la date d'entrée" in raison
    page = connecter(coordinatrice).get(reverse("importation_differences", args=[refuse.pk])).content.decode()
    assert "il faut la date d&#x27;entrée" in page


def test_an_exit_is_proposed_once_and_makes_no_second_pathway(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | {"structure": "CPH Dole", "referent": "Anne Martin"}))
    sortie = UN | {"sortie": "03/11/2026", "motif_sortie": "déménagement", "dernier_contact": "02/11/2026"}
    assert constats(importer(deposer_lignes(sortie)))["sortie"] == ("garder", "")
    assert Parcours.objects.get().fin is None
    avant = etat()
    # As a worker does: the wall lets the service end what the structures carry.
    with contexte.service("39"):
        finie = importer(deposer_lignes(sortie | {"observations": "partie"}), sortie="remplacer")
    parcours = Parcours.objects.get()
    assert (parcours.fin, parcours.motif_sortie, parcours.sortie_connue) == (
        datetime.date(2026, 11, 3),
        "demenagement",
        True,
    )
    assert parcours.dernier_contact == datetime.date(2026, 11, 2)
    assert not parcours.referents.filter(fin__isnull=True).exists()
    assert not Intervention.objects.filter(fin__isnull=True).exists()
    assert constats(importer(deposer_lignes(sortie | {"observations": "autre mot"}))) == {}
    assert Parcours.objects.count() == 1
    defaire(Importation.objects.latest("cree_le"), coordinatrice)
    defaire(finie, coordinatrice)
    assert etat() == avant


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
    from parcours.forms.importation import essayer
    from parcours.importation.lecture import Classeur

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
    assert importation.differences == {
        "remplacer": {"nom": 1, "telephone": 1}, "garder": {"commune": 1, "niveau": 1}
    }  # fmt: skip


def _cout(client, importation: Importation) -> tuple[int, int]:
    from parcours.forms.importation import essayer
    from parcours.importation.lecture import Classeur

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
        "telephone": "0612345678", "statut": "réfugié", "commune": "Dole", "hebergement": "HLM", "niveau": "B1",
        "emploi": "CDI", "css": "oui", "composition": "couple", "structure": "CPH Dole", "referent": "Anne Martin",
        "nationalite": "Afghanistan", "langues": "dari", "entree": "03/04/2025",
    }  # fmt: skip
    autrement = {
        "telephone": "0687654321", "statut": "PS", "commune": "Arbois", "hebergement": "CPH", "niveau": "B2",
        "emploi": "recherche d'emploi", "css": "en cours", "composition": "2A 3E", "structure": "Mission locale de Dole",
        "referent": "Paul Durand", "nationalite": "Iran", "langues": "persan", "entree": "05/06/2025",
    }  # fmt: skip
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


PLEINES = {
    "telephone": ["0612345678", "+33687654321"],
    "statut": ["réfugié", "PS", "apatride"],
    "date_decision": ["", "03/02/2024", "05/2025", "2023"],
    "commune": ["Dole", "Arbois"],
    "hebergement": ["HLM", "CPH", "CADA Dole"],
    "entree_hebergement": ["", "04/01/2024", "06/2025"],
    "niveau": ["B1", "B2", "alpha"],
    "emploi": ["CDI", "recherche d'emploi", "formation"],
    "css": ["oui", "non", "en cours"],
    "composition": ["couple", "2A 3E"],
    "structure": ["CPH Dole", "Mission locale de Dole"],
    "referent": ["Anne Martin", "Paul Durand"],
    "nationalite": ["Afghanistan", "Iran"],
    "langues": ["dari", "arabe"],
    "entree": ["", "03/04/2025", "06/2024"],
}
CONNUS = st.fixed_dictionaries({champ: st.sampled_from(valeurs) for champ, valeurs in PLEINES.items()})
NOUVEAUX = st.fixed_dictionaries(
    {champ: st.sampled_from(["", *valeurs]) for champ, valeurs in PLEINES.items()}
    | {"sortie": st.sampled_from(["", "", "02/10/2026", "09/2026"])}
)
REGLAGES = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def photo() -> dict:
    """What the dossiers hold, the dates of change apart."""
    return {
        cle: {c: v for c, v in ligne.items() if c != "modifie_le"}
        for lignes in photographier(list(Personne.objects.values_list("pk", flat=True))).values()
        for cle, ligne in lignes.items()
    }


@REGLAGES
@given(connu=CONNUS, nouveau=NOUVEAUX)
def test_what_is_kept_never_changes_the_dossier(jura_entier, connu, nouveau):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        avant = photo()
        deuxieme = deposer_lignes(UN | nouveau)
        importer(deuxieme, **dict.fromkeys(COMPARAISONS, "garder"))
        assert deuxieme.lignes.get().resultat == "connue"
        assert photo() == avant
        assert {fait for fait, _ in constats(deuxieme).values()} <= {"garder"}
        transaction.set_rollback(True)


@REGLAGES
@given(connu=CONNUS, nouveau=NOUVEAUX)
def test_once_replaced_nothing_differs_any_more(jura_entier, connu, nouveau):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        remplacer = dict.fromkeys(COMPARAISONS, "remplacer") | {"structure": "ajouter"}
        deuxieme = importer(deposer_lignes(UN | nouveau), **remplacer)
        refuses = {champ for champ, (fait, _) in constats(deuxieme).items() if fait == "garder"}
        troisieme = importer(deposer_lignes(UN | nouveau | {"observations": "autre mot"}))
        assert set(constats(troisieme)) <= refuses
        assert not refuses - {"hebergement", "sortie"}
        transaction.set_rollback(True)


@REGLAGES
@given(
    connu=CONNUS,
    nouveau=NOUVEAUX,
    choix=st.lists(st.sampled_from(["garder", "remplacer", "ajouter"]), min_size=40, max_size=40),
)
def test_cancelling_puts_everything_back_whatever_was_chosen(jura_entier, coordinatrice, connu, nouveau, choix):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        avant = etat()
        deuxieme = deposer_lignes(UN | nouveau | {"observations": "vue", "dernier_contact": "20/11/2026"})
        importer(deuxieme, **dict(zip(COMPARAISONS, choix, strict=False)))
        assert defaire(deuxieme, coordinatrice).annulation["gardes"] == []
        assert etat() == avant
        transaction.set_rollback(True)


def test_a_level_and_a_situation_told_by_a_later_table_are_those_that_the_dossier_shows(
    jura_entier, connecter, coordinatrice
):
    importer(deposer_lignes(UN | {"niveau": "B1", "emploi": "recherche d'emploi"}))
    personne = Personne.objects.get()
    hier = timezone.localdate() - datetime.timedelta(days=40)
    personne.evaluationlinguistiques.update(date=hier, releve_le=None)
    personne.situationemplois.update(releve_le=hier)
    importer(deposer_lignes(UN | {"niveau": "B2", "emploi": "formation"}), niveau="remplacer", emploi="remplacer")
    page = connecter(coordinatrice).get(personne.get_absolute_url()).content.decode()
    assert "Niveau B2" in page
    assert "Niveau B1" not in page
    assert en_un_mot(emploi.BREF, personne) == "Autre formation"
    assert personne.evaluationlinguistiques.filter(niveau="b1", date=hier).exists()


def en_un_mot(bref, personne: Personne) -> str:
    return bref.dire([Trait(*ligne) for ensemble in bref.sources(personne, None) for ligne in ensemble])


def test_two_rows_of_one_household_are_told_one_after_the_other(jura_entier):
    famille = [UN, UN | {"prenom": "Deux", "date_naissance": "04/06/1991"}]
    importer(deposer_lignes(*(ligne | {"composition": "couple"} for ligne in famille)))
    menage = Personne.objects.get(prenom="Un").appartenances.get().menage
    Personne.objects.get(prenom="Deux").appartenances.update(menage=menage, lien="conjoint")
    deuxieme = importer(
        deposer_lignes(*(ligne | {"composition": "couple + 2 enf"} for ligne in famille)), composition="remplacer"
    )
    menage.refresh_from_db()
    assert (menage.composition_declaree, menage.enfants_declares) == ("couple + 2 enf", 2)
    # The second row agrees with what the first one has just written.
    assert deuxieme.differences == {"remplacer": {"composition": 1}}
