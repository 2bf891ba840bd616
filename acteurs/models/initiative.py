"""The catalogue: initiatives declared by their pilots, searchable, with results that keep unit and period."""

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import number_format

from acteurs.nomenclatures import Modalite, PublicInitiative, Theme
from acteurs.territoire.referentiel import noms_des_departements
from cirj.socle.acces import QuerySetVisible
from cirj.socle.calendrier import en_francais
from cirj.socle.models import ModeleDate
from cirj.socle.noms import sans_accents
from cirj.socle.templatetags.francais import compte

if TYPE_CHECKING:
    from acteurs.models.agent import Agent


class InitiativeQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """The catalogue is common to all departments and names nobody."""
        return self.all() if agent.is_authenticated else self.none()

    def chercher(self, texte: str) -> "InitiativeQuerySet":
        """Find by words anywhere in the sheet, whatever the accents."""
        for mot in sans_accents(texte).split():
            self = self.filter(recherche__contains=mot)
        return self

    def du_departement(self, code: str) -> "InitiativeQuerySet":
        """Initiatives of department ``code``, and the national ones, which concern every department."""
        return self.filter(Q(departements__contains=[code]) | Q(nationale=True))

    def ouvertes_a(self, age: int) -> "InitiativeQuerySet":
        """Initiatives whose declared ages, when there are some, admit ``age``."""
        return self.filter(Q(age_min__isnull=True) | Q(age_min__lte=age), Q(age_max__isnull=True) | Q(age_max__gte=age))

    def du_theme(self, theme: str) -> "InitiativeQuerySet":
        """Initiatives of a theme, those whose main theme it is first."""
        principal = models.Case(models.When(themes__0=theme, then=0), default=1, output_field=models.IntegerField())
        return self.filter(themes__contains=[theme]).order_by(principal, "recherche")

    def avec_resultats(self) -> "InitiativeQuerySet":
        return self.prefetch_related(models.Prefetch("resultats"))


class Initiative(ModeleDate):
    cle = models.CharField("clé d'import", max_length=80, unique=True)
    titre = models.CharField("titre", max_length=200)
    titre_restitue = models.BooleanField("titre restitué d'après le contenu", default=False)
    porteur_pilote = models.CharField("porteur pilote", max_length=200)
    themes = ArrayField(
        models.CharField(max_length=30, choices=Theme), verbose_name="thèmes", help_text="Le thème principal d'abord."
    )
    partenaires = ArrayField(models.CharField(max_length=200), verbose_name="partenaires", default=list, blank=True)
    public = models.CharField("public", max_length=200, blank=True)
    publics = ArrayField(
        models.CharField(max_length=20, choices=PublicInitiative),
        verbose_name="familles de publics",
        default=list,
        editable=False,
    )
    age_min = models.PositiveSmallIntegerField("âge minimal", null=True, blank=True)
    age_max = models.PositiveSmallIntegerField("âge maximal", null=True, blank=True)
    niveau_min = models.CharField("niveau de français minimal", max_length=12, blank=True)
    modalite = models.CharField("modalité", max_length=40, choices=Modalite, blank=True)
    communes = ArrayField(models.CharField(max_length=100), verbose_name="communes", default=list, blank=True)
    departements = ArrayField(models.CharField(max_length=3), verbose_name="départements", default=list, blank=True)
    portee = models.CharField("portée", max_length=100, blank=True, help_text="Nationale, régionale, transfrontalière…")
    nationale = models.BooleanField("menée partout en France", default=False)
    besoins = models.TextField("fonctionnement", blank=True)
    source = models.CharField("source", max_length=300)
    recherche = models.TextField("texte de recherche", editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        ordering = ["titre"]
        indexes = [
            GinIndex(fields=["themes"], name="initiative_themes"),
            GinIndex(fields=["recherche"], name="initiative_recherche_trgm", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.titre

    def get_absolute_url(self) -> str:
        return reverse("initiative", args=[self.pk])

    @property
    def theme_principal(self) -> str:
        return Theme(self.themes[0]).label

    @property
    def themes_secondaires(self) -> list[str]:
        return [Theme(code).label for code in self.themes[1:]]

    @property
    def territoire(self) -> str:
        """Where it takes place, in words: communes, departments by name, reach."""
        noms = noms_des_departements()
        departements = ", ".join(f"{noms.get(code, code)} ({code})" for code in self.departements)
        lieux = " — ".join(partie for partie in (", ".join(self.communes), departements, self.portee) if partie)
        return lieux or "Territoire non précisé par le porteur"

    @property
    def public_developpe(self) -> str:
        """The declared public, its acronym spelt out for who meets it first here."""
        return re.sub(r"\bBPI\b", "bénéficiaires d'une protection internationale (BPI)", self.public)

    @property
    def ages(self) -> str:
        """The declared ages, in words; empty when the pilot set none."""
        if self.age_min is not None and self.age_max is not None:
            return f"de {self.age_min} à {compte(self.age_max, 'an,ans')}"
        if self.age_min is not None:
            return f"à partir de {compte(self.age_min, 'an,ans')}"
        return f"jusqu'à {compte(self.age_max, 'an,ans')}" if self.age_max is not None else ""


class ResultatInitiative(models.Model):
    """A result declared by the pilot: a number never goes without its unit, nor its period when there is one."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="resultats")
    rang = models.PositiveSmallIntegerField("rang")
    libelle = models.CharField("libellé", max_length=200)
    valeur = models.DecimalField("valeur", max_digits=12, decimal_places=2)
    unite = models.CharField("unité", max_length=60)
    periode = models.CharField("période", max_length=60, blank=True)

    class Meta:
        verbose_name = "résultat déclaré"
        verbose_name_plural = "résultats déclarés"
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "rang"],
                name="resultat_rang_unique",
                violation_error_message="Deux résultats de cette initiative ont la même place.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.libelle} : {self.mesure}"

    @property
    def mesure(self) -> str:
        """The number with its unit, as French writes them: « 1 600 personnes », « 66,7 % », « 200 € »."""
        nombre = number_format(Decimal(f"{self.valeur.normalize():f}"), use_l10n=True, force_grouping=True)
        return f"{nombre}\N{NO-BREAK SPACE}{'€' if self.unite == 'EUR' else self.unite}"

    @property
    def periode_affichee(self) -> str:
        """The declared period with its dates in words: « 2019-01 à 2019-03 » reads « janvier 2019 à mars 2019 »."""
        return _DATE.sub(_date_en_mots, self.periode)


_DATE = re.compile(r"\b(\d{4})-(?:T([1-4])|(\d{2})(?:-(\d{2}))?)\b")


def _date_en_mots(trouvee: re.Match) -> str:
    annee, trimestre, mois, jour = trouvee.groups()
    if trimestre:
        return f"{'1er' if trimestre == '1' else trimestre + 'e'} trimestre {annee}"
    try:
        date = datetime.date(int(annee), int(mois), int(jour or 1))
    except ValueError:
        return trouvee.group()
    return en_francais(date, "j F Y" if jour else "F Y")
