"""The end of an integration contract as it is written, which goes before the one counted from the signature."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("parcours", "0040_ajouts_par_lots")]

    operations = [
        migrations.AddField(
            model_name="contratintegration",
            name="fin_prevue",
            field=models.DateField(blank=True, null=True, verbose_name="fin prévue le"),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=Q(fin_prevue__isnull=True)
                | ~Q(date__isnull=False, date_precision="jour")
                | Q(fin_prevue__gte=F("date")),
                name="cir_fin_apres_signature",
                violation_error_message="La fin prévue précède la signature.",
            ),
        ),
    ]
