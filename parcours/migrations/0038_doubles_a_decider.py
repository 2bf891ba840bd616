"""Doubles put off; what was decided of an imported row remembered for the next file, and for the list of dossiers."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.tables_reunions import REPORTS

#: A row that was said to be nobody known has its own dossier: the two are not to be proposed as doubles.
DEJA_DITS = """
insert into parcours_personnesdistinctes (id, cree_le, modifie_le, departement_id, une_id, autre_id, agent_id)
    select distinct on (1, 2) gen_random_uuid(), now(), now(), d.departement_id, d.une, d.autre, d.decide_par_id
    from (
        select p.departement_id, least(p.candidate_id, l.personne_id) as une,
            greatest(p.candidate_id, l.personne_id) as autre, p.decide_par_id
        from parcours_propositiondoublon p join parcours_ligneimport l on l.id = p.ligne_id
        where p.decision = 'autre' and p.decide_par_id is not null and l.resultat = 'creee'
            and l.personne_id is not null and l.personne_id <> p.candidate_id
    ) d
    on conflict do nothing
"""


def _vers(modele: str, effacement) -> models.ForeignKey:
    return models.ForeignKey(on_delete=effacement, related_name="+", to=modele)


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0001_initial"),
        ("parcours", "0037_une_lettre_fausse"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "propositiondoublon",
            "identite",
            models.CharField(blank=True, db_index=True, default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            "propositiondoublon",
            "reporte_le",
            models.DateTimeField(blank=True, null=True, verbose_name="remis à plus tard le"),
        ),
        migrations.CreateModel(
            name="DoubleReporte",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("reporte_le", models.DateTimeField(verbose_name="remis à plus tard le")),
                ("agent", _vers(settings.AUTH_USER_MODEL, django.db.models.deletion.PROTECT)),
                ("autre", _vers("parcours.personne", django.db.models.deletion.CASCADE)),
                ("departement", _vers("acteurs.departement", django.db.models.deletion.PROTECT)),
                ("une", _vers("parcours.personne", django.db.models.deletion.CASCADE)),
            ],
            options={
                "verbose_name": "double remis à plus tard",
                "verbose_name_plural": "doubles remis à plus tard",
                "ordering": ["reporte_le"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("une", "autre"),
                        name="double_reporte_une_fois",
                        violation_error_message="Ces deux dossiers sont déjà remis à plus tard.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("une", models.F("autre")), _negated=True),
                        name="double_reporte_deux",
                        violation_error_message="Un dossier ne peut pas être le double de lui-même.",
                    ),
                ],
            },
        ),
        *(operation for table in REPORTS for operation in enclore(*table)),
        migrations.RunSQL(DEJA_DITS, migrations.RunSQL.noop),
    ]
