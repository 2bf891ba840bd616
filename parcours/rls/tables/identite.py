"""The person, her other names, her papers and her household."""

from cirj.socle.rls.conditions import DEPARTEMENT_ACCOMPAGNE, DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from cirj.socle.rls.table import Declencheur, TableProtegee
from parcours.rls.commun import de_la_personne, papiers

TABLES = {
    "parcours_personne": TableProtegee(
        ou(DEPARTEMENT_LU, dans("id", "personnes_vues")),
        ou(DEPARTEMENT_ECRIT, dans("id", "personnes_ecrites")),
        DEPARTEMENT_ACCOMPAGNE,
        figees=("departement_id", "cree_par_id", "cree_le"),
        declencheurs=(Declencheur("noter_qui_cree", "before insert", "acces.noter_qui_cree()"),),
    ),
    "parcours_varianteidentite": papiers(),
    "parcours_protection": papiers(),
    "parcours_contratintegration": papiers(),
    "parcours_titresejour": papiers(),
    "parcours_reunificationfamiliale": papiers(),
    "parcours_membrereunification": papiers(),
    "parcours_menage": TableProtegee(
        ou(DEPARTEMENT_LU, dans("id", "menages_vus")),
        ou(DEPARTEMENT_ECRIT, dans("id", "menages_vus")),
        DEPARTEMENT_ACCOMPAGNE,
    ),
    "parcours_membremenage": de_la_personne(
        ou(DEPARTEMENT_LU, dans("menage_id", "menages_vus"), dans("personne_id", "personnes_ecrites")),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_ecrites")),
        ou(
            DEPARTEMENT_ECRIT,
            f"{dans('personne_id', 'personnes_ecrites')}"
            f" and ({dans('menage_id', 'menages_actuels')} or acces.menage_vide(menage_id))",
        ),
        figees=("menage_id", "personne_id"),
        sans_retour=True,
    ),
}
