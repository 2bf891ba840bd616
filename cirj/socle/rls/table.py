"""What PostgreSQL holds of one table beside its columns: its policies and its triggers."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Declencheur:
    """``quand``: « before insert or update of x »; ``fonction``: the call, « acces.f('a') »; ``si``: a condition on the row.

    ``pour``: what it runs once for, a row or a statement, with the tables of what was written if it reads them.
    """

    nom: str
    quand: str
    fonction: str
    si: str = ""
    pour: str = "for each row"

    def ordre(self, table: str) -> str:
        """Return the order that attaches it to ``table``."""
        si = f" when ({self.si})" if self.si else ""
        return f"create trigger {self.nom} {self.quand} on {table} {self.pour}{si} execute function {self.fonction}"


@dataclass(frozen=True)
class TableProtegee:
    """``lecture``, ``ecriture``, ``ajout``, ``retrait``: SQL conditions on a row; adding and deleting are writing, unless said.

    Without ``ecriture``, nobody but the owner's functions writes.

    ``departement``: the function of ``acces`` that gives the row the department of its parent, each time it is written.
    ``parent``: (table, column): when the department of that table's row changes, the rows that point to it follow.
    ``figees``: columns that only those who write the whole department may change once the row is there.
    ``sans_retour``: what was ended is not opened again by who does not write the department.
    """

    lecture: str
    ecriture: str = ""
    ajout: str = ""
    retrait: str = ""
    departement: str = ""
    parent: tuple[str, str] | None = None
    figees: tuple[str, ...] = ()
    sans_retour: bool = False
    declencheurs: tuple[Declencheur, ...] = ()

    def ordres(self, table: str) -> Iterator[str]:
        """Yield the orders that put ``table`` under row-level security and attach its triggers."""
        yield f"alter table {table} enable row level security"
        yield f"create policy {table}_lecture on {table} for select using ({self.lecture})"
        if self.ecriture:
            ecriture = f"using ({self.ecriture}) with check ({self.ecriture})"
            yield f"create policy {table}_ajout on {table} for insert with check ({self.ajout or self.ecriture})"
            yield f"create policy {table}_changement on {table} for update {ecriture}"
            yield f"create policy {table}_retrait on {table} for delete using ({self.retrait or self.ecriture})"
        for declencheur in self.tous_les_declencheurs():
            yield declencheur.ordre(table)
        if self.parent:
            # On the parent's table, one a child.
            du_parent, colonne = self.parent
            suivre = f"acces.emmener('{colonne}', '{table}')"
            yield Declencheur(f"emmener_{table}", "after update of departement_id", suivre).ordre(du_parent)

    def tous_les_declencheurs(self) -> list[Declencheur]:
        """Return the triggers of the table itself, those that its other fields ask for included."""
        trouves = list(self.declencheurs)
        if self.departement:
            trouves.append(Declencheur("porter_departement", "before insert or update", f"acces.{self.departement}()"))
        if self.figees:
            colonnes = ", ".join(f"'{colonne}'" for colonne in self.figees)
            trouves.append(Declencheur("figer", "before update", f"acces.figer({colonnes})"))
        if self.sans_retour:
            trouves.append(Declencheur("ne_pas_rouvrir", "before update", "acces.ne_pas_rouvrir()"))
        return trouves
