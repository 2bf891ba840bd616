"""Deposits and the antivirus: a real daemon, with a signature of ours; silent, it lets nothing pass."""

import json
import socket
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from cirj.socle import antivirus, etat_des_parties
from parcours.models import Document, Importation
from tests.harnais.antivirus import MARQUE, clamd
from tests.harnais.fichiers import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]
INFECTE = PDF.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + MARQUE + b"\n")
LISTE = b"Nom;Prenom\nDemo;Amina\n"


@pytest.fixture(scope="module")
def demon(tmp_path_factory):
    with clamd(tmp_path_factory.mktemp("clamd"), "StreamMaxLength 1M") as adresses:
        yield adresses


@pytest.fixture(params=["tcp", "unix"])
def ecoute(request, demon, settings):
    settings.ANTIVIRUS_URL = demon[request.param == "unix"]


def deposer(client, personne, contenu):
    donnees = {"piece": SimpleUploadedFile("a.pdf", contenu), "titre": "Titre tapé", "rattachement": "papiers"}
    return client.post(reverse("document_nouveau", args=[personne.pk]), donnees)


@pytest.mark.usefixtures("ecoute")
def test_a_sound_document_is_kept_and_a_recognised_one_refused(connecter, intervenante, personne, parcours):
    client = connecter(intervenante)
    page = deposer(client, personne, INFECTE).content.decode()
    assert "programme malveillant" in page
    assert "Titre tapé" in page
    assert not Document.objects.exists()
    assert deposer(client, personne, PDF).status_code == 302
    assert Document.objects.count() == 1


@pytest.mark.usefixtures("ecoute")
def test_what_the_daemon_does_not_read_whole_is_refused(connecter, intervenante, personne, parcours):
    """Beyond its own limit it stops listening, whatever its answer is by then."""
    gros = PDF.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + b"x" * 3_000_000 + b"\n")
    page = deposer(connecter(intervenante), personne, gros).content.decode()
    assert "antivirus" in page
    assert not Document.objects.exists()


def portes(connecter, coordinatrice, tmp_path, contenu: bytes):
    """Yield what each door that takes a table or a catalogue says of ``contenu``."""
    client = connecter(coordinatrice)
    for adresse in ("importation_nouvelle", "rapprochements_ofii", "initiatives_importer"):
        fichier = SimpleUploadedFile("liste.csv", contenu)
        yield adresse, client.post(reverse(adresse), {"fichier": fichier}).content.decode()
    chemin = tmp_path / "liste.csv"
    chemin.write_bytes(contenu)
    for options in (
        ["importer_listing", "--departement=39"],
        ["importer_listing", "--departement=39", "--essai"],
        ["importer_initiatives"],
    ):
        with pytest.raises(CommandError) as erreur:
            call_command(options[0], str(chemin), *options[1:])
        yield " ".join(options), str(erreur.value)


def test_every_door_asks(connecter, coordinatrice, demon, settings, tmp_path):
    settings.ANTIVIRUS_URL = demon[0]
    for porte, dit in portes(connecter, coordinatrice, tmp_path, LISTE + MARQUE + b";x\n"):
        assert "programme malveillant" in dit, porte
    assert not Importation.objects.exists()


def test_a_silent_daemon_lets_nothing_pass_and_nothing_typed_is_lost(
    connecter, coordinatrice, intervenante, personne, parcours, settings, tmp_path
):
    settings.ANTIVIRUS_URL = "tcp://127.0.0.1:9"
    page = deposer(connecter(intervenante), personne, PDF).content.decode()
    assert "L&#x27;antivirus ne répond pas" in page
    assert "Titre tapé" in page
    assert not Document.objects.exists()
    for porte, dit in portes(connecter, coordinatrice, tmp_path, LISTE):
        assert "ne répond pas" in dit, porte


@pytest.mark.parametrize("reponse", [b"", b"stream: Cannot scan ERROR\0", b"n'importe quoi\0", b"stream: OKAY\0"])
def test_an_answer_that_is_not_ok_is_a_refusal(settings, reponse):
    """A server that says something else than what clamd says."""
    with socket.create_server(("127.0.0.1", 0)) as serveur:
        settings.ANTIVIRUS_URL = f"tcp://127.0.0.1:{serveur.getsockname()[1]}"
        recus: list[bytes] = []

        def repondre():
            prise, _ = serveur.accept()
            with prise:
                while not (recus and recus[-1].endswith(b"\0\0\0\0")):
                    recus.append(prise.recv(1 << 20))
                prise.sendall(reponse)

        fil = threading.Thread(target=repondre)
        fil.start()
        with pytest.raises(LookupError, match="antivirus"):
            antivirus.exiger_sain(b"abc", LookupError)
        fil.join()
    assert b"".join(recus) == b"zINSTREAM\0\0\0\0\x03abc\0\0\0\0"


def test_a_daemon_that_never_answers_is_not_waited_for_for_ever(settings):
    settings.ANTIVIRUS_SECONDES = 0.5
    with socket.create_server(("127.0.0.1", 0)) as serveur:
        settings.ANTIVIRUS_URL = f"tcp://127.0.0.1:{serveur.getsockname()[1]}"
        with pytest.raises(LookupError, match="ne répond pas"):
            antivirus.exiger_sain(b"abc", LookupError)


def test_the_health_page_tells_the_antivirus_when_there_is_one(client, demon, settings, monkeypatch):
    monkeypatch.setattr(etat_des_parties, "ouvrier_repond", lambda: True)
    assert "antivirus" not in json.loads(client.get("/sante/").content)
    settings.ANTIVIRUS_URL = demon[1]
    assert json.loads(client.get("/sante/").content)["antivirus"] == "ok"
    settings.ANTIVIRUS_URL = "unix:///nulle/part"
    reponse = client.get("/sante/")
    assert (reponse.status_code, json.loads(reponse.content)["antivirus"]) == (503, "ko")
