"""The import contract: the example listing, its exact numbers, and that they add up."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from parcours.importation.champs import CHAMPS, NOMS
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import (
    ContratIntegration,
    DifficulteSignalee,
    Importation,
    Intervention,
    LigneImport,
    Menage,
    Parcours,
    Personne,
    PilierParcours,
    PropositionDoublon,
    Protection,
    Suivi,
)
from parcours.nomenclatures import EtatPilier
from tests.harnais.regles import poser_regle
from tests.parcours.importation.conftest import LISTING

pytestmark = pytest.mark.django_db

NOMBRES = re.compile(
    r"^(Lignes lues|Personnes créées|Déjà connues|Doubles proposés|Lignes refusées) : (\d+)$", re.MULTILINE
)
PREMIER = {
    "Lignes lues": 187,
    "Personnes créées": 173,
    "Déjà connues": 0,
    "Doubles proposés": 7,
    "Lignes refusées": 7,
}
ENSUITE = PREMIER | {"Personnes créées": 0, "Déjà connues": 173}


def importer(capsys, *options: str, fichier=LISTING) -> dict[str, int]:
    """Run the command and return the numbers it prints."""
    call_command("importer_listing", str(fichier), "--departement", "39", *options)
    return {nom: int(valeur) for nom, valeur in NOMBRES.findall(capsys.readouterr().out)}


def test_the_example_listing_goes_in_with_these_numbers(jura_entier, capsys):
    nombres = importer(capsys)
    assert nombres == PREMIER
    assert nombres["Lignes lues"] == sum(n for nom, n in nombres.items() if nom != "Lignes lues")
    assert Personne.objects.count() == Parcours.objects.count() == Menage.objects.count() == 173
    assert PilierParcours.objects.count() == 5 * 173
    # Without a line where the row says nothing: what is unknown today is not written as a truth.
    assert set(PilierParcours.objects.filter(resume="").values_list("etat", flat=True)) == {EtatPilier.A_EVALUER}
    importation = Importation.objects.get()
    assert [raison for _, _, raison in importation.ignorees] == ["titre de section", "titre : une commune", "total"]
    assert importation.lignes_vides == 5


def test_the_file_is_erased_once_its_rows_are_kept(
    jura_entier, fichiers_prives, capsys, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        importer(capsys)
    assert not Importation.objects.get().fichier
    assert not [f for f in fichiers_prives.rglob("*") if f.is_file()]


def test_a_trial_foretells_the_same_numbers_and_writes_nothing(jura_entier, capsys):
    assert importer(capsys, "--essai") == PREMIER
    assert not Importation.objects.exists()
    assert not Personne.objects.exists()
    assert not PropositionDoublon.objects.exists()


def test_the_same_file_again_changes_nothing(jura_entier, capsys):
    importer(capsys)
    avant = {modele: modele.objects.count() for modele in (Personne, Parcours, Suivi, PropositionDoublon, Intervention)}
    etats = list(Personne.objects.order_by("pk").values("pk", "modifie_le"))
    assert importer(capsys) == ENSUITE
    assert {modele: modele.objects.count() for modele in avant} == avant
    assert list(Personne.objects.order_by("pk").values("pk", "modifie_le")) == etats
    assert importer(capsys, "--essai") == ENSUITE


def test_the_rows_at_the_end_of_the_example_are_proposed_as_doubles(jura_entier, capsys):
    importer(capsys)
    proposes = {p.ligne.numero: p for p in PropositionDoublon.objects.select_related("ligne", "candidate")}
    assert sorted(proposes) == list(range(191, 198))
    assert "nom et prénom inversés" in proposes[191].motifs
    assert proposes[192].motifs[0] == "même numéro étranger"
    assert proposes[193].candidate.prenom == "Ahmad"


def test_what_the_example_says_is_understood_and_its_words_kept(jura_entier, capsys):
    importer(capsys)
    personne = Personne.objects.get(nom="KOUASSI", naissance_precision="mois")
    assert (personne.naissance_affichee, personne.commune.nom) == ("janvier 1977", "Hauts de Bienne")
    assert personne.numero_etranger == "990093361"
    protection = Protection.objects.get(personne=personne)
    assert (protection.statut, protection.texte_origine) == ("prot_subsidiaire", "protection subsidiaire 31.08.24")
    assert str(ContratIntegration.objects.get(personne=personne).date) == "2025-01-21"
    # A contract does not say when the support began: the person was followed on her last contact, no more is known.
    assert personne.parcours.get().debut_affiche == "inconnue, avant le 18 déc. 2025"


def test_an_impossible_date_is_left_out_and_the_row_still_goes_in(jura_entier, capsys):
    importer(capsys)
    ligne = LigneImport.objects.get(numero=51)
    assert ligne.resultat == "creee"
    assert [p["message"] for p in ligne.problemes] == [
        "« N » peut dire à faire, refusé ou pas concerné : précisez.",
        "La date « 31/02/2026 » n'existe pas.",
    ]
    assert ligne.personne.parcours.get().dernier_contact is None


def test_words_of_health_are_kept_to_the_health_pillar(jura_entier, capsys):
    importer(capsys)
    de_sante = Suivi.objects.filter(texte__in=["dossier MDPH", "CSS à renouveler"])
    assert de_sante.count() > 20
    assert all(suivi.piliers == ["sante"] and suivi.structure_id is None for suivi in de_sante)
    assert not Intervention.objects.filter(pilier="sante").exists()


def test_names_and_numbers_of_the_rows_are_not_readable_in_the_database(jura_entier, capsys):
    from django.db import connection

    importer(capsys)
    with connection.cursor() as curseur:
        curseur.execute("select string_agg(valeurs || problemes, ' ') from parcours_ligneimport")
        (brut,) = curseur.fetchone()
    assert "KOUASSI" not in brut
    assert "990093361" not in brut


@pytest.mark.parametrize(
    ("nom", "contenu", "dit"),
    [
        ("vide.xlsx", b"", "vide"),
        ("vide.csv", b"  \n \n", "vide"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "pas un tableau"),
        ("lettre.docx", b"PK\x03\x04 pas un zip", "pas un tableau"),
        ("lettre.txt", b"Madame, Monsieur\nje vous prie\nde trouver\nci-joint\n", "pas un tableau"),
        ("protege.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        ("autre.csv", b"couleur;taille\nrouge;3\n", "Aucune colonne de noms"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(jura_entier, fichiers_prives, tmp_path, nom, contenu, dit):
    fichier = tmp_path / nom
    fichier.write_bytes(contenu)
    for options in ([], ["--essai"]):
        with pytest.raises(CommandError, match=dit):
            call_command("importer_listing", str(fichier), "--departement", "39", *options)
    assert not Importation.objects.exists()
    assert not [f for f in fichiers_prives.rglob("*") if f.is_file()]


def test_an_unknown_file_or_department_is_said(jura_entier):
    with pytest.raises(CommandError, match="n'existe pas"):
        call_command("importer_listing", "absent.xlsx", "--departement", "39")
    with pytest.raises(CommandError, match="n'est pas chargé"):
        call_command("importer_listing", str(LISTING), "--departement", "99")


def test_a_file_beyond_the_limit_is_refused(jura_entier):
    poser_regle("IMPORT_TAILLE", "0")
    with pytest.raises(CommandError, match="dépasse 0 Mo"):
        call_command("importer_listing", str(LISTING), "--departement", "39")


def importer_texte(tableau: str, encodage: str = "utf-8") -> None:
    importation = deposer(ContentFile(tableau.encode(encodage)), "t.csv", departement="39")
    importation.etat = "en_attente"
    importation.save()
    executer(importation)


def test_words_without_a_contact_date_are_no_contact(jura_entier):
    importer_texte(
        "Nom;Prénom;Dernier contact;Observations\nDemo;Un;;cherche un cours\nDemo;Deux;12/10/2025;cherche un cours\n"
    )
    # The words are of the table's day, whenever the person was last seen.
    assert set(Suivi.objects.values_list("parcours__personne__prenom", "mode", "texte")) == {
        ("Un", "reprise", "cherche un cours"),
        ("Deux", "import", ""),
        ("Deux", "reprise", "cherche un cours"),
    }


def test_words_without_a_date_are_told_once_whatever_the_day_of_the_import(jura_entier):
    importer_texte("Nom;Prénom;Né(e) le;Observations\nDemo;Un;03/05/1990;cherche un cours\n")
    Suivi.objects.update(date="2025-01-02")
    importer_texte("Nom;Prénom;Né(e) le;Observations;Téléphone\nDemo;Un;03/05/1990;cherche un cours;0600000000\n")
    assert Personne.objects.get().telephone
    assert Suivi.objects.count() == 1


def test_a_difficulty_never_tells_the_words_of_another_one(jura_entier):
    importer_texte("Nom;Prénom;Point de blocage\nDemo;Un;transport, santé\n")
    descriptions = dict(DifficulteSignalee.objects.values_list("pilier", "texte"))
    assert set(descriptions) == {"emploi", "sante"}
    assert "santé" in descriptions["sante"]
    assert "santé" not in descriptions["emploi"]


def test_a_table_with_nul_characters_goes_in_without_them(jura_entier):
    importer_texte("\ufeffNom;Prénom\nDe\x00mo;U\x00n\n", "utf-16-le")
    assert str(Personne.objects.get()) == "Un Demo"


@pytest.mark.parametrize(
    "cellule",
    [
        "é" * 5000,
        "9" * 30,
        "²" * 9,
        "\U0001f600",
        "-1",
        "00/00/0000",
        "01/01/0001",
        "31/12/9999",
        "1" * 9 + "e400",
        "99999 adultes et 99999 enfants",
        "70000",
        "couple + 40000 enf",
        f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 50}.fr",
    ],
)
def test_no_cell_stops_an_import(jura_entier, cellule):
    entetes = [champ.libelle for champ in CHAMPS if champ.code not in (*NOMS, "prenom")]
    importer_texte(";".join(["Nom", *entetes]) + "\n" + ";".join(["Demo", *[cellule] * len(entetes)]) + "\n")
    assert Importation.objects.get().etat == "termine"
    assert Personne.objects.get().nom == "Demo"
