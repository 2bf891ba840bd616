"""How well the search finds people: recall, precision and time, on the labelled spellings (``ecritures.csv``).

*Recall*: share of the spellings whose person is among the first ten. *Precision*: share of the people shown among the
first ten who are right: the person meant, or somebody whose names are those meant, as the lists say it and not the
search (``noms.csv``: a homonym, however her name is written). Look-alikes (``attendu`` « non ») have nobody to find: all
that they show and that bears other names is wrong, and counts against precision. One line in three of the file was
never looked at while the search was tuned: its figures are given apart.
"""

import csv
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.mesures.noms import Foule

ECRITURES = Path(__file__).with_name("ecritures.csv")
MONTRES = 10
# One line in so many is kept for checking.
CONTROLE = 3


@dataclass
class Etiquette:
    famille: str
    tape: str
    nom: str
    prenom: str
    attendu: bool
    designe: str
    controle: bool


@dataclass
class Bilan:
    """What a list of spellings gave."""

    cherchees: int = 0
    trouvees: int = 0
    montrees: int = 0
    justes: int = 0
    sosies_montres: int = 0
    manques: list[str] = field(default_factory=list)

    @property
    def rappel(self) -> float:
        return self.trouvees / self.cherchees if self.cherchees else 1.0

    @property
    def precision(self) -> float:
        return self.justes / self.montrees if self.montrees else 1.0


def etiquettes() -> list[Etiquette]:
    with ECRITURES.open(encoding="utf-8") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    return [
        Etiquette(
            ligne["famille"],
            ligne["tape"],
            ligne["nom"],
            ligne["prenom"],
            ligne["attendu"] == "oui",
            ligne["designe"],
            rang % CONTROLE == CONTROLE - 1,
        )
        for rang, ligne in enumerate(lignes)
    ]


def identites() -> list[tuple[str, str]]:
    """Return the people of the file, each once: (last name, first name)."""
    return list(dict.fromkeys((e.nom, e.prenom) for e in etiquettes()))


def juger(etiquette: Etiquette, montrees: list[tuple[str, str]], foule: Foule, bilan: Bilan) -> None:
    """Count what a search showed: (last name, first name) of the first ten."""
    sienne = (etiquette.nom, etiquette.prenom)
    voulu = etiquette.designe or (f"{etiquette.prenom}|{etiquette.nom}" if etiquette.attendu else etiquette.tape)
    designe = foule.vrai(*voulu.split("|"))
    bilan.montrees += len(montrees)
    bilan.justes += sum(
        (etiquette.attendu and montree == sienne) or designe <= foule.vrai(*montree) for montree in montrees
    )
    if etiquette.attendu:
        bilan.cherchees += 1
        bilan.trouvees += sienne in montrees
        if sienne not in montrees:
            bilan.manques.append(f"{etiquette.tape} ({' '.join(sienne).strip()})")
    else:
        bilan.sosies_montres += sienne in montrees


def mesurer(agents: dict, dire) -> None:
    """Print the figures of each role of ``agents``; the people of the file join the population, followed by both."""
    from cirj.socle.rls import contexte

    foule, toutes = Foule(), etiquettes()
    dire(f"\nRecherche : {len(toutes)} écritures étiquetées, dix premiers résultats.")
    dire(f"{'':<34}{'rappel':>8}{'précision':>11}{'sosies':>8}{'SQL médian (ms)':>17}{'95 % sous':>11}")
    for role, agent in agents.items():
        durees: list[float] = []
        parts = {"ensemble": Bilan(), "réglage": Bilan(), "contrôle": Bilan()}
        familles: dict[str, Bilan] = {}
        with contexte.pour_agent(agent):
            for etiquette in toutes:
                montrees, duree = _chercher(agent, etiquette.tape)
                durees.append(duree)
                part = "contrôle" if etiquette.controle else "réglage"
                for bilan in (parts["ensemble"], parts[part], familles.setdefault(etiquette.famille, Bilan())):
                    juger(etiquette, montrees, foule, bilan)
        centiles = statistics.quantiles(durees, n=20)
        for nom, bilan in parts.items():
            temps = f"{statistics.median(durees):>17.0f}{centiles[-1]:>11.0f}" if nom == "ensemble" else ""
            dire(f"{f'{role}, {nom}':<34}{_ligne(bilan)}{temps}")
    for nom, bilan in familles.items():
        dire(f"  {nom:<32}{_ligne(bilan)}   {', '.join(bilan.manques[:4])}")


def _ligne(bilan: Bilan) -> str:
    return f"{bilan.rappel:>8.3f}{bilan.precision:>11.3f}{bilan.sosies_montres:>8}"


def _chercher(agent, tape: str) -> tuple[list[tuple[str, str]], float]:
    """Search as the page does, through ``visible_par`` and row-level security; return the first ten and the milliseconds of SQL."""
    from django.db import transaction

    from parcours.models import Personne

    with transaction.atomic():
        trouvees = Personne.objects.visible_par(agent).chercher(tape).values_list("nom", "prenom")[:MONTRES]
        debut = time.perf_counter()
        montrees = list(trouvees)
        return montrees, (time.perf_counter() - debut) * 1000
