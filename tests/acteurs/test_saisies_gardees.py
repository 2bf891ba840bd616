"""What is kept of a form: for its author alone, back where it was, bounded; and what is said when it cannot be."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from acteurs.models import Agent, Invitation, SaisieGardee
from acteurs.saisies.auteurs import marque
from parcours.models import Suivi
from tests.acteurs.test_saisies_rendues import envoyer, fermee_ailleurs, jeton_renouvele, ouvrir, suivre
from tests.harnais.envois import envois, sans_jetons
from tests.harnais.fichiers import PDF
from tests.harnais.regles import poser_regle
from tests.harnais.troupe import MOT_DE_PASSE
from tests.table_acces import BIBLIOTHEQUE
from tests.test_acces import ARGUMENTS_BIBLIOTHEQUE

pytestmark = pytest.mark.django_db


def dossier_ferme(client, personne, texte: str, **options) -> str:
    """Send a follow-up typed in place by a session that is closed; return where its author will find it."""
    adresse = reverse("suivi_nouveau", args=[personne.pk]) + "?retour=ma_journee"
    page = client.get(adresse, headers={"HX-Request": "true"}).content.decode()
    (formulaire,) = [e for e in envois(page, adresse) if e.adresse == adresse]
    fermee_ailleurs(client)
    corps = formulaire.actuel() | {"texte": texte, "suivi-texte": texte}
    entetes = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ma-journee/"}
    reponse = envoyer(client, "/ma-journee/", formulaire, corps | options, **entetes)
    assert reponse.status_code == 200
    return parse_qs(urlsplit(reponse.headers["HX-Redirect"]).query)["next"][0]


def test_a_form_that_opens_in_place_is_opened_on_its_page_and_filled(intervenante, personne, parcours):
    reprise = dossier_ferme(ouvrir(intervenante), personne, "Très inquiète.")
    client = ouvrir(intervenante)
    page, adresse = suivre(client, reprise)
    assert adresse == "/ma-journee/"
    (ouvreur,) = re.findall(r"<a [^>]*data-reprise[^>]*>", page)
    lien = html.unescape(re.search(r'hx-get="([^"]+)"', ouvreur)[1])
    assert f'href="{html.escape(lien)}"' in page  # without scripts, the same form is a page
    for entetes in ({"HX-Request": "true"}, {}):
        (rendu,) = [e for e in envois(client.get(lien, headers=entetes).content.decode(), lien) if e.adresse == lien]
        assert "Très inquiète." in sum(rendu.actuel().values(), [])
    # Coming back to the page later opens nothing by itself.
    assert "data-reprise" not in client.get("/ma-journee/").content.decode()
    assert client.post(lien, rendu.actuel()).status_code == 302
    assert Suivi.objects.get().texte == "Très inquiète."
    assert not SaisieGardee.objects.exists()


def test_what_is_kept_by_an_autosave_comes_back_in_the_session_being_held(objets, coordinatrice):
    adresse = reverse("seance_tenue", args=[objets["seance"].pk])
    client = ouvrir(coordinatrice)
    formulaire = next(e for e in envois(client.get(adresse).content.decode(), adresse) if len(e.adresses) > 1)
    SaisieGardee.objects.all().delete()
    fermee_ailleurs(client)
    brouillon = reverse("point_brouillon", args=[objets["point"].pk])
    entetes = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{adresse}"}
    client.post(brouillon, formulaire.tape(), headers=entetes)
    page, ou = suivre(ouvrir(coordinatrice), f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/")
    assert ou == adresse
    (rendu,) = [e for e in envois(page, ou) if "_saisie" in e.actuel()]
    assert sans_jetons(rendu.actuel()) == sans_jetons(formulaire.tape())


def test_a_part_refused_for_its_token_leads_back_to_the_form(intervenante, personne, parcours):
    client = ouvrir(intervenante)
    adresse = reverse("suivi_nouveau", args=[personne.pk])
    (formulaire,) = [e for e in envois(client.get(adresse).content.decode(), adresse) if e.adresse == adresse]
    jeton_renouvele(client)
    reponse = envoyer(client, adresse, formulaire, formulaire.tape(), **{"HX-Request": "true"})
    page, ou = suivre(client, reponse.headers["HX-Redirect"])
    (rendu,) = [e for e in envois(page, ou) if "_saisie" in e.actuel()]
    assert sans_jetons(rendu.actuel()) == sans_jetons(formulaire.tape())


@pytest.mark.parametrize("partie", [False, True])
def test_another_person_logged_in_meanwhile_sees_nothing_of_it(intervenante, coordinatrice, partie):
    """Two tabs of one browser: the form of the first person is sent after the second one logged in."""
    premiere = ouvrir(intervenante)
    (formulaire,) = [
        e for e in envois(premiere.get("/mon-compte/").content.decode(), "/mon-compte/") if "prenom" in e.actuel()
    ]
    client = ouvrir(coordinatrice)
    client.get("/mon-compte/")
    entetes = {"HX-Request": "true"} if partie else {}
    reponse = envoyer(client, "/mon-compte/", formulaire, formulaire.actuel() | {"prenom": "SECRÈTE"}, **entetes)
    page = reponse.content.decode() + client.get("/").content.decode()
    assert "une autre personne" in page
    assert "SECRÈTE" not in page
    saisie = SaisieGardee.objects.get()
    assert saisie.agent == intervenante
    assert client.get(f"/mon-compte/saisies/{saisie.pk}/").headers["Location"] == "/"
    page, _ = suivre(ouvrir(intervenante), f"/mon-compte/saisies/{saisie.pk}/")
    assert 'value="SECRÈTE"' in page


def test_logged_in_again_in_another_tab_the_refused_form_is_sent_again_from_the_page_of_the_refusal(coordinatrice):
    client = ouvrir(coordinatrice)
    (formulaire,) = [
        e for e in envois(client.get("/mon-compte/").content.decode(), "/mon-compte/") if "prenom" in e.actuel()
    ]
    client.post("/compte/logout/", {"csrfmiddlewaretoken": client.cookies["csrf"].value})
    jeton = envois(client.get("/compte/login/").content.decode(), "/compte/login/")[0].actuel()
    client.post("/compte/login/", jeton | {"login": coordinatrice.email, "password": MOT_DE_PASSE})
    assert client.session["_auth_user_id"] == str(coordinatrice.pk)
    refus = envoyer(client, "/mon-compte/", formulaire, formulaire.actuel() | {"prenom": "Jeanne d'Arc"})
    assert refus.status_code == 403
    page = refus.content.decode()
    assert "Renvoyer ce qui était saisi" in page
    assert re.search(r"<dt>Prénom</dt><dd>Jeanne d&#x27;Arc</dd>", page)
    (offert,) = [e for e in envois(page, "/mon-compte/") if "_saisie" in e.actuel()]
    assert client.post(offert.adresse, offert.actuel()).status_code == 302
    coordinatrice.refresh_from_db()
    assert coordinatrice.prenom == "Jeanne d'Arc"
    assert not SaisieGardee.objects.exists()


def test_a_file_is_said_to_be_chosen_again_and_the_text_around_it_comes_back(intervenante, personne, parcours):
    client = ouvrir(intervenante)
    adresse = reverse("document_nouveau", args=[personne.pk])
    (formulaire,) = [e for e in envois(client.get(adresse).content.decode(), adresse) if e.fichiers]
    fermee_ailleurs(client)
    fichier = {formulaire.fichiers[0]: SimpleUploadedFile("carte de séjour.pdf", PDF)}
    envoyer(client, adresse, formulaire, formulaire.tape() | fichier)
    page, ou = suivre(ouvrir(intervenante), f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/")
    assert "carte de séjour.pdf" in page
    assert "choisissez-les à nouveau" in page
    (rendu,) = [e for e in envois(page, ou) if "_saisie" in e.actuel()]
    assert sans_jetons(rendu.actuel()) == sans_jetons(formulaire.tape())


def test_a_very_long_text_comes_back_whole_and_what_is_beyond_reason_is_not_kept(intervenante, personne, parcours):
    long = "é<&\r\n" * 60_000
    client = ouvrir(intervenante)
    page, _ = suivre(client, dossier_ferme(ouvrir(intervenante), personne, long))
    assert SaisieGardee.objects.get().contenu["champs"]
    lien = SaisieGardee.objects.get().chemin
    (rendu,) = [e for e in envois(client.get(lien).content.decode(), lien) if e.adresse == lien]
    assert long in sum(rendu.actuel().values(), [])


def test_what_is_long_beyond_reason_is_not_kept_and_it_is_said(client, coordinatrice):
    poser_regle("SAISIE_TAILLE", "1")
    corps = {"prenom": "a" * 2000, "_auteur": marque(coordinatrice)}
    page = client.post("/mon-compte/", corps, follow=True).content.decode()
    assert "trop long pour être gardé" in page
    assert not SaisieGardee.objects.exists()


def test_it_comes_back_under_the_structure_it_was_typed_for(intervenante, personne, parcours, autre_association):
    """Two structures: a new login acts for the other one, which does not follow this person."""
    premiere = intervenante.affectations.get()
    intervenante.affectations.create(
        structure=autre_association, departement=autre_association.departement, role=premiere.role, debut="2025-01-01"
    )
    client = ouvrir(intervenante)
    assert client.get(reverse("suivi_nouveau", args=[personne.pk])).status_code == 404
    session = client.session
    session["affectation"] = str(premiere.pk)
    session.save()
    reprise = dossier_ferme(client, personne, "Vue à la permanence.")
    client = ouvrir(intervenante)
    page, _ = suivre(client, reprise)
    assert "Vous agissez pour Association Alpha" in page
    lien = SaisieGardee.objects.get().chemin
    (rendu,) = [e for e in envois(client.get(lien).content.decode(), lien) if e.adresse == lien]
    assert "Vue à la permanence." in sum(rendu.actuel().values(), [])


def test_what_was_typed_in_a_fold_comes_back_unfolded(intervenante, personne, parcours):
    adresse = reverse("suivi_nouveau", args=[personne.pk])
    client = ouvrir(intervenante)
    page = client.get(adresse).content.decode()
    (formulaire,) = [e for e in envois(page, adresse) if e.adresse == adresse]
    assert not re.search(r"<details[^>]* open", page)
    jeton_renouvele(client)
    envoyer(client, adresse, formulaire, formulaire.actuel() | {"synthese_privee": "Pour nous seuls."})
    page, _ = suivre(client, f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/")
    assert re.findall(r"<details[^>]* open[^>]*>\s*<summary>([^<]+)", page) == ["Ajouter une note privée"]


def test_a_button_alone_says_that_nothing_is_done(objets, coordinatrice):
    adresse = reverse("equipe")
    client = ouvrir(coordinatrice)
    annuler = reverse("invitation_annuler", args=[objets["invitation"].pk])
    (formulaire,) = [e for e in envois(client.get(adresse).content.decode(), adresse) if e.adresse.endswith(annuler)]
    SaisieGardee.objects.all().delete()
    fermee_ailleurs(client)
    envoyer(client, adresse, formulaire, formulaire.tape())
    page, ou = suivre(ouvrir(coordinatrice), f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/")
    assert ou == adresse
    assert "Votre demande n'est pas partie" in page
    assert Invitation.objects.get().annulee_le is None


def test_what_has_no_place_in_the_form_any_more_is_said_not_lost(intervenante, personne, parcours):
    reprise = dossier_ferme(ouvrir(intervenante), personne, "Vue.", **{"suivi-mode": "disparu", "precisions": "À part"})
    client = ouvrir(intervenante)
    suivre(client, reprise)
    page = client.get(SaisieGardee.objects.get().chemin).content.decode()
    assert "n'y a plus sa place" in page
    assert "<dd>À part</dd>" in page


def test_a_form_whose_page_is_closed_since_is_read_in_words(coordinatrice):
    contenu = {"chemin": "/nulle-part/", "page": "/ailleurs/", "champs": [["texte", ["Écrit."]]], "fichiers": []}
    saisie = SaisieGardee.garder(coordinatrice, "session", contenu)
    page, adresse = suivre(ouvrir(coordinatrice), f"/mon-compte/saisies/{saisie.pk}/")
    assert adresse == "/mon-compte/saisies/"
    assert "<dd>Écrit.</dd>" in page


def test_refused_then_corrected_it_is_forgotten(coordinatrice):
    client = ouvrir(coordinatrice)
    contenu = {"chemin": "/equipe/structures/nouvelle/", "page": "", "champs": [["nom", [""]]], "fichiers": []}
    saisie = SaisieGardee.garder(coordinatrice, "session", contenu)
    page, adresse = suivre(client, f"/mon-compte/saisies/{saisie.pk}/")
    (rendu,) = [e for e in envois(page, adresse) if "_saisie" in e.actuel()]
    refus = client.post(adresse, rendu.actuel())
    (encore,) = [e for e in envois(refus.content.decode(), adresse) if "nom" in e.actuel()]
    corrige = encore.actuel() | {"nom": "Association neuve", "type": "association"}
    assert client.post(adresse, corrige).status_code == 302
    assert not SaisieGardee.objects.exists()
    assert "reprise" not in client.session


@pytest.mark.parametrize("marque", ["", "faux", "{agent}", "{agent}:1tXXXX:{agent}"])
def test_a_form_without_a_true_mark_is_kept_for_nobody(client, coordinatrice, marque):
    corps = {"prenom": "A", "_auteur": marque.format(agent=coordinatrice.pk)}
    reponse = client.post("/mon-compte/", corps, headers={"Referer": "http://testserver/mon-compte/"})
    assert reponse.headers["Location"] == "/compte/login/?next=/mon-compte/"
    assert not SaisieGardee.objects.exists()


def test_no_password_nor_code_is_ever_kept(objets, coordinatrice):
    """The login library's addresses, and the one where an invited person chooses her password."""
    secrets = dict.fromkeys(("password", "password1", "oldpassword", "code", "login"), "Un-secret 12")
    corps = secrets | {"_auteur": marque(coordinatrice)}
    adresses = [reverse("invitation_accepter", args=[objets["invitation"].jeton])]
    adresses += [reverse(nom, kwargs=ARGUMENTS_BIBLIOTHEQUE.get(nom)) for nom in BIBLIOTHEQUE]
    SaisieGardee.objects.all().delete()
    for adresse in adresses:
        for client in (Client(), Client(enforce_csrf_checks=True), ouvrir(coordinatrice)):
            page = client.post(adresse, corps, headers={"Referer": "http://testserver/mon-compte/"}).content.decode()
            assert "Renvoyer ce qui" not in page
        assert not SaisieGardee.objects.exists(), adresse


