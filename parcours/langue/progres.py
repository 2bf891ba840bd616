"""Tests of French as they were passed, several skills on one day, and the progress between two tests of one nature."""

import datetime
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from parcours.models import EvaluationLinguistique
from parcours.nomenclatures import Competence, NatureEvaluation, Niveau

#: How a nature is told beside a progress.
_ENTRE_DEUX: Mapping[str, str] = {
    NatureEvaluation.POSITIONNEMENT_OFII: "tests de l'OFII",
    NatureEvaluation.AUTO_EVALUATION: "auto-évaluations",
    NatureEvaluation.EVALUATION_STRUCTURE: "évaluations de la structure",
    NatureEvaluation.CERTIFICATION: "certifications",
}
_DANS = {
    Competence.CO: "en compréhension orale",
    Competence.PO: "en production orale",
    Competence.CE: "en compréhension écrite",
    Competence.PE: "en production écrite",
}


class Mesure(NamedTuple):
    """A level measured in one skill on one day."""

    nature: str
    competence: str
    niveau: str
    date: datetime.date
    precision: str


class _Hausse(NamedTuple):
    """A rise between two tests of one nature, which several skills may share."""

    nature: str
    de_niveau: str
    du: datetime.date
    du_precision: str
    a_niveau: str
    au: datetime.date
    au_precision: str


def progres(mesures: Iterable[Mesure]) -> list[str]:
    """Return the rises, in words: « A1 → A2 à l'oral entre mars et septembre 2026 (évaluations de la structure) ».

    From the first to the last test of one nature, skill by skill; two natures are never compared.
    """

    def cle(mesure: Mesure) -> tuple[str, str]:
        return mesure.nature, mesure.competence

    hausses: dict[_Hausse, list[str]] = {}
    for (nature, competence), siennes in groupby(sorted(mesures, key=lambda m: (*cle(m), m.date)), key=cle):
        premiere, *_, derniere = [*siennes] * 2
        if premiere.date < derniere.date and Niveau.rang(premiere.niveau) < Niveau.rang(derniere.niveau):
            hausses.setdefault(_Hausse(nature, *premiere[2:], *derniere[2:]), []).append(competence)
    return [_dire(hausse, dans(competences)) for hausse, competences in hausses.items()]


def dans(competences: Iterable[str]) -> str:
    """Return the skills in words: « à l'oral », « en production écrite »; "" for a level without a skill."""
    siennes, parties = set(competences) - {Competence.GLOBALE}, []
    for groupe, mot in ((set(Competence.orales()), "à l'oral"), (set(Competence.ecrites()), "à l'écrit")):
        if groupe <= siennes:
            parties.append(mot)
            siennes -= groupe
    return " et ".join([*parties, *(_DANS[c] for c in Competence if c in siennes)])


def _dire(hausse: _Hausse, ou: str) -> str:
    pas = f"{Niveau(hausse.de_niveau).label} → {Niveau(hausse.a_niveau).label}"
    quand = _entre(hausse.du, hausse.du_precision, hausse.au, hausse.au_precision)
    return " ".join(filter(None, [pas, ou, quand, f"({_ENTRE_DEUX[hausse.nature]})"]))


def _entre(du: datetime.date, du_precision: str, au: datetime.date, au_precision: str) -> str:
    """Return « entre mars et septembre 2026 », to the month at most."""
    debut, fin = (
        affichage_approche(j, p if p == Precision.ANNEE else Precision.MOIS)
        for j, p in ((du, du_precision), (au, au_precision))
    )
    if debut == fin:
        return f"en {fin}"
    if du.year == au.year and Precision.ANNEE not in (du_precision, au_precision):
        debut = en_francais(du.replace(day=2), "F")
    return f"entre {debut} et {fin}"


def mesures(evaluations: Iterable[EvaluationLinguistique]) -> list[Mesure]:
    """Return what the rows measured: those that have a level and a day."""
    return [
        Mesure(e.nature, e.competence, e.niveau, e.date, e.date_precision) for e in evaluations if e.niveau and e.date
    ]


def epreuves(evaluations: Iterable[EvaluationLinguistique]) -> list[list[EvaluationLinguistique]]:
    """Return the rows reunies as they were tested: one nature, one day, each skill once; in the order received.

    A certification stands alone, and so does a row without a day: nothing says what it goes with.
    """
    reunies: dict[tuple, dict[str, EvaluationLinguistique]] = {}
    for evaluation in evaluations:
        cle, rang = _cle(evaluation), 0
        while evaluation.competence in reunies.setdefault((*cle, rang), {}):
            rang += 1
        reunies[*cle, rang][evaluation.competence] = evaluation
    ordre = Competence.values
    return [sorted(lignes.values(), key=lambda e: ordre.index(e.competence)) for lignes in reunies.values()]


def epreuve_de(evaluation: EvaluationLinguistique) -> dict[str, EvaluationLinguistique]:
    """Return the rows of the test that ``evaluation`` belongs to, by skill."""
    siennes = evaluation.personne.evaluationlinguistiques.all()
    toutes = next(lignes for lignes in epreuves(siennes) if evaluation in lignes)
    return {ligne.competence: ligne for ligne in toutes}


def dire_les_niveaux(lignes: Iterable[EvaluationLinguistique]) -> str:
    """Return the levels of one test in words: « A2 à l'oral, A1 en compréhension écrite »."""
    par_niveau: dict[str, list[str]] = {}
    for ligne in lignes:
        if ligne.niveau:
            par_niveau.setdefault(ligne.niveau, []).append(ligne.competence)
    return ", ".join(_dire_un_niveau(niveau, competences) for niveau, competences in par_niveau.items())


def _dire_un_niveau(niveau: str, competences: list[str]) -> str:
    ou = dans(competences)
    if ou and Competence.GLOBALE in competences:
        ou = f"au global et {ou}"
    return f"{Niveau(niveau).label} {ou}".strip()


def _cle(evaluation: EvaluationLinguistique) -> tuple:
    if evaluation.examen or evaluation.date is None:
        return (evaluation.pk,)
    return evaluation.nature, evaluation.date, evaluation.date_precision
