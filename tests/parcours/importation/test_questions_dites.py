"""What a question says: whom it is about, in whole words; and what is shown of a cell is what was written in it."""

import pytest
import xlsxwriter
from django.urls import reverse

from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.models import Importation
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier, verifier

pytestmark = pytest.mark.django_db


def congolais(rang: int) -> dict[str, str]:
    return {
        "nom": "Demo",
        "prenom": f"Ami{'abcdef'[rang]}",
        "date_naissance": f"0{rang + 1}/05/19{60 + rang}",
        "nationalite": "Congo",
    }


@pytest.mark.parametrize(
    ("nombre", "qui"),
    [
        (1, "1 ligne&nbsp;: ligne 2 (Amia Demo)"),
        (3, "ligne 3 (Amib Demo), ligne 4 (Amic Demo)</span>"),
        (5, "ligne 4 (Amic Demo) et 2 autres"),
    ],
)
def test_a_question_names_the_first_rows_that_it_is_about(jura_entier, connecter, coordinatrice, nombre, qui):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, *map(congolais, range(nombre)))
    assert qui in apercu(client, depose)
    # Kept by an earlier version, a question named nobody.
    Importation.objects.update(questions={"nationalite": [q[:3] for q in depose.questions["nationalite"]]})
    assert "Congo" in apercu(client, depose)
    reponse = {"valeur-nationalite-congo": "COG"}
    client.post(reverse("importation_repondre", args=[depose.pk]), reponse)
    depose.refresh_from_db()
    assert depose.reponses["valeurs"]["nationalite"] == {"congo": "COG"}


def test_one_hidden_row_is_spoken_of_as_one(jura_entier, connecter, coordinatrice, envoyer, tmp_path):
    client = connecter(coordinatrice)
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as classeur:
        feuille = classeur.add_worksheet("Suivi")
        for rang, ligne in enumerate(
            [["Nom", "Prénom", "Né(e) le"], ["Demo", "Un", "03/05/1990"], ["Demo", "Deux", "1991"]]
        ):
            feuille.write_row(rang, 0, ligne)
        feuille.set_row(1, None, None, {"hidden": True})
    envoyer(client, "t.xlsx", (tmp_path / "t.xlsx").read_bytes())
    page = apercu(client, verifier(client, Importation.objects.get()))
    assert (
        "1 ligne masquée : le fichier la cache. Un filtre est peut-être resté actif. Faut-il l'importer&nbsp;?" in page
    )
    # Erasing the table is asked twice: what is lost is said before.
    assert "Oui, effacer" in page
    assert page.index("Il faudra le déposer de nouveau") < page.index("Oui, effacer")


@pytest.mark.parametrize("champ", [code for code in PAR_CODE if code == "css" or code.startswith("droit_")])
def test_a_cross_is_shown_as_it_was_written(jura_entier, champ):
    lue = PAR_CODE[champ].comprendre("x", Contexte.du_departement("39"))
    assert (lue.texte, bool(lue.valeur)) == ("x", True)
