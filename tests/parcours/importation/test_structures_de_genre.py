"""« ML », « CCAS » alone: which structure of that kind is asked by town, and one of another town is never taken."""

import pytest
from django.urls import reverse

from acteurs.models import Structure
from parcours.models import Intervention
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs

DEUX = UN | {"prenom": "Deux", "date_naissance": "04/06/1991"}
TROIS = UN | {"prenom": "Trois", "date_naissance": "05/07/1992"}


def portees() -> dict[str, str]:
    return dict(Intervention.objects.values_list("parcours__personne__prenom", "structure__nom"))


def demandes(depose) -> list[str]:
    return sorted(texte for texte, *_ in depose.questions.get("structure", []))


@pytest.fixture
def deposer(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)

    def faire(structure: str, *communes: str):
        lignes = [
            personne | {"structure": structure, "commune": commune}
            for personne, commune in zip((UN, DEUX, TROIS), communes, strict=False)
        ]
        return verifier(client, deposer_champs(*lignes)), client

    return faire


@pytest.mark.parametrize("ecrit", ["ML", "Mission Locale", "mission locale"])
@pytest.mark.parametrize("commune", ["Lons", "St Claude", ""])
def test_a_kind_that_several_are_of_is_asked_whatever_one_is_also_called(deposer, jura_entier, ecrit, commune):
    Structure.objects.create(
        departement=jura_entier, nom="Mission locale de Lons", type="mission_locale", ecritures=["Mission Locale", "ML"]
    )
    depose, _ = deposer(ecrit, commune)
    assert len(demandes(depose)) == 1
    importer(depose)
    assert portees() == {}


def test_each_town_has_its_own_answer(deposer, jura_entier):
    poligny = Structure.objects.create(departement=jura_entier, nom="CCAS de Poligny", type="ccas")
    dole = Structure.objects.get(nom="CCAS de Dole")
    depose, client = deposer("CCAS", "Poligny", "Dole", "Arbois")
    assert demandes(depose) == ["CCAS (Arbois)", "CCAS (Dole)", "CCAS (Poligny)"]
    premiers = {texte: choix[0][0] for texte, _, choix, _ in depose.questions["structure"]}
    assert (premiers["CCAS (Poligny)"], premiers["CCAS (Dole)"]) == (str(poligny.pk), str(dole.pk))
    reponses = {"valeur-structure-ccas-poligny": str(poligny.pk), "valeur-structure-ccas-dole": str(dole.pk)}
    client.post(reverse("importation_repondre", args=[depose.pk]), reponses)
    depose.refresh_from_db()
    assert demandes(depose) == ["CCAS (Arbois)"]
    importer(depose)
    assert portees() == {"Un": "CCAS de Poligny", "Deux": "CCAS de Dole"}


@pytest.mark.parametrize(
    ("ecrit", "nom"), [("CCAS", "CCAS de Dole"), ("ML", "Mission locale de Dole"), ("CPH", "CPH Dole")]
)
def test_the_only_one_of_a_kind_is_asked_in_another_town(deposer, ecrit, nom):
    depose, client = deposer(ecrit, "Poligny", "Dole", "")
    assert demandes(depose) == [f"{ecrit} (Poligny)"]
    assert f"{nom} n&#x27;est pas à Poligny" in apercu(client, depose)
    importer(depose)
    assert portees() == {"Deux": nom, "Trois": nom}


def test_the_town_of_the_directory_goes_before_that_of_the_name(deposer):
    Structure.objects.filter(nom="CPH Dole").update(commune="39434")
    depose, _ = deposer("CPH", "Poligny", "Dole")
    assert demandes(depose) == ["CPH (Dole)"]


def test_an_abbreviation_that_no_kind_has_is_asked_when_several_begin_so(deposer, jura_entier):
    for ville, ecritures in (("Dole", ["CMS"]), ("Poligny", [])):
        Structure.objects.create(
            departement=jura_entier, nom=f"CMS de {ville}", type="collectivite", ecritures=ecritures
        )
    depose, _ = deposer("CMS", "Poligny")
    assert demandes(depose) == ["CMS (Poligny)"]


@pytest.mark.parametrize(
    ("ecrit", "nom"),
    [("ML Dole", "Mission locale de Dole"), ("DDETSPP", "DDETSPP du Jura"), ("AGIR", "Opérateur AGIR du Jura")],
)
def test_a_whole_name_and_a_kind_of_the_department_are_taken_in_every_town(deposer, ecrit, nom):
    depose, _ = deposer(ecrit, "Poligny")
    assert demandes(depose) == []
    importer(depose)
    assert portees() == {"Un": nom}
