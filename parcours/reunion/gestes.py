"""Rows moved, changed, added and withdrawn as the database holds them, each act written so that it can be undone.

A row is kept as PostgreSQL gives it (``to_jsonb``): encrypted columns stay encrypted, dates keep their microseconds.
"""

import json
from dataclasses import dataclass, field

from django.db import connection, models

DEPLACER, CHANGER, AJOUTER, RETIRER = "deplacer", "changer", "ajouter", "retirer"


def table_de(modele: type[models.Model]) -> str:
    return connection.ops.quote_name(modele._meta.db_table)


def ligne_brute(table: str, cle) -> dict | None:
    """Return the row as the database holds it."""
    with connection.cursor() as curseur:
        curseur.execute(f"select to_jsonb(t)::text from {table} t where t.id = %s", [cle])
        trouvee = curseur.fetchone()
    return json.loads(trouvee[0]) if trouvee else None


@dataclass
class Gestes:
    """What is done, in order."""

    faits: list[dict] = field(default_factory=list)

    def deplacer(self, modele, cle, colonne: str, vers) -> None:
        """Make the row point elsewhere; its date of last change says when somebody changed it, and stays."""
        table, nom = table_de(modele), connection.ops.quote_name(colonne)
        avant = ligne_brute(table, cle)[colonne]
        with connection.cursor() as curseur:
            curseur.execute(f"update {table} set {nom} = %s where id = %s", [vers, cle])
        self._noter(DEPLACER, table, cle=str(cle), colonne=colonne, avant=avant, apres=str(vers))

    def changer(self, objet: models.Model, **valeurs) -> None:
        table = table_de(type(objet))
        avant = ligne_brute(table, objet.pk)
        type(objet)._base_manager.filter(pk=objet.pk).update(**valeurs)
        self._noter(CHANGER, table, avant=avant, apres=ligne_brute(table, objet.pk))

    def ajouter(self, objet: models.Model) -> None:
        # What ``save`` of a model does beside its own row would be noted nowhere.
        type(objet)._base_manager.bulk_create([objet])
        self._noter(AJOUTER, table_de(type(objet)), apres=ligne_brute(table_de(type(objet)), objet.pk))

    def retirer(self, objet: models.Model) -> None:
        table = table_de(type(objet))
        self._noter(RETIRER, table, avant=ligne_brute(table, objet.pk))
        with connection.cursor() as curseur:
            curseur.execute(f"delete from {table} where id = %s", [objet.pk])

    def _noter(self, geste: str, table: str, **quoi) -> None:
        self.faits.append({"geste": geste, "table": table, **quoi})


def defaire(faits: list[dict]) -> list[str]:
    """Undo the acts, the last first; return, in plain French, what was changed since and is left as it is now."""
    gardes: list[str] = []
    for fait in reversed(faits):
        gardes += _DEFAIRE[fait["geste"]](fait)
    return gardes


def _ramener(fait: dict) -> list[str]:
    colonne = connection.ops.quote_name(fait["colonne"])
    with connection.cursor() as curseur:
        curseur.execute(
            f"update {fait['table']} set {colonne} = %s where id = %s and {colonne} = %s",
            [fait["avant"], fait["cle"], fait["apres"]],
        )
        return [] if curseur.rowcount else ["un élément retiré ou déplacé depuis la réunion reste comme il est"]


def _remettre(fait: dict) -> list[str]:
    """Give back the columns that nobody changed since."""
    maintenant = ligne_brute(fait["table"], fait["apres"]["id"])
    if maintenant is None:
        return ["un élément retiré depuis la réunion reste retiré"]
    intactes = [nom for nom, valeur in maintenant.items() if valeur == fait["apres"].get(nom)]
    _ecrire(fait["table"], fait["avant"], [nom for nom in intactes if fait["avant"][nom] != fait["apres"][nom]])
    changees = [nom for nom in maintenant if nom not in intactes and nom != "modifie_le"]
    return ["une information changée depuis la réunion est gardée telle qu'elle est aujourd'hui"] if changees else []


def _oter(fait: dict) -> list[str]:
    maintenant = ligne_brute(fait["table"], fait["apres"]["id"])
    if maintenant != fait["apres"]:
        return ["l'écriture du nom ajoutée par la réunion a été changée depuis : elle est gardée"] if maintenant else []
    with connection.cursor() as curseur:
        curseur.execute(f"delete from {fait['table']} where id = %s", [fait["apres"]["id"]])
    return []


def _rendre(fait: dict) -> list[str]:
    table, ligne = fait["table"], json.dumps(fait["avant"])
    with connection.cursor() as curseur:
        curseur.execute(f"insert into {table} select * from jsonb_populate_record(null::{table}, %s::jsonb)", [ligne])
    # A trigger may have filled a column in its own way (who opened the dossier).
    _ecrire(table, fait["avant"], [nom for nom in fait["avant"] if nom != "id"])
    return []


def _ecrire(table: str, ligne: dict, colonnes: list[str]) -> None:
    if not colonnes:
        return
    noms = [connection.ops.quote_name(nom) for nom in colonnes]
    affectations = ", ".join(f"{nom} = r.{nom}" for nom in noms)
    with connection.cursor() as curseur:
        curseur.execute(
            f"update {table} t set {affectations} from jsonb_populate_record(null::{table}, %s::jsonb) r where t.id = r.id",
            [json.dumps(ligne)],
        )


_DEFAIRE = {DEPLACER: _ramener, CHANGER: _remettre, AJOUTER: _oter, RETIRER: _rendre}
