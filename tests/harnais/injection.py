"""Hostile words in everything that somebody may type: where one is taken for markup, an element is born and asks."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, transaction

#: Where an element born of these words would send its request.
CIBLE = "/injection/"
#: The longest that fits is planted: what closes a text zone, a title, an attribute, then an element that acts alone.
CHARGES = [
    f"</textarea></title></option></script>\"'><b hx-trigger=load hx-get={CIBLE}>",
    f"</textarea>\"'><b hx-get={CIBLE} hx-trigger=load>",
    f"\"'><b hx-get={CIBLE}>",
]
APPLICATIONS = ("socle", "acteurs", "parcours", "comites")
#: Written by the program, or held to a form that no such words have: their columns are told by name.
PAS_SAISIS = {
    "password",
    "email",
    "courriel",
    "telephone",
    "jeton",
    "cle",
    "cle_identite",
    "cle_tri",
    "recherche",
    "code",
    "code_insee",
    "siren",
    "siret",
    "charniere",
    "chef_lieu_insee",
    "empreinte",
    "numero_empreinte",
    "section",
    "langue_interprete",
    "interprete_langue",
    "interprete",
    "pays",
    "rome",
    "contour",
    "analyse",
    "colonnes",
    "instantane",
    "gestes",
    "fichiers",
    "eligibilite",
    "contenu",
    "niveau_min",
    "valeur",
    "motifs",
    "phase",
}
#: Lists of codes, not of words.
CODES = {
    "piliers",
    "langues",
    "nationalites",
    "communes",
    "departements",
    "themes",
    "publics",
    "freins",
    "personnes",
    "champs",
}


def saisis(modele: type[models.Model]) -> list[models.Field]:
    """Return the columns of ``modele`` that hold somebody's words."""
    return [
        champ
        for champ in modele._meta.local_concrete_fields
        if isinstance(champ, models.CharField | models.TextField | models.JSONField | ArrayField)
        and not champ.choices
        and not champ.primary_key
        and champ.name not in PAS_SAISIS | CODES
    ]


def planter_les_charges() -> set[str]:
    """Put the words in each row that exists; return « Model.field » for each column that now holds them."""
    plantes = set()
    for application in APPLICATIONS:
        for modele in apps.get_app_config(application).get_models():
            for champ in saisis(modele):
                if _planter(modele, champ):
                    plantes.add(f"{modele.__name__}.{champ.name}")
    return plantes


def _planter(modele: type[models.Model], champ: models.Field) -> bool:
    """Say whether a row took the words; the journal, and what a constraint holds to a form, take none."""
    trouve = False
    for ligne in modele._base_manager.all():
        actuelle = getattr(ligne, champ.attname)
        for charge in CHARGES:
            if len(charge) > (champ.max_length or 10_000):
                continue
            try:
                with transaction.atomic():
                    modele._base_manager.filter(pk=ligne.pk).update(**{champ.attname: _a_la_place(actuelle, charge)})
            except DatabaseError:
                continue
            trouve = True
            break
    return trouve


def _a_la_place(valeur, charge: str):
    """Return ``valeur`` with the words wherever it had some, its shape kept."""
    if isinstance(valeur, dict):
        return {cle: _a_la_place(contenu, charge) for cle, contenu in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [_a_la_place(contenu, charge) for contenu in valeur] or [charge]
    return charge if isinstance(valeur, str | None) else valeur
