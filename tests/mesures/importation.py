"""A table of 10,000 people, from its deposit to its summary: seconds of each step, and the memory at its highest."""

import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from django.core.files import File
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cirj.socle.rls import contexte
from parcours.importation.execution import executer
from parcours.models import Importation, Personne

LIGNES = 10_000
ENTETES = [
    "N°",
    "Nom",
    "Prénom",
    "Sexe",
    "Né(e) le",
    "Nationalité",
    "Statut",
    "Date décision",
    "CIR signé le",
    "N° étranger",
    "Niveau français",
    "Hébergement",
    "Commune",
    "Structure",
    "Référent",
    "Téléphone",
    "Compo fam.",
    "Emploi",
    "CSS",
    "Dernier contact",
    "Observations",
    "Blocage",
]


def mesurer(coordinatrice, dire: Callable[[str], None]) -> None:
    """Deposit, check, preview, write and read the summary, as the pages and the worker do."""
    client = Client()
    client.force_login(coordinatrice, backend="allauth.account.auth_backends.AuthenticationBackend")
    dire(f"\nImport de {LIGNES} lignes de {len(ENTETES)} colonnes")
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "tableau.xlsx"
        _ecrire(chemin)
        total = 0.0
        for etape, geste in (
            ("déposer", lambda: client.post(reverse("importation_nouvelle"), {"fichier": File(chemin.open("rb"))})),
            ("vérifier les colonnes", lambda: client.post(*_colonnes())),
            ("voir l'aperçu", lambda: client.get(_adresse("importation_apercu"))),
            ("importer", _importer),
            ("lire le compte rendu", lambda: client.get(_adresse("importation"))),
        ):
            debut = time.perf_counter()
            reponse = geste()
            duree = time.perf_counter() - debut
            total += duree
            if reponse is not None:
                assert reponse.status_code in (200, 302), (etape, reponse.status_code)
            dire(f"{etape:<44}{duree:>10.1f} s")
    with contexte.service("*"), transaction.atomic():
        faite = Importation.objects.latest("cree_le")
        assert faite.etat == "termine", faite.etat
        assert Personne.objects.count() >= LIGNES * 0.9
    hauteur = max(resource.getrusage(qui).ru_maxrss for qui in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    dire(f"{'en tout':<44}{total:>10.1f} s   mémoire au plus haut : {hauteur / 1024:.0f} Mo")


def _importation():
    with contexte.service("*"), transaction.atomic():
        return Importation.objects.latest("cree_le")


def _adresse(nom: str) -> str:
    return reverse(nom, args=[_importation().pk])


def _colonnes() -> tuple[str, dict]:
    choix = {f"colonne_{index}": champ for index, champ in _importation().colonnes.items()}
    return _adresse("importation_colonnes"), choix


def _importer() -> None:
    depose = _importation()
    depose.etat = "en_attente"
    with contexte.service(depose.departement_id):
        with transaction.atomic():
            depose.save()
        executer(depose)


def _ecrire(chemin: Path) -> None:
    hasard = random.Random(39)  # noqa: S311 — names for a measure
    syllabes = ["ka", "ri", "mo", "sha", "del", "na", "zo", "fa", "ti", "lu", "ben", "ya", "su", "go", "he"]

    def mot() -> str:
        return "".join(hasard.choice(syllabes) for _ in range(hasard.randint(2, 4)))

    with xlsxwriter.Workbook(str(chemin), {"constant_memory": True}) as classeur:
        feuille = classeur.add_worksheet("SUIVI")
        feuille.write_row(0, 0, ENTETES)
        for rang in range(1, LIGNES + 1):
            jour = f"{hasard.randint(1, 28):02}/{hasard.randint(1, 12):02}"
            feuille.write_row(
                rang,
                0,
                [
                    rang,
                    mot().upper(),
                    mot().title(),
                    hasard.choice("FM"),
                    f"{jour}/{hasard.randint(1960, 2006)}",
                    hasard.choice(["Afghane", "Syrienne", "Soudan", "RDC"]),
                    hasard.choice(["réfugié", "PS"]),
                    f"{jour}/2024",
                    f"{jour}/2025",
                    str(9_900_000_000 + rang),
                    hasard.choice(["A1", "A2", "B1", "alpha"]),
                    hasard.choice(["CADA", "HLM", "CPH", "chez un tiers"]),
                    "Dole",
                    "",
                    f"réf. {rang % 9}",
                    f"06 39 98 {rang // 100:02} {rang % 100:02}"[:14],
                    hasard.choice(["seul", "couple + 2 enf", "mère + 1"]),
                    hasard.choice(["CDI", "CDD", "inscrit FT"]),
                    hasard.choice(["oui", "non", "en cours"]),
                    f"{jour}/2025",
                    hasard.choice(["à relancer", "cherche un cours", ""]),
                    hasard.choice(["", "logement", "garde d'enfants"]),
                ],
            )
