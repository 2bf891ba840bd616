"""« Début », « Fin », « Entrée », « Sortie » beside the columns of a job, a dwelling, a course: asked, never the pathway's."""

import pytest
from django.core.files.base import ContentFile

from parcours.importation.depot import deposer, retenir
from parcours.importation.entetes import colonnes_de
from parcours.importation.lecture import Classeur
from parcours.models import Parcours
from tests.parcours.importation.par_la_page import importer

LIGNES = [["Une", "Ana", *["01/02/2025"] * 5], ["Deux", "Bea", *["02/03/2025"] * 5]]


def lues(entetes: str) -> dict[str, tuple[str, str]]:
    """Return header → (field, or the one proposed, and « asked »)."""
    colonnes = colonnes_de(["Nom", "Prénom", *entetes.split(";")], LIGNES)
    return {c.entete: (c.champ, "") if c.champ else (c.propose, "asked" if c.raison else "") for c in colonnes[2:]}


@pytest.mark.parametrize(
    "entetes",
    [
        "Employeur;Contrat;{};{}",
        "Entreprise;{};{}",
        "Emploi;Contrat;{};{}",
        "Emploi;Employeur;Ville du poste;{};{}",
        "Métier;{};{}",
        "Bailleur;{};{}",
    ],
)
@pytest.mark.parametrize(
    ("debut", "fin"),
    [("Début", "Fin"), ("Date de début", "Date de fin"), ("Entrée", "Sortie"), ("Date d'entrée", "Date de sortie")],
)
def test_beside_a_job_or_a_dwelling_they_are_asked(entetes, debut, fin):
    dits = lues(entetes.format(debut, fin))
    propose = "entree_hebergement" if "Bailleur" in entetes else "note"
    assert dits[debut] == (propose, "asked")
    assert dits[fin] == ("note", "asked")


@pytest.mark.parametrize(
    "entetes",
    [
        "{};{};Employeur",
        "Titre de séjour;{};{}",
        "Cours de français;{};{}",
        "Machin;{};{}",
        "Formation;Organisme;{};{}",
    ],
)
def test_a_beginning_and_an_end_are_asked_beside_whatever_they_may_be_of(entetes):
    dits = lues(entetes.format("Début", "Fin"))
    assert {dits["Début"][1], dits["Fin"][1]} == {"asked"}


@pytest.mark.parametrize(
    ("entetes", "champs"),
    [
        ("Commune;Structure;Date d'entrée;Date de sortie", ["entree", "sortie"]),
        ("Début;Fin", ["entree", "sortie"]),
        ("Employeur;Début de suivi;Fin de suivi", ["entree", "sortie"]),
        ("Employeur;Entrée dans le dispositif;Date de sortie du dispositif", ["entree", "sortie"]),
        ("Emploi;Référent;Entrée;Sortie", ["entree", "sortie"]),
        ("Machin;Entrée;Sortie", ["entree", "sortie"]),
    ],
)
def test_those_of_the_pathway_stay_so(entetes, champs):
    assert [champ for champ, _ in lues(entetes).values()][-2:] == champs


@pytest.mark.parametrize("voisine", ["Emploi", "Formation", "Hébergement"])
def test_beside_a_plain_column_they_are_asked_as_the_pathway_s(voisine):
    dits = lues(f"{voisine};Entrée;Sortie")
    assert (dits["Entrée"], dits["Sortie"]) == (("entree", "asked"), ("sortie", "asked"))


def test_the_body_that_trains_is_not_the_structure_that_accompanies():
    assert lues("Formation;Organisme")["Organisme"] == ("", "asked")
    assert lues("Emploi;Structure")["Structure"] == lues("Commune;Organisme")["Organisme"] == ("structure", "")


@pytest.mark.django_db
@pytest.mark.parametrize("contrat", ["Contrat", "Observations"])
def test_a_second_sheet_of_jobs_is_not_merged_with_the_pathway(jura_entier, ecrire_tableau, contrat):
    """In the whole table, « Début » may no longer be beside the column that says of what it is."""
    suivi = [
        ["Nom", "Prénom", contrat, "Commune", "Date d'entrée", "Date de sortie"],
        ["UNE", "Ana", "", "Dole", "03/02/2025", ""],
    ]
    emplois = [
        ["Nom", "Prénom", "Employeur", "Contrat", "Début", "Fin"],
        ["DEUX", "Bea", "Usine", "CDD", "01/03/2025", "30/09/2025"],
    ]
    chemin = ecrire_tableau([], feuilles={"Suivi": suivi, "Emplois": emplois})
    depose = deposer(ContentFile(chemin.read_bytes()), "t.xlsx", departement="39")
    retenir(depose, Classeur(depose.fichier.path), ["Suivi", "Emplois"])
    demandees = {depose.entetes[int(index)]: propose for index, (propose, _) in depose.colonnes_demandees.items()}
    assert demandees | {"Début": "note", "Fin": "note"} == demandees
    lus = {depose.entetes[index]: champ for index, champ in depose.champs_des_colonnes.items()}
    assert (lus["Date d'entrée"], lus["Date de sortie"]) == ("entree", "sortie")
    importer(depose)
    dits = dict(Parcours.objects.values_list("personne__nom", "entree_connue"))
    assert dits == {"UNE": True, "DEUX": False}
    assert not Parcours.objects.exclude(fin=None).exists()


@pytest.mark.django_db
def test_a_sheet_named_after_jobs_says_of_what_its_dates_are(jura_entier, ecrire_tableau):
    contenu = [["Nom", "Prénom", "Début", "Fin"], ["UNE", "Ana", "01/03/2025", "30/09/2025"]]
    for feuille, demandee in (("Emplois 2025", True), ("File active", False)):
        chemin = ecrire_tableau([], feuilles={feuille: contenu})
        depose = deposer(ContentFile(chemin.read_bytes()), "t.xlsx", departement="39")
        assert ({"2", "3"} <= depose.colonnes_demandees.keys()) is demandee
