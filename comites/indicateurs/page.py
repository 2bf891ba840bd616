"""The figures of one screen: the period, the one before, and who reads them."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from acteurs.models import Departement
from cirj.socle.chiffres import Chiffre, nombre_francais
from comites.indicateurs.definition import REGISTRE, Famille, Indicateur
from comites.indicateurs.evaluation import evaluer
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.presentation import Presentation
from comites.indicateurs.protection import presenter
from comites.indicateurs.public import premiere_annee


@dataclass(frozen=True)
class Figure:
    """An indicator now and one year before."""

    presente: Presentation
    avant: Presentation

    @property
    def indicateur(self) -> Indicateur:
        return self.presente.indicateur

    @property
    def evolution(self) -> str:
        """Return the move in words: « 20 de plus que sur la même période de 2025 (93) »."""
        if self.avant.effectif.inconnu:
            return f"pas de comparaison : aucun dossier n'était tenu en {self.avant.filtre.annee}"
        if not self.comparable:
            return f"comparaison avec {self.avant.filtre.annee} tenue secrète"
        return f"{self.ecart} ({self.avant.effectif})"

    @property
    def comparable(self) -> bool:
        """Both figures are shown."""
        return self.presente.effectif.montre and self.avant.effectif.montre

    @property
    def ecart(self) -> str:
        """Return « 20 de plus qu'en 2024 »; for figures that are ``comparable``."""
        mots = ecart(self.presente.effectif, self.avant.effectif)
        return f"{mots} {self.periode_avant}".replace("que en", "qu'en")

    @property
    def periode_avant(self) -> str:
        """What the comparison is with: « en 2025 », or « sur la même période de 2025 »."""
        avant = self.avant.filtre
        return f"en {avant.annee}" if avant.entiere else f"sur la même période de {avant.annee}"


def ecart(un: Chiffre, autre: Chiffre) -> str:
    """Return « 20 de plus que », « autant que », « 3 de moins que », to be followed by a period; of two numbers."""
    difference = un.nombre - autre.nombre
    environ = "environ " if un.approche or autre.approche else ""
    if difference == 0:
        return f"{environ}autant que"
    return f"{environ}{nombre_francais(abs(difference))} de {'plus' if difference > 0 else 'moins'} que"


@dataclass(frozen=True)
class Page:
    """Every figure of a dashboard, ready to be shown."""

    filtre: Filtre
    lecture: Lecture
    figures: dict[str, Figure]

    def principales(self) -> list[Figure]:
        return [self.figures[i.code] for i in REGISTRE.principaux() if i.code in self.figures]

    def par_famille(self) -> list[tuple[Famille, list[Figure]]]:
        groupes = REGISTRE.par_famille().items()
        return [
            (famille, [self.figures[i.code] for i in liste if i.code in self.figures]) for famille, liste in groupes
        ]


def composer(filtre: Filtre, lecture: Lecture) -> Page:
    """Evaluate and protect the indicators on ``filtre`` and on the same period a year before.

    All of them, whatever the page shows: two pages that protected different figures could be subtracted.
    """
    indicateurs = list(REGISTRE.values())
    maintenant, avant = evaluer(indicateurs, [filtre, filtre.precedent()])
    noms: dict = {}
    presentes, passes = presenter(maintenant, lecture, noms=noms), presenter(avant, lecture, noms=noms)
    return Page(filtre, lecture, {i.code: Figure(presentes[i.code], passes[i.code]) for i in indicateurs})


def annees(departement: Departement, lecture: Lecture, jour: datetime.date | None = None) -> list[int]:
    """Return the years that may be looked at, the latest first."""
    derniere = lecture.arret(jour or timezone.localdate())
    return list(range(derniere.year, min(premiere_annee(departement.pk, derniere), derniere.year) - 1, -1))
