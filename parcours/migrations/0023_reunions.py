"""Two dossiers made one: what undoes it, those said to be two people; the wall, the journal and the address that moved."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cirj.socle.chiffrement
from cirj.socle.mur.politiques import fonctions
from parcours import mur as du_parcours
from parcours.mur.enceinte import enclore
from parcours.mur.tables_reunions import TABLES

RETOUR = """
drop function acces.reunie_dans(uuid);
create or replace function journal.entrees_de(une_personne uuid) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public as $$
    select id from socle_entreejournal
    where personnes @> array[une_personne]
        and (departement = any (journal.departements_lus()) or journal.reglage('departements') = '*')
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0008_offre"),
        ("parcours", "0022_famille"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonnesDistinctes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "autre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parcours.personne"
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
                (
                    "une",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parcours.personne"
                    ),
                ),
            ],
            options={
                "verbose_name": "deux personnes différentes",
                "verbose_name_plural": "deux personnes différentes",
                "ordering": ["-cree_le"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("une", "autre"),
                        name="distinctes_une_fois",
                        violation_error_message="Ces deux dossiers sont déjà dits différents.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("une", models.F("autre")), _negated=True),
                        name="distinctes_deux",
                        violation_error_message="Un dossier ne peut pas être dit différent de lui-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reunion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("retiree_id", models.UUIDField(db_index=True, verbose_name="dossier retiré")),
                ("gestes", cirj.socle.chiffrement.JsonChiffre(verbose_name="ce qui a été fait")),
                (
                    "fichiers",
                    models.JSONField(blank=True, default=list, verbose_name="fichiers des documents mis de côté"),
                ),
                ("defaite_le", models.DateTimeField(blank=True, null=True, verbose_name="défaite le")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "defaite_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
                (
                    "gardee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reunions", to="parcours.personne"
                    ),
                ),
            ],
            options={
                "verbose_name": "réunion de deux dossiers",
                "verbose_name_plural": "réunions de deux dossiers",
                "ordering": ["-cree_le"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("defaite_le__isnull", True)),
                        fields=("retiree_id",),
                        name="reunion_une_fois_par_dossier",
                        violation_error_message="Ce dossier a déjà été réuni à un autre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gardee", models.F("retiree_id")), _negated=True),
                        name="reunion_de_deux_dossiers",
                        violation_error_message="Un dossier ne peut pas être réuni à lui-même.",
                    ),
                ],
            },
        ),
        *(operation for table in TABLES for operation in enclore(*table)),
        fonctions(Path(du_parcours.__file__).parent / "reunion.sql", RETOUR),
    ]
