"""The crosses of a table, one column a pillar: there is work on it, where the dossier says that there is none.

A pillar that nobody spoke of is completed without asking; one that is under way says the same as the cross.
"""

from acteurs.nomenclatures import Pilier
from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison
from parcours.importation.differences.connus import Connu
from parcours.importation.resumes import COCHE
from parcours.models import PilierParcours
from parcours.nomenclatures import EtatPilier


def _tenu(connu: Connu, pilier: str) -> PilierParcours | None:
    tenus = connu.parcours.piliers.all() if connu.parcours else []
    return next((tenu for tenu in tenus if tenu.pilier == pilier), None)


def _pilier(pilier: Pilier) -> Comparaison:
    def comparer(connu: Connu, apport: Apport) -> tuple[str, str] | None:
        tenu = _tenu(connu, pilier)
        if pilier not in apport.dossier.coches or tenu is None or tenu.etat == EtatPilier.EN_COURS:
            return None
        if tenu.etat == EtatPilier.A_EVALUER and not tenu.resume:
            return None
        dit = tenu.get_etat_display()
        return f"{dit} : {tenu.resume}" if tenu.resume else dit, f"{EtatPilier.EN_COURS.label} : {COCHE}"

    def remplacer(connu: Connu, apport: Apport) -> None:
        """The line that somebody wrote stays."""
        tenu = _tenu(connu, pilier)
        tenu.etat, tenu.resume, tenu.depuis = EtatPilier.EN_COURS, tenu.resume or COCHE, None
        tenu.save(update_fields=["etat", "resume", "depuis", "modifie_le"])

    champ = f"pilier_{pilier}"
    return Comparaison(champ, PAR_CODE[champ].libelle, comparer, remplacer)


COMPARAISONS = [_pilier(pilier) for pilier in Pilier]
