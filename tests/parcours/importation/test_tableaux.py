"""Workbooks as people keep them, each with what is expected: understood, or asked, never guessed."""

import datetime
from pathlib import Path

import pytest
from django.core.files import File
from django.core.management import call_command
from django.urls import reverse

from acteurs.models import Structure
from acteurs.nomenclatures import TypeStructure
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import Importation, Intervention, LigneImport, MembreMenage, Parcours, Personne
from parcours.models.importation import EtatImport

pytestmark = pytest.mark.django_db

TABLEAUX = Path(__file__).parents[2] / "donnees" / "tableaux"


@pytest.fixture
def importer(jura_entier, coordinatrice):
    """Return a function that deposits a workbook and imports it as it was understood; ``valeurs``: what is answered."""

    def faire(nom: str, colonnes: dict[str, str] | None = None, valeurs: dict[str, dict[str, str]] | None = None):
        with (TABLEAUX / nom).open("rb") as fichier:
            depose = deposer(File(fichier), nom, departement="39", agent=coordinatrice)
        for entete, champ in (colonnes or {}).items():
            depose.colonnes[str(depose.entetes.index(entete))] = champ
        depose.reponses = {"valeurs": valeurs or {}}
        depose.etat = EtatImport.EN_ATTENTE
        depose.save()
        executer(depose)
        return depose

    return faire


def commande(capsys, nom: str, *options: str) -> str:
    call_command("importer_listing", str(TABLEAUX / nom), "--departement", "39", *options)
    return capsys.readouterr().out


def demandees(depose) -> set[str]:
    """The headers that are asked, or recognised and left aside."""
    return {depose.entetes[int(index)] for index in depose.colonnes_demandees}


def test_a_sheet_a_structure_goes_in_whole_and_people_gone_are_asked(importer, capsys):
    # The only « Mission locale » of the directory is Dole's, and nobody of that sheet lives there: it was asked.
    dole = Structure.objects.get(nom="Mission locale de Dole")
    depose = importer("t01_un_onglet_par_structure.xlsx", valeurs={"structure": {"mission locale": str(dole.pk)}})
    assert [f["nom"] for f in depose.retenues] == ["CADA Dole", "Mission locale", "CPH Lons"]
    assert Personne.objects.count() == 9
    sortis = next(f for f in depose.feuilles if f["nom"] == "SORTIS 2025")
    assert (sortis["personnes"], sortis["retenue"], sortis["sortie"]) == (1, False, "2025")
    portees = Intervention.objects.values_list("structure__nom", "parcours__personne__nom")
    assert set(portees) == {("Mission locale de Dole", "OSMANOV"), ("Mission locale de Dole", "HABIMANA")}
    # Structures that the directory does not know open nothing, and their name is kept.
    assert (
        Personne.objects.get(nom="BERHANE").parcours.get().referents.get().nom_libre == "Référent non nommé (CADA Dole)"
    )


def test_the_command_names_the_other_sheets_and_takes_them_when_asked(jura_entier, capsys):
    assert "Feuille non importée : « SORTIS 2025 », 1 personne" in commande(capsys, "t01_un_onglet_par_structure.xlsx")
    assert Personne.objects.count() == 9
    dit = commande(capsys, "t01_un_onglet_par_structure.xlsx", "--feuille", "SORTIS 2025")
    assert "Ces personnes sont dites sorties : 2025." in dit
    parti = Parcours.objects.get(personne__nom="VANYAN")
    assert parti.fin_affichee == "en 2025"
    assert not parti.interventions.exists()


def test_a_household_written_as_a_block_is_one_household(importer):
    importer("t02_menages_en_blocs.xlsx")
    menages = {}
    for membre in MembreMenage.objects.select_related("personne"):
        menages.setdefault(membre.menage_id, set()).add((membre.personne.prenom, membre.lien))
    assert sorted(map(sorted, menages.values())) == [
        [("Amir", "enfant"), ("Lola", "enfant"), ("Rustam", "titulaire"), ("Zarina", "conjoint")],
        [("Bassel", "titulaire"), ("Rima", "conjoint"), ("Yara", "enfant")],
        [("Noah", "enfant"), ("Tsega", "titulaire")],
    ]
    assert set(Personne.objects.values_list("nom", flat=True)) == {"KARIMOV", "GHEBREYESUS", "AL HOMSI"}
    lola = Personne.objects.get(prenom="Lola")
    assert (lola.nationalites, lola.commune.nom) == (["TJK"], "Dole")


