"""The journal: read by who coordinates the department, and by each of what she did herself."""

from cirj.socle.rls.conditions import ou
from cirj.socle.rls.table import TableProtegee

TABLES = {
    "socle_entreejournal": TableProtegee(
        ou(
            "departement = any ((select journal.departements_lus())::text[])",
            "agent_id = (select journal.reglage('agent')::uuid)",
            "(select journal.reglage('departements')) = '*'",
        )
    ),
}
