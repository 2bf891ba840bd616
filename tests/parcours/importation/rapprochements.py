"""Depositing a table whose rows may be put together, and answering what is asked of them."""

from django.urls import reverse

from tests.parcours.importation.par_la_page import verifier
from tests.parcours.importation.tableau_libre import deposer_tableau

PERSONNE = "Nom;Prénom;Date de naissance"


def personnes(*suites: str) -> list[str]:
    """One row a text, of people whom nothing makes look like the others."""
    prenoms = ("Alba", "Boris", "Chloe", "Dimitri", "Elsa", "Farid")
    return [f"Nom{p[:3]};{p};0{i}/0{i}/19{60 + 5 * i};{suite}" for i, (p, suite) in enumerate(zip(prenoms, suites), 1)]  # noqa: B905


def deposer(client, coordinatrice, entetes: str, *lignes: str):
    return verifier(client, deposer_tableau(entetes, *lignes, agent=coordinatrice))


def repondre(client, depose, **reponses: str) -> None:
    """Answer by the page: key of the question → answer."""
    assert client.post(reverse("importation_repondre", args=[depose.pk]), reponses).status_code == 302
    depose.refresh_from_db()


def demandes(depose, champ: str) -> dict[str, list]:
    return {texte: [code for code, _ in choix] for texte, _, choix, *_ in depose.questions.get(champ, [])}
