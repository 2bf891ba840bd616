"""The first rows of dated rules, as one operation of a migration: each floor gives those that its program reads."""

import datetime

from django.db import migrations

#: (code, label, value, unit, valid from, valid to or "", source)
Ligne = tuple[str, str, str, str, str, str, str]


def regles_initiales(lignes: list[Ligne]) -> migrations.RunPython:
    """Return the operation that adds ``lignes``; its reverse takes away all the rows of their codes."""

    def ajouter(apps, schema_editor) -> None:
        regles = apps.get_model("socle", "RegleMetier")
        regles.objects.bulk_create(
            regles(
                code=code,
                libelle=libelle,
                valeur=valeur,
                unite=unite,
                valable_du=datetime.date.fromisoformat(du),
                valable_au=datetime.date.fromisoformat(au) if au else None,
                source=source,
            )
            for code, libelle, valeur, unite, du, au, source in lignes
        )

    def retirer(apps, schema_editor) -> None:
        apps.get_model("socle", "RegleMetier").objects.filter(code__in={ligne[0] for ligne in lignes}).delete()

    return migrations.RunPython(ajouter, retirer)
