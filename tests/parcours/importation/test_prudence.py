"""What a newcomer found in workbooks that nobody had prepared: nothing is believed that is only likely."""

import datetime
import html

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from parcours.dossier.echeances import echeances
from parcours.importation import codes
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.importation.noms_de_personnes import COMPLET, lire_nom
from parcours.models import ContratIntegration, Importation, LigneImport, Parcours, Personne
from tests.parcours.importation.conftest import LISTING

pytestmark = pytest.mark.django_db


def importer(tableau: str, **reponses) -> Importation:
    importation = deposer(ContentFile(tableau.encode()), "t.csv", departement="39")
    importation.etat, importation.reponses = "en_attente", {"valeurs": reponses}
    importation.save()
    executer(importation)
    return importation


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("BPI (PS)", "prot_subsidiaire"),
        ("BPI réf.", "refugie"),
        ("CNDA PS", "prot_subsidiaire"),
        ("réfugié OFPRA", "refugie"),
        ("statut réfugié", "refugie"),
        ("Refugee", "refugie"),
        ("BPI", "bpi"),
        ("réfugié et PS", None),
        ("réfugié à vie", None),
    ],
)
def test_a_status_is_what_all_its_words_say(ecrit, code):
    lu = codes.statut(ecrit)
    assert (lu.valeur, bool(lu.probleme)) == (code, code is None)


@pytest.mark.parametrize("ecrit", ["en cours OFPRA", "sous OQTF", "OFPRA rejet, recours CNDA", "débouté"])
def test_who_has_no_protection_is_out_of_scope(ecrit):
    assert codes.statut(ecrit).refus


def test_a_reason_without_its_day_ends_nothing_where_days_have_a_column(jura_entier):
    importer(
        "Nom;Prénom;Date de sortie;Motif de sortie\nUNE;Ana;31/12/2031;terme\nDEUX;Bea;;déménagement\n"
        "TROIS;Cleo;sorti le 30/06/2025;déménagement\nQUATRE;Dan;x;\n"
    )
    fins = dict(Parcours.objects.values_list("personne__nom", "fin"))
    assert (fins["UNE"], fins["DEUX"], fins["TROIS"]) == (None, None, datetime.date(2025, 6, 30))
    assert Parcours.objects.get(personne__nom="QUATRE").fin_affichee == "à une date inconnue"


def test_a_planned_move_is_no_exit(jura_entier):
    importer("Nom;Prénom;Motif de sortie\nUNE;Ana;déménagement prévu\nDEUX;Bea;emploi et logement\n")
    assert not Parcours.objects.filter(fin__isnull=False).exists()


def test_who_is_said_dead_or_gone_in_the_name_waits_for_an_answer(jura_entier):
    tableau = "Nom et prénom;Ville\nIBRAHIM Moussa (décédé);Dole\nOMAR Ali (sorti le 12/03/2024);Dole\nHADI Sara;Dole\n"
    depose = importer(tableau)
    assert set(Personne.objects.values_list("nom", flat=True)) == {"HADI"}
    assert depose.lignes.filter(resultat="refusee").count() == 2
    LigneImport.objects.all().delete()
    importer(tableau, mention={"decede": "partie", "sorti le 12 03 2024": "suivie"})
    assert Parcours.objects.get(personne__nom="IBRAHIM").motif_sortie == "deces"
    assert Parcours.objects.get(personne__nom="OMAR").fin is None


def test_what_can_be_read_of_a_lost_name_is_the_name():
    assert lire_nom("?????? ?????? (AL MASRI Bilal)", COMPLET).nom == "AL MASRI Bilal"


def test_two_sheets_with_their_own_titles_make_one_table(jura_entier, ecrire_tableau):
    chemin = ecrire_tableau(
        [],
        feuilles={
            "Dole": [["Nom", "Prénom", "Né(e) le", "Ville"], ["UNE", "Ana", "03/05/1990", "Dole"]],
            "Morez": [["Prénom", "Nom de famille", "Naissance", "Commune"], ["Bea", "DEUX", "04/06/1991", "Morez"]],
        },
    )
    importation = deposer(ContentFile(chemin.read_bytes()), "t.xlsx", departement="39")
    assert [f["retenue"] for f in importation.feuilles] == [True, True]
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    assert list(Personne.objects.order_by("nom").values_list("nom", "prenom", "date_naissance", "commune__nom")) == [
        ("DEUX", "Bea", datetime.date(1991, 6, 4), "Hauts de Bienne"),
        ("UNE", "Ana", datetime.date(1990, 5, 3), "Dole"),
    ]
    assert list(importation.lignes.values_list("feuille", "numero")) == [("Dole", 2), ("Morez", 2)]


