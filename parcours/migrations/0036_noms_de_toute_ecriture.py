"""Write again what names are compared by, for the names that have other letters than ASCII's: every script is read now."""

from django.db import migrations
from django.db.models import Q

from cirj.socle.noms import cle_identite, sans_accents, texte_recherche

LOT = 1_000
_AUTRES_LETTRES = "[^\\x01-\\x7f]"


def reecrire(apps, schema_editor):
    """Derived columns only: neither the journal nor the date of the last change speaks of them."""
    variantes, demandes = (
        apps.get_model("parcours", "VarianteIdentite"),
        apps.get_model("parcours", "DemandeRapprochement"),
    )
    for modele in (variantes, demandes):
        ecrits = modele.objects.filter(Q(nom__regex=_AUTRES_LETTRES) | Q(prenom__regex=_AUTRES_LETTRES))
        for lot in _lots(ecrits.only("id", "nom", "prenom")):
            for ecrit in lot:
                ecrit.cle_identite = cle_identite(ecrit.nom, ecrit.prenom)[:200]
            modele.objects.bulk_update(lot, ["cle_identite"])
    autrement = variantes.objects.filter(Q(nom__regex=_AUTRES_LETTRES) | Q(prenom__regex=_AUTRES_LETTRES))
    concernees = Q(pk__in=autrement.values("personne"))
    for champ in ("nom", "prenom", "nom_usage"):
        concernees |= Q(**{f"{champ}__regex": _AUTRES_LETTRES})
    personnes = apps.get_model("parcours", "Personne")
    for lot in _lots(personnes.objects.filter(concernees).only("id", "nom", "prenom", "nom_usage")):
        noms: dict = {}
        for variante in variantes.objects.filter(personne__in=lot):
            noms.setdefault(variante.personne_id, []).append(f"{variante.nom} {variante.prenom}")
        for personne in lot:
            siens = noms.get(personne.pk, [])
            personne.recherche = texte_recherche(personne.nom, personne.prenom, personne.nom_usage, *siens)
            personne.cle_identite = cle_identite(personne.nom, personne.prenom)[:200]
            personne.cle_tri = sans_accents(f"{personne.nom} {personne.prenom}")[:130]
        personnes.objects.bulk_update(lot, ["recherche", "cle_identite", "cle_tri"])


def _lots(ensemble):
    lot = []
    for un in ensemble.order_by("pk").iterator(LOT):
        lot.append(un)
        if len(lot) == LOT:
            yield lot
            lot = []
    if lot:
        yield lot


class Migration(migrations.Migration):
    dependencies = [("parcours", "0035_annulation_des_imports")]
    operations = [migrations.RunPython(reecrire, migrations.RunPython.noop)]
