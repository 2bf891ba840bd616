"""The document: frozen, accessible, complete, without a small count or a name."""

import copy
import io
import json
import re

import pikepdf
import pytest

from cirj.socle import pdf as pdf_accessible
from cirj.socle.chiffres import INCONNU, SECRET, ZERO, Chiffre
from cirj.socle.pdf import DocumentDefectueux, rendre
from comites.models import Decision
from comites.rapport.instantane import figer
from comites.rapport.plan import SECTIONS
from comites.rapport.rendu import contexte, rendre_rapport
from parcours.models import Parcours, Personne
from tests.harnais.verapdf import defauts_pdf_ua1


def signets(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as plan:
        return [entree.title for entree in plan.root]


def test_the_report_is_an_accessible_pdf_with_bookmarks_and_the_project_s_font(annee_jurassienne, jura, tmp_path):
    octets = rendre_rapport(figer(jura, 2026, annee_jurassienne))
    fichier = tmp_path / "rapport.pdf"
    fichier.write_bytes(octets)
    assert defauts_pdf_ua1(fichier, tmp_path) == []
    pdf = pikepdf.open(io.BytesIO(octets))
    assert str(pdf.Root.Lang) == "fr"
    with pdf.open_metadata() as infos:
        assert infos["dc:title"].startswith("Rapport annuel 2026 — Jura")
    titres = signets(pdf)
    assert titres[0] == "Sommaire"
    assert titres[-1] == "Méthode et définitions"
    assert all(any(section.titre in titre for titre in titres) for section in SECTIONS)
    polices = {str(f.BaseFont) for page in pdf.pages for f in page.resources.get("/Font", {}).values()}
    assert polices
    assert all("Noto" in police for police in polices), polices


def test_the_same_snapshot_gives_the_same_bytes_whatever_happens_to_the_data(annee_jurassienne, jura):
    instantane = json.loads(json.dumps(figer(jura, 2026, annee_jurassienne)))
    premier = rendre_rapport(copy.deepcopy(instantane))
    Decision.objects.all().delete()
    Parcours.objects.all().delete()
    assert rendre_rapport(instantane) == premier


def test_the_snapshot_holds_no_small_count_and_no_name(annee_jurassienne, jura):
    instantane = figer(jura, 2026, annee_jurassienne)
    for section in instantane["sections"]:
        for figure in section["figures"]:
            for nombre in (figure["valeur"], figure["base"]):
                assert nombre is None or _publiable(Chiffre.de_json(nombre))
        for illustration in section["illustrations"]:
            for ligne in illustration["lignes"]:
                assert _publiable(Chiffre.de_json(ligne["nombre"]))
                assert _publiable(Chiffre.de_json(ligne["avant"]))
    texte = json.dumps(instantane, ensure_ascii=False)
    assert "secret" in texte
    assert not any(str(personne) in texte for personne in Personne.objects.all())


def _publiable(chiffre: Chiffre) -> bool:
    """Say whether a count may be printed while the year runs: nothing, a word, or rounded from 11 on."""
    if chiffre.nul or not chiffre.montre:
        return True
    return chiffre.approche and chiffre.valeur % 5 == 0 and chiffre.valeur >= 10


def test_a_snapshot_frozen_before_counts_were_figures_is_read_without_a_false_zero(annee_jurassienne, jura):
    """Version 1 wrote « 0 » beside a line gathered the year before: it is read as not known."""
    instantane = copy.deepcopy(figer(jura, 2026, annee_jurassienne))
    instantane["version"] = 1
    for section in instantane["sections"]:
        for figure in section["figures"]:
            figure |= {
                cle: str(Chiffre.de_json(figure[cle])) if figure[cle] else "" for cle in ("valeur", "base", "avant")
            }
            figure["secret"] = figure["valeur"] == "secret"
        for illustration in section["illustrations"]:
            illustration["lignes"] = [[ligne["libelle"], "12", "", "0"] for ligne in illustration["lignes"]]
            illustration["lignes"][0][1:] = ["env. 1\u00a0250", "", "secret"]
    lus = contexte(instantane)
    for section in lus["sections"]:
        for illustration in section["illustrations"]:
            premiere, *autres = illustration["lignes"]
            assert (premiere["nombre"], premiere["avant"]) == (Chiffre.environ(1250), SECRET)
            attendu = ZERO if illustration["repere"] or illustration["carte"] else INCONNU
            assert {ligne["avant"] for ligne in autres} <= {attendu}
    nationalites = next(i for s in lus["sections"] for i in s["illustrations"] if i["cle"] == "profil-nationalite")
    assert not nationalites["repere"]
    assert rendre_rapport(instantane).startswith(b"%PDF")


def test_each_section_opens_with_two_sentences_and_ends_with_the_coordinator_s_words(annee_jurassienne, jura):
    sections = {section["code"]: section for section in figer(jura, 2026, annee_jurassienne)["sections"]}
    assert list(sections) == [section.code for section in SECTIONS]
    for section in sections.values():
        assert len(section["retenir"]) == 2
        assert all(re.fullmatch(r"[A-ZÀÉ0-9].*\.", phrase) for phrase in section["retenir"]), section["retenir"]
    assert sections["logement"]["commentaire"].startswith("Les bailleurs")
    assert sections["initiatives"]["initiatives"][0]["resultats"] == ["ménages logés : 12\u00a0ménages"]


def test_an_empty_department_has_a_report_too(doubs, fichiers_prives, annee_jurassienne):
    instantane = figer(doubs, 2026, annee_jurassienne)
    assert instantane["sections"][0]["retenir"][0].startswith("Du 1er janvier")
    assert rendre_rapport(instantane).startswith(b"%PDF-1.7")


def test_a_comment_is_text_never_markup(annee_jurassienne, jura):
    instantane = figer(jura, 2026, annee_jurassienne)
    instantane["sections"][0]["commentaire"] = "<img src='https://example.org/x.png'> & <b>gras</b>"
    assert rendre_rapport(instantane).startswith(b"%PDF")


@pytest.mark.parametrize(
    "corps",
    [
        "<p style='couleur: red'>Une propriété inconnue</p>",
        "<p>\ue123</p>",
        "<img alt='x' src='https://example.org/x.png'>",
    ],
)
def test_a_missing_glyph_a_bad_style_or_a_foreign_address_is_refused_by_the_tests(monkeypatch, corps):
    html = f"<html lang='fr'><head><title>Essai</title></head><body>{corps}</body></html>"
    monkeypatch.setattr(pdf_accessible, "render_to_string", lambda *args: html)
    with pytest.raises(DocumentDefectueux):
        rendre("essai.html", {}, "rapport.css", "essai")
