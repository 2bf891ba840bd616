"""What the dated rules say of a prescription of French, in words: nobody is stopped from noting what was prescribed."""

import datetime

from django.db.models import F

from cirj.socle.regles import Bareme
from parcours.models import PrescriptionLinguistique
from parcours.nomenclatures import Modalite, Niveau, ProfilLangue

CODES = (
    "PRESCRIPTION_HEURES",
    "PRESCRIPTION_NIVEAU",
    "PRESCRIPTION_PRESENTIEL",
    "PRESCRIPTION_BFC_HEURES",
    "PRESCRIPTION_BFC_NIVEAU",
    "RYTHME_EXTENSIF",
    "RYTHME_SEMI_INTENSIF",
    "RYTHME_INTENSIF",
)
#: Region where an experiment replaces the common rules → what its rules begin with.
EXPERIMENTATIONS = {"Bourgogne-Franche-Comté": "PRESCRIPTION_BFC"}


def avertissements(prescription: PrescriptionLinguistique, region: str, profil: str, bareme: Bareme) -> list[str]:
    """Return what does not fit the rules in force on the day of the prescription; nothing without a day.

    ``region``: the department's, for experiments; ``profil``: the person's last known reading profile, or "".
    """
    if (jour := prescription.date) is None:
        return []
    dites = [_rythme(prescription, jour, bareme)]
    if prescription.modalite == Modalite.PRESENTIEL:
        dites += [_heures(prescription.heures, jour, region, bareme), _profil(profil, jour, bareme)]
    dites.append(_niveau(prescription.niveau_vise, jour, region, bareme))
    return [dite for dite in dites if dite]


def _heures(heures: int | None, jour: datetime.date, region: str, bareme: Bareme) -> str:
    if heures is None:
        return ""
    essai = bareme.liste(f"{EXPERIMENTATIONS.get(region, '')}_HEURES", jour)
    if essai:
        mini, maxi = map(int, essai)
        return "" if mini <= heures <= maxi else f"à cette date, la région prescrivait de {mini} à {maxi} heures"
    permises = bareme.liste("PRESCRIPTION_HEURES", jour)
    if not permises or str(heures) in permises:
        return ""
    return f"à cette date, on prescrivait {_ou(permises)} heures"


def _niveau(vise: str, jour: datetime.date, region: str, bareme: Bareme) -> str:
    if not vise:
        return ""
    essai = bareme.liste(f"{EXPERIMENTATIONS.get(region, '')}_NIVEAU", jour)
    vises = essai or bareme.liste("PRESCRIPTION_NIVEAU", jour)
    if not vises or vise in vises:
        return ""
    return f"à cette date, le niveau visé était {_ou([str(Niveau(code).label) for code in vises])}"


def _profil(profil: str, jour: datetime.date, bareme: Bareme) -> str:
    concernes = bareme.liste("PRESCRIPTION_PRESENTIEL", jour)
    if not concernes or not profil or profil in concernes:
        return ""
    lus = _ou([str(ProfilLangue(code).label).lower() for code in concernes])
    return f"à cette date, les cours en présence étaient réservés au profil {lus}"


def _rythme(prescription: PrescriptionLinguistique, jour: datetime.date, bareme: Bareme) -> str:
    if not prescription.rythme or prescription.heures_semaine is None:
        return ""
    bornes = bareme.liste(f"RYTHME_{prescription.rythme.upper()}", jour)
    if not bornes:
        return ""
    mini, maxi = map(int, bornes)
    if mini <= prescription.heures_semaine <= maxi:
        return ""
    return f"un rythme {prescription.get_rythme_display().lower()} va de {mini} à {maxi} heures par semaine"


def _ou(mots: list[str]) -> str:
    *premiers, dernier = mots
    return f"{', '.join(premiers)} ou {dernier}" if premiers else dernier


def profil_de(personne) -> str:
    """Return the reading profile known last, or ""."""
    connus = personne.evaluationlinguistiques.exclude(profil="").order_by(F("date").desc(nulls_last=True))
    return connus.values_list("profil", flat=True).first() or ""
