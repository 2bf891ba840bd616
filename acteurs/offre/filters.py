"""Filters of the offer, all in the address: pillar, commune, level, words, one's own."""

import django_filters
from django.db.models import Q
from dsfr.forms import DsfrBaseForm

from acteurs.models import Commune, Dispositif
from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import Niveau


def _communes(request):
    departements = request.user.departements() if request else []
    proposees = Dispositif.objects.visible_par(request.user).values("commune") if request else []
    return Commune.objects.filter(departement__in=departements, pk__in=proposees).only("nom")


class OffreFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Mots", method="par_mots", max_length=100)
    pilier = django_filters.ChoiceFilter(label="Pilier", choices=Pilier.choices, empty_label="Tous les piliers")
    commune = django_filters.ModelChoiceFilter(label="Commune", queryset=_communes, empty_label="Toutes les communes")
    niveau = django_filters.ChoiceFilter(
        label="Niveau de français de la personne",
        choices=Niveau.choices,
        empty_label="Tous les niveaux",
        method="par_niveau",
    )

    class Meta:
        model = Dispositif
        fields: list[str] = []
        form = DsfrBaseForm

    def par_mots(self, offres, nom, valeur):
        for mot in valeur.split():
            offres = offres.filter(
                Q(nom__unaccent__icontains=mot)
                | Q(structure__nom__unaccent__icontains=mot)
                | Q(public__unaccent__icontains=mot)
            )
        return offres

    def par_niveau(self, offres, nom, valeur):
        """Those that somebody of this level may enter, and those that ask for none."""
        return offres.filter(niveau_entree__in=["", *Niveau.values[: Niveau.rang(valeur) + 1]])
