"""The rows of some dossiers put back as they were before one import; called in a transaction that can be given up."""

import json
from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db import connection

from parcours.importation.annulation.depuis import Traces
from parcours.models import EcritureImport, Menage, Personne
from parcours.reunion.gestes import AJOUTER, RETIRER, ligne_brute

_MODELES = {modele._meta.db_table: modele for modele in apps.get_models()}
#: Derived from the names, or of the row itself: they say nothing of what somebody changed.
_DERIVEES = {"modifie_le", "recherche", "cle_identite", "cle_usage", "cle_tri", "numero_empreinte"}


def retirer(traces: Traces) -> None:
    """Remove the people that the import created, with all that hangs on them, and their households once empty."""
    Personne._base_manager.filter(pk__in=list(traces.creees(Personne))).delete()
    _retirer_les_menages(list(traces.creees(Menage)))


def remettre(ecritures: Iterable[EcritureImport]) -> int:
    """Take back what completed known dossiers; return in how many rows somebody's own change since is kept."""
    ajoutees: dict[str, list[str]] = defaultdict(list)
    changees: list[dict] = []
    retirees: list[dict] = []
    # The last writing is taken back first.
    for ecriture in sorted(ecritures, key=lambda e: e.cree_le, reverse=True):
        for geste in ecriture.gestes:
            if geste["geste"] == AJOUTER:
                ajoutees[geste["table"]].append(geste["apres"]["id"])
            elif geste["geste"] == RETIRER:
                retirees.append(geste)
            else:
                changees.append(geste)
    # A person who joined a household goes back to hers before the one she left empty is removed.
    menages = ajoutees.pop(Menage._meta.db_table, [])
    for table, cles in ajoutees.items():
        _MODELES[table]._base_manager.filter(pk__in=cles).delete()
    for geste in retirees:
        _recreer(geste["table"], geste["avant"])
    gardees = sum(_remettre_une(geste) for geste in changees)
    _retirer_les_menages(menages)
    return gardees


def _retirer_les_menages(cles: list[str]) -> None:
    """A household that somebody else joined since stays hers."""
    Menage._base_manager.filter(pk__in=cles, membres=None).delete()


def _remettre_une(geste: dict) -> bool:
    """Give back the columns that nobody changed since; say whether somebody changed one."""
    table, avant, apres = geste["table"], geste["avant"], geste["apres"]
    nom = connection.ops.quote_name(table)
    maintenant = ligne_brute(nom, apres["id"])
    if maintenant is None:
        return False
    ecrites = [c for c in avant if avant[c] != apres.get(c) and c in maintenant]
    a_rendre = [c for c in ecrites if maintenant[c] == apres[c]]
    gardees = [c for c in ecrites if maintenant[c] not in (apres[c], avant[c]) and c not in _DERIVEES]
    _ecrire(nom, avant, a_rendre)
    if table == Personne._meta.db_table and maintenant["modifie_le"] != apres["modifie_le"]:
        # Somebody changed the person since: what is searched follows the names of today.
        Personne._base_manager.get(pk=apres["id"]).save()
    return bool(gardees)


def _recreer(table: str, ligne: dict) -> None:
    nom = connection.ops.quote_name(table)
    with connection.cursor() as curseur:
        curseur.execute(
            f"insert into {nom} select * from jsonb_populate_record(null::{nom}, %s::jsonb) on conflict do nothing",
            [json.dumps(ligne)],
        )


def _ecrire(nom: str, ligne: dict, colonnes: list[str]) -> None:
    if not colonnes:
        return
    affectations = ", ".join(f"{c} = r.{c}" for c in map(connection.ops.quote_name, colonnes))
    with connection.cursor() as curseur:
        curseur.execute(
            f"update {nom} t set {affectations} from jsonb_populate_record(null::{nom}, %s::jsonb) r where t.id = r.id",
            [json.dumps(ligne)],
        )
