"""Migration operations that make a table carry its department, kept by a trigger."""

import django.db.models.deletion
from django.db import migrations, models


def porter(app: str, modele: str, fonction: str, colonne: str) -> list:
    """Add ``departement`` to a model, filled by ``acces.<fonction>()`` from the row that ``colonne`` points to."""
    table, champ = f"{app}_{modele}", {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
    vers = {"to": "acteurs.departement", "blank": True, "editable": False, **champ}
    return [
        migrations.AddField(modele, "departement", models.ForeignKey(null=True, **vers)),
        declencheur(table, "porter_departement", f"before insert or update on {table}", f"acces.{fonction}()"),
        # The trigger fills the rows already there.
        migrations.RunSQL(f"update {table} set {colonne} = {colonne}", migrations.RunSQL.noop),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.AlterField(modele, "departement", models.ForeignKey(**vers)),
    ]


def declencheur(table: str, nom: str, quand: str, quoi: str) -> migrations.RunSQL:
    """Add the trigger ``nom`` to ``table``: ``quand`` is « before insert on t », ``quoi`` the function called."""
    return migrations.RunSQL(
        f"create trigger {nom} {quand} for each row execute function {quoi}", f"drop trigger {nom} on {table}"
    )
