"""``make bench``: pages and searches on 20,000 dossiers (DOSSIERS= to change), an import of 10,000; prints medians and query counts."""

import os
import statistics
import sys
import time

import tests.harnais.serveurs as serveurs

REPETITIONS = 7


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    from cirj.socle.rls.roles import proprietaire

    setup_test_environment()
    ancienne = connection.settings_dict["NAME"]
    with proprietaire():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        _mesurer(int(os.environ.get("DOSSIERS") or 20_000))
    finally:
        with proprietaire():
            connection.creation.destroy_test_db(ancienne, verbosity=0)
        serveurs.pytest_unconfigure(None)


def _mesurer(nombre: int) -> None:
    from django.db import connection, transaction
    from django.test import Client
    from django.urls import reverse

    from cirj.socle.rls import contexte
    from cirj.socle.rls.roles import proprietaire
    from parcours.models import Parcours, Personne
    from tests.mesures import importation, recherche
    from tests.mesures.population import peupler

    debut = time.perf_counter()
    with contexte.service("*"), transaction.atomic():
        coordinatrice, intervenant = peupler(nombre)
    with proprietaire(), connection.cursor() as curseur:
        curseur.execute("analyze")
    _dire(
        f"{nombre} dossiers écrits en {time.perf_counter() - debut:.0f} s ; médianes de {REPETITIONS} mesures à chaud.\n"
    )
    _dire(f"{'page':<44}{'rôle':<15}{'requêtes':>9}{'SQL (ms)':>10}{'total (ms)':>12}{'ko':>7}")
    with contexte.service("*"), transaction.atomic():
        dossier = Personne.objects.visible_par(intervenant).first()
    pages = [
        ("Ma journée", reverse("accueil")),
        ("Personnes", reverse("personnes")),
        ("Personnes, triées par dernier contact", reverse("personnes") + "?tri=contact"),
        ("Recherche « Mohamed Ahmadi »", reverse("personnes") + "?q=Mohamed+Ahmadi"),
        ("Recherche « Chevtchenko »", reverse("personnes") + "?q=Chevtchenko"),
        ("Dossier", reverse("dossier", args=[dossier.pk])),
    ]
    figures = [("Tableau de bord", reverse("tableau_de_bord")), ("Doubles possibles", reverse("doubles"))]
    for role, agent, siennes in (("coordination", coordinatrice, pages + figures), ("intervenant", intervenant, pages)):
        client = Client()
        client.force_login(agent, backend="allauth.account.auth_backends.AuthenticationBackend")
        for nom, adresse in siennes:
            _page(nom, role, client, adresse)
    recherche.mesurer({"coordination": coordinatrice, "intervenant": intervenant}, _dire)
    with contexte.service("*"), transaction.atomic():
        assert Parcours.objects.count() == nombre + len(recherche.identites())
    importation.mesurer(coordinatrice, _dire)


def _page(nom: str, role: str, client, adresse: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    mesures = []
    for _ in range(REPETITIONS + 1):
        debut = time.perf_counter()
        with CaptureQueriesContext(connection) as requetes:
            reponse = client.get(adresse)
        sql = sum(float(requete["time"]) for requete in requetes) * 1000
        mesures.append((len(requetes), sql, (time.perf_counter() - debut) * 1000))
    assert reponse.status_code == 200, adresse
    nombre, sql, total = (statistics.median(colonne) for colonne in zip(*mesures[1:], strict=True))
    _dire(f"{nom:<44}{role:<15}{nombre:>9.0f}{sql:>10.0f}{total:>12.0f}{len(reponse.content) / 1024:>7.0f}")


def _dire(ligne: str) -> None:
    sys.stdout.write(ligne + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
