"""The wall of the social and health pillars: rights by their kind, children's school and duos by the household."""

from parcours.mur.gabarits import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from parcours.mur.tables import TABLES


def droits(de_sante: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the wall of rights, those of health told by their kind."""
    sante = ", ".join(f"'{code}'" for code in de_sante)
    lus, ecrits = (
        ou(f"type in ({sante}) and {dans('personne_id', f, 'sante')}",
           f"type not in ({sante}) and {dans('personne_id', f, 'social')}")
        for f in ("personnes_lues", "personnes_du_pilier")
    )  # fmt: skip
    return "parcours_droit", ou(DEPARTEMENT_LU, lus), ou(DEPARTEMENT_ECRIT, ecrits)


#: As ``tables`` walled them, then with the whole checklist; frozen here, as the migration wrote it.
DROITS_AVANT = next(regle for regle in TABLES if regle[0] == "parcours_droit")
DROITS = droits(("css", "puma", "medecin_traitant", "carte_vitale", "bilan_sante", "pass", "pmi", "mdph"))


#: What belongs to a household as much as to one of its members, read by who carries the social pillar.
DU_FOYER = (
    ou(DEPARTEMENT_LU, dans("personne_id", "foyers_lus", "social")),
    ou(DEPARTEMENT_ECRIT, dans("personne_id", "foyers_du_pilier", "social")),
)
