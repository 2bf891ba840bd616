"""No page of an import shows a foreigner's number whole, wherever it stands in the table; the file of refused rows does."""

import io

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from parcours.importation.numeros_masques import masquer_dans
from parcours.models import DifficulteSignalee, Importation, Personne, Sejour
from tests.parcours.importation.par_la_page import apercu, importer, resume, verifier

pytestmark = pytest.mark.django_db
NUMERO, FIN = "3903123456", "…3456"
ENTETES = ["Nom", "Prénom", "Né(e) le", "Statut", "N° étranger", "Téléphone", "Hébergement", "Blocage", "Observations"]
UN = [
    "Demo",
    "Un",
    "03/05/1990",
    f"AGDREF {NUMERO}",
    NUMERO,
    "639981001",
    f"CADA {NUMERO}",
    f"transport {NUMERO}",
    f"voir {NUMERO}",
]
SANS_NOM = ["", "Deux", *UN[2:]]


def depot(client, *lignes: list[str], commentee: str) -> Importation:
    classeur, tampon = Workbook(), io.BytesIO()
    for ligne in (ENTETES, *lignes):
        classeur.active.append(ligne)
    classeur.active["B1"].comment = Comment(f"AGDREF {NUMERO}", "C")
    classeur.active[commentee].comment = Comment(f"AGDREF {NUMERO}", "C")
    classeur.save(tampon)
    tampon.seek(0)
    tampon.name = "t.xlsx"
    client.post(reverse("importation_nouvelle"), {"fichier": tampon})
    return Importation.objects.latest("cree_le")


def test_it_is_masked_on_every_page_from_the_columns_to_the_dossier(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = depot(client, UN, SANS_NOM, commentee="B2")
    pages = {"colonnes": client.get(reverse("importation_colonnes", args=[depose.pk])).content.decode()}
    verifier(client, depose)
    pages["apercu"] = apercu(client, depose)
    importation = importer(depose)
    pages["resume"] = resume(client, importation)
    personne = Personne.objects.get()
    pages["ce_que_disait"] = client.get(reverse("ce_que_disait", args=[personne.pk])).content.decode()
    pages["dossier"] = client.get(personne.get_absolute_url()).content.decode()
    pages["difficultes"] = client.get(reverse("difficultes")).content.decode()
    for nom, page in pages.items():
        assert NUMERO not in page, nom
        assert "AGDREF …3456" in page or nom in ("dossier", "difficultes"), nom
    # A telephone that lost its zero is one where the column says so.
    assert "639981001" in pages["apercu"]
    assert "639981001" in pages["ce_que_disait"]
    # Each column of words that holds one is said once, and the comment; the number of its own column is taken.
    dits = [p["champ"] for p in importation.lignes.get(personne=personne).problemes if "masqué" in p["message"]]
    assert sorted(dits) == ["blocage", "hebergement", "numero_etranger", "observations", "statut"]
    assert personne.numero_etranger == NUMERO
    assert DifficulteSignalee.objects.get().texte == f"transport {FIN}"
    assert Sejour.objects.get().texte_origine == f"CADA {FIN}"


def test_a_value_that_holds_one_is_answered_all_the_same(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = verifier(client, depot(client, UN, commentee="B2"))
    adresse = reverse("importation_apercu", args=[depose.pk])
    question = next(q for q in client.get(adresse).context["questions"] if q.libelle == "Statut de protection")
    client.post(reverse("importation_repondre", args=[depose.pk]), {question.nom: "refugie"})
    depose.refresh_from_db()
    importer(depose)
    assert Personne.objects.get().protections.get().statut == "refugie"


def test_what_the_table_says_otherwise_than_the_dossier_does_not_show_it_either(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importer(verifier(client, depot(client, [*UN[:6], "CADA Dole", *UN[7:]], commentee="B2")))
    depose = verifier(client, depot(client, [*UN[:6], f"HUDA {NUMERO}", *UN[7:]], commentee="B2"))
    reponse = client.get(reverse("importation_apercu", args=[depose.pk]), {"montrer": "differences"})
    (differente,) = reponse.context["differentes"]
    assert "hebergement" in {champ.difference.champ for champ in differente.champs}
    assert NUMERO not in reponse.content.decode()
    importer(depose)
    page = client.get(reverse("ce_que_disait", args=[Personne.objects.get().pk])).content.decode()
    assert NUMERO not in page


def test_the_file_of_refused_rows_keeps_every_value_and_comment(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = depot(client, SANS_NOM, UN, commentee="B2")
    importation = importer(verifier(client, depose))
    contenu = client.get(reverse("importation_refusees", args=[importation.pk]))
    octets = b"".join(contenu.streaming_content) if contenu.streaming else contenu.content
    feuille = load_workbook(io.BytesIO(octets)).active
    ecrites = {case.value for case in feuille[1]}, [str(case.value) for case in feuille[2]]
    assert set(ENTETES) <= ecrites[0]
    assert {valeur for valeur in SANS_NOM if valeur} <= set(ecrites[1])
    assert any(case.comment and NUMERO in case.comment.text for case in feuille[2])


@pytest.mark.parametrize(
    ("ecrit", "entete", "montre"),
    [
        ("0639123456", "N° étranger 2", "…3456"),
        ("0639123456", "Portable", "0639123456"),
        ("+93 701 234 567", "", "+93 701 234 567"),
        ("+224 620 123 456 puis 990 312 3456", "", "+224 620 123 456 puis …3456"),
    ],
)
def test_a_header_announces_it_and_a_country_announces_a_telephone(ecrit, entete, montre):
    assert masquer_dans(ecrit, entete) == montre
