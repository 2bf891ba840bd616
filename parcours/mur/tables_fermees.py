"""The wall of what opens a dossier, held against its own writers: an agent adds nothing that opens more to herself."""

from parcours.mur.gabarits import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    PARCOURS_ECRITS,
    SA_STRUCTURE,
    dans,
    ou,
    par_pilier,
)
from parcours.mur.tables import TABLES
from parcours.mur.tables_acces import ELARGIES

_AJOUTS = {
    # Its own structure, on a pillar it carries or in the dossier being opened; another (it was asked about a
    # look-alike), also on a pillar that it does not carry, health excepted.
    "parcours_intervention": ou(
        DEPARTEMENT_ECRIT,
        dans("parcours_id", "parcours_ouverts_seule"),
        par_pilier("parcours_equipe"),
        f"pilier <> 'sante' and not {SA_STRUCTURE} and {PARCOURS_ECRITS}",
    ),
    # The person whose dossier is being opened: not the other members of a household, who have their own team.
    "parcours_parcours": ou(
        DEPARTEMENT_ECRIT, f"{DEPARTEMENT_ACCOMPAGNE} and {dans('personne_id', 'personnes_nouvelles')}"
    ),
    "parcours_membremenage": ou(
        DEPARTEMENT_ECRIT,
        f"{dans('personne_id', 'personnes_ecrites')}"
        f" and ({dans('menage_id', 'menages_actuels')} or acces.menage_vide(menage_id))",
    ),
}
_D_AVANT = {regle[0]: regle for regle in TABLES} | {regle[0]: regle for regle in ELARGIES}
AVANT = [_D_AVANT[table] for table in _AJOUTS]
APRES = [(table, lecture, ecriture, _AJOUTS[table]) for table, lecture, ecriture, *_ in AVANT]

# Who asked counts the answers (``acces.reponses_recues``): a row would tell who answers, so who holds the dossier.
REPONSE = (
    "parcours_reponserapprochement",
    ou(DEPARTEMENT_LU, dans("candidate_id", "personnes_tenues")),
    ou(DEPARTEMENT_ECRIT, dans("candidate_id", "personnes_tenues")),
    ou(DEPARTEMENT_ECRIT, dans("demande_id", "demandes_posees")),
)

#: Table → what only those who write the whole department may change once the row is there.
FIGEES = {
    "parcours_personne": ("departement_id", "cree_par_id", "cree_le"),
    "parcours_parcours": ("personne_id", "departement_id", "cree_par_id", "cree_le"),
    "parcours_intervention": ("parcours_id", "structure_id", "pilier", "debut"),
    "parcours_membremenage": ("menage_id", "personne_id"),
    "parcours_suivi": ("parcours_id", "structure_id", "auteur_id"),
    "parcours_document": ("personne_id", "parcours_id", "suivi_id", "pilier", "structure_id"),
    "parcours_reponserapprochement": ("demande_id", "candidate_id"),
}
SANS_RETOUR = ("parcours_intervention", "parcours_membremenage")
