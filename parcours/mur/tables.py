"""The wall of each table of this floor: what is read, what is written, as in ``parcours.querysets``.

``(table, reading, writing, adding)``; adding is writing unless it is said.
"""

from parcours.nomenclatures import TypeDroit


def dans(colonne: str, fonction: str, pilier: str = "") -> str:
    """Return « column among what the function opens », computed once for the statement."""
    type_sql = "varchar" if fonction.startswith("departements") else "uuid"
    argument = f"'{pilier}'" if pilier else ""
    return f"{colonne} = any ((select acces.{fonction}({argument}))::{type_sql}[])"


DEPARTEMENT_LU = dans("departement_id", "departements_lus")
DEPARTEMENT_ECRIT = dans("departement_id", "departements_ecrits")
DEPARTEMENT_ACCOMPAGNE = dans("departement_id", "departements_accompagnes")
PARCOURS_ECRITS = dans("parcours_id", "parcours_ecrits")
SA_STRUCTURE = dans("structure_id", "structures")
_PILIERS = ("langue", "logement", "social", "sante", "emploi")


def ou(*conditions: str) -> str:
    return " or ".join(f"({condition})" for condition in conditions)


def par_pilier(fonction: str, colonne: str = "parcours_id", pilier: str = "pilier") -> str:
    return ou(*(f"{pilier} = '{p}' and {dans(colonne, fonction, p)}" for p in _PILIERS))


def _du_pilier(pilier: str) -> tuple[str, str]:
    """A record attached to the person, read and written by who carries one pillar."""
    return (
        ou(DEPARTEMENT_LU, dans("personne_id", "personnes_lues", pilier)),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_du_pilier", pilier)),
    )


# Identity and papers: read and kept by whoever follows the person.
_PAPIERS = (
    ou(DEPARTEMENT_LU, dans("personne_id", "personnes_suivies")),
    ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_ecrites")),
)
_PAR_PILIER = (
    ou(DEPARTEMENT_LU, par_pilier("parcours_lus")),
    ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), dans("parcours_id", "parcours_nouveaux")),
)
_DU_PARCOURS = (ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus")), ou(DEPARTEMENT_ECRIT, PARCOURS_ECRITS))
_COORDINATION = (DEPARTEMENT_LU, DEPARTEMENT_ECRIT)

_SANTE = ", ".join(f"'{code}'" for code in TypeDroit.de_sante())
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
        for p in _PILIERS
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
    ("parcours_varianteidentite", *_PAPIERS),
    ("parcours_protection", *_PAPIERS),
    ("parcours_contratintegration", *_PAPIERS),
    ("parcours_titresejour", *_PAPIERS),
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
        _DU_PARCOURS[0],
        ou(DEPARTEMENT_ECRIT, SA_STRUCTURE),
        _DU_PARCOURS[1],
    ),
    ("parcours_referent", *_DU_PARCOURS),
    ("parcours_suivipostsortie", *_DU_PARCOURS),
    ("parcours_pilierparcours", *_PAR_PILIER),
    ("parcours_etape", *_PAR_PILIER),
    (
        "parcours_pointblocage",
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), dans("id", "blocages_confies")),
        _PAR_PILIER[1],
    ),
    (
        "parcours_suivi",
        _SUIVI_LU,
        ou(DEPARTEMENT_ECRIT, f"{SA_STRUCTURE} and {PARCOURS_ECRITS}"),
    ),
    ("parcours_sejour", *_du_pilier("logement")),
    ("parcours_evaluationlinguistique", *_du_pilier("langue")),
    ("parcours_situationemploi", *_du_pilier("emploi")),
    ("parcours_droit", ou(DEPARTEMENT_LU, _DROIT[0]), ou(DEPARTEMENT_ECRIT, _DROIT[1])),
    ("parcours_importation", *_COORDINATION),
    ("parcours_ligneimport", *_COORDINATION),
    ("parcours_propositiondoublon", *_COORDINATION),
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
