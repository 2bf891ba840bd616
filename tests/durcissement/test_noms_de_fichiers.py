"""The name of a file, at every door that takes one: too long, it is said with the limit; odd, it does no harm."""

import io

import pytest
from django import forms
from django.core.management import CommandError, call_command
from django.urls import reverse

from cirj.socle.noms_de_fichiers import ChampFichier
from parcours.models import Document, Importation
from tests.harnais.fichiers import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]
LISTE = b"Nom;Prenom\nDemo;Amina\n"
TROP_LONG = "Le nom de ce fichier est trop long (200 caractères au plus)"
LONGS = ["a" * 5000 + ".csv", "a." + "b" * 5000, "é" * 210 + ".csv", "😀." + "😀" * 250]
ETRANGES = ["../../etc/passwd", "C:\\Users\\a.csv", "a\u202evsc.exe", "a\x07.csv", "😀." + "😀" * 100]


def sous_classes(classe: type) -> set[type]:
    return {classe}.union(*(sous_classes(fille) for fille in classe.__subclasses__()))


def test_every_form_that_takes_a_file_says_a_name_too_long_with_its_limit():
    """Found by looking: a form added tomorrow with a bare file field fails here."""
    nus = [
        f"{formulaire.__module__}.{formulaire.__name__}.{nom}"
        for formulaire in sous_classes(forms.BaseForm)
        if formulaire.__module__.startswith(("cirj", "acteurs", "parcours", "comites"))
        for nom, champ in getattr(formulaire, "base_fields", {}).items()
        if isinstance(champ, forms.FileField) and not isinstance(champ, ChampFichier)
    ]
    assert nus == []


def portes(connecter, coordinatrice, intervenante, personne) -> dict:
    papiers = {"titre": "Carte", "rattachement": "papiers"}
    return {
        reverse("importation_nouvelle"): (connecter(coordinatrice), "fichier", LISTE, {}),
        reverse("rapprochements_ofii"): (connecter(coordinatrice), "fichier", LISTE, {}),
        reverse("initiatives_importer"): (connecter(coordinatrice), "fichier", LISTE, {}),
        reverse("document_nouveau", args=[personne.pk]): (connecter(intervenante), "piece", PDF, papiers),
    }


def envoyer(client, adresse: str, champ: str, nom: str, contenu: bytes, autres: dict):
    # Django cuts the name of its own files; a browser sends what it has.
    fichier = io.BytesIO(contenu)
    fichier.name = nom
    return client.post(adresse, {champ: fichier, **autres})


@pytest.mark.parametrize("sur_le_disque", [False, True])
@pytest.mark.parametrize("nom", LONGS, ids=["mot", "extension", "accents", "extension d'images"])
def test_a_name_too_long_is_said_with_its_limit_at_every_page(
    connecter, coordinatrice, intervenante, personne, parcours, settings, nom, sur_le_disque
):
    if sur_le_disque:
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    for adresse, (client, champ, contenu, autres) in portes(connecter, coordinatrice, intervenante, personne).items():
        page = envoyer(client, adresse, champ, nom, contenu, autres).content.decode()
        assert TROP_LONG in page, adresse
    assert not Importation.objects.exists()
    assert not Document.objects.exists()


@pytest.mark.parametrize("sur_le_disque", [False, True])
@pytest.mark.parametrize("nom", ETRANGES)
def test_an_odd_name_does_no_harm_at_any_page(
    connecter, coordinatrice, intervenante, personne, parcours, settings, nom, sur_le_disque
):
    if sur_le_disque:
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    for adresse, (client, champ, contenu, autres) in portes(connecter, coordinatrice, intervenante, personne).items():
        assert envoyer(client, adresse, champ, nom, contenu, autres).status_code in (200, 302, 422), adresse
    for garde in [Importation.objects.get().nom_fichier, Document.objects.get().nom_fichier]:
        assert not set(garde) & set("/\\\u202e\x07\r\n"), garde


@pytest.mark.parametrize("commande", [["importer_listing", "--departement=39"], ["importer_initiatives"]])
@pytest.mark.parametrize("nom", ["a" * 5000 + ".csv", "é" * 210])
def test_a_name_too_long_is_said_by_the_commands(commande, nom, tmp_path):
    with pytest.raises(CommandError, match="200 caractères au plus"):
        call_command(commande[0], str(tmp_path / nom), *commande[1:])
