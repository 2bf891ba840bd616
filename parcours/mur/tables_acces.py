"""The wall of what opens a pathway otherwise than an intervention under way, as in ``parcours.querysets_acces``.

``NOUVELLES``: the tables of this migration. ``ELARGIES``: those that ``tables.py`` walled, with what is now added to read.
"""

from parcours.mur.gabarits import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    SA_STRUCTURE,
    dans,
    ou,
)
from parcours.mur.tables import TABLES

_MOI = "agent_id = (select acces.agent())"
_SOUS_MON_AFFECTATION = f"{_MOI} and {SA_STRUCTURE} and {DEPARTEMENT_ACCOMPAGNE}"

# However it was asked, it lasts no longer than the dated rule: the clocks of two machines may differ by a minute.
_BIENTOT = "statement_timestamp() + acces.duree('ACCES_EXCEPTIONNEL_DUREE') + interval '1 minute'"

NOUVELLES = [
    (
        "parcours_accesexceptionnel",
        ou(DEPARTEMENT_LU, _MOI),
        # The coordination ends it, and says she has seen it; nobody lengthens her own.
        DEPARTEMENT_ECRIT,
        ou(
            DEPARTEMENT_ECRIT,
            f"{_SOUS_MON_AFFECTATION} and affectation_id = nullif(current_setting('cirj.affectation', true), '')::uuid"
            f" and fin <= {_BIENTOT}",
        ),
    ),
    (
        "parcours_essaiacces",
        ou(DEPARTEMENT_LU, _MOI),
        ou(DEPARTEMENT_ECRIT, _MOI),
        ou(DEPARTEMENT_ECRIT, _SOUS_MON_AFFECTATION),
    ),
    (
        "parcours_demanderapprochement",
        ou(DEPARTEMENT_LU, SA_STRUCTURE, dans("id", "demandes_tenues")),
        DEPARTEMENT_ECRIT,
        ou(DEPARTEMENT_ECRIT, _SOUS_MON_AFFECTATION),
    ),
    (
        "parcours_reponserapprochement",
        ou(DEPARTEMENT_LU, dans("candidate_id", "personnes_tenues"), dans("demande_id", "demandes_posees")),
        ou(DEPARTEMENT_ECRIT, dans("candidate_id", "personnes_tenues")),
        ou(DEPARTEMENT_ECRIT, dans("demande_id", "demandes_posees")),
    ),
]
_EN_PLUS = {
    "parcours_parcours": dans("id", "parcours_quittes"),
    "parcours_intervention": dans("id", "interventions_quittees"),
    "parcours_suivi": dans("id", "suivis_quittes"),
}
AVANT = [regle for regle in TABLES if regle[0] in _EN_PLUS]
ELARGIES = [(table, ou(lecture, _EN_PLUS[table]), *ecriture) for table, lecture, *ecriture in AVANT]
