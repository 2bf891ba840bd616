"""The end of the integration contract as the table says it: kept when it goes with the signature, said when it does not."""

import re
from dataclasses import replace

from cirj.socle.calendrier import Precision, bornes, en_francais
from parcours.importation.coches import coche
from parcours.importation.coches_datees import CocheDatee, coche_datee
from parcours.importation.contexte import Contexte
from parcours.importation.dates import SANS_DATE, DateLue, en_lecture, lire_date, lire_echeance, un_jour
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import VIDE, Lecture
from parcours.models import ContratIntegration

_NON_SIGNE = re.compile(r"\b(?:non|pas|jamais|à signer|a signer|refus\w*)\b", re.IGNORECASE)
#: « CIR signé le », before the date or alone.
_SIGNE = re.compile(
    r"^(?:le\s+)?(?:c\.?i\.?r\.?\b\s*:?\s*)?(?:sign[ée]e?\b|ok\b|fait\b)?\s*(?:le|en|du|:)?\s*", re.IGNORECASE
)


def signature_du_contrat(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the day it was signed; « x », « oui », « signé »: on a day that the table does not say."""
    ecrit = texte(cellule).strip()
    dit = coche(cellule)
    if datee := coche_datee(cellule, contexte) if dit is None else None:
        return _datee(ecrit, datee)
    if dit is False or (dit is None and _NON_SIGNE.search(ecrit)):
        return Lecture(ecrit, absent="non")
    reste = _SIGNE.sub("", ecrit) if isinstance(cellule, str) else cellule
    if dit or not texte(reste):
        return Lecture(ecrit, SANS_DATE, "signé, date inconnue")
    return en_lecture(ecrit, lambda: lire_date(reste, contexte.aujourdhui, None, contexte.epoque, contexte.age_max))


def _datee(ecrit: str, datee: CocheDatee) -> Lecture:
    """« O 15/07/25 » is signed that day; « N 15/07/25 » is asked: a contract that is not signed has no date."""
    if not datee.oui:
        return Lecture(ecrit, None, "", f"« {ecrit} » dit non, avec une date : le contrat est-il signé ?")
    lu = str(datee.date) if datee.date else "signé, date inconnue"
    return Lecture(ecrit, datee.date or SANS_DATE, lu, datee.probleme)


def fin_du_contrat(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the last day, which may be to come; a month or a year is no day."""
    lue = en_lecture(
        texte(cellule), lambda: lire_echeance(cellule, contexte.aujourdhui, contexte.epoque, contexte.age_max)
    )
    return un_jour(lue, "écrivez le jour où le contrat prend fin")


def accorder_le_contrat(champs: dict[str, Lecture], contexte: Contexte) -> None:
    """Take the end out of ``champs`` when the signature contradicts it, and say so; which one is wrong is not known."""
    fin = champs.get("cir_fin", VIDE)
    if fin.valeur is None:
        return
    if dit := _contraire(fin, champs.get("cir", VIDE), contexte):
        champs["cir_fin"] = replace(fin, valeur=None, lu="", probleme=dit)


def _contraire(fin: Lecture, signature: Lecture, contexte: Contexte) -> str:
    if signature.absent == "non":
        return f"« {fin.texte} » : le tableau dit aussi que le contrat n'est pas signé."
    signe = signature.valeur if isinstance(signature.valeur, DateLue) else None
    if signe and fin.valeur.jour < bornes(signe.jour, signe.precision)[0]:
        return f"« {fin.texte} » précède la signature ({signe}) : vérifiez l'une et l'autre."
    # Signed some day, it was today at the latest.
    contrat = ContratIntegration(
        date=signe.jour if signe else contexte.aujourdhui, date_precision=signe.precision if signe else Precision.JOUR
    )
    if fin.valeur.jour > contrat.prolongation_maximale:
        limite = en_francais(contrat.prolongation_maximale)
        return f"« {fin.texte} » : ce contrat ne peut pas prendre fin après le {limite}."
    return ""