def test_a_header_on_two_floors_is_read_with_its_group(importer):
    depose = importer("t03_entete_ligne5_deux_etages.xlsx")
    assert depose.ligne_entete == 5
    lus = {depose.entetes[index]: champ for index, champ in depose.champs_des_colonnes.items()}
    assert lus["PROTECTION : Type"] == "statut"
    assert lus["LOGEMENT : Type"] == "hebergement"
    assert lus["LOGEMENT : Depuis"] == "entree_hebergement"
    assert lus["EMPLOI : Situation"] == "emploi"
    personne = Personne.objects.get(nom="SAFAROV")
    assert personne.protections.get().statut == "prot_subsidiaire"
    assert personne.sejours.get().debut == datetime.date(2025, 2, 1)


def test_crosses_are_asked_and_an_age_is_no_birth(importer):
    depose = importer("t05_colonnes_x_piliers.xlsx")
    assert {"Langue", "Logement", "Emploi", "Droits ouverts"} <= demandees(depose)
    assert Personne.objects.filter(date_naissance__isnull=True).count() == 4
    assert dict(Personne.objects.values_list("nom", "sexe")) == {
        "ZEWDE": "F",
        "POPAL": "M",
        "AL KHATIB": "F",
        "HADDAD": "M",
    }
    assert not any(personne.langues for personne in Personne.objects.all())


def test_crosses_that_somebody_explained_are_read_as_yes(importer):
    # Each column says yes by « x », « ✓ », 1 and « oui ».
    oui = {champ: {"x": "oui"} for champ in ("cir", "agir", "pilier_logement", "pilier_emploi")} | {
        "css": {"x": "ouvert"}
    }
    importer("croix.xlsx", {"Logement": "pilier_logement", "Emploi": "pilier_emploi"}, oui)
    assert Personne.objects.count() == 5
    for parcours in Parcours.objects.all():
        assert parcours.piliers.get(pilier="logement").etat == "en_cours"
        assert parcours.personne.droits.get(type="css").etat == "ouvert"
        assert parcours.programme == "agir"
        contrat = parcours.personne.contratintegrations.get()
        assert (contrat.date, bool(contrat.source_tableau)) == (None, True)


def test_totals_legends_and_signatures_are_nobody(importer):
    depose = importer("t06_totaux_et_remarques_en_bas.xlsx")
    assert set(Personne.objects.values_list("nom", flat=True)) == {"IDRIS", "BAKHTIARI", "SHAH"}
    assert len(depose.ignorees) == 9


def test_impossible_dates_are_refused_for_their_cell(importer):
    importer("t07_cp1252_point_virgule.csv")
    assert Personne.objects.get(nom="N’DIAYE").date_naissance == datetime.date(1999, 12, 31)
    dites = {p["message"] for ligne in LigneImport.objects.all() for p in ligne.problemes}
    assert {"La date « 30.02.25 » n'existe pas.", "La date « 31.11.26 » n'existe pas."} <= dites


def test_the_referent_s_address_is_not_the_person_s(importer):
    importer("t08_libreoffice.ods")
    assert not Personne.objects.filter(courriel__contains="asso.example").exists()
    assert not Personne.objects.filter(telephone__contains="84").exists()


def test_people_gone_are_not_followed_today(importer):
    importer("t09_texte_unicode.tsv")
    fins = dict(Parcours.objects.values_list("personne__date_naissance__year", "fin"))
    assert fins == {1993: datetime.date(2025, 3, 15), 1987: None, 1990: datetime.date(2026, 6, 30), 1979: None}
    samira = Parcours.objects.get(personne__date_naissance__year=1993)
    assert samira.motif_sortie == "logement_seul"
    assert str(samira.debut) == "2023-09-01"


def test_the_second_pair_of_names_is_not_the_person(importer):
    depose = importer("t12_entetes_repetes.xlsx")
    assert set(Personne.objects.values_list("nom", flat=True)) == {"RAHMANI", "YUSUF"}
    assert demandees(depose) == {"Nom", "Prénom"}
    reprises = {depose.entetes[i] for i, champ in depose.champs_des_colonnes.items()}
    assert {"Commune de naissance", "Date fin CIR", "Statut marital", "Niveau d'études"} <= reprises
    rahmani = Personne.objects.get(nom="RAHMANI")
    assert rahmani.commune.nom == "Dole"
    # The end of a contract is not the day it was signed.
    contrat = rahmani.contratintegrations.get()
    assert (contrat.date, contrat.fin_prevue, contrat.terme) == (None, *[datetime.date(2026, 6, 30)] * 2)
    assert not rahmani.evaluationlinguistiques.exists()
    assert Personne.objects.get(prenom="Hodan").telephone == "06 39 98 50 02"


