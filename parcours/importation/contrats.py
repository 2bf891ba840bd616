"""The end of the integration contract as the table says it: kept when it goes with the signature, said when it does not."""

from dataclasses import replace

from cirj.socle.calendrier import Precision, bornes, en_francais
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, en_lecture, lire_echeance, un_jour
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import VIDE, Lecture
from parcours.models import ContratIntegration


def fin_du_contrat(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the last day, which may be to come; a month or a year is no day."""
    lue = en_lecture(texte(cellule), lambda: lire_echeance(cellule, contexte.aujourdhui, contexte.epoque))
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
