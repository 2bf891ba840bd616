"""Where a right stands, as people write it: a tick, a state, either with its day; two states in a cell are asked.

« ouvert, renouvellement demandé », « demande refusée » say two things: neither is taken alone. What is only asked for is
never an opened right.
"""

from dataclasses import replace

from parcours.importation.coches import coche
from parcours.importation.coches_datees import coche_datee
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, DateRefusee, lire_date
from parcours.importation.dates_parmi_les_mots import dates_ecrites
from parcours.importation.lecture import Cellule, texte
from parcours.importation.tables import LONGUEUR_PREFIXE, cle, mots_de, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import EtatDroit

#: What the states of a right say of « non », of « x » beside « ✓ ».
PRECISIONS = {EtatDroit.A_FAIRE: "à demander", EtatDroit.OUVERT: "oui", EtatDroit.SANS_OBJET: "pas concerné"}


def droit(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the state, an ``EtatDroit``; ``details``: its day, where the cell says it."""
    ecrit, dit = texte(cellule), coche(cellule)
    datee = coche_datee(cellule, contexte) if dit is None else None
    if dit is False or (datee and not datee.oui):
        return Lecture(ecrit, None, "", f"« {ecrit} » peut dire à faire, refusé ou pas concerné : précisez.")
    if dit:
        # What is shown is what was written: « x », understood as yes.
        return _lecture(ecrit, EtatDroit.OUVERT)
    if datee:
        return _datee(_lecture(ecrit, EtatDroit.OUVERT), datee.date, datee.probleme)
    return etat_du_droit(ecrit, contexte)


def etat_du_droit(ecrit: str, contexte: Contexte) -> Lecture:
    """Return the state that words say, with the date beside it."""
    ligne, suite = table("droits").debut(ecrit)
    if ligne is None:
        return Lecture(ecrit, None, "", f"L'état du droit « {ecrit} » n'est pas reconnu (oui, non, en cours).")
    lue = _lecture(ecrit, ligne["code"])
    etats = etats_dits(ecrit)
    if len(etats) > 1:
        noms = " et ".join(f"« {EtatDroit(etat).label} »" for etat in etats)
        return Lecture(ecrit, None, "", f"« {ecrit} » dit {noms} : précisez où en est ce droit.")
    if _contredit(suite, ligne["code"]):
        return Lecture(ecrit, None, "", f"« {ecrit} » : précisez où en est ce droit.")
    dates = dates_ecrites(ecrit)
    if len(dates) != 1:
        return replace(lue, probleme=f"« {ecrit} » : les dates ne sont pas reprises.") if dates else lue
    autres = _sans_neutres(dates[0].reste)
    non_reprise = f"« {ecrit} » : la date « {dates[0].date} » n'est pas reprise."
    if autres and table("droits").exacte(autres) is None:
        # « jusqu'au 31/12/2025 » is not the day since when it is so.
        return replace(lue, probleme=non_reprise)
    try:
        jour = lire_date(dates[0].date, contexte.aujourdhui, None, contexte.epoque, contexte.age_max)
    except DateRefusee:
        return replace(lue, probleme=non_reprise)
    return _datee(lue, jour)


def _sans_neutres(mots: str) -> str:
    """« en cours depuis le » → « en cours »: the words that only join a date to what it dates are at an end."""
    neutres, utiles = mots_de("mots_d_une_coche", "neutre"), cle(mots).split()
    while utiles and table("droits").exacte(" ".join(utiles)) is None and utiles[-1] in neutres:
        utiles.pop()
    while utiles and table("droits").exacte(" ".join(utiles)) is None and utiles[0] in neutres:
        utiles.pop(0)
    return " ".join(utiles)


def etats_dits(ecrit: str) -> list[str]:
    """Return the states that the words name, wherever they stand, in their order."""
    mots, trouves, rang = cle(ecrit).split(), [], 0
    while rang < len(mots):
        ligne, suite = table("droits").debut(" ".join(mots[rang:]))
        pris = len(mots) - rang - len(suite.split())
        utile = ligne is not None and (rang == 0 or len(" ".join(mots[rang : rang + pris])) >= LONGUEUR_PREFIXE)
        if utile:
            trouves.append(ligne["code"])
        rang += pris if utile else 1
    return list(dict.fromkeys(trouves))


def a_choisir(lecture: Lecture) -> list[tuple[str, str]]:
    """Return the states, those that the words name first; nothing of what is taken already."""
    if lecture.valeur is not None:
        return []
    dits = etats_dits(lecture.texte)
    choix = [(c, f"{nom} ({PRECISIONS[c]})" if c in PRECISIONS else nom) for c, nom in EtatDroit.choices]
    return sorted(choix, key=lambda un: un[0] not in dits)


def choisi(ecrit: str, etat: str, contexte: Contexte) -> Lecture:
    """Return the state that was answered, on the day that stands beside a tick."""
    datee = coche_datee(ecrit, contexte)
    return _datee(_lecture(ecrit, etat), datee.date if datee else None)


def _contredit(suite: str, etat: str) -> bool:
    """Say whether the words that follow make an open right something else, or deny what is said."""
    mots = set(suite.split())
    sens = ("refus", "fini", "clos", "attente") if etat == EtatDroit.OUVERT else ("refus",)
    return not mots.isdisjoint(mots_de("mots_d_attente", *sens))


def _lecture(ecrit: str, etat: str) -> Lecture:
    return Lecture(ecrit, str(etat), EtatDroit(etat).label)


def _datee(lue: Lecture, jour: DateLue | None, probleme: str = "") -> Lecture:
    return replace(lue, lu=f"{lue.lu} ({jour})", details=jour) if jour else replace(lue, probleme=probleme)
