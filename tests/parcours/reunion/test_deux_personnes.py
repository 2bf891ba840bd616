"""Two people on one form: what each wrote is shown side by side, and nothing is overwritten unseen."""

import re

import pytest
from django.urls import reverse

from parcours.models import Etape, PilierParcours

NOMS = ("version_lue", "valeurs_lues", "version_comparee")


def caches(html: str) -> dict[str, str]:
    """The hidden fields that a page gave, as a browser sends them back."""
    trouves = {}
    for nom in NOMS:
        balise = re.search(rf'<input[^>]*name="{nom}"[^>]*>', html).group(0)
        valeur = re.search(r'value="([^"]*)"', balise)
        trouves[nom] = valeur.group(1) if valeur else ""
    return trouves


@pytest.fixture
def etape(parcours, intervenante):
    return Etape.objects.create(
        parcours=parcours, pilier="langue", intitule="Passer le test", echeance="2026-12-01", responsable=intervenante
    )


@pytest.fixture
def ouvrir(parcours, connecter):
    """Return a function that opens the form as one of the two, and another to send it."""

    def ouvrir(qui, etape):
        client = connecter(qui)
        adresse = reverse("fiche_modifier", args=[parcours.personne_id, "etape", etape.pk])
        page = {"intitule": "Passer le test", "echeance": "2026-12-01", "responsable": str(etape.responsable_id)}
        page |= caches(client.get(adresse).content.decode())

        def envoyer(**champs):
            page.update(champs)
            reponse = client.post(adresse, page)
            if reponse.status_code == 200:
                page.update(caches(reponse.content.decode()))
            return reponse

        return envoyer

    return ouvrir


def test_a_field_that_both_changed_is_to_be_said(etape, ouvrir, intervenante, coordinatrice):
    elle, moi = ouvrir(coordinatrice, etape), ouvrir(intervenante, etape)
    assert elle(intitule="Passer le test à Dole").status_code == 302
    reponse = moi(intitule="Passer le test à Lons")
    html = reponse.content.decode()
    assert reponse.status_code == 200
    assert "Cette fiche a changé pendant que vous écriviez" in html
    assert "Passer le test à Dole" in html
    assert html.count("Passer le test à Lons") == 2  # in the comparison, and still in its field
    assert " checked" not in html.split("comparaison__champ")[1].split("</fieldset>")[0]
    # Sent again without an answer: asked again.
    assert moi().status_code == 200
    etape.refresh_from_db()
    assert etape.intitule == "Passer le test à Dole"
    assert moi(garder_intitule="saisie").status_code == 302
    etape.refresh_from_db()
    assert etape.intitule == "Passer le test à Lons"


def test_what_only_one_changed_is_proposed_and_shown_once(etape, ouvrir, intervenante, coordinatrice):
    elle, moi = ouvrir(coordinatrice, etape), ouvrir(intervenante, etape)
    assert elle(echeance="2026-12-15").status_code == 302
    html = moi(intitule="Passer le test à Lons").content.decode()
    choix = {
        bloc.split("</legend>")[0].strip(">"): re.search(r'value="(\w+)" required checked', bloc).group(1)
        for bloc in html.split('comparaison__champ"')[1:]
    }
    assert choix == {"Ce qu&#x27;il faut faire": "saisie", "Pour le": "enregistre"}
    assert moi(garder_intitule="saisie", garder_echeance="enregistre").status_code == 302
    etape.refresh_from_db()
    assert (etape.intitule, str(etape.echeance)) == ("Passer le test à Lons", "2026-12-15")


def test_an_answer_about_an_older_version_does_not_count(etape, ouvrir, intervenante, coordinatrice):
    elle, moi = ouvrir(coordinatrice, etape), ouvrir(intervenante, etape)
    elle(intitule="Deux")
    moi(intitule="Un")
    elle = ouvrir(coordinatrice, etape)
    assert elle(intitule="Trois").status_code == 302
    assert "Trois" in moi(garder_intitule="saisie").content.decode()
    assert Etape.objects.get().intitule == "Trois"
    assert moi(garder_intitule="enregistre").status_code == 302
    assert Etape.objects.get().intitule == "Trois"


