"""What is noted of the accounts: who was given, or lost, which access."""

from cirj.socle.journal_ecritures import Journalisee

# An account belongs to no department: its latest access says which coordination answers for it.
_DU_COMPTE = (
    "null::uuid[], (select f.departement_id from acteurs_affectation f where f.agent_id = ligne.id "
    "order by f.fin is not null, f.debut desc limit 1), false"
)
_DU_DEPARTEMENT = "null::uuid[], ligne.departement_id, false"

JOURNALISEES = {
    "acteurs_affectation": Journalisee("un accès", _DU_DEPARTEMENT),
    "acteurs_agent": Journalisee("un compte", _DU_COMPTE, sans_valeur=("password",), ignorees=("last_login",)),
    "acteurs_invitation": Journalisee(
        "une invitation", _DU_DEPARTEMENT, sans_valeur=("jeton",), ignorees=("envoyee_le", "echec_envoi")
    ),
    "acteurs_structure": Journalisee("une structure", _DU_DEPARTEMENT),
}
