"""What a form is kept for: a session closed elsewhere or lost, a token of before the last login, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0010_comptes_modifies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="saisiegardee",
            name="raison",
            field=models.CharField(
                choices=[
                    ("inactivite", "la session s'était fermée"),
                    ("session", "vous n'étiez plus connecté"),
                    ("jeton", "la connexion avait changé entre-temps"),
                    ("confirmation", "il fallait confirmer que c'était bien vous"),
                ],
                max_length=20,
            ),
        ),
    ]
