"""Keep private notes apart from follow-ups, behind a wall of their own."""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import fonctions, mur
from parcours import mur as du_parcours
from parcours.journalises import JOURNALISEES
from parcours.mur.tables import NOTE

NOTER = (
    "insert into parcours_noteprivee (id, cree_le, modifie_le, suivi_id, texte)"
    " select gen_random_uuid(), cree_le, modifie_le, id, synthese_privee from parcours_suivi where synthese_privee <> '' and structure_id is not null"
)
RENDRE = "update parcours_suivi s set synthese_privee = n.texte from parcours_noteprivee n where n.suivi_id = s.id"
RETIRER = "drop function acces.structures_agissantes(); drop function acces.structure_du_suivi()"
PROTEGE = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "blank": True, "editable": False}


class Migration(migrations.Migration):
    dependencies = [("parcours", "0008_qui_a_consulte")]
    operations = [
        migrations.CreateModel(
            name="NotePrivee",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("texte", models.TextField(max_length=5000, verbose_name="note privée de la structure")),
                ("departement", models.ForeignKey(to="acteurs.departement", **PROTEGE)),
                ("structure", models.ForeignKey(to="acteurs.structure", **PROTEGE)),
                (
                    "suivi",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="note", to="parcours.suivi"
                    ),
                ),
            ],
            options={
                "verbose_name": "note privée",
                "verbose_name_plural": "notes privées",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("texte", ""), _negated=True),
                        name="note_privee_non_vide",
                        violation_error_message="Une note privée a un texte.",
                    )
                ],
            },
        ),
        fonctions(Path(du_parcours.__file__).parent / "note.sql", RETIRER),
        declencheur(
            "parcours_noteprivee",
            "structure_du_suivi",
            "before insert or update on parcours_noteprivee",
            "acces.structure_du_suivi()",
        ),
        migrations.RunSQL(NOTER, RENDRE),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RemoveField("suivi", "synthese_privee"),
        mur(*NOTE),
        *journaliser(JOURNALISEES, "parcours_noteprivee"),
    ]
