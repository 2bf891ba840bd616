"""Every table about people, with its policies and triggers, one file a subject."""

from parcours.rls.tables import (
    acces,
    agir,
    alertes,
    identite,
    imports,
    orientations,
    parcours,
    piliers,
    suivis,
)

TABLES = {
    table: protegee
    for sujet in (identite, parcours, piliers, suivis, acces, orientations, agir, alertes, imports)
    for table, protegee in sujet.TABLES.items()
}
