"""What the law says of each person to come, told as reasons and never blocking: a human decides (CESEDA L561-2).

The age of a child counts on the day of the request. A birth known to the month or the year gives two birthdays, the
earliest and the latest possible; between them, the birthday itself included, the answer is « uncertain ».
"""

import datetime
from dataclasses import dataclass

from cirj.socle.calendrier import bornes, en_francais
from cirj.socle.noms import de
from cirj.socle.regles import Bareme, decaler
from parcours.nomenclatures import EtatReunification, LienReunification, StatutProtection

REGLES = ("REUNIF_AGE", "REUNIF_AGE_CONJOINT", "REUNIF_ALERTE", "AGE_MAJORITE")
ELIGIBLE, APPROCHE, INCERTAIN, DEPASSE, INCONNU = "eligible", "approche", "incertain", "depasse", "inconnu"


@dataclass(frozen=True)
class Avis:
    """What can be said of an age: one of the five states above, and its sentence."""

    etat: str
    phrase: str


def anniversaires(
    naissance: datetime.date, precision: str, regle: str, bareme: Bareme, jour: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """Return the earliest and the latest day on which the age of ``regle``, as in force on ``jour``, is reached."""
    premier, dernier = bornes(naissance, precision)
    trouvee = bareme.regle(regle, jour)
    return decaler(premier, trouvee), decaler(dernier, trouvee)


def avis_age(
    naissance: datetime.date | None, precision: str, demande: datetime.date | None, jour: datetime.date, bareme: Bareme
) -> Avis:
    """Say whether a child's age allows the request made on ``demande``; still to be made (None), whether today's does."""
    if naissance is None:
        return Avis(INCONNU, "Date de naissance inconnue : l'âge ne peut pas être vérifié.")
    au = demande or jour
    tot, tard = anniversaires(naissance, precision, "REUNIF_AGE", bareme, au)
    ans = bareme.regle("REUNIF_AGE", au).valeur
    if au < tot:
        if demande:
            return Avis(ELIGIBLE, f"Moins de {ans} ans le jour de la demande.")
        if tot <= decaler(jour, bareme.regle("REUNIF_ALERTE", jour)):
            return Avis(APPROCHE, f"Les {ans} ans approchent : à déposer avant le {en_francais(tot)}.")
        return Avis(ELIGIBLE, f"Éligible par l'âge : à déposer avant le {en_francais(tot)}.")
    if au > tard:
        quand = "le jour de la demande" if demande else f"depuis le {en_francais(tard)}"
        suite = "" if demande else " : n'est plus éligible par l'âge"
        return Avis(DEPASSE, f"A dépassé {ans} ans {quand}{suite}.")
    if tot == tard:
        return Avis(
            INCERTAIN, f"Incertain : {ans} ans ce jour même, la loi dit « n'ayant pas dépassé » cet anniversaire."
        )
    entre = f"entre le {en_francais(tot)} et le {en_francais(tard)}"
    return Avis(INCERTAIN, f"Incertain : les {ans} ans tombent {entre}, la date de naissance n'est pas connue au jour.")


def remarques(attendu, titulaire, jour: datetime.date, bareme: Bareme) -> tuple[str, ...]:
    """Return what the law says of ``attendu`` (``MembreReunification``), in French; nothing about who has arrived."""
    if attendu.arrive_le:
        return ()
    demande = attendu.reunification.demande_le
    au = demande or jour
    match attendu.lien:
        case LienReunification.ENFANT:
            return (avis_age(attendu.date_naissance, attendu.naissance_precision, demande, jour, bareme).phrase,)
        case LienReunification.CONJOINT | LienReunification.CONCUBIN:
            return _conjoint(attendu, au, bareme)
    dites = []
    if titulaire.date_naissance is None:
        dites.append(f"Suppose une personne protégée mineure : l'âge {de(titulaire)} n'est pas connu.")
    elif au >= anniversaires(titulaire.date_naissance, titulaire.naissance_precision, "AGE_MAJORITE", bareme, au)[0]:
        dites.append(
            f"Suppose une personne protégée mineure : {titulaire} est ou pourrait être majeur (date à vérifier)."
        )
    if attendu.lien == LienReunification.FRATRIE:
        dites += _fratrie(attendu, au, bareme)
    return tuple(dites)


def remarque_protection(statut: str) -> tuple[str, ...]:
    """Say that the reunion supposes an international protection, when the one in force is another, or unknown."""
    if statut in StatutProtection.bpi():
        return ()
    dite = StatutProtection(statut).label.lower() if statut else "inconnue"
    return (f"Ouverte aux réfugiés, aux apatrides et aux protégés subsidiaires : la protection notée est {dite}.",)


def dire_les_attendus(attendus: list[list[str]]) -> str:
    """Return « Réunification en cours : épouse, 3 enfants »; each of ``attendus`` is (state, link, sex)."""
    phrases = []
    for etat in (EtatReunification.ACCEPTEE, EtatReunification.EN_COURS, EtatReunification.ENVISAGEE):
        siens = [(lien, sexe) for e, lien, sexe in attendus if e == etat]
        if not siens:
            continue
        enfants = sum(lien == LienReunification.ENFANT for lien, _ in siens)
        mots = [LienReunification(lien).dit(sexe) for lien, sexe in sorted(siens) if lien != LienReunification.ENFANT]
        if enfants:
            mots.append(f"{enfants} enfant{'s' if enfants > 1 else ''}")
        phrases.append(f"réunification {etat.label.lower()} : {', '.join(mots)}")
    return " ; ".join(phrases)


def _conjoint(attendu, au: datetime.date, bareme: Bareme) -> tuple[str, ...]:
    ans = bareme.regle("REUNIF_AGE_CONJOINT", au).valeur
    if attendu.date_naissance is None:
        return (f"Doit avoir {ans} ans : sa date de naissance n'est pas connue.",)
    _, tard = anniversaires(attendu.date_naissance, attendu.naissance_precision, "REUNIF_AGE_CONJOINT", bareme, au)
    return (f"Doit avoir {ans} ans : les aura au plus tard le {en_francais(tard)}.",) if au < tard else ()


def _fratrie(attendu, au: datetime.date, bareme: Bareme) -> list[str]:
    if attendu.date_naissance is None:
        return ["Doit être mineur : sa date de naissance n'est pas connue."]
    tot, _ = anniversaires(attendu.date_naissance, attendu.naissance_precision, "AGE_MAJORITE", bareme, au)
    return [f"Doit être mineur : sa majorité est au plus tôt le {en_francais(tot)}."] if au >= tot else []
