"""The protection and the integration contract. Without a date, what the table says corrects; it never dates."""

from django.db.models import Model

from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from parcours.importation.champs import PAR_CODE
from parcours.importation.completion import a_completer
from parcours.importation.differences.base import Apport, Comparaison, Impossible, dates_compatibles
from parcours.importation.differences.connus import Connu
from parcours.models import ContratIntegration, Protection
from parcours.nomenclatures import StatutProtection

#: What a fact read in a table says of itself.
DU_TABLEAU = ["date", "date_precision", "releve_le", "texte_origine"]


def datee(mot: str, fait: Model) -> str:
    """« Réfugié (3 mai 2024) », « Réfugié » without a date."""
    return f"{mot} ({affichage_approche(fait.date, fait.date_precision)})" if fait.date else mot


def reprendre(fait: Model, apporte: Model, *champs: str) -> None:
    """Correct ``fait`` in place: its value, its date or the absence of one, the words of the table."""
    for champ in (*champs, *DU_TABLEAU):
        setattr(fait, champ, getattr(apporte, champ))
    fait.validate_constraints()
    fait.save()


def _statut(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apportee = apport.fait(Protection)
    if apportee is None or not connu.protections:
        return None
    actuelle = connu.protection
    if actuelle is None:
        return f"{datee(str(connu.protections[0]), connu.protections[0])}, terminée", datee(str(apportee), apportee)
    if actuelle.statut == apportee.statut or _deja_precise(actuelle, apportee):
        return None
    return datee(str(actuelle), actuelle), datee(str(apportee), apportee)


def _deja_precise(actuelle: Protection, apportee: Protection) -> bool:
    """« BPI » says less than « réfugié », and nothing else."""
    return apportee.statut == StatutProtection.BPI_A_PRECISER and actuelle.statut in StatutProtection.bpi()


def _remplacer_statut(connu: Connu, apport: Apport) -> None:
    """A decision later than the one in force ends it that day; otherwise the one in force was told wrong."""
    apportee, actuelle = apport.fait(Protection), connu.protection
    if actuelle is None or _posterieure(apportee, actuelle):
        if actuelle:
            actuelle.ceder(apportee.date)
        apportee.personne = connu.personne
        apportee.validate_constraints()
        apportee.save()
        return
    actuelle.autorite, actuelle.decidee_le = "", None
    reprendre(actuelle, apportee, "statut")


def _posterieure(apportee: Protection, actuelle: Protection) -> bool:
    exactes = apportee.date and actuelle.date and apportee.date_precision == actuelle.date_precision == Precision.JOUR
    return bool(exactes and apportee.date > actuelle.date)


def _date(comparee: Model | None, apportee: Model | None) -> tuple[str, str] | None:
    """Compare the dates of two facts that say the same; a row without a date says nothing of it."""
    if comparee is None or apportee is None or apportee.date is None:
        return None
    if comparee.date and dates_compatibles(
        comparee.date, comparee.date_precision, apportee.date, apportee.date_precision
    ):
        return None
    return comparee.date_affichee or "date inconnue", apportee.date_affichee


def _date_decision(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    actuelle, apportee = connu.protection, apport.fait(Protection)
    meme = actuelle and apportee and (actuelle.statut == apportee.statut or _deja_precise(actuelle, apportee))
    return _date(actuelle, apportee) if meme else None


def _remplacer_date_decision(connu: Connu, apport: Apport) -> None:
    reprendre(connu.protection, apport.fait(Protection))


def _cir(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    return _date(connu.cir, apport.fait(ContratIntegration))


def _remplacer_cir(connu: Connu, apport: Apport) -> None:
    reprendre(connu.cir, apport.fait(ContratIntegration))


def _cir_fin(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    """Compare the ends that are written; one that is not is completed, when it may be."""
    cir, apporte = connu.cir, apport.fait(ContratIntegration)
    if cir is None or apporte is None or apporte.fin_prevue is None or a_completer(cir, apporte):
        return None
    if cir.terme_ecrit == apporte.fin_prevue:
        return None
    dit = en_francais(cir.terme_ecrit) if cir.terme_ecrit else f"signé {cir.date_affichee}" if cir.date else "non signé"
    return dit, en_francais(apporte.fin_prevue)


def _remplacer_cir_fin(connu: Connu, apport: Apport) -> None:
    cir, fin = connu.cir, apport.fait(ContratIntegration).fin_prevue
    if not cir.signe:
        raise Impossible("Ce contrat n'est pas signé : notez d'abord sa signature.")
    if cir.prolonge_jusqu_au:
        cir.prolonge_jusqu_au = fin
    else:
        cir.fin_prevue = fin
    cir.validate_constraints()
    cir.save()


COMPARAISONS = [
    Comparaison("statut", PAR_CODE["statut"].libelle, _statut, _remplacer_statut),
    Comparaison(
        "date_decision", PAR_CODE["date_decision"].libelle, _date_decision, _remplacer_date_decision,
        manque=lambda connu, apport: connu.protection.date is None,
    ),
    Comparaison(
        "cir", PAR_CODE["cir"].libelle, _cir, _remplacer_cir,
        # Only convoked, she had not signed: a day of signature says otherwise.
        manque=lambda connu, apport: connu.cir.date is None and connu.cir.signe,
    ),
    Comparaison("cir_fin", PAR_CODE["cir_fin"].libelle, _cir_fin, _remplacer_cir_fin),
]  # fmt: skip
