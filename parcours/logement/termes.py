"""Until when one may stay where one is: what the dated rules say of a stay, and of a dwelling too small.

The rules of each place: docs/domaine.md §4.
"""

import datetime
from typing import NamedTuple

from django.utils import timezone

from cirj.socle.calendrier import ajouter_mois, bornes, fin_de_mois
from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import jour
from parcours.nomenclatures import CategorieSejour, Typologie

CODES = (
    "FIN_MAINTIEN_DNA",
    "FIN_MAINTIEN_PROLONGATION",
    "FIN_CPH",
    "FIN_CPH_PROLONGATION",
    "PASSERELLE_DUREE",
    "COHABITATION_MINIMUM",
    "COHABITATION_MAXIMUM",
    "SUROCCUPATION",
)


class Constat(NamedTuple):
    """What is said of a stay; ``depasse``: its day is over, somebody has to act."""

    texte: str
    depasse: bool = False


class Lieu(NamedTuple):
    """What the end of a stay depends on. ``notification``: that of the protection in force."""

    categorie: str
    debut: datetime.date | None
    debut_precision: str = "jour"
    prolongation: datetime.date | None = None
    notification: datetime.date | None = None
    notification_precision: str = "jour"


def fin_du_maintien(notification: datetime.date, bareme: Bareme) -> datetime.date:
    """Return the maintained-stay date: end of the month of notification + 3 months (docs/domaine.md §4)."""
    return fin_de_mois(bareme.echeance("FIN_MAINTIEN_DNA", fin_de_mois(notification)))


def fin_de_periode_cph(entree: datetime.date, bareme: Bareme) -> datetime.date:
    """Return the end of the period under way: without a decision noted, the person still there has been renewed."""
    fin, rang, aujourdhui = bareme.echeance("FIN_CPH", entree), 0, timezone.localdate()
    premiere, pas = fin, int(bareme.regle("FIN_CPH_PROLONGATION", entree).valeur)
    while fin < aujourdhui:
        rang += 1
        fin = ajouter_mois(premiere, rang * pas)
    return fin


def constater(lieu: Lieu, bareme: Bareme) -> Constat | None:
    """Return until when the person may stay there, or since when she no longer should; None when no rule says."""
    debut = bornes(lieu.debut, lieu.debut_precision)[1] if lieu.debut else None
    if lieu.categorie in CategorieSejour.dna():
        return _maintien(lieu, bareme)
    if lieu.categorie == CategorieSejour.CPH and lieu.prolongation:
        return _dire(lieu.prolongation, "prolongation accordée jusqu'au", "prolongation terminée le")
    if debut is None:
        return None
    if lieu.categorie == CategorieSejour.CPH:
        return Constat(f"fin de période le {jour(fin_de_periode_cph(debut, bareme))}")
    if lieu.categorie == CategorieSejour.PASSERELLE:
        return _dire(bareme.echeance("PASSERELLE_DUREE", debut), "jusqu'au", "durée dépassée depuis le")
    if lieu.categorie == CategorieSejour.HEBERGEMENT_CITOYEN:
        au_moins = bareme.echeance("COHABITATION_MINIMUM", debut)
        fin = bareme.echeance("COHABITATION_MAXIMUM", debut)
        if timezone.localdate() <= au_moins:
            return Constat(f"accueil jusqu'au {jour(au_moins)} au moins, au {jour(fin)} au plus")
        return _dire(fin, "accueil jusqu'au", "durée maximale dépassée depuis le")
    return None


def _maintien(lieu: Lieu, bareme: Bareme) -> Constat | None:
    """The day after the maintained stay, and after what the OFII granted beyond it, the presence is undue."""
    if lieu.notification is None and lieu.prolongation is None:
        return None
    fins = [lieu.prolongation] if lieu.prolongation else []
    if lieu.notification:
        fins.append(fin_du_maintien(bornes(lieu.notification, lieu.notification_precision)[1], bareme))
    fin = max(fins)
    if fin < timezone.localdate():
        return Constat(f"présence indue depuis le {jour(fin + datetime.timedelta(days=1))}", True)
    prolonge = "prolongé par l'OFII " if fin == lieu.prolongation else ""
    return Constat(f"maintien {prolonge}jusqu'au {jour(fin)}")


def _dire(fin: datetime.date, avant: str, apres: str) -> Constat:
    depasse = fin < timezone.localdate()
    return Constat(f"{apres if depasse else avant} {jour(fin)}", depasse)


def prolongation_trop_longue(
    prolongation: datetime.date, notification: datetime.date, precision: str, bareme: Bareme
) -> bool:
    """Say whether what the OFII granted goes beyond what the rule lets it grant."""
    fin = fin_du_maintien(bornes(notification, precision)[1], bareme)
    return prolongation > fin_de_mois(bareme.echeance("FIN_MAINTIEN_PROLONGATION", fin))


def suroccupation(typologie: str, personnes: int, bareme: Bareme, du: datetime.date) -> str:
    """Return « 5 personnes pour un T2, 3 au plus » when there are too many; "" otherwise, or when nothing is known."""
    if not typologie or typologie == Typologie.T6:
        return ""
    pieces = Typologie(typologie).pieces
    au_plus = pieces + int(bareme.regle("SUROCCUPATION", du).valeur)
    return f"{personnes} personnes pour un T{pieces}, {au_plus} au plus" if personnes > au_plus else ""
