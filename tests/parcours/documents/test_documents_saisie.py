"""Adding a document: in the dossier, with a follow-up; what is refused says why, and what was typed stays."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from acteurs.nomenclatures import Pilier
from parcours.models import Document, Personne, Suivi
from tests.harnais.fichiers import PDF, exif_bavard, photo
from tests.harnais.objets import joindre
from tests.harnais.regles import poser_regle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]


def fichier(contenu=PDF, nom="Attestation CAF.pdf", type_="application/pdf"):
    return SimpleUploadedFile(nom, contenu, type_)


@pytest.fixture
def adresse(personne, parcours) -> str:
    return reverse("document_nouveau", args=[personne.pk])


def deposer(client, adresse, **autres):
    donnees = {"piece": fichier(), "titre": "Carte de séjour", "rattachement": "papiers"} | autres
    return client.post(adresse, donnees)


def test_a_document_added_is_in_the_dossier(connecter, intervenante, association, adresse, personne):
    reponse = deposer(connecter(intervenante), adresse)
    assert reponse.status_code == 302
    document = Document.objects.get()
    assert (document.personne, document.pilier, document.titre) == (personne, "", "Carte de séjour")
    assert (document.depose_par, document.structure) == (intervenante, association)
    assert (document.nom_fichier, document.taille) == ("Attestation CAF.pdf", len(PDF))
    with document.fichier.open() as garde:
        assert garde.read() == PDF


def test_a_photo_from_a_phone_is_kept_without_its_place(connecter, intervenante, adresse):
    deposer(connecter(intervenante), adresse, piece=fichier(photo(exif=exif_bavard()), "IMG_2034.jpg", "image/jpeg"))
    with Document.objects.get().fichier.open() as garde:
        assert b"Exif" not in garde.read()


def test_what_the_browser_says_of_the_type_is_not_believed(connecter, intervenante, adresse):
    piege = fichier(b"<script>alert(1)</script>", "carte.pdf", "application/pdf")
    page = deposer(connecter(intervenante), adresse, piece=piege).content.decode()
    assert "Ce type de fichier n&#x27;est pas accepté" in page
    assert not Document.objects.exists()


def test_a_refused_file_leaves_the_title_and_nothing_on_the_disk(connecter, intervenante, adresse, settings):
    page = deposer(connecter(intervenante), adresse, piece=fichier(b""), titre="Titre <tapé>").content.decode()
    assert "Titre &lt;tapé&gt;" in page
    assert "Ce fichier est vide" in page
    assert 'id="document-piece_error"' in page
    assert [chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file()] == []


def test_a_good_file_beside_a_missing_title_is_asked_again(connecter, intervenante, adresse):
    page = deposer(connecter(intervenante), adresse, titre="").content.decode()
    assert "Choisissez de nouveau le fichier" in page
    assert not Document.objects.exists()


@pytest.mark.parametrize("closed", [Pilier.SANTE, Pilier.SOCIAL, "inconnu", ""])
def test_nothing_is_added_to_a_pillar_that_is_closed(connecter, intervenante, adresse, closed):
    assert deposer(connecter(intervenante), adresse, rattachement=closed).status_code == 200
    assert not Document.objects.exists()


def test_the_same_file_is_not_added_twice(connecter, intervenante, adresse):
    client = connecter(intervenante)
    deposer(client, adresse)
    assert "déjà dans le dossier" in deposer(client, adresse).content.decode()
    assert deposer(client, adresse, rattachement=Pilier.LANGUE).status_code == 302
    assert Document.objects.count() == 2


def test_two_who_send_it_at_once_leave_one_row_and_one_file(personne, parcours, intervenante, association, settings):
    joindre(personne, parcours, intervenante, association)
    with pytest.raises(IntegrityError), transaction.atomic():
        joindre(personne, parcours, intervenante, association)
    assert len([chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file()]) == 1


def test_the_number_of_documents_follows_the_rule(connecter, intervenante, adresse):
    poser_regle("DOCUMENT_NOMBRE", "1")
    client = connecter(intervenante)
    deposer(client, adresse)
    page = deposer(client, adresse, piece=fichier(PDF + b"\n")).content.decode()
    assert "déjà 1 document" in page


def test_the_size_follows_the_rule_and_the_page_says_it(connecter, intervenante, adresse):
    poser_regle("DOCUMENT_TAILLE", "3")
    client = connecter(intervenante)
    assert "3 Mo au plus" in client.get(adresse).content.decode()
    page = deposer(client, adresse, piece=fichier(PDF + b"\0" * 3_000_000)).content.decode()
    assert "dépasse 3 Mo" in page


def test_far_too_big_is_answered_too_and_is_not_kept(connecter, intervenante, adresse, settings):
    """What passes the ceiling of the server is thrown away as it comes; a PDF's end would be missing anyway."""
    settings.DEPOT_PLAFOND = 3_000_000
    poser_regle("DOCUMENT_TAILLE", "10")
    page = deposer(connecter(intervenante), adresse, piece=fichier(photo() + b"\0" * 4_000_000)).content.decode()
    assert "dépasse 10 Mo" in page
    assert not Document.objects.exists()