def test_what_was_before_opens_nothing(importer):
    importer("precedente.xlsx")
    parcours = Parcours.objects.get()
    assert not Intervention.objects.exists()
    assert not parcours.entree_connue
    assert not parcours.personne.sejours.exists()
    assert parcours.personne.telephone == ""
    # A contract that ended was signed, nobody says when.
    contrat = parcours.personne.contratintegrations.get()
    assert (contrat.date, contrat.terme) == (None, datetime.date(2025, 6, 30))


def test_a_fact_without_a_date_stays_without_a_date(importer):
    importer("maj.xlsx")
    personne = Personne.objects.get()
    for fait in (personne.evaluationlinguistiques.get(), personne.protections.get()):
        assert fait.date is None
        assert fait.source_tableau.startswith("d'après le tableau du ")
    assert personne.sejours.get().debut is None
    assert not personne.parcours.get().entree_connue
    assert set(personne.parcours.get().piliers.values_list("depuis", flat=True)) == {None}


def test_an_ambiguous_structure_is_asked_once_and_its_dossiers_confirmed(
    connecter, coordinatrice, jura_entier, django_capture_on_commit_callbacks
):
    lons = Structure.objects.create(
        departement=jura_entier, nom="Mission locale du Haut-Jura", type=TypeStructure.MISSION_LOCALE
    )
    client = connecter(coordinatrice)
    with (TABLEAUX / "t01_un_onglet_par_structure.xlsx").open("rb") as fichier:
        adresse = client.post(reverse("importation_nouvelle"), {"fichier": fichier}).url
    page = client.get(adresse).content.decode()
    assert "Ce classeur a 5 feuilles" in page
    assert "SORTIS 2025" in page
    pk = adresse.split("/")[2]
    apercu = reverse("importation_apercu", args=[pk])
    page = client.post(adresse, {f"colonne_{i}": c for i, c in enumerate(COLONNES)}, follow=True).content.decode()
    assert "Structure&nbsp;: «&nbsp;Mission locale&nbsp;»" in page
    assert page.count('name="valeur-structure-mission-locale"') == 1
    assert "Aucun dossier ne s'ouvrira" in page
    client.post(reverse("importation_repondre", args=[pk]), {"valeur-structure-mission-locale": str(lons.pk)})
    page = client.get(apercu).content.decode()
    assert "<strong>Mission locale du Haut-Jura</strong>&nbsp;: 2 dossiers, sur emploi et formation" in page
    refus = client.post(reverse("importation_lancer", args=[pk]), follow=True)
    assert "Confirmez à qui les dossiers s'ouvrent" in refus.content.decode()
    assert not Personne.objects.exists()


COLONNES = ["nom", "prenom", "date_naissance", "nationalite", "statut", "commune", "telephone", "dernier_contact"]


def test_a_column_is_changed_above_it_in_the_preview(connecter, coordinatrice, jura_entier, envoyer):
    client = connecter(coordinatrice)
    contenu = "Nom;Prénom;Repère;Ville\nUNE;Ana;06 39 98 10 01;Dole\n".encode()
    adresse = envoyer(client, "t.csv", contenu)
    client.post(
        adresse, {"colonne_0": "nom", "colonne_1": "prenom", "colonne_2": "numero_ordre", "colonne_3": "commune"}
    )
    pk = adresse.split("/")[2]
    changer = reverse("importation_colonne", args=[pk])
    page = client.get(reverse("importation_apercu", args=[pk]) + "?corriger=3").content.decode()
    assert "Ce que contient la colonne Ville" in page
    page = client.post(changer, {"colonne": "2", "champ": "telephone"}, follow=True).content.decode()
    assert "La colonne est relue." in page
    assert 'data-colonne="Repère"' in page
    # What the list of columns refuses is refused here, in the same words.
    page = client.post(changer, {"colonne": "3", "champ": "telephone"}, follow=True).content.decode()
    assert "« Téléphone » est déjà choisi pour une autre colonne." in page
    page = client.post(changer, {"colonne": "0", "champ": ""}, follow=True).content.decode()
    assert "Dites quelle colonne contient le nom des personnes." in page
    assert client.post(changer, {"colonne": "99", "champ": "nom"}).status_code == 302
    assert client.post(changer, {"colonne": "x", "champ": "nom"}).status_code == 302
    assert Importation.objects.get(pk=pk).champs_des_colonnes == {0: "nom", 1: "prenom", 2: "telephone", 3: "commune"}
    client.post(changer, {"colonne": "2", "champ": ""})
    assert Importation.objects.get(pk=pk).champs_des_colonnes == {0: "nom", 1: "prenom", 3: "commune"}
