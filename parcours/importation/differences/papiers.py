"""The protection and the integration contract. Without a date, what the table says corrects; it never dates."""

import datetime

from django.db.models import Model

from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from parcours.importation.champs import PAR_CODE
from parcours.importation.completion import a_completer
from parcours.importation.differences.base import Apport, Comparaison, Impossible, deja_dite
from parcours.importation.differences.connus import Connu
from parcours.models import ContratIntegration, Protection
from parcours.nomenclatures import MotifFinProtection, StatutProtection

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


def _dite(protection: Protection) -> str:
    """« Réfugié (décision du 3 mai 2024, notifiée le 12 mai 2024) »: each date that is known, under its name."""
    decidee, notifiee = protection.decidee_le, protection.date
    dates = [f"décision du {en_francais(decidee)}"] if decidee else []
    dates += [f"notification : {affichage_approche(notifiee, protection.date_precision)}"] if notifiee else []
    return f"{protection} ({', '.join(dates)})" if dates else str(protection)


def _statut(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apportee = apport.fait(Protection)
    if apportee is None or not connu.protections:
        return None
    actuelle = connu.protection
    if actuelle is None:
        return f"{_dite(connu.protections[0])}, terminée", _dite(apportee)
    if actuelle.statut == apportee.statut or _deja_precise(actuelle, apportee) or _deja_finie(connu, apportee):
        return None
    return _dite(actuelle), _dite(apportee)


def _deja_finie(connu: Connu, apportee: Protection) -> bool:
    """The dossier holds the row's decision, and another one since."""
    finies = [p for p in connu.protections if p.fin and p.statut == apportee.statut]
    return any(_jour(p) == _jour(apportee) for p in finies if _jour(apportee))


def _deja_precise(actuelle: Protection, apportee: Protection) -> bool:
    """« BPI » says less than « réfugié », and nothing else."""
    return apportee.statut == StatutProtection.BPI_A_PRECISER and actuelle.statut in StatutProtection.bpi()


def _remplacer_statut(connu: Connu, apport: Apport) -> None:
    """A decision later than the one in force ends it that day; otherwise the one in force was told wrong.

    What the row does not say of it stays: « réfugié » without a date takes no date out of the dossier.
    """
    apportee, actuelle = apport.fait(Protection), connu.protection
    if actuelle is None or _posterieure(apportee, actuelle):
        _ecrire_a_la_suite(connu, apportee)
        return
    bpi = StatutProtection.bpi()
    meme_nature = actuelle.statut in bpi and apportee.statut in bpi
    perdues = (actuelle.date and not apportee.date) or (actuelle.decidee_le and not apportee.decidee_le)
    if not meme_nature and perdues:
        raise Impossible("Le dossier date la protection en cours : il faut aussi les dates de la nouvelle.")
    if not meme_nature:
        # Whoever grants the one does not grant the other.
        actuelle.autorite = ""
    actuelle.statut = apportee.statut
    _reprendre_les_dates(actuelle, apportee, seules=not meme_nature)


def _ecrire_a_la_suite(connu: Connu, apportee: Protection) -> None:
    if connu.protection:
        connu.protection.ceder(_jour(apportee))
    _ecrire(connu, apportee)


def _ajouter_statut(connu: Connu, apport: Apport) -> None:
    """The dates say which of the two decisions follows the other: that of the row may be over."""
    apportee, actuelle = apport.fait(Protection), connu.protection
    if actuelle is None or _posterieure(apportee, actuelle):
        _ecrire_a_la_suite(connu, apportee)
        return
    if not (_jour(apportee) and _jour(actuelle)):
        raise Impossible("Il faut la date des deux protections, pour savoir laquelle suit l'autre.")
    apportee.fin, apportee.motif_fin = _jour(actuelle), MotifFinProtection.REMPLACEE
    _ecrire(connu, apportee)


def _ecrire(connu: Connu, apportee: Protection) -> None:
    apportee.personne = connu.personne
    apportee.validate_constraints()
    apportee.save()


def _reprendre_les_dates(actuelle: Protection, apportee: Protection, seules: bool = False) -> None:
    """Write the dates that the row says; ``seules``: they are those of another decision, none of the former ones stays."""
    if seules or apportee.decidee_le:
        actuelle.decidee_le = apportee.decidee_le
    if seules or apportee.date or not actuelle.date:
        actuelle.date, actuelle.date_precision = apportee.date, apportee.date_precision
        actuelle.releve_le = apportee.releve_le
    actuelle.texte_origine = apportee.texte_origine
    actuelle.validate_constraints()
    actuelle.save()


def _posterieure(apportee: Protection, actuelle: Protection) -> bool:
    """Of two decisions, or of two notifications; the decision of the row may also follow the other's notification."""
    dite, tenue = _jour(apportee), _jour(actuelle)
    if dite is None or tenue is None:
        return False
    if apportee.decidee_le and actuelle.decidee_le:
        return apportee.decidee_le > actuelle.decidee_le and dite >= tenue
    return dite > tenue


def _jour(protection: Protection) -> datetime.date | None:
    """The last day that is known of it: its notification to the day, or its decision."""
    notifiee = protection.date if protection.date_precision == Precision.JOUR else None
    return notifiee or protection.decidee_le


def _date(comparee: Model | None, apportee: Model | None) -> tuple[str, str] | None:
    """Compare the dates of two facts that say the same; a row without a date says nothing of it."""
    if comparee is None or apportee is None or apportee.date is None:
        return None
    if comparee.date and deja_dite(comparee.date, comparee.date_precision, apportee.date, apportee.date_precision):
        return None
    return comparee.date_affichee or "date inconnue", apportee.date_affichee


def _memes(connu: Connu, apport: Apport) -> tuple[Protection | None, Protection | None]:
    """Return the protection in force and that of the row, when they are one."""
    actuelle, apportee = connu.protection, apport.fait(Protection)
    meme = actuelle and apportee and (actuelle.statut == apportee.statut or _deja_precise(actuelle, apportee))
    return (actuelle, apportee) if meme else (None, None)


def _date_decision(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    actuelle, apportee = _memes(connu, apport)
    if apportee is None or apportee.decidee_le in (None, actuelle.decidee_le):
        return None
    tenue = en_francais(actuelle.decidee_le) if actuelle.decidee_le else "date inconnue"
    return tenue, en_francais(apportee.decidee_le)


def _remplacer_date_decision(connu: Connu, apport: Apport) -> None:
    _ecrire_une_date(connu, apport, "decidee_le")


def _date_notification(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    return _date(*_memes(connu, apport))


def _remplacer_date_notification(connu: Connu, apport: Apport) -> None:
    _ecrire_une_date(connu, apport, "date", "date_precision", "releve_le")


def _ecrire_une_date(connu: Connu, apport: Apport, *champs: str) -> None:
    actuelle, apportee = connu.protection, apport.fait(Protection)
    for champ in (*champs, "texte_origine"):
        setattr(actuelle, champ, getattr(apportee, champ))
    actuelle.validate_constraints()
    actuelle.save()


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
    Comparaison(
        "statut",
        PAR_CODE["statut"].libelle,
        _statut,
        _remplacer_statut,
        _ajouter_statut,
        "Ajouter comme une autre protection",
    ),
    Comparaison(
        "date_decision",
        PAR_CODE["date_decision"].libelle,
        _date_decision,
        _remplacer_date_decision,
        manque=lambda connu, apport: connu.protection.decidee_le is None,
    ),
    Comparaison(
        "date_notification",
        PAR_CODE["date_notification"].libelle,
        _date_notification,
        _remplacer_date_notification,
        manque=lambda connu, apport: connu.protection.date is None,
    ),
    Comparaison(
        "cir",
        PAR_CODE["cir"].libelle,
        _cir,
        _remplacer_cir,
        # Only convoked, she had not signed: a day of signature says otherwise.
        manque=lambda connu, apport: connu.cir.date is None and connu.cir.signe,
    ),
    Comparaison("cir_fin", PAR_CODE["cir_fin"].libelle, _cir_fin, _remplacer_cir_fin),
]
