"""The plural of a contract, as the page that cancels an import says it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("parcours", "0039_differences_des_imports")]

    operations = [
        migrations.AlterModelOptions(
            name="contratintegration",
            options={
                "ordering": ["-date", "-cree_le"],
                "verbose_name": "contrat d'intégration républicaine",
                "verbose_name_plural": "contrats d'intégration républicaine",
            },
        ),
    ]
