"""The wall of each table of this floor: what is read, what is written, as in ``parcours.querysets``.

``(table, reading, writing, adding)``; adding is writing unless it is said.
"""

from parcours.mur.gabarits import (
    COORDINATION,
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    DU_PARCOURS,
    PAPIERS,
    PAR_PILIER,
    PARCOURS_ECRITS,
    PILIERS,
    SA_STRUCTURE,
    dans,
    du_pilier,
    ou,
    par_pilier,
)

# As they were when this wall was raised; ``tables_social`` gives the list of today.
_SANTE = "'css', 'puma', 'medecin_traitant'"
_DROIT = [
    ou(f"type in ({_SANTE}) and {dans('personne_id', f, 'sante')}",
       f"type not in ({_SANTE}) and {dans('personne_id', f, 'social')}")
    for f in ("personnes_lues", "personnes_du_pilier")
]  # fmt: skip
# A follow-up that touches health is read by who carries health; its own structure reads it while it intervenes.
_SUIVI_LU = ou(
    DEPARTEMENT_LU,
    f"{SA_STRUCTURE} and {dans('parcours_id', 'parcours_equipe')}",
    f"'sante' = any (piliers) and {dans('parcours_id', 'parcours_lus', 'sante')}",
    *(
        f"'{p}' = any (piliers) and not 'sante' = any (piliers) and {dans('parcours_id', 'parcours_lus', p)}"
        for p in PILIERS
        if p != "sante"
    ),
)

TABLES = [
    (
        "parcours_personne",
        ou(DEPARTEMENT_LU, dans("id", "personnes_vues")),
        ou(DEPARTEMENT_ECRIT, dans("id", "personnes_ecrites")),
        DEPARTEMENT_ACCOMPAGNE,
    ),
    ("parcours_varianteidentite", *PAPIERS),
    ("parcours_protection", *PAPIERS),
    ("parcours_contratintegration", *PAPIERS),
    ("parcours_titresejour", *PAPIERS),
    (
        "parcours_menage",
        ou(DEPARTEMENT_LU, dans("id", "menages_vus")),
        ou(DEPARTEMENT_ECRIT, dans("id", "menages_vus")),
        DEPARTEMENT_ACCOMPAGNE,
    ),
    (
        "parcours_membremenage",
        ou(DEPARTEMENT_LU, dans("menage_id", "menages_vus"), dans("personne_id", "personnes_ecrites")),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_ecrites")),
    ),
    (
        "parcours_parcours",
        ou(DEPARTEMENT_LU, dans("id", "parcours_vus")),
        ou(DEPARTEMENT_ECRIT, dans("id", "parcours_ecrits")),
        ou(DEPARTEMENT_ECRIT, f"{DEPARTEMENT_ACCOMPAGNE} and {dans('personne_id', 'personnes_ecrites')}"),
    ),
    (
        "parcours_intervention",
        DU_PARCOURS[0],
        ou(DEPARTEMENT_ECRIT, SA_STRUCTURE),
        DU_PARCOURS[1],
    ),
    ("parcours_referent", *DU_PARCOURS),
    ("parcours_suivipostsortie", *DU_PARCOURS),
    ("parcours_pilierparcours", *PAR_PILIER),
    ("parcours_etape", *PAR_PILIER),
    (
        "parcours_pointblocage",
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), dans("id", "blocages_confies")),
        PAR_PILIER[1],
    ),
    (
        "parcours_suivi",
        _SUIVI_LU,
        ou(DEPARTEMENT_ECRIT, f"{SA_STRUCTURE} and {PARCOURS_ECRITS}"),
    ),
    ("parcours_sejour", *du_pilier("logement")),
    ("parcours_evaluationlinguistique", *du_pilier("langue")),
    ("parcours_situationemploi", *du_pilier("emploi")),
    ("parcours_droit", ou(DEPARTEMENT_LU, _DROIT[0]), ou(DEPARTEMENT_ECRIT, _DROIT[1])),
    ("parcours_importation", *COORDINATION),
    ("parcours_ligneimport", *COORDINATION),
    ("parcours_propositiondoublon", *COORDINATION),
]

# A document of a follow-up goes with it (the sub-query passes the follow-up's own wall); of a pillar, with the pillar;
# identity papers go with the person. It is written by the structure that deposits it.
_DU_SUIVI = "suivi_id is not null and exists (select from parcours_suivi s where s.id = suivi_id)"
_IDENTITE = "suivi_id is null and pilier = ''"
DOCUMENT = (
    "parcours_document",
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
)

# A private note is its structure's, on the follow-ups that it still reads; not even the coordination's.
_SA_NOTE = ou(
    dans("departement_id", "departements_de_service"),
    f"{dans('structure_id', 'structures_agissantes')} and exists (select from parcours_suivi s where s.id = suivi_id)",
)
NOTE = ("parcours_noteprivee", _SA_NOTE, _SA_NOTE)
