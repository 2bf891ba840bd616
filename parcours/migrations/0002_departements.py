"""Records carry their department, and dossiers who opened them: what the second wall compares."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cirj.socle.mur.departements import declencheur, porter
from cirj.socle.mur.politiques import fonctions
from parcours import mur

DE_LA_PERSONNE = [
    "varianteidentite", "membremenage", "protection", "contratintegration", "titresejour", "sejour",
    "evaluationlinguistique", "situationemploi", "droit",
]  # fmt: skip
DU_PARCOURS = ["pilierparcours", "intervention", "referent", "etape", "suivipostsortie"]
# These two already carried theirs, written by the program: the database writes it from now on.
DU_PARCOURS_DEJA = ["suivi", "pointblocage"]
FONCTIONS = [
    "departement_de_la_personne",
    "departement_du_parcours",
    "departement_de_l_import",
    "emmener",
    "noter_qui_cree",
]


def _qui_cree(modele: str) -> list:
    champ = models.ForeignKey(
        blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
        to=settings.AUTH_USER_MODEL,
    )  # fmt: skip
    table = f"parcours_{modele}"
    quand = f"before insert on {table}"
    return [
        migrations.AddField(modele, "cree_par", champ),
        declencheur(table, "noter_qui_cree", quand, "acces.noter_qui_cree()"),
    ]


def _emmener(modele: str, colonne: str, enfants: list[str]) -> migrations.RunSQL:
    table = f"parcours_{modele}"
    noms = ", ".join(f"'{nom}'" for nom in [colonne, *(f"parcours_{enfant}" for enfant in enfants)])
    quand = f"after update of departement_id on {table}"
    return declencheur(table, "emmener", quand, f"acces.emmener({noms})")


class Migration(migrations.Migration):
    dependencies = [
        ("parcours", "0001_initial"),
        ("socle", "0004_contexte"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        fonctions(Path(mur.__file__).parent / "departement.sql", [f"drop function acces.{nom}()" for nom in FONCTIONS]),
        *(op for nom in DE_LA_PERSONNE for op in porter("parcours", nom, "departement_de_la_personne", "personne_id")),
        *(op for nom in DU_PARCOURS for op in porter("parcours", nom, "departement_du_parcours", "parcours_id")),
        *porter("parcours", "ligneimport", "departement_de_l_import", "importation_id"),
        *(
            declencheur(
                f"parcours_{nom}",
                "porter_departement",
                f"before insert or update on parcours_{nom}",
                "acces.departement_du_parcours()",
            )
            for nom in DU_PARCOURS_DEJA
        ),
        _emmener("personne", "personne_id", DE_LA_PERSONNE),
        _emmener("parcours", "parcours_id", DU_PARCOURS + DU_PARCOURS_DEJA),
        migrations.AlterField("personne", "cle_tri", models.CharField(default="", editable=False, max_length=130)),
        *_qui_cree("personne"),
        *_qui_cree("parcours"),
    ]