def test_a_sheet_ticked_with_the_main_button_is_not_forgotten(connecter, coordinatrice, jura_entier, ecrire_tableau):
    chemin = ecrire_tableau(
        [],
        feuilles={
            "Dole": [["Nom", "Prénom", "Ville"], ["UNE", "Ana", "Dole"]],
            "SORTIS 2025": [["Nom", "Prénom", "Ville"], ["DEUX", "Bea", "Dole"]],
        },
    )
    client = connecter(coordinatrice)
    fichier = SimpleUploadedFile("t.xlsx", chemin.read_bytes())
    adresse = client.post(reverse("importation_nouvelle"), {"fichier": fichier}).url
    depose = Importation.objects.get()
    champs = {
        "feuilles": "1",
        "retenue_0": "on",
        "retenue_1": "on",
        "ligne_0": "1",
        "ligne_1": "1",
        "sortie_1": "2025",
        "colonne_0": "nom",
        "colonne_1": "prenom",
        "colonne_2": "commune",
    }
    page = client.post(adresse, champs, follow=True).content.decode()
    assert "Le tableau est relu. Vérifiez ses colonnes." in page
    page = client.post(adresse, champs, follow=True).content.decode()
    assert "2 personnes lues" in page
    assert "1 personne est dite sortie" in page
    depose.refresh_from_db()
    assert len(depose.retenues) == 2


def test_no_pillar_of_a_table_is_settled(jura_entier):
    importer("Nom;Prénom;CSS;Emploi;Logement\nUNE;Ana;x;CDI;HLM\n")
    assert set(Parcours.objects.get().piliers.values_list("etat", flat=True)) == {"en_cours", "a_evaluer"}


def test_the_example_s_yellow_rows_are_said(jura_entier):
    with LISTING.open("rb") as fichier:
        depose = deposer(ContentFile(fichier.read()), LISTING.name, departement="39")
    assert set(depose.marques["SUIVI BPI"]) >= {"couleurs", "fusions", "masquees", "barrees", "commentaires"}


def test_a_birth_year_of_two_figures_is_asked_when_it_is_doubtful(connecter, coordinatrice, jura_entier, envoyer):
    lignes = "UNE;Ana;12/03/30\nDEUX;Bea;12/03/1930\nTROIS;Cleo;12/03/24\nQUATRE;Dan;12/03/85\nCINQ;Eve;mars-30\n"
    client = connecter(coordinatrice)
    adresse = envoyer(client, "t.csv", f"Nom;Prénom;Date de naissance\n{lignes}".encode())
    champs = {"colonne_0": "nom", "colonne_1": "prenom", "colonne_2": "date_naissance"}
    page = client.post(adresse, champs, follow=True).content.decode()
    assert "«\u00a012/03/30\u00a0»\u00a0: 1930 donnerait 96 ans." in html.unescape(page)
    depose = Importation.objects.get()
    annees = {ecrit: [annee for annee, _ in choix] for ecrit, _, choix, *_ in depose.questions["date_naissance"]}
    assert annees == {"12/03/30": ["1930"], "12/03/24": ["2024", "1924"], "mars-30": ["1930"]}
    reponses = {"valeur-date_naissance-12-03-30": "1930", "valeur-date_naissance-12-03-24": "2024"}
    client.post(reverse("importation_repondre", args=[depose.pk]), reponses)
    depose.refresh_from_db()
    depose.etat = "en_attente"
    depose.save()
    executer(depose)
    jour = datetime.date
    assert dict(Personne.objects.values_list("nom", "date_naissance")) == {
        "UNE": jour(1930, 3, 12),
        "DEUX": jour(1930, 3, 12),
        "TROIS": jour(2024, 3, 12),
        "QUATRE": jour(1985, 3, 12),
        "CINQ": None,
    }


