"""Who opens which page of a dossier, and who may write in it."""

import pytest
from django.urls import reverse

from acteurs.nomenclatures import Pilier
from parcours.dossier.fiches import FICHES
from parcours.models import PointBlocage, Suivi

LECTURE = ["dossier", "dossier_chronologie", "dossier_fiches", "suivi_nouveau", "membre_nouveau"]
REPONSES = {
    "coordinatrice": 200,
    "intervenante": 200,
    "autre_intervenante": 404,
    "prefecture": 404,
    "etrangere": 404,
    "administratrice": 404,
}


@pytest.mark.parametrize("nom", LECTURE)
@pytest.mark.parametrize(("qui", "code"), REPONSES.items())
def test_a_stranger_gets_404_on_every_page_of_a_dossier(request, parcours, connecter, nom, qui, code):
    client = connecter(request.getfixturevalue(qui))
    assert client.get(reverse(nom, args=[parcours.personne_id])).status_code == code


def test_without_an_account_one_is_sent_to_the_login(parcours, connecter):
    assert connecter().get(reverse("dossier", args=[parcours.personne_id])).status_code == 302


@pytest.mark.parametrize(
    ("qui", "code"),
    {**REPONSES, "autre_intervenante": 200, "prefecture": 403, "etrangere": 200, "administratrice": 403}.items(),
)
@pytest.mark.parametrize("nom", ["personnes", "personne_nouvelle"])
def test_the_list_is_for_those_who_follow_people(request, parcours, connecter, nom, qui, code):
    assert connecter(request.getfixturevalue(qui)).get(reverse(nom)).status_code == code


def test_the_list_shows_only_ones_own(parcours, intervenante, autre_intervenante, connecter):
    assert "DÉMO-UNIQUE" in connecter(intervenante).get(reverse("personnes")).content.decode()
    assert "DÉMO-UNIQUE" not in connecter(autre_intervenante).get(reverse("personnes")).content.decode()


@pytest.mark.parametrize(
    ("code", "pilier", "attendu"),
    [
        ("etape", "langue", 200),
        ("etape", "emploi", 403),
        ("pilier", "sante", 403),
        ("blocage", "logement", 200),
        ("sejour", "", 200),
        ("evaluation", "", 200),
        ("emploi", "", 403),
        ("droit", "", 403),
        ("intervention", "", 403),
        ("identite", "", 200),
        ("titre", "", 200),
        ("sortie", "", 403),
        ("referent", "", 200),
        ("inconnu", "", 404),
        ("etape-faite", "", 404),
        ("parcours", "", 403),
    ],
)
def test_a_structure_writes_only_on_the_pillars_it_carries(parcours, intervenante, connecter, code, pilier, attendu):
    adresse = reverse("fiche_ajouter", args=[parcours.personne_id, code])
    assert connecter(intervenante).get(f"{adresse}?pilier={pilier}").status_code == attendu


def test_the_coordination_writes_everywhere(parcours, coordinatrice, connecter):
    client = connecter(coordinatrice)
    for code in [code for code, classe in FICHES.items() if not classe.sur_une_ligne]:
        adresse = reverse("fiche_ajouter", args=[parcours.personne_id, code])
        # This pathway is not in AGIR: there is nothing to suspend, no pair to name.
        attendu = 403 if code in ("suspension-agir", "binome-agir") else 200
        assert client.get(f"{adresse}?pilier=emploi").status_code == attendu, code


def test_a_row_of_another_dossier_does_not_exist(parcours, jura, coordinatrice, connecter):
    from parcours.models import Etape, Parcours, Personne

    autre = Personne.objects.create(departement=jura, nom="AUTRE")
    ailleurs = Parcours.objects.create(personne=autre, departement=jura, debut="2025-01-01")
    etape = Etape.objects.create(parcours=ailleurs, pilier="langue", intitule="Ailleurs")
    adresse = reverse("fiche_modifier", args=[parcours.personne_id, "etape", etape.pk])
    assert connecter(coordinatrice).get(adresse).status_code == 404


def test_a_closed_pillar_says_confidential_and_nothing_else(parcours, intervenante, coordinatrice, connecter):
    parcours.piliers.create(pilier=Pilier.EMPLOI, resume="SECRET-EMPLOI")
    parcours.etapes.create(pilier=Pilier.EMPLOI, intitule="SECRET-ETAPE", echeance="2026-12-01")
    PointBlocage.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        pilier="emploi",
        cause="permis",
        description="SECRET-BLOCAGE",
    )
    parcours.personne.situationemplois.create(categorie="cdi", date="2026-01-01")
    pages = [reverse(nom, args=[parcours.personne_id]) for nom in LECTURE[:3]] + [reverse("personnes")]
    for page in pages:
        html = connecter(intervenante).get(page).content.decode()
        assert "SECRET" not in html, page
        assert "Situation : CDI" not in html, page
    assert "Confidentiel" in connecter(intervenante).get(pages[0]).content.decode()
    assert "SECRET-EMPLOI" in connecter(coordinatrice).get(pages[0]).content.decode()


def test_filters_never_tell_a_closed_pillar(parcours, intervenante, coordinatrice, connecter):
    PointBlocage.objects.create(
        parcours=parcours, departement=parcours.departement, pilier="emploi", cause="permis", description="x"
    )
    for filtre in ("blocage=on", "etat=bloque", "pilier=emploi&etat=bloque", "pilier=emploi"):
        html = connecter(intervenante).get(f"{reverse('personnes')}?{filtre}").content.decode()
        assert "DÉMO-UNIQUE" not in html, filtre
    html = connecter(coordinatrice).get(f"{reverse('personnes')}?blocage=on").content.decode()
    assert "DÉMO-UNIQUE" in html


def test_a_private_note_is_read_only_by_its_structure(parcours, intervenante, coordinatrice, connecter):
    suivi = Suivi.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        piliers=["langue"],
        texte="Texte commun",
        structure=intervenante.affectation.structure,
        auteur=intervenante,
    )
    suivi.noter_en_prive("NOTE-PRIVEE")
    adresse = reverse("dossier_chronologie", args=[parcours.personne_id])
    assert "NOTE-PRIVEE" in connecter(intervenante).get(adresse).content.decode()
    vu = connecter(coordinatrice).get(adresse).content.decode()
    assert "Texte commun" in vu
    assert "NOTE-PRIVEE" not in vu


def test_a_revealing_name_is_masked_outside_its_pillar(parcours, jura, intervenante, coordinatrice, connecter):
    from acteurs.models import Structure

    soins = Structure.objects.create(departement=jura, nom="Centre SECRET", type="sante", revelatrice=True)
    parcours.interventions.create(structure=soins, pilier="sante", debut="2025-03-01")
    for nom in ("dossier", "dossier_chronologie"):
        adresse = reverse(nom, args=[parcours.personne_id])
        vu = connecter(intervenante).get(adresse).content.decode()
        assert "Centre SECRET" not in vu
        assert "nom confidentiel" in vu
        assert "Centre SECRET" in connecter(coordinatrice).get(adresse).content.decode()
