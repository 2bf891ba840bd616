"""What the summary says first, and what it says of dossiers that were known already: nothing twice, nothing in silence."""

import pytest
import xlsxwriter
from django.urls import reverse

from parcours.models import Importation, Personne
from tests.parcours.importation.par_la_page import importer, resume, verifier
from tests.parcours.importation.retour import defaire, lancer
from tests.parcours.importation.tables_nouvelles import deposer_lignes

pytestmark = pytest.mark.django_db

VOIR = "Voir les personnes de cet import"


def test_a_cancelled_import_says_so_first_and_leads_to_nobody(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importation = lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;1990;;;;;;;", "Demo;Deux;04/06/1990;;;;;;;")
    assert VOIR in resume(client, importation)
    defaire(importation, coordinatrice)
    page = resume(client, importation)
    assert VOIR not in page
    assert "à décider" not in page
    assert page.index("Import annulé") < page.index("2 dossiers créés ont été retirés") < page.index("Avant son annul")


def test_the_summary_says_which_known_dossiers_were_completed_and_of_what(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    lancer("Demo;Deux;04/06/1991;;;;;;;", "Demo;Trois;05/07/1992;;;;;;;")
    second = lancer(
        "Demo;Deux;04/06/1991;0600000001;réfugié;;cherche un cours;;;",
        "Demo;Trois;05/07/1992;0600000002;;;;2 adultes;;",
    )
    page = resume(client, second)
    assert "2 dossiers déjà connus complétés" in page
    assert "téléphone (2)" in page
    assert "note reprise du tableau (1)" in page
    completes = client.get(reverse("importation", args=[second.pk])).context["completes"]
    dits = {personne.prenom: champs for personne, champs in completes.personnes}
    assert {"téléphone", "protection"} <= set(dits["Deux"])
    assert "protection" not in dits["Trois"]
    # The same again adds nothing, and says so.
    troisieme = lancer("Demo;Deux;04/06/1991;0600000001;réfugié;;cherche un cours;;;")
    assert "rien à y ajouter" in resume(client, troisieme)


def test_a_birth_date_filled_is_said(jura_entier, connecter, coordinatrice):
    lancer("Demo;Un;;0600000001;;;;;;")
    second = lancer("Demo;Un;03/05/1990;0600000001;;;;;;")
    client = connecter(coordinatrice)
    double = second.lignes.get().propositions.get()
    client.post(reverse("importation_decider", args=[second.pk, double.pk]), {"decision": "meme"})
    assert Personne.objects.get().date_naissance is not None
    assert "date de naissance (1)" in resume(client, second)


def test_a_comment_noted_by_an_earlier_import_is_not_announced_again(
    jura_entier, connecter, coordinatrice, envoyer, tmp_path
):
    client = connecter(coordinatrice)

    def faire(nom: str, mots: str, telephone: str) -> Importation:
        with xlsxwriter.Workbook(str(tmp_path / nom)) as classeur:
            feuille = classeur.add_worksheet("Suivi")
            for rang, ligne in enumerate(
                [["Nom", "Prénom", "Né(e) le", "Tél"], ["Demo", "Un", "03/05/1990", telephone]]
            ):
                feuille.write_row(rang, 0, ligne)
            feuille.write_comment(1, 1, mots)
        envoyer(client, nom, (tmp_path / nom).read_bytes())
        return importer(verifier(client, Importation.objects.latest("cree_le")))

    assert "1 ligne porte un commentaire&nbsp;: les mots" in resume(client, faire("a.xlsx", "à voir", ""))
    page = resume(client, faire("b.xlsx", "à voir", "0600000001"))
    assert "1 ligne porte un commentaire déjà noté" in page
    assert "les mots en sont notés" not in page
    assert "1 ligne porte un commentaire&nbsp;: les mots" in resume(client, faire("c.xlsx", "revue", "0600000001"))


def test_a_row_is_named_with_its_sheet_and_a_double_with_its_file(
    jura_entier, connecter, coordinatrice, envoyer, ecrire_tableau
):
    client, entetes = connecter(coordinatrice), ["Nom", "Prénom", "Né(e) le", "Statut"]
    feuilles = {
        "Nord": [entetes, ["Demo", "Un", "03/05/1990", "réfugié"], ["Demo", "Deux", "04/06/1991", "débouté"]],
        "Sud": [entetes, ["Total", "", "", ""], ["Demo", "Un", "1990", "réfugié"]],
    }
    envoyer(client, "deux.xlsx", ecrire_tableau([], "deux.xlsx", feuilles).read_bytes())
    depose = verifier(client, Importation.objects.get())
    apercu = client.get(reverse("importation_apercu", args=[depose.pk])).content.decode()
    assert "«\u00a0Sud\u00a0», ligne 2, total" in apercu
    importer(depose)
    page = resume(client, depose)
    assert "Ligne 3 de «\u00a0Nord\u00a0»&nbsp;:" in page
    assert "Ligne 3 de « Sud » et Un Demo" in page
    double = depose.lignes.get(resultat="doublon").propositions.get()
    decide = client.post(
        reverse("importation_decider", args=[depose.pk, double.pk]), {"decision": "meme"}, follow=True
    ).content.decode()
    assert "a été complété par la ligne 3 de « Sud » du tableau « deux.xlsx »" in decide


def test_the_counts_of_columns_add_up(jura_entier, connecter, coordinatrice, envoyer, ecrire_tableau):
    client = connecter(coordinatrice)
    entetes = ["Nom", "Prénom", "Né(e) le", "Truc", "Machin", ""]
    lignes = [entetes, ["Demo", "Un", "03/05/1990", "a", "", "b"]]
    adresse = envoyer(client, "t.xlsx", ecrire_tableau(lignes).read_bytes())
    page = client.get(adresse)
    contexte = page.context
    ouvertes = len(contexte["colonnes"])
    assert ouvertes
    assert contexte["reprises"] + ouvertes + contexte["ecartees"] == len(Importation.objects.get().entetes)
    assert (
        f"6 colonnes, en-têtes trouvés en ligne 1&nbsp;: 3 comprises, <strong>{ouvertes} à préciser"
        in page.content.decode()
    )


def test_a_note_of_the_table_says_whose_it_is(jura_entier, connecter, coordinatrice):
    """A structure that wrote nothing is not shown as the author of what the table said."""
    depose = deposer_lignes(
        {"nom": "Demo", "prenom": "Un", "structure": "CCAS de Dole", "observations": "Cherche un cours"}
    )
    depose.demande_par, depose.structure = coordinatrice, coordinatrice.affectation.structure
    importer(depose)
    fil = reverse("dossier_chronologie", args=[Personne.objects.get().pk])
    page = connecter(coordinatrice).get(fil).content.decode()
    note = page.split("Cherche un cours")[1].split("</li>")[0]
    assert f"Importé par {coordinatrice}, pour CCAS de Dole" in note
