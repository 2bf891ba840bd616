"""Follow-ups, the private note of their structure, the documents that go with them, and the collective activities."""

from cirj.socle.rls.conditions import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    SA_STRUCTURE,
    dans,
    ou,
)
from cirj.socle.rls.table import Declencheur, TableProtegee
from parcours.rls.commun import PARCOURS_ECRITS, PILIERS, de_la_personne, du_parcours, par_pilier

_EQUIPE = dans("parcours_id", "parcours_equipe")


def _par_ses_piliers(piliers: str) -> list[str]:
    """What touches health is read by who carries health, whatever else it speaks of."""
    return [
        f"'{p}' = any ({piliers})"
        + ("" if p == "sante" else f" and not 'sante' = any ({piliers})")
        + f" and {dans('parcours_id', 'parcours_lus', p)}"
        for p in PILIERS
    ]


# A private note is its structure's, on the follow-ups that it still reads; not even the coordination's.
_SA_NOTE = ou(
    dans("departement_id", "departements_de_service"),
    f"{dans('structure_id', 'structures_agissantes')} and exists (select from parcours_suivi s where s.id = suivi_id)",
)
# A document of a follow-up goes with it (the sub-query passes the follow-up's own policy); of a pillar, with the pillar;
# identity papers go with the person. It is written by the structure that deposits it.
_DU_SUIVI = "suivi_id is not null and exists (select from parcours_suivi s where s.id = suivi_id)"
_IDENTITE = "suivi_id is null and pilier = ''"
_DE_LA_STRUCTURE = dans("a.structure_id", "structures")


def _activite(*conditions: str) -> str:
    return f"exists (select from parcours_activite a where a.id = activite_id and ({ou(*conditions)}))"


TABLES = {
    "parcours_suivi": du_parcours(
        ou(
            # Its own structure reads it while it intervenes.
            ou(DEPARTEMENT_LU, f"{SA_STRUCTURE} and {_EQUIPE}", *_par_ses_piliers("piliers")),
            dans("id", "suivis_quittes"),
        ),
        ou(DEPARTEMENT_ECRIT, f"{SA_STRUCTURE} and {PARCOURS_ECRITS}"),
        figees=("parcours_id", "structure_id", "auteur_id", "importation_id", "fichier", "lu_le"),
    ),
    "parcours_noteprivee": TableProtegee(
        _SA_NOTE,
        _SA_NOTE,
        declencheurs=(Declencheur("structure_du_suivi", "before insert or update", "acces.structure_du_suivi()"),),
    ),
    "parcours_document": de_la_personne(
        ou(
            DEPARTEMENT_LU,
            _DU_SUIVI,
            f"{_IDENTITE} and {dans('personne_id', 'personnes_suivies')}",
            f"suivi_id is null and ({par_pilier('parcours_lus')})",
        ),
        ou(
            DEPARTEMENT_ECRIT,
            f"{SA_STRUCTURE} and {_DU_SUIVI}",
            f"{SA_STRUCTURE} and {_IDENTITE} and {dans('personne_id', 'personnes_ecrites')}",
            f"{SA_STRUCTURE} and suivi_id is null and ({par_pilier('parcours_equipe')})",
        ),
        figees=("personne_id", "parcours_id", "suivi_id", "pilier", "structure_id"),
    ),
    # An activity names nobody: the department reads it, its structure writes it.
    "parcours_activite": TableProtegee(ou(DEPARTEMENT_LU, DEPARTEMENT_ACCOMPAGNE), ou(DEPARTEMENT_ECRIT, SA_STRUCTURE)),
    # Who took part is read as a follow-up is.
    "parcours_participation": du_parcours(
        ou(
            DEPARTEMENT_LU,
            _activite(
                f"{_DE_LA_STRUCTURE} and {_EQUIPE}",
                *_par_ses_piliers("a.piliers"),
                f"not 'sante' = any (a.piliers) and {dans('parcours_id', 'parcours_exceptionnels')}",
            ),
        ),
        ou(DEPARTEMENT_ECRIT, f"{_EQUIPE} and {_activite(_DE_LA_STRUCTURE)}"),
    ),
}
