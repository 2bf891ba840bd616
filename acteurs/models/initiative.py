"""The catalogue: initiatives declared by their pilots, searchable, with results that keep unit and period."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from acteurs.nomenclatures import Theme
from acteurs.querysets import InitiativeQuerySet
from cirj.socle.models import ModeleDate


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
    age_min = models.PositiveSmallIntegerField("âge minimal", null=True, blank=True)
    age_max = models.PositiveSmallIntegerField("âge maximal", null=True, blank=True)
    niveau_min = models.CharField("niveau de français minimal", max_length=12, blank=True)
    modalite = models.CharField("modalité", max_length=40, blank=True)
    communes = ArrayField(models.CharField(max_length=100), verbose_name="communes", default=list, blank=True)
    departements = ArrayField(models.CharField(max_length=3), verbose_name="départements", default=list, blank=True)
    portee = models.CharField("portée", max_length=100, blank=True, help_text="Nationale, régionale, transfrontalière…")
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
        constraints = [models.UniqueConstraint(fields=["initiative", "rang"], name="resultat_rang_unique")]

    def __str__(self) -> str:
        return f"{self.libelle} : {self.valeur.normalize():f} {self.unite}"
