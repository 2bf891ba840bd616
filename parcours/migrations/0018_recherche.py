"""Find people by the database's own function; write again what names are compared by, which knows more spellings."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import fonctions
from cirj.socle.noms import cle_identite, sans_accents, texte_recherche
from parcours import mur as du_parcours

LOT = 1_000


def reecrire(apps, schema_editor):
    """Derived columns only: neither the journal nor the date of the last change speaks of them."""
    variantes = apps.get_model("parcours", "VarianteIdentite")
    noms: dict = {}
    for variante in variantes.objects.all():
        noms.setdefault(variante.personne_id, []).append(f"{variante.nom} {variante.prenom}")
        variantes.objects.filter(pk=variante.pk).update(cle_identite=cle_identite(variante.nom, variante.prenom)[:200])
    personnes = apps.get_model("parcours", "Personne")
    lot = []
    for personne in personnes.objects.only("id", "nom", "prenom", "nom_usage").iterator(LOT):
        siens = noms.get(personne.pk, [])
        personne.recherche = texte_recherche(personne.nom, personne.prenom, personne.nom_usage, *siens)
        personne.cle_identite = cle_identite(personne.nom, personne.prenom)[:200]
        personne.cle_tri = sans_accents(f"{personne.nom} {personne.prenom}")[:130]
        lot.append(personne)
        if len(lot) == LOT:
            _ecrire(personnes, lot)
            lot = []
    _ecrire(personnes, lot)


def _ecrire(personnes, lot: list) -> None:
    personnes.objects.bulk_update(lot, ["recherche", "cle_identite", "cle_tri"])


class Migration(migrations.Migration):
    dependencies = [("parcours", "0017_plan")]
    operations = [
        fonctions(
            Path(du_parcours.__file__).parent / "recherche.sql",
            [
                "drop function acces.personnes_cherchees(jsonb, text[], boolean)",
                "drop function acces.mots_trouves(jsonb, integer[], integer[])",
            ],
        ),
        migrations.RunPython(reecrire, migrations.RunPython.noop),
    ]
