"""« Ce qui change »: what a new value would do, counted today as if it already held, or said in words.

The value that it takes the place of is counted alike: it may itself be one to come.
"""

import copy
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from acteurs.regles.critere import Critere
from cirj.socle import regles_lues
from cirj.socle.models import RegleMetier
from cirj.socle.regles_connues import Compteur, RegleConnue
from cirj.socle.templatetags.francais import compte

SANS_DOSSIER = (
    "compter demande de lire les dossiers, que l'administration technique ne lit pas : demandez à la coordination ce "
    "qu'elle en attend"
)


@dataclass(frozen=True)
class Effet:
    """What is counted, before and after; what comes, goes and moves when it is told apart."""

    avant: str
    apres: str
    detail: str

    @property
    def pareil(self) -> bool:
        return self.avant == self.apres and not self.detail


@dataclass(frozen=True)
class Effets:
    """``comptes``: the figures; ``sans_nombre``: why there is none, or not all."""

    comptes: tuple[Effet, ...]
    sans_nombre: str


def essayer(critere: Critere, connue: RegleConnue, valeur: str, du: datetime.date, agent) -> Effets:
    """Return what ``valeur`` would change in what ``agent`` sees; nothing is written."""
    lus = [compteur for compteur in connue.effets if agent.coordonne or not compteur.dossiers]
    remplacee = critere.au(du) or critere.actuelle
    lignes = {}
    if remplacee is not critere.actuelle:
        lignes = _lignes_a_l_essai(critere, remplacee.connue, remplacee.ligne.valeur, du)
    avant = _compter(lus, agent, lignes)
    apres = _compter(lus, agent, _lignes_a_l_essai(critere, connue, valeur, du))
    manque = SANS_DOSSIER if len(lus) < len(connue.effets) else ""
    return Effets(tuple(map(_dire, lus, avant, apres)), connue.sans_nombre or manque)


def _compter(compteurs: list[Compteur], agent, lignes: dict[str, list[RegleMetier]]) -> list[int | Mapping]:
    with regles_lues.a_l_essai(lignes):
        return [compteur.compter(agent) for compteur in compteurs]


def _lignes_a_l_essai(
    critere: Critere, connue: RegleConnue, valeur: str, du: datetime.date
) -> dict[str, list[RegleMetier]]:
    """Return, code by code, the rows as if the value began today: what began before ends on the eve, what follows stays."""
    jour = timezone.localdate()
    suivante = critere.apres(du)
    lignes: dict[str, list[RegleMetier]] = {regle.code: [] for regle in critere.connues}
    for ligne in (copy.copy(connue.ligne) for connue in critere.valeurs):
        if ligne.valable_du < jour:
            veille = jour - datetime.timedelta(days=1)
            ligne.valable_au = min(ligne.valable_au or veille, veille)
        elif ligne.valable_du <= du:
            continue
        lignes[ligne.code].append(ligne)
    fin = suivante.ligne.valable_du - datetime.timedelta(days=1) if suivante else None
    essayee = RegleMetier(code=connue.code, valeur=valeur, unite=connue.unite, valable_du=jour, valable_au=fin)
    lignes[connue.code].append(essayee)
    return lignes


def _dire(compteur: Compteur, avant: int | Mapping, apres: int | Mapping) -> Effet:
    if isinstance(avant, int):
        return Effet(compte(avant, compteur.mots), compte(apres, compteur.mots), "")
    communes = avant.keys() & apres.keys()
    nombres = (
        (len(apres.keys() - avant.keys()), "de plus", "de plus"),
        (len(avant.keys() - apres.keys()), "de moins", "de moins"),
        (sum(avant[cle] != apres[cle] for cle in communes), "change de date", "changent de date"),
    )
    detail = ", ".join(f"{nombre} {un if nombre == 1 else plusieurs}" for nombre, un, plusieurs in nombres if nombre)
    return Effet(compte(len(avant), compteur.mots), compte(len(apres), compteur.mots), detail)
