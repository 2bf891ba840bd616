"""Columns of free words, and columns that no record of a dossier holds: each is a note under its header, none is lost."""

import pytest
from django.core.files import File
from django.urls import reverse

from parcours.importation.champs import CHAMPS, EN_NOTE, NOMS, NON_REPRIS, PAR_CODE, SANS_NOTE
from parcours.importation.depot import deposer
from parcours.importation.entetes import SANS_DOUBLE, colonnes_de
from parcours.importation.tables import lire
from parcours.models import Personne, Suivi
from parcours.nomenclatures import ModeSuivi
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau

UN, DEUX = "Demo;Un;03/05/1990", "Demo;Deux;04/06/1991"
PERSONNE = "Nom;Prénom;Date de naissance"
LIBRES = ["Observations", "Remarques", "Commentaires", "Notes", "Divers"]
#: One ordinary header a field.
ENTETES = {
    champ: next(li["ecriture"] for li in lire("entetes") if li["champ"] == champ)
    for champ in PAR_CODE
    if any(li["champ"] == champ for li in lire("entetes"))
}
DOUBLES = sorted(set(ENTETES) - NON_REPRIS - EN_NOTE)


def notes() -> set[str]:
    ecrites = list(Suivi.objects.filter(mode=ModeSuivi.REPRISE).values_list("texte", flat=True))
    assert len(ecrites) == len(set(ecrites))
    return set(ecrites)


@pytest.mark.parametrize("une", LIBRES)
@pytest.mark.parametrize("autre", LIBRES)
def test_two_columns_of_free_words_are_two_notes_under_their_headers(jura_entier, une, autre):
    importation = importer(deposer_tableau(f"{PERSONNE};{une};{autre}", f"{UN};vue au CADA;rappeler"))
    assert not importation.colonnes_demandees
    assert notes() == {f"{une} : vue au CADA", f"{autre} : rappeler"}


@pytest.mark.parametrize("entete", LIBRES)
def test_an_only_column_of_free_words_is_its_words(jura_entier, entete):
    importer(deposer_tableau(f"{PERSONNE};{entete}", f"{UN};vue au CADA"))
    assert notes() == {"vue au CADA"}


