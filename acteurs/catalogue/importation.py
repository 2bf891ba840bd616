"""Importing a catalogue of initiatives (JSON): checked whole against a schema, then written whole or not at all."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from acteurs.catalogue.schema import (
    Champ,
    Refus,
    entier,
    facultatif,
    liste,
    nombre,
    objet,
    oui_non,
    parmi,
    texte,
)
from acteurs.models import Initiative, ResultatInitiative
from acteurs.nomenclatures import Modalite, PublicInitiative, Theme
from acteurs.territoire.referentiel import noms_des_departements
from cirj.socle.antivirus import exiger_sain
from cirj.socle.lecture_isolee import Refus as RefusDeLecture
from cirj.socle.lecture_isolee import lire_a_part
from cirj.socle.noms import sans_accents
from cirj.socle.verrous import attendre_son_tour

#: The catalogue of 2019, shipped with the project.
FICHIER_LIVRE = Path(__file__).parents[1] / "donnees" / "initiatives_2019.json"

RESULTAT = {
    "libelle": Champ(texte(200), "libellé"),
    "valeur": Champ(nombre, "valeur"),
    # A number never goes without its unit.
    "unite": Champ(texte(60), "unité"),
    "periode": facultatif(texte(60), "période", ""),
}
TERRITOIRE = {
    "departements": facultatif(liste(parmi(list(noms_des_departements())), "département"), "départements", []),
    "commune": facultatif(texte(100), "commune", ""),
    "communes": facultatif(liste(texte(100), "commune"), "communes", []),
    "region": facultatif(texte(60), "région", ""),
    "transfrontalier": facultatif(texte(60), "territoire transfrontalier", ""),
    "multi_departements": facultatif(oui_non, "plusieurs départements", False),
    "national": facultatif(oui_non, "portée nationale", False),
}
PUBLIC = {
    "libelle": Champ(texte(200), "libellé"),
    "age_min": facultatif(entier(0, 120), "âge minimal"),
    "age_max": facultatif(entier(0, 120), "âge maximal"),
    "niveau_min": facultatif(texte(12), "niveau de français minimal", ""),
}
INITIATIVE = {
    "titre": Champ(texte(200), "titre"),
    "titre_restitue": facultatif(oui_non, "titre restitué", False),
    "porteur": Champ(texte(200), "porteur"),
    "themes": Champ(liste(parmi(Theme.values), "thème", minimum=1), "thèmes"),
    "territoire": Champ(objet(TERRITOIRE), "territoire"),
    "public": Champ(objet(PUBLIC), "public"),
    "modalite": facultatif(parmi(Modalite.values), "modalité", ""),
    "partenaires": facultatif(liste(texte(200), "partenaire"), "partenaires", []),
    "resultats": facultatif(liste(objet(RESULTAT), "résultat"), "résultats", []),
    "besoins": facultatif(texte(2000), "besoins", ""),
}
_SOURCE = texte(300)
_INITIATIVE = objet(INITIATIVE)


class CatalogueInvalide(ValueError):
    """The file is refused; ``erreurs`` says why, one French sentence per defect."""

    def __init__(self, erreurs: list[str]):
        super().__init__("\n".join(erreurs))
        self.erreurs = erreurs


def _refus(phrase: str) -> CatalogueInvalide:
    return CatalogueInvalide([phrase])


_TROP = "Ce fichier est trop gros ou trop compliqué pour être lu : ce n'est pas un catalogue."
REFUS = RefusDeLecture(_refus, trop_lourd=_TROP, abime="Ce fichier est abîmé et ne peut pas être lu.")


@dataclass(frozen=True)
class Bilan:
    creees: int
    mises_a_jour: int

    @property
    def total(self) -> int:
        return self.creees + self.mises_a_jour


def importer(contenu: bytes) -> Bilan:
    """Import the bytes of a catalogue; raise ``CatalogueInvalide`` and write nothing when one entry is wrong.

    An initiative is known by its title and its pilot: importing again updates it and doubles nothing.
    """
    exiger_sain(contenu, _refus)
    source, fiches = lire(contenu)
    with transaction.atomic():
        # Two files at once would each wait for a sheet that the other holds.
        attendre_son_tour("catalogue d'initiatives")
        creees = sum(_ecrire(cle, fiche, source) for cle, fiche in fiches.items())
    return Bilan(creees, len(fiches) - creees)


def lire(contenu: bytes) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return the source named by the file and its sheets by key, checked; raise ``CatalogueInvalide``."""
    donnees = json.loads(lire_a_part("acteurs.catalogue.lecture_json:lire", contenu, REFUS).octets)
    if not isinstance(donnees, dict) or not isinstance(donnees.get("initiatives"), list):
        raise CatalogueInvalide(["Ce fichier n'a pas de liste « initiatives »."])
    if not donnees["initiatives"]:
        raise CatalogueInvalide(["La liste « initiatives » est vide."])
    fiches, erreurs = {}, []
    try:
        source = _SOURCE(donnees.get("source"))
    except Refus as refus:
        source, erreurs = "", [f"Source : {refus.defauts[0][1]}."]
    for rang, brute in enumerate(donnees["initiatives"], start=1):
        try:
            fiche = _coherente(_INITIATIVE(brute))
        except Refus as refus:
            erreurs += [_phrase(rang, brute, ou, quoi) for ou, quoi in refus.defauts]
            continue
        if (cle := _cle(fiche)) in fiches:
            erreurs.append(_phrase(rang, brute, "", "elle est déjà dans le fichier (même titre, même porteur)"))
        fiches[cle] = fiche
    if erreurs:
        raise CatalogueInvalide(erreurs)
    return source, fiches


