"""Sessions, agenda items and decisions carry their department: what the second wall compares."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.departements import porter
from cirj.socle.mur.politiques import fonctions
from comites import mur

PARENTS = [
    ("seance", "departement_du_comite", "comite_id"),
    ("participant", "departement_de_la_seance", "seance_id"),
    ("pointordredujour", "departement_de_la_seance", "seance_id"),
    ("decision", "departement_du_point", "point_id"),
    ("brouillondecision", "departement_du_point", "point_id"),
]


class Migration(migrations.Migration):
    dependencies = [("comites", "0001_initial"), ("socle", "0004_contexte")]
    operations = [
        fonctions(
            Path(mur.__file__).parent / "departement.sql",
            [f"drop function acces.{nom}()" for nom in sorted({fonction for _, fonction, _ in PARENTS})],
        ),
        *(op for modele, fonction, colonne in PARENTS for op in porter("comites", modele, fonction, colonne)),
    ]
