"""A coordinator goes through the pages of an import with a few rows, given by field."""

from django.urls import reverse

from parcours.importation.execution import executer
from parcours.models import Importation
from tests.parcours.importation.tables_nouvelles import deposer_lignes


def verifier(client, depose: Importation) -> Importation:
    """Accept the columns as they are proposed."""
    page = client.get(reverse("importation_colonnes", args=[depose.pk]))
    formulaire = page.context["formulaire"]
    choix = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
    reponse = client.post(reverse("importation_colonnes", args=[depose.pk]), choix)
    assert reponse.status_code == 302, reponse.content.decode()
    depose.refresh_from_db()
    return depose


def deposer_et_verifier(client, *lignes: dict[str, str]) -> Importation:
    return verifier(client, deposer_lignes(*lignes))


def apercu(client, depose: Importation, **parametres) -> str:
    return client.get(reverse("importation_apercu", args=[depose.pk]), parametres).content.decode()


def importer(importation: Importation) -> Importation:
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    return importation


def resume(client, importation: Importation) -> str:
    return client.get(reverse("importation", args=[importation.pk])).content.decode()