def _coherente(fiche: dict[str, Any]) -> dict[str, Any]:
    minimum, maximum = fiche["public"]["age_min"], fiche["public"]["age_max"]
    if minimum is not None and maximum is not None and minimum > maximum:
        raise Refus(("public", "l'âge minimal dépasse l'âge maximal"))
    if len(set(fiche["themes"])) < len(fiche["themes"]):
        raise Refus(("thèmes", "un thème est répété"))
    return fiche


def _phrase(rang: int, brute: Any, ou: str, quoi: str) -> str:
    titre = brute.get("titre") if isinstance(brute, dict) else None
    nom = f"Initiative {rang}, « {titre} »" if isinstance(titre, str) and titre else f"Initiative {rang}"
    return f"{nom} : {f'{ou} : ' if ou else ''}{quoi}."


def _cle(fiche: dict[str, Any]) -> str:
    entiere = sans_accents(f"{fiche['titre']} {fiche['porteur']}").replace(" ", "-")
    if len(entiere) <= 80:
        return entiere
    return f"{entiere[:67]}-{hashlib.sha256(entiere.encode()).hexdigest()[:12]}"


def _ecrire(cle: str, fiche: dict[str, Any], source: str) -> bool:
    """Write one sheet with its results; say whether it is new."""
    territoire, public = fiche["territoire"], fiche["public"]
    champs = {
        "titre": fiche["titre"],
        "titre_restitue": fiche["titre_restitue"],
        "porteur_pilote": fiche["porteur"],
        "themes": fiche["themes"],
        "partenaires": fiche["partenaires"],
        "public": public["libelle"],
        "publics": PublicInitiative.d_apres(public["libelle"]),
        "age_min": public["age_min"],
        "age_max": public["age_max"],
        "niveau_min": public["niveau_min"],
        "modalite": fiche["modalite"],
        "communes": [territoire["commune"]] if territoire["commune"] else territoire["communes"],
        "departements": territoire["departements"],
        "portee": _portee(territoire),
        "nationale": territoire["national"],
        "besoins": fiche["besoins"],
        "source": source,
        "recherche": _recherche(fiche),
    }
    initiative, creee = Initiative.objects.update_or_create(cle=cle, defaults=champs)
    initiative.resultats.all().delete()
    ResultatInitiative.objects.bulk_create(
        ResultatInitiative(initiative=initiative, rang=rang, **resultat)
        for rang, resultat in enumerate(fiche["resultats"], start=1)
    )
    return creee


def _portee(territoire: dict[str, Any]) -> str:
    parties = [
        "Nationale" if territoire["national"] else "",
        f"région {territoire['region']}" if territoire["region"] else "",
        "plusieurs départements" if territoire["multi_departements"] else "",
        f"transfrontalière ({territoire['transfrontalier']})" if territoire["transfrontalier"] else "",
    ]
    portee = ", ".join(partie for partie in parties if partie)
    return portee[:1].upper() + portee[1:]


def _recherche(fiche: dict[str, Any]) -> str:
    """Return the words a search is compared with, the title first: lists sort on it too."""
    territoire, noms = fiche["territoire"], noms_des_departements()
    return sans_accents(
        " ".join(
            [
                fiche["titre"],
                fiche["porteur"],
                fiche["public"]["libelle"],
                fiche["besoins"],
                *fiche["partenaires"],
                *(Theme(theme).label for theme in fiche["themes"]),
                territoire["commune"],
                *territoire["communes"],
                *(noms[code] for code in territoire["departements"]),
                territoire["region"],
                _portee(territoire),
            ]
        )
    )
