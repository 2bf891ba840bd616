"""What is noted of the accounts: who was given, or lost, which access."""

from cirj.socle.journal_ecritures import Journalisee

# An account belongs to no department: its latest access says which coordination answers for it.
_DU_COMPTE = (
    "null::uuid[], (select f.departement_id from acteurs_affectation f where f.agent_id = ligne.id "
    "order by f.fin is not null, f.debut desc limit 1), false"
)
_DE_L_OFFRE = "null::uuid[], (select s.departement_id from acteurs_structure s where s.id = ligne.structure_id), false"
_DE_LA_SESSION = (
    "null::uuid[], (select s.departement_id from acteurs_dispositif d join acteurs_structure s "
    "on s.id = d.structure_id where d.id = ligne.dispositif_id), false"
)
# A consortium may work in several departments: its first says which coordination reads the change.
_DU_GROUPEMENT = (
    "null::uuid[], (select min(d.departement_id) from acteurs_groupement_departements d "
    "where d.groupement_id = ligne.{cle}), false"
)
_DU_DEPARTEMENT = "null::uuid[], ligne.departement_id, false"

# The value that ends on the eve of the new one, whatever the unit the criterion was then said in.
_LA_PRECEDENTE = (
    "to_jsonb(p) from socle_reglemetier p where p.code = any (acces.codes_du_critere(ligne.code)) "
    "and p.valable_au = ligne.valable_du - 1"
)

JOURNALISEES = {
    "acteurs_affectation": Journalisee("un accès", _DU_DEPARTEMENT),
    "acteurs_agent": Journalisee("un compte", _DU_COMPTE, sans_valeur=("password",), ignorees=("last_login",)),
    "acteurs_dispositif": Journalisee("une offre", _DE_L_OFFRE),
    "acteurs_groupement": Journalisee("un groupement", _DU_GROUPEMENT.format(cle="id")),
    "acteurs_membregroupement": Journalisee("un membre de groupement", _DU_GROUPEMENT.format(cle="groupement_id")),
    "acteurs_invitation": Journalisee(
        "une invitation", _DU_DEPARTEMENT, sans_valeur=("jeton",), ignorees=("envoyee_le", "echec_envoi")
    ),
    "acteurs_session": Journalisee("une session", _DE_LA_SESSION),
    "acteurs_structure": Journalisee("une structure", _DU_DEPARTEMENT),
    "socle_reglemetier": Journalisee("une règle datée", precedent=_LA_PRECEDENTE, ignorees=("motif",)),
}