def test_a_crowd_of_files_in_one_request_is_refused(connecter, intervenante, adresse):
    donnees = {f"piece{i}": fichier() for i in range(50)}
    assert connecter(intervenante).post(adresse, donnees).status_code == 400


def test_who_only_reads_adds_nothing(connecter, intervenante, adresse, parcours, personne, monkeypatch):
    monkeypatch.setattr("parcours.dossier.dossier.Dossier.modifiable", False)
    assert deposer(connecter(intervenante), adresse).status_code == 403


def test_somebody_without_a_pathway_has_identity_papers(connecter, coordinatrice, jura):
    seule = Personne.objects.create(departement=jura, nom="Seule")
    assert deposer(connecter(coordinatrice), reverse("document_nouveau", args=[seule.pk])).status_code == 302
    assert Document.objects.get().parcours is None


def suivi(**autres) -> dict:
    return {
        "texte": "Rendez-vous à la CAF.",
        "piliers": ["langue"],
        "date": "2026-01-05",
        "mode": "entretien",
        "jeton": str(uuid.uuid4()),
        **autres,
    }


def test_a_follow_up_carries_its_document(connecter, intervenante, personne, parcours):
    client, adresse = connecter(intervenante), reverse("suivi_nouveau", args=[personne.pk])
    donnees = suivi(piece=fichier())
    assert client.post(adresse, donnees).status_code == 302
    document = Suivi.objects.get().documents.get()
    # No title typed: the name of the file stands for it.
    assert (document.titre, document.pilier) == ("Attestation CAF", "")
    # The answer was lost, the form is sent again.
    client.post(adresse, donnees | {"piece": fichier()})
    assert Document.objects.count() == 1


def test_a_refused_document_keeps_the_words_of_the_follow_up(connecter, intervenante, personne, parcours):
    adresse = reverse("suivi_nouveau", args=[personne.pk])
    page = connecter(intervenante).post(adresse, suivi(piece=fichier(b"MZ" + b"\0" * 99), titre="Mon titre"))
    contenu = page.content.decode()
    assert "Rendez-vous à la CAF." in contenu
    assert "Mon titre" in contenu
    assert "programmes" in contenu
    assert not Suivi.objects.exists()


def test_a_follow_up_taken_back_takes_its_file_along(
    connecter, intervenante, personne, parcours, django_capture_on_commit_callbacks, settings
):
    client = connecter(intervenante)
    client.post(reverse("suivi_nouveau", args=[personne.pk]), suivi(piece=fichier()))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("suivi_annuler", args=[Suivi.objects.get().pk]))
    assert not Document.objects.exists()
    assert [chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file()] == []


@pytest.mark.parametrize("page", ["dossier_documents", "dossier_chronologie", "dossier"])
def test_the_dossier_stays_light_whatever_the_number_of_documents(
    connecter, intervenante, association, personne, parcours, django_assert_max_num_queries, page
):
    suivi = Suivi.objects.create(parcours=parcours, departement=personne.departement, piliers=["langue"], texte="x")
    for rang in range(12):
        rattachement = {"suivi": suivi} if rang % 2 else {}
        joindre(personne, parcours, intervenante, association, contenu=PDF + b"\n" * rang, **rattachement)
    client = connecter(intervenante)
    # Two for the savepoint that a test puts in place of BEGIN and COMMIT, one that notes the reading.
    with django_assert_max_num_queries(17):
        client.get(reverse(page, args=[personne.pk]))
