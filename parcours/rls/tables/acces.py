"""What opens a pathway otherwise than an intervention under way, and the look-alikes asked about."""

from cirj.socle.rls.conditions import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    MOI,
    SA_STRUCTURE,
    dans,
    ou,
)
from cirj.socle.rls.table import TableProtegee

_SOUS_MON_AFFECTATION = f"{MOI} and {SA_STRUCTURE} and {DEPARTEMENT_ACCOMPAGNE}"
# However it was asked, it lasts no longer than the dated rule: the clocks of two machines may differ by a minute.
_BIENTOT = "statement_timestamp() + acces.duree('ACCES_EXCEPTIONNEL_DUREE') + interval '1 minute'"

TABLES = {
    "parcours_accesexceptionnel": TableProtegee(
        ou(DEPARTEMENT_LU, MOI),
        # The coordination ends it, and says she has seen it; nobody lengthens her own.
        DEPARTEMENT_ECRIT,
        ou(
            DEPARTEMENT_ECRIT,
            f"{_SOUS_MON_AFFECTATION} and affectation_id = nullif(current_setting('cirj.affectation', true), '')::uuid"
            f" and fin <= {_BIENTOT}",
        ),
    ),
    "parcours_essaiacces": TableProtegee(
        ou(DEPARTEMENT_LU, MOI),
        ou(DEPARTEMENT_ECRIT, MOI),
        ou(DEPARTEMENT_ECRIT, _SOUS_MON_AFFECTATION),
        # Nobody forgets her own attempts.
        retrait=DEPARTEMENT_ECRIT,
    ),
    "parcours_demanderapprochement": TableProtegee(
        ou(DEPARTEMENT_LU, SA_STRUCTURE, dans("id", "demandes_tenues")),
        DEPARTEMENT_ECRIT,
        ou(DEPARTEMENT_ECRIT, _SOUS_MON_AFFECTATION),
    ),
    # Who asked counts the answers (``acces.reponses_recues``): a row would tell who answers, so who holds the dossier.
    "parcours_reponserapprochement": TableProtegee(
        ou(DEPARTEMENT_LU, dans("candidate_id", "personnes_tenues")),
        ou(DEPARTEMENT_ECRIT, dans("candidate_id", "personnes_tenues")),
        ou(DEPARTEMENT_ECRIT, dans("demande_id", "demandes_posees")),
        figees=("demande_id", "candidate_id"),
    ),
}