def test_a_note_of_an_earlier_table_is_not_noted_again_under_its_header(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Observations", f"{UN};vue au CADA"))
    importer(deposer_tableau(f"{PERSONNE};Observations;Remarques", f"{UN};vue au CADA;rappeler"))
    assert notes() == {"vue au CADA", "Remarques : rappeler"}
    assert Personne.objects.count() == 1


def test_a_word_of_health_hides_its_own_note_only(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Observations;Remarques", f"{UN};rdv psy lundi;cherche un stage"))
    assert {s.texte: s.piliers for s in Suivi.objects.all()} == {
        "Observations : rdv psy lundi": ["sante"],
        "Remarques : cherche un stage": ["emploi"],
    }


@pytest.mark.parametrize("champ", DOUBLES)
def test_a_second_column_of_a_field_is_asked_and_may_be_a_note(champ):
    colonnes = colonnes_de([ENTETES[champ], f"{ENTETES[champ]}"])
    assert [colonne.champ for colonne in colonnes] == [champ, ""]
    assert "est déjà donné par la colonne" in colonnes[1].raison
    assert colonnes[1].propose == ("" if champ in SANS_DOUBLE else "note")


@pytest.mark.parametrize(
    ("entete", "une", "autre"),
    [
        ("Téléphone", "0639981001", "0639981002"),
        ("Dernier contact", "03/03/2025", "04/04/2025"),
        ("Référent", "A", "B"),
    ],
)
def test_the_second_column_accepted_as_proposed_is_kept(jura_entier, connecter, coordinatrice, entete, une, autre):
    importer(
        verifier(
            connecter(coordinatrice),
            deposer_tableau(f"{PERSONNE};{entete};{entete}", f"{UN};{une};{autre}", agent=coordinatrice),
        )
    )
    assert f"{entete} : {autre}" in notes()


TITRES = [
    "Fin de validité",
    "Expire le",
    "Échéance titre",
    "Date d'expiration du récépissé",
    "Titre de séjour",
    "Titre valable jusqu'au",
    "Validité du titre de séjour",
    "Échéance du titre de séjour",
    "Récépissé expire le",
]
ECOLES = ["Classe", "École / classe", "Scolarité", "École", "Classe des enfants", "Scolarisation des enfants"]


@pytest.mark.parametrize("entete", TITRES + ECOLES)
def test_what_no_record_holds_is_a_note_said_on_the_columns_page(jura_entier, connecter, coordinatrice, entete):
    client = connecter(coordinatrice)
    depose = deposer_tableau(f"{PERSONNE};{entete}", f"{UN};12/03/2027", f"{DEUX};NC", agent=coordinatrice)
    page = client.get(reverse("importation_colonnes", args=[depose.pk])).content.decode()
    champ = depose.colonnes["3"]
    assert champ == ("titre" if entete in TITRES else "ecole")
    assert PAR_CODE[champ].libelle in page
    assert "en note" in PAR_CODE[champ].libelle
    depose = verifier(client, depose)
    assert "12/03/2027" in apercu(client, depose)
    importer(depose)
    assert notes() == {f"{entete} : 12/03/2027"}


def test_two_columns_of_what_no_record_holds_are_two_notes(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Titre de séjour;Fin de validité", f"{UN};Carte de résident;12/03/2027"))
    assert notes() == {"Titre de séjour : Carte de résident", "Fin de validité : 12/03/2027"}


def test_each_column_shows_its_own_words_in_the_preview(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    entetes = f"{PERSONNE};Observations;Remarques"
    depose = verifier(client, deposer_tableau(entetes, f"{UN};vue au CADA;rappeler", agent=coordinatrice))
    page = client.get(reverse("importation_apercu", args=[depose.pk]))
    (ligne,) = page.context["lignes"]
    dites = {cellule.entete: cellule.texte for cellule in ligne.cellules}
    assert (dites["Observations"], dites["Remarques"]) == ("vue au CADA", "rappeler")


def test_what_is_left_aside_is_offered_as_notes_at_once(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    entetes = f"{PERSONNE};Adresse;Tel 2;N° CAF;Logement souhaité"
    depose = deposer_tableau(entetes, f"{UN};3 rue Basse;0639981009;123456;T3", agent=coordinatrice)
    adresse = reverse("importation_colonnes", args=[depose.pk])
    page = client.get(adresse)
    assert page.context["a_noter"] == ["Adresse", "Tel 2", "Logement souhaité"]
    assert "« Adresse »" in page.content.decode().replace("&nbsp;", " ")
    formulaire = page.context["formulaire"]
    choix = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
    relue = client.post(adresse, choix | {"noter": "tout"})
    formulaire = relue.context["formulaire"]
    choix = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
    assert client.post(adresse, choix).status_code == 302
    depose.refresh_from_db()
    importer(depose)
    assert notes() == {"Adresse : 3 rue Basse", "Tel 2 : 0639981009", "Logement souhaité : T3"}


def test_columns_of_two_sheets_are_said_under_their_own_headers(jura_entier, ecrire_tableau):

    tetes = ["Nom", "Prénom", "Date de naissance"]
    chemin = ecrire_tableau(
        [],
        feuilles={
            "CADA": [[*tetes, "Observations"], ["Demo", "Un", "03/05/1990", "vue au CADA"]],
            "CPH": [[*tetes, "Remarques"], ["Demo", "Deux", "04/06/1991", "rappeler"]],
        },
    )
    with chemin.open("rb") as fichier:
        importer(deposer(File(fichier), chemin.name, departement="39"))
    assert notes() == {"Observations : vue au CADA", "Remarques : rappeler"}


def test_no_name_and_no_number_is_turned_into_a_note():
    assert {*NOMS, "numero_etranger"} <= SANS_DOUBLE
    assert {"dossier_externe", "numero_ordre"} <= SANS_NOTE <= {champ.code for champ in CHAMPS}
