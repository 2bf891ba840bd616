"""« Début », « Fin », « Entrée », « Sortie » are those of what stands beside them: a job, a dwelling, or the pathway."""

from collections.abc import Sequence

from parcours.importation.contenus import AuContenu
from parcours.importation.mots_entetes import sens
from parcours.importation.tables import cle, mots_de

#: Fields that are those of the pathway, unless what stands beside speaks of something else.
D_UN_SUJET = {"entree", "sortie"}
#: Words that begin or end anything; one enters and leaves a pathway, a dwelling or a job.
_BORNES = frozenset({"debut", "fin"})
#: A column that is a field of a subject, whatever its header says.
_DES_CHAMPS = {"emploi": "emploi", "hebergement": "logement", "entree_hebergement": "logement"}
_DITS = {"emploi": "de l'emploi ou de la formation", "logement": "du logement ou de l'hébergement"}
_ORGANISME = "Elle est près de « {} » : est-ce la structure qui accompagne la personne, ou l'organisme de formation ?"
#: A header, and the field that it is, or "".
Voisine = tuple[str, str]


def d_un_autre_sujet(
    colonne: Voisine, gauche: Sequence[Voisine], droite: Sequence[Voisine], feuille: str = ""
) -> AuContenu | None:
    """Say why a column that its header makes the pathway's may be of something else; None when nothing beside says so.

    ``gauche`` and ``droite``: the columns of its sheet on each side, the nearest first. ``feuille``: the name of the sheet.
    """
    entete, champ = colonne
    if champ == "structure" and _mots(entete) <= mots_de("sujets", "organisme"):
        (voisine, _), sujet = _ce_qui_parle(gauche[:1])
        return AuContenu(_ORGANISME.format(voisine)) if sujet == "emploi" else None
    if champ not in D_UN_SUJET or _mots(entete) & mots_de("sujets", "parcours"):
        return None
    borne = bool(sens(entete) & _BORNES)
    admis = {"emploi", "logement", "autre", "?"} if borne else {"emploi", "logement"}
    for cote in (gauche, droite) if borne else (gauche,):
        voisine, sujet = _ce_qui_parle(cote)
        if sujet in admis and not (sujet == "?" and cote is droite):
            return _a_dire(champ, voisine, sujet, borne)
    if borne and (sujet := _sujet(feuille, "")) in _DITS:
        return _a_dire(champ, (feuille, ""), sujet, borne)
    return None


def _ce_qui_parle(cote: Sequence[Voisine]) -> tuple[Voisine, str]:
    """Return the nearest column that has a subject, and it; « ? » is that of a column that nothing knows, alone."""
    inconnue: Voisine = ("", "")
    for entete, champ in cote:
        if champ in D_UN_SUJET or not entete:
            continue
        if sujet := _sujet(entete, champ):
            return (entete, champ), sujet
        if champ and not _mots(entete) <= mots_de("sujets", "organisme"):
            break
        inconnue = inconnue if inconnue[0] else (entete, champ)
    return inconnue, "?" if inconnue[0] else ""


def _sujet(entete: str, champ: str) -> str:
    dits = (sujet for sujet in ("emploi", "logement", "autre") if _mots(entete) & mots_de("sujets", sujet))
    return _DES_CHAMPS.get(champ) or next(dits, "")


def _mots(entete: str) -> frozenset[str]:
    return frozenset(cle(entete).split())


def _a_dire(champ: str, voisine: Voisine, sujet: str, borne: bool) -> AuContenu:
    """« Sortie » after « Emploi » is likely that of the pathway; after « Contrat », the end of the job."""
    du_parcours, bout = ("l'entrée dans", "le début") if champ == "entree" else ("la sortie de", "la fin")
    autre = f"{bout} {_DITS[sujet]}" if sujet in _DITS else "autre chose"
    dit = f"Elle est près de « {voisine[0]} » : est-ce {du_parcours} l'accompagnement, ou {autre} ?"
    if voisine[1] and not borne:
        return AuContenu(dit, "", champ)
    if sujet == "logement" and champ == "entree":
        return AuContenu(dit, "", "entree_hebergement")
    return AuContenu(f"{dit} Le dossier n'a pas de place pour cette date, sauf en note.", "", "note")