def test_a_mark_has_a_time_and_dies_with_the_account(client, coordinatrice, seconde_coordinatrice):
    corps = {"prenom": "A", "_auteur": marque(coordinatrice)}
    poser_regle("SAISIE_AUTEUR", "-1")
    client.post("/mon-compte/", corps)
    assert not SaisieGardee.objects.exists()
    poser_regle("SAISIE_AUTEUR", "72")
    Agent.objects.filter(pk=coordinatrice.pk).update(is_active=False)
    client.post("/mon-compte/", corps)
    assert not SaisieGardee.objects.exists()
    Agent.objects.update(is_active=True)
    client.post("/mon-compte/", corps)
    assert SaisieGardee.objects.exists()


def test_nobody_fills_the_disk_with_the_mark_of_a_form(client, coordinatrice):
    for rang in range(25):
        client.post("/mon-compte/", {"prenom": f"{rang}", "_auteur": marque(coordinatrice)})
    assert SaisieGardee.objects.count() == 10
    assert SaisieGardee.objects.first().champs == [["prenom", ["9"]]]


def test_the_page_that_a_form_says_it_was_on_cannot_be_on_another_site(client, coordinatrice):
    corps = {"prenom": "A", "_auteur": marque(coordinatrice)}
    client.post("/mon-compte/", corps, headers={"Referer": "http://testserver//ailleurs.example/"})
    assert SaisieGardee.objects.get().page == ""
