"""Two dossiers side by side: what each says of the person, and what each carries."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from parcours.importation.numeros_masques import masquer
from parcours.models import Parcours, Personne
from parcours.nomenclatures.pays_et_langues import noms_langues, noms_pays
from parcours.reunion.fusion import DERIVES
from parcours.reunion.relations import relations_vers

# Chosen together: a date says nothing without how well it is known.
_AVEC = {"date_naissance": ("naissance_precision",)}
_TUS = {*DERIVES, "id", "cree_le", "modifie_le", "departement", "cree_par", "naissance_precision"}
_VIDES = ("", None, [])


@dataclass(frozen=True)
class Champ:
    """One field: ``gardee`` and ``autre`` as a reader would write them; ``choix``: the side proposed."""

    nom: str
    libelle: str
    gardee: str
    autre: str
    differe: bool
    choix: str


def champs(gardee: Personne, autre: Personne) -> list[Champ]:
    """Return every field of the identity, found in the model; an empty value gives way to what the other says."""
    trouves = []
    for champ in Personne._meta.concrete_fields:
        if champ.name in _TUS:
            continue
        sienne, sa = (getattr(p, champ.attname) for p in (gardee, autre))
        if sienne in _VIDES and sa in _VIDES:
            continue
        trouves.append(
            Champ(
                champ.name,
                str(champ.verbose_name).capitalize(),
                _dire(gardee, champ),
                _dire(autre, champ),
                any(getattr(gardee, n) != getattr(autre, n) for n in (champ.attname, *_AVEC.get(champ.name, ()))),
                "autre" if sienne in _VIDES else "gardee",
            )
        )
    return trouves


def valeurs(gardee: Personne, autre: Personne, choix: Mapping[str, str]) -> dict[str, object]:
    """Return the values that come from the other dossier: ``champ-<field>`` is « autre » in ``choix``."""
    prises: dict[str, object] = {}
    for champ in champs(gardee, autre):
        if champ.differe and choix.get(f"champ-{champ.nom}", champ.choix) == "autre":
            for nom in (champ.nom, *_AVEC.get(champ.nom, ())):
                prises[nom] = getattr(autre, nom)
    return prises


def ce_que_porte(personne: Personne) -> list[tuple[str, int]]:
    """Return how many rows of each kind the dossier carries, whatever the table, what hangs on its pathways included."""
    comptes: dict[str, int] = {}
    for modele, cles in ((Personne, [personne.pk]), (Parcours, list(personne.parcours.values_list("pk", flat=True)))):
        for relation in relations_vers(modele):
            if nombre := relation.lignes(cles).count():
                nom = str(
                    relation.modele._meta.verbose_name_plural if nombre > 1 else relation.modele._meta.verbose_name
                )
                comptes[nom] = max(comptes.get(nom, 0), nombre)
    return sorted(comptes.items())


def _dire(personne: Personne, champ: models.Field) -> str:
    valeur = getattr(personne, champ.attname)
    if valeur in _VIDES:
        return ""
    match champ.name:
        case "nationalites":
            return ", ".join(noms_pays(valeur))
        case "langues":
            return ", ".join(noms_langues(valeur))
        case "date_naissance":
            return personne.naissance_affichee
        case "numero_etranger":
            return masquer(valeur)
    if champ.is_relation:
        return str(getattr(personne, champ.name))
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return str(champ.flatchoices and dict(champ.flatchoices).get(valeur, valeur) or valeur)
