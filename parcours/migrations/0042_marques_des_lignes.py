"""The colour and the comments of a row are kept with it; the plural of a contract, as cancelling an import says it."""

from django.db import migrations, models

import cirj.socle.chiffrement


class Migration(migrations.Migration):
    dependencies = [("parcours", "0041_fin_prevue_du_contrat")]

    operations = [
        migrations.AlterModelOptions(
            name="contratintegration",
            options={
                "ordering": ["-date", "-cree_le"],
                "verbose_name": "contrat d'intégration républicaine",
                "verbose_name_plural": "contrats d'intégration républicaine",
            },
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="marques",
            field=cirj.socle.chiffrement.JsonChiffre(blank=True, default=dict, verbose_name="couleur et commentaires"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="marquee",
            field=models.BooleanField(default=False, verbose_name="en couleur ou commentée"),
        ),
    ]
