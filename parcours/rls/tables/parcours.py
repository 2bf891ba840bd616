"""The pathway and who intervenes on it: held against its own writers, nobody adds what opens more to herself."""

from cirj.socle.rls.conditions import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    SA_STRUCTURE,
    dans,
    ou,
)
from cirj.socle.rls.table import Declencheur, TableProtegee
from parcours.rls.commun import (
    PARCOURS_ECRITS,
    de_tout_le_parcours,
    du_parcours,
    par_pilier,
    par_son_pilier,
)

TABLES = {
    "parcours_parcours": TableProtegee(
        ou(ou(DEPARTEMENT_LU, dans("id", "parcours_vus")), dans("id", "parcours_quittes")),
        ou(DEPARTEMENT_ECRIT, dans("id", "parcours_ecrits")),
        # The person whose dossier is being opened: not the other members of a household, who have their own team.
        ou(DEPARTEMENT_ECRIT, f"{DEPARTEMENT_ACCOMPAGNE} and {dans('personne_id', 'personnes_nouvelles')}"),
        figees=("personne_id", "departement_id", "cree_par_id", "cree_le"),
        declencheurs=(
            Declencheur("noter_qui_cree", "before insert", "acces.noter_qui_cree()"),
            Declencheur(
                "clore_les_orientations",
                "after update of fin",
                "acces.clore_les_orientations()",
                si="new.fin is not null",
            ),
            Declencheur(
                "suivre_le_programme",
                "after insert or update of programme, debut, debut_precision, fin",
                "acces.suivre_le_programme()",
            ),
        ),
    ),
    "parcours_intervention": du_parcours(
        ou(ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus")), dans("id", "interventions_quittees")),
        ou(DEPARTEMENT_ECRIT, SA_STRUCTURE),
        # Its own structure, on a pillar it carries or in the dossier being opened; another (it was asked about a
        # look-alike), also on a pillar that it does not carry, health excepted.
        ou(
            DEPARTEMENT_ECRIT,
            dans("parcours_id", "parcours_ouverts_seule"),
            par_pilier("parcours_equipe"),
            f"pilier <> 'sante' and not {SA_STRUCTURE} and {PARCOURS_ECRITS}",
        ),
        figees=("parcours_id", "structure_id", "pilier", "debut"),
        sans_retour=True,
    ),
    "parcours_referent": de_tout_le_parcours(),
    "parcours_suivipostsortie": de_tout_le_parcours(),
    "parcours_pilierparcours": par_son_pilier(),
    "parcours_etape": par_son_pilier(),
    "parcours_diagnostic": par_son_pilier(),
    "parcours_objectif": par_son_pilier(),
    "parcours_rendezvous": par_son_pilier(),
    "parcours_pointblocage": du_parcours(
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), dans("id", "blocages_confies")),
        par_son_pilier().ecriture,
    ),
}
