"""The geography of a department: INSEE and postal codes apart, names as people say them."""

import pytest
from django.core.management import CommandError, call_command

from acteurs.models import CodePostal, Commune, Departement, Epci, NomCommune
from acteurs.territoire import lecture as territoire
from cirj.socle.noms import au_lieu

pytestmark = pytest.mark.django_db


@pytest.fixture
def jura_charge() -> Departement:
    return territoire.charger("39")


def test_the_jura_has_its_communes_and_groupings(jura_charge):
    assert jura_charge.communes.count() == 492
    assert Epci.objects.filter(communes__departement=jura_charge).distinct().count() == 14
    assert jura_charge.region == "Bourgogne-Franche-Comté"
    assert jura_charge.du_nom == "du Jura"
    lons = Commune.objects.get(pk=jura_charge.chef_lieu_insee)
    assert (lons.nom, lons.epci_id) == ("Lons-le-Saunier", "200071116")
    assert lons.population > 15_000
    assert lons.contour["type"] in ("Polygon", "MultiPolygon")
    assert lons.mairie_latitude == pytest.approx(46.67, abs=0.05)
    assert lons.mairie_longitude == pytest.approx(5.55, abs=0.05)


def test_39300_is_lons_by_insee_and_champagnole_by_post(jura_charge):
    assert Commune.objects.get(code_insee="39300").nom == "Lons-le-Saunier"
    assert "Champagnole" in {c.commune.nom for c in CodePostal.objects.filter(code="39300")}
    assert not Commune.objects.get(code_insee="39300").codes_postaux.filter(code="39300").exists()


def test_a_commune_is_found_by_the_name_people_say(jura_charge):
    dits = {"morez": "39368", "lons": "39300", "salins": "39500"}
    assert {dit: NomCommune.objects.get(cle=dit).commune_id for dit in dits} == dits


def test_loading_again_doubles_nothing(jura_charge):
    avant = [m.objects.count() for m in (Commune, CodePostal, NomCommune, Epci)]
    territoire.charger("39")
    assert [m.objects.count() for m in (Commune, CodePostal, NomCommune, Epci)] == avant


def test_an_unknown_department_is_said(capsys):
    with pytest.raises(CommandError, match="Aucun département ne porte le code « 99 »"):
        call_command("charger_territoire", "99")


def test_a_commune_has_its_article_as_insee_writes_it(jura_charge):
    noms = dict(jura_charge.communes.values_list("code_insee", "nom"))
    assert [noms[code] for code in ("39470", "39193", "39413", "39217")] == [
        "Les Rousses",
        "Le Deschaux",
        "La Pesse",
        "L'Étoile",
    ]
    assert sum(nom.startswith(("Le ", "La ", "Les ", "L'")) for nom in noms.values()) == 48


@pytest.mark.parametrize(
    ("dit", "insee"),
    [
        ("rousses", "39470"),
        ("etoile", "39217"),
        ("molinges", "39339"),
        ("la mouille", "39368"),
        ("mouille", "39368"),
        ("les molunes", "39510"),
        ("septmoncel", "39510"),
        ("saint ylie", "39198"),
    ],
)
def test_a_name_that_is_no_longer_a_commune_s_leads_to_today_s(jura_charge, dit, insee):
    assert set(NomCommune.objects.filter(cle=dit).values_list("commune", flat=True)) == {insee}


def test_a_big_town_of_elsewhere_is_no_former_name(jura_charge):
    assert not NomCommune.objects.filter(cle="avignon").exists()


@pytest.mark.parametrize(
    ("code", "dit", "insee"), [("2A", "cauro", "2A085"), ("2B", "bastia", "2B033"), ("974", "saint denis", "97411")]
)
def test_any_department_loads_with_its_former_names(code, dit, insee):
    departement = territoire.charger(code)
    noms = {c.cle: c.code_insee for c in departement.communes.all()}
    assert noms[dit] == insee
    assert (
        not NomCommune.objects.filter(commune__departement=departement)
        .exclude(commune__code_insee__startswith=code)
        .exists()
    )


@pytest.mark.parametrize(
    ("lieu", "dit"),
    [
        ("Dole", "à Dole"),
        ("Les Rousses", "aux Rousses"),
        ("Le Deschaux", "au Deschaux"),
        ("La Pesse", "à La Pesse"),
        ("L'Étoile", "à L'Étoile"),
        ("Lesquin", "à Lesquin"),
    ],
)
def test_one_lives_in_a_commune_with_its_article_drawn_in(lieu, dit):
    assert au_lieu(lieu) == dit
