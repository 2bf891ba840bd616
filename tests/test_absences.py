"""« Confidentiel », « vide » and « inconnu » are three things: one tag each, and never one for another."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

from acteurs.nomenclatures import Pilier
from parcours.models import Menage

pytestmark = pytest.mark.django_db

RACINE = Path(settings.TEMPLATES[0]["DIRS"][0])
PAGES = sorted(p for app in ("parcours", "comites", "commun") for p in (RACINE / app).rglob("*.html"))
#: The words, outside the tags that say them and outside the sentences that explain them (« Inconnu » : …).
_MOTS = re.compile(r"(?<!« )\b(Confidentiel|Rien de noté|Inconnue?s?|[Ii]nconnue?)\b(?! »)")
_TAGS = re.compile(r"{%[^%]*%}|{#.*?#}", re.DOTALL)


@pytest.mark.parametrize("gabarit", PAGES, ids=lambda p: str(p.relative_to(RACINE)))
def test_the_three_words_come_from_their_tags_only(gabarit):
    assert _MOTS.findall(_TAGS.sub("", gabarit.read_text())) == []


def _rendre(tag: str) -> str:
    return Template("{% load absences %}{% " + tag + " %}").render(Context())


def test_each_absence_has_its_word_its_look_and_closed_says_why():
    ferme, vide, inconnu = _rendre("confidentiel"), _rendre("vide"), _rendre('inconnu "Âge inconnu"')
    assert "absence--confidentiel" in ferme
    assert re.search(r"Confidentiel<span class=\"invisible\"> : porté par d&#x27;autres structures", ferme)
    assert "absence--vide" in vide
    assert ">Rien de noté<" in vide
    assert "absence--inconnu" in inconnu
    assert ">Âge inconnu<" in inconnu


@pytest.fixture
def lire(parcours, connecter):
    def page(agent, nom, partie=""):
        return connecter(agent).get(reverse(nom, args=[parcours.personne_id]), {"partie": partie}).content.decode()

    return page


def _pilier(html: str, code: str) -> str:
    return html.split(f'id="pilier-{code}"')[1].split("</section>")[0]


def test_a_pillar_is_closed_empty_or_told(parcours, intervenante, lire):
    parcours.piliers.create(pilier=Pilier.LOGEMENT, resume="Un T2")
    parcours.piliers.create(pilier=Pilier.EMPLOI, resume="FERMÉ")
    html = lire(intervenante, "dossier")
    ferme, vide, dit = (_pilier(html, code) for code in ("emploi", "langue", "logement"))
    assert "absence--confidentiel" in ferme
    assert "absence--vide" not in ferme
    assert "absence--vide" in vide
    assert "Confidentiel" not in vide
    assert "Un T2" in dit


def test_a_closed_section_of_the_records_is_not_an_empty_one(parcours, personne, intervenante, coordinatrice, lire):
    personne.droits.create(type="caf", etat="ouvert")
    parcours.interventions.create(structure=intervenante.affectation.structure, pilier="social", debut="2026-01-01")
    sections = {
        titre: lire(intervenante, "dossier_fiches", partie).split(f">{titre}</h3>")[1].split("</section>")[0]
        for titre, partie in {
            "Droits sociaux": "social",
            "Droits de santé": "sante",
            "Niveau de français": "langue",
            "Contrats de travail": "emploi",
        }.items()
    }
    assert "absence" not in sections["Droits sociaux"]
    assert "absence--confidentiel" in sections["Droits de santé"]
    assert "absence--vide" in sections["Niveau de français"]
    assert "absence--confidentiel" in sections["Contrats de travail"]
    assert not [p for p in Pilier if "absence--confidentiel" in lire(coordinatrice, "dossier_fiches", p)]


def test_what_nobody_knows_is_said_unknown(personne, parcours, intervenante, lire):
    personne.date_naissance = personne.commune = None
    personne.nationalites, personne.besoin_interprete = [], None
    personne.save()
    html = lire(intervenante, "dossier")
    for titre in ("Âge", "Nationalité", "Interprète", "Commune", "Ménage"):
        assert "absence--inconnu" in html.split(f"<dt>{titre}</dt>")[1].split("</dd>")[0], titre
    for titre in ("Téléphone", "Document de séjour"):
        assert "absence--vide" in html.split(f"<dt>{titre}</dt>")[1].split("</dd>")[0], titre


@pytest.mark.parametrize(("besoin", "dit"), [(True, "Nécessaire"), (False, "Pas nécessaire"), (None, "Besoin inconnu")])
def test_the_need_for_an_interpreter_has_three_answers(personne, intervenante, lire, besoin, dit):
    personne.besoin_interprete = besoin
    personne.save()
    fait = lire(intervenante, "dossier").split("<dt>Interprète</dt>")[1].split("</dd>")[0]
    assert dit in fait


def test_alone_in_the_household_is_not_an_unknown_household(personne, jura, intervenante, lire):
    Menage.objects.create(departement=jura).membres.create(personne=personne, debut="2026-01-01")
    fait = lire(intervenante, "dossier").split("<dt>Ménage</dt>")[1].split("</dd>")[0]
    assert "Aucun autre membre" in fait
    assert "absence" not in fait


def test_the_list_says_what_is_closed_and_explains_it(parcours, intervenante, connecter):
    html = connecter(intervenante).get(reverse("personnes")).content.decode()
    assert html.count("absence--confidentiel") == 3
    assert "porté par d'autres structures" in html