def test_an_exit_whose_weekday_contradicts_its_day_is_not_taken(jura_entier):
    importer("Nom;Prénom;Date de sortie\nUNE;Ana;sorti le lundi 03/03/2024\nDEUX;Bea;sorti le dim. 03/03/2024\n")
    assert dict(Parcours.objects.values_list("personne__nom", "fin")) == {
        "UNE": None,
        "DEUX": datetime.date(2024, 3, 3),
    }


def test_the_written_end_of_a_contract_goes_before_the_one_counted(connecter, coordinatrice, jura_entier, envoyer):
    annee = timezone.localdate().year - 1
    tableau = (
        "Nom;Prénom;Date CIR;Date fin CIR\n"
        f"UNE;Ana;15/01/{annee};30/06/{annee + 1}\nDEUX;Bea;;31/03/{annee + 1}\nTROIS;Cleo;15/01/{annee};\n"
        f"QUATRE;Dan;15/01/{annee};14/01/{annee}\nCINQ;Eve;15/01/{annee};{annee + 1}\nSIX;Fay;15/01/{annee};01/02/{annee + 3}\n"
        f"SEPT;Gil;non;31/03/{annee + 1}\n"
    )
    client = connecter(coordinatrice)
    adresse = envoyer(client, "t.csv", tableau.encode())
    champs = {"colonne_0": "nom", "colonne_1": "prenom", "colonne_2": "cir", "colonne_3": "cir_fin"}
    page = html.unescape(client.post(adresse, champs, follow=True).content.decode())
    assert "Fin du contrat d'intégration" in page
    for dit in ("précède la signature", "écrivez le jour", "ne peut pas prendre fin après le", "n'est pas signé"):
        assert page.count(dit) == 1, dit
    depose = Importation.objects.get()
    depose.etat = "en_attente"
    depose.save()
    executer(depose)
    jour = datetime.date
    contrats = {contrat.personne.nom: contrat for contrat in ContratIntegration.objects.select_related("personne")}
    assert {nom: contrat.fin_prevue for nom, contrat in contrats.items()} == {
        "UNE": jour(annee + 1, 6, 30),
        "DEUX": jour(annee + 1, 3, 31),
        **dict.fromkeys(("TROIS", "QUATRE", "CINQ", "SIX")),
    }
    assert (contrats["UNE"].terme, contrats["TROIS"].terme) == (jour(annee + 1, 6, 30), jour(annee + 1, 1, 15))
    assert (contrats["DEUX"].date, contrats["DEUX"].terme) == (None, jour(annee + 1, 3, 31))
    echues = echeances(Parcours.objects.all(), jour(annee, 1, 1), jour(annee + 4, 1, 1))
    termes = {e.parcours.personne.nom: e.date for e in echues if e.code == "CIR_TERME"}
    assert (termes["UNE"], termes["DEUX"], termes["TROIS"]) == (
        jour(annee + 1, 6, 30),
        jour(annee + 1, 3, 31),
        jour(annee + 1, 1, 15),
    )


def test_the_written_end_completes_a_contract_and_contradicts_nothing(jura_entier):
    entete, annee = "Nom;Prénom;Né(e) le;Date CIR;Date fin CIR\n", timezone.localdate().year - 1
    importer(f"{entete}UNE;Ana;03/05/1990;15/01/{annee};\nDEUX;Bea;04/05/1990;15/01/{annee};31/01/{annee + 1}\n")
    suivant = importer(
        f"{entete}UNE;Ana;03/05/1990;15/01/{annee};30/06/{annee + 1}\nDEUX;Bea;04/05/1990;15/01/{annee};30/06/{annee + 1}\n"
    )
    fins = dict(ContratIntegration.objects.values_list("personne__nom", "fin_prevue"))
    assert fins == {"UNE": datetime.date(annee + 1, 6, 30), "DEUX": datetime.date(annee + 1, 1, 31)}
    (gardee,) = [c for ligne in suivant.lignes.all() for c in ligne.differences]
    assert (gardee["champ"], gardee["fait"]) == ("cir_fin", "garder")
