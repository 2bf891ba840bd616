"""AGIR: the team of the pathway, the operator, who referred."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from cirj.socle.rls.table import Declencheur
from parcours.rls.commun import PARCOURS_ECRITS, coordination, de_tout_le_parcours, du_parcours

_OPERATEUR = dans("operateur_id", "structures")
_PRESCRIPTEUR = dans("prescripteur_id", "structures")
_SUSPENSION = de_tout_le_parcours()

TABLES = {
    # The columns that open something are frozen once they are written.
    "parcours_parcoursagir": du_parcours(
        ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus"), _OPERATEUR),
        ou(DEPARTEMENT_ECRIT, _OPERATEUR, _PRESCRIPTEUR, f"operateur_id is null and {PARCOURS_ECRITS}"),
        ou(DEPARTEMENT_ECRIT, f"{_PRESCRIPTEUR} and {PARCOURS_ECRITS}"),
        figees=(
            "parcours_id",
            "voie",
            "prescripteur_id",
            "operateur_id",
            "piliers",
            "oriente_le",
            "volontaire_le",
            "eligibilite",
        ),
        declencheurs=(
            Declencheur("ordonner_les_etats", "before insert or update", "acces.ordonner_les_etats_agir()"),
            Declencheur("noter_l_etat", "after insert or update", "acces.noter_l_etat_agir()"),
        ),
    ),
    # Written by the database itself: a trigger, under the owner's rights.
    "parcours_transitionagir": du_parcours(
        ou(
            DEPARTEMENT_LU,
            dans("parcours_id", "parcours_vus"),
            f"exists (select from parcours_parcoursagir a where a.id = agir_id and a.{_OPERATEUR})",
        ),
        DEPARTEMENT_ECRIT,
    ),
    "parcours_suspensionagir": du_parcours(
        _SUSPENSION.lecture,
        _SUSPENSION.ecriture,
        figees=("parcours_id", "auteur_id"),
        declencheurs=(Declencheur("apres_l_entree", "before insert or update", "acces.verifier_la_suspension_agir()"),),
    ),
    "parcours_rapprochementofii": coordination(),
    "parcours_ligneofii": coordination(),
}