def test_the_same_thing_written_twice_is_no_conflict(etape, ouvrir, intervenante, coordinatrice):
    elle, moi = ouvrir(coordinatrice, etape), ouvrir(intervenante, etape)
    assert elle(intitule="Même chose").status_code == 302
    assert moi(intitule="Même chose").status_code == 302


def test_a_row_born_meanwhile_is_compared_too(parcours, intervenante, coordinatrice, connecter):
    """« Mettre à jour » a pillar that nobody had noted: both pages began empty."""
    adresse = reverse("fiche_ajouter", args=[parcours.personne_id, "pilier"]) + "?pilier=langue"
    pages = {}
    for qui in (coordinatrice, intervenante):
        pages[qui] = caches(connecter(qui).get(adresse).content.decode())
    commun = {"etat": "en_cours", "depuis": "2026-01-01"}
    assert connecter(coordinatrice).post(adresse, pages[coordinatrice] | commun | {"resume": "A1"}).status_code == 302
    reponse = connecter(intervenante).post(adresse, pages[intervenante] | commun | {"resume": "A2"})
    assert reponse.status_code == 200
    assert PilierParcours.objects.get().resume == "A1"


def test_what_the_page_showed_is_not_readable_in_it(etape, parcours, connecter, intervenante):
    adresse = reverse("fiche_modifier", args=[parcours.personne_id, "etape", etape.pk])
    lues = caches(connecter(intervenante).get(adresse).content.decode())["valeurs_lues"]
    assert lues.startswith("gAAAA")
    # Forged, it is only not believed: everything is then to be said.
    Etape.objects.update(intitule="Ailleurs")
    etape.refresh_from_db()
    etape.save()
    donnees = {"intitule": "Ici", "echeance": "2026-12-01", "responsable": "", "version_lue": "x", "valeurs_lues": "y"}
    assert connecter(intervenante).post(adresse, donnees).status_code == 200


def test_ones_own_follow_up_in_two_windows(parcours, intervenante, connecter):
    suivi = parcours.suivis.create(
        departement_id=parcours.departement_id,
        piliers=["langue"],
        texte="Une",
        auteur=intervenante,
        structure=intervenante.affectation.structure,
    )
    adresse, client = reverse("suivi_modifier", args=[suivi.pk]), connecter(intervenante)
    jeton = "0b0e4a5e-6a50-4f0e-9d5c-5e5d0c8f3a11"
    commun = {"piliers": ["langue"], "date": str(suivi.date), "mode": suivi.mode, "jeton": jeton}
    commun |= caches(client.get(adresse).content.decode())
    assert client.post(adresse, commun | {"texte": "Deux"}).status_code == 302
    html = client.post(adresse, commun | {"texte": "Trois"}).content.decode()
    assert "Deux" in html.split("comparaison__champ")[1]
    assert client.post(adresse, commun | caches(html) | {"texte": "Trois", "garder_texte": "saisie"}).status_code == 302
    suivi.refresh_from_db()
    assert suivi.texte == "Trois"


def test_a_structure_edited_by_two(jura, association, coordinatrice, administratrice, connecter):
    adresse = reverse("structure_modifier", args=[association.pk])
    commun = {"nom": association.nom, "type": association.type, "commune": "", "ecritures": "", "active": "on"}
    commun |= caches(connecter(coordinatrice).get(adresse).content.decode())
    assert connecter(administratrice).post(adresse, commun | {"telephone": "+33384000001"}).status_code == 302
    reponse = connecter(coordinatrice).post(adresse, commun | {"telephone": "+33384000002"})
    assert "03 84 00 00 01" in reponse.content.decode()
    association.refresh_from_db()
    assert str(association.telephone) == "03 84 00 00 01"
