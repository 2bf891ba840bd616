"""Filters of the catalogue, all in the address: words, theme, department, public, age."""

import django_filters
from dsfr.forms import DsfrBaseForm

from acteurs.models import Initiative
from acteurs.nomenclatures import PublicInitiative, Theme
from acteurs.territoire.referentiel import noms_des_departements


def _departements() -> list[tuple[str, str]]:
    return [(code, f"{code} — {nom}") for code, nom in noms_des_departements().items()]


class InitiativeFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Mots", method="par_mots", max_length=200)
    theme = django_filters.ChoiceFilter(
        label="Thème", choices=Theme.choices, empty_label="Tous les thèmes", method="par_theme"
    )
    departement = django_filters.ChoiceFilter(
        label="Département", choices=_departements, empty_label="Tous les départements", method="par_departement"
    )
    public = django_filters.ChoiceFilter(
        label="Public",
        choices=PublicInitiative.choices,
        empty_label="Tous les publics",
        field_name="publics",
        method="par_public",
    )
    age = django_filters.NumberFilter(label="Âge de la personne", method="par_age", min_value=0, max_value=120)

    class Meta:
        model = Initiative
        fields: list[str] = []
        form = DsfrBaseForm

    def par_mots(self, initiatives, nom, valeur):
        return initiatives.chercher(valeur)

    def par_theme(self, initiatives, nom, valeur):
        return initiatives.du_theme(valeur)

    def par_departement(self, initiatives, nom, valeur):
        return initiatives.du_departement(valeur)

    def par_public(self, initiatives, nom, valeur):
        return initiatives.filter(publics__contains=[valeur])

    def par_age(self, initiatives, nom, valeur):
        return initiatives.ouvertes_a(int(valeur))
