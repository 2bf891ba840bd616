"""What an import writes, kept for a while so that it can be cancelled as a whole; who cancelled it, and what that did."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cirj.socle.chiffrement
from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.departements import declencheur
from parcours.journalises import JOURNALISEES
from parcours.mur.enceinte import enclore
from parcours.mur.tables_imports import ECRITURE

(_IMPORT_NOTE,) = journaliser(JOURNALISEES, "parcours_importation")


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0014_essais_connexion"),
        ("parcours", "0034_difficultes"),
        ("socle", "0022_regle_annulation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="importation",
            name="annulation",
            field=cirj.socle.chiffrement.JsonChiffre(blank=True, default=dict, verbose_name="bilan de l'annulation"),
        ),
        migrations.AddField(
            model_name="importation",
            name="annule_le",
            field=models.DateTimeField(blank=True, null=True, verbose_name="annulé le"),
        ),
        migrations.AddField(
            model_name="importation",
            name="annule_par",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="importation",
            name="etat",
            field=models.CharField(
                choices=[
                    ("a_verifier", "À vérifier"),
                    ("en_attente", "En attente"),
                    ("en_cours", "En cours"),
                    ("termine", "Terminé"),
                    ("echec", "En échec"),
                    ("annulation", "Annulation en cours"),
                    ("annule", "Annulé"),
                ],
                default="a_verifier",
                max_length=12,
                verbose_name="état",
            ),
        ),
        migrations.CreateModel(
            name="EcritureImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("dossier", models.UUIDField(db_index=True, verbose_name="dossier")),
                ("creee", models.BooleanField(verbose_name="personne créée")),
                ("gestes", cirj.socle.chiffrement.JsonChiffre(verbose_name="ce qui a été écrit")),
                ("retirer_vu_le", models.DateTimeField(blank=True, null=True, verbose_name="à retirer, vu le")),
                (
                    "departement",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.departement",
                    ),
                ),
                (
                    "importation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ecritures", to="parcours.importation"
                    ),
                ),
                (
                    "ligne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ecritures", to="parcours.ligneimport"
                    ),
                ),
            ],
            options={
                "verbose_name": "écriture d'un import",
                "verbose_name_plural": "écritures d'un import",
                "ordering": ["-cree_le", "id"],
            },
        ),
        declencheur(
            "parcours_ecritureimport",
            "porter_departement",
            "before insert or update on parcours_ecritureimport",
            "acces.departement_de_l_import()",
        ),
        *enclore(*ECRITURE, journal=False),
        # What cancelling did holds identifiers: named as changed, not copied.
        migrations.RunSQL(_IMPORT_NOTE.sql, migrations.RunSQL.noop),
    ]
