"""Who follows the person, or followed her until she left, when the row names somebody else."""

import re

from cirj.socle.noms import sans_accents
from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison
from parcours.importation.differences.connus import Connu
from parcours.importation.referents_lus import NomEcrit
from parcours.models import Referent

_STRUCTURE = re.compile(r"\([^)]*\)")
_PLUSIEURS = re.compile(r"[/,;+&>\n]")
#: « Mme Martin » is Claire Martin: a first name more says the same person. Two words more may name somebody else.
_MOTS_DE_PLUS = 1


def _referent(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    dit, actuel = apport.ligne.valeur("referent"), _compare(connu, apport)
    if not dit or actuel is None or not apport.dossier.referents:
        return None
    return None if _meme_personne(str(actuel), dit) else (str(actuel), dit)


def _compare(connu: Connu, apport: Apport) -> Referent | None:
    """The one of today; of whoever is gone, as the row says too, the one who followed her until the end."""
    if connu.parcours:
        return connu.referent
    clos = connu.parcours_clos
    if clos is None or not apport.dossier.parcours.fin:
        return None
    siens = [r for r in clos.referents.all() if r.principal and r.fin]
    # One that he replaced may be noted until the day when that was told, after the exit.
    return max(siens, key=lambda r: (r.fin == clos.fin, r.debut, r.cree_le), default=None)


def _meme_personne(tenu: str, dit: str) -> bool:
    tenu, dit = (_STRUCTURE.sub(" ", ecrit).strip() for ecrit in (tenu, dit))
    if sans_accents(tenu) == sans_accents(dit):
        return True
    ici, la = NomEcrit.de(tenu), NomEcrit.de(dit)
    if (ici.sexe and la.sexe and ici.sexe != la.sexe) or _PLUSIEURS.search(tenu) or _PLUSIEURS.search(dit):
        return False
    mots, autres = sorted((set(ici.mots), set(la.mots)), key=len)
    return bool(mots) and mots <= autres and len(autres) - len(mots) <= _MOTS_DE_PLUS


def _remplacer_referent(connu: Connu, apport: Apport) -> None:
    apporte, jour = apport.dossier.referents[0], apport.provenance.jour
    if connu.parcours:
        # Whether the row ends the pathway, and her part in it, is chosen apart.
        apporte.debut, apporte.fin = jour, None
        connu.parcours.nommer_referent(apporte, jour)
        return
    tenu = _compare(connu, apport)
    if tenu.agent_id:
        # Somebody of the team noted an account: it stays in the dossier, beside the name that the table tells.
        tenu.principal = False
        tenu.save(update_fields=["principal", "modifie_le"])
        apporte.parcours, apporte.debut, apporte.fin = connu.parcours_clos, tenu.debut, tenu.fin
        apporte.save()
        return
    # A name that a table told wrong is corrected: on which day the one followed the other is not known.
    tenu.nom_libre, tenu.structure_id = apporte.nom_libre, apporte.structure_id or tenu.structure_id
    tenu.save(update_fields=["nom_libre", "structure", "modifie_le"])


COMPARAISONS = [Comparaison("referent", PAR_CODE["referent"].libelle, _referent, _remplacer_referent)]
