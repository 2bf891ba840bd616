"""People are found by the name in use too; since when somebody lives in a household may be unknown.

What is already written keeps its dates: of a household nobody knows today whether a table or a person gave its own.
"""

from django.db import migrations, models

from cirj.socle.noms import cle_identite

LOT = 1_000


def ecrire_les_cles(apps, schema_editor):
    """A derived column only: neither the journal nor the date of the last change speaks of it."""
    personnes = apps.get_model("parcours", "Personne")
    avec_usage = personnes.objects.exclude(nom_usage="").only("id", "nom_usage", "prenom").order_by("pk")
    lot = []
    for personne in avec_usage.iterator(LOT):
        personne.cle_usage = cle_identite(personne.nom_usage, personne.prenom)[:200]
        lot.append(personne)
        if len(lot) == LOT:
            personnes.objects.bulk_update(lot, ["cle_usage"])
            lot = []
    if lot:
        personnes.objects.bulk_update(lot, ["cle_usage"])


class Migration(migrations.Migration):
    dependencies = [("parcours", "0042_marques_des_lignes")]
    operations = [
        migrations.AddField(
            model_name="membremenage",
            name="debut_connu",
            field=models.BooleanField(default=True, verbose_name="date d'arrivée dans le ménage connue"),
        ),
        migrations.AddField(
            model_name="personne",
            name="cle_usage",
            field=models.CharField(db_index=True, default="", editable=False, max_length=200),
        ),
        migrations.RunPython(ecrire_les_cles, migrations.RunPython.noop),
    ]
