"""The facts of one pillar each: language, housing, social, health, work."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from parcours.rls.commun import de_la_personne, du_foyer, du_pilier

#: Rights of health: read by who carries health, the others by who carries the social pillar.
DROITS_DE_SANTE = ("css", "puma", "medecin_traitant", "carte_vitale", "bilan_sante", "pass", "pmi", "mdph")


def _droits(fonction: str) -> str:
    sante = ", ".join(f"'{code}'" for code in DROITS_DE_SANTE)
    return ou(
        f"type in ({sante}) and {dans('personne_id', fonction, 'sante')}",
        f"type not in ({sante}) and {dans('personne_id', fonction, 'social')}",
    )


TABLES = {
    "parcours_evaluationlinguistique": du_pilier("langue"),
    "parcours_prescriptionlinguistique": du_pilier("langue"),
    "parcours_inscriptioncours": du_pilier("langue"),
    "parcours_sejour": du_pilier("logement"),
    "parcours_bailglissant": du_pilier("logement"),
    "parcours_demandelogement": du_pilier("logement"),
    "parcours_situationemploi": du_pilier("emploi"),
    "parcours_permisconduire": du_pilier("emploi"),
    "parcours_diplome": du_pilier("emploi"),
    "parcours_accessoins": du_pilier("sante"),
    "parcours_scolarite": du_foyer(),
    "parcours_duo": du_foyer(),
    "parcours_beneficiaireduo": du_foyer(),
    "parcours_droit": de_la_personne(
        ou(DEPARTEMENT_LU, _droits("personnes_lues")), ou(DEPARTEMENT_ECRIT, _droits("personnes_du_pilier"))
    ),
}
