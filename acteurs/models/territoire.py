"""Departments, groupings of communes, communes: INSEE codes and postal codes are two different things."""

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models


class Departement(models.Model):
    code = models.CharField("code", max_length=3, primary_key=True)
    nom = models.CharField("nom", max_length=80)
    region = models.CharField("région", max_length=80)
    chef_lieu_insee = models.CharField("code INSEE du chef-lieu", max_length=5, blank=True)
    contour = models.JSONField("contour (GeoJSON)", null=True, blank=True)
    # « du Jura », « de l'Ain », « des Vosges »: Insee's official geographic code says which.
    charniere = models.CharField(
        "charnière", max_length=6, default="de ", help_text="Ce qui relie « département » au nom."
    )

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.nom} ({self.code})"

    @property
    def du_nom(self) -> str:
        """The name as it follows « département »: « du Jura »."""
        return f"{self.charniere}{self.nom}"


class Epci(models.Model):
    siren = models.CharField("SIREN", max_length=9, primary_key=True, validators=[RegexValidator(r"^\d{9}$")])
    nom = models.CharField("nom", max_length=200)

    class Meta:
        verbose_name = "intercommunalité"
        verbose_name_plural = "intercommunalités"
        ordering = ["nom"]

    def __str__(self) -> str:
        return self.nom


class Commune(models.Model):
    code_insee = models.CharField("code INSEE", max_length=5, primary_key=True)
    nom = models.CharField("nom", max_length=100)
    cle = models.CharField("nom pour la recherche et le tri", max_length=100, db_index=True)
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="communes")
    epci = models.ForeignKey(Epci, on_delete=models.PROTECT, null=True, blank=True, related_name="communes")
    population = models.PositiveIntegerField("population municipale", null=True, blank=True)
    contour = models.JSONField("contour (GeoJSON)", null=True, blank=True)
    mairie_latitude = models.FloatField("latitude de la mairie", null=True, blank=True)
    mairie_longitude = models.FloatField("longitude de la mairie", null=True, blank=True)

    class Meta:
        ordering = ["cle"]
        indexes = [GinIndex(fields=["cle"], name="commune_cle_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.nom


class CodePostal(models.Model):
    """One postal code of one commune: a code serves several communes, a commune may have several codes."""

    code = models.CharField("code postal", max_length=5, validators=[RegexValidator(r"^\d{5}$")], db_index=True)
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="codes_postaux")

    class Meta:
        verbose_name = "code postal"
        verbose_name_plural = "codes postaux"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "commune"],
                name="code_postal_une_fois_par_commune",
                violation_error_message="Cette commune a déjà ce code postal.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class NomCommune(models.Model):
    """Another name by which people call a commune: a delegated commune (Morez), a short name (Lons)."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="autres_noms")
    nom = models.CharField("nom", max_length=100)
    cle = models.CharField("nom pour la recherche", max_length=100, db_index=True)

    class Meta:
        verbose_name = "autre nom de commune"
        verbose_name_plural = "autres noms de communes"
        ordering = ["cle"]
        constraints = [
            models.UniqueConstraint(
                fields=["cle", "commune"],
                name="autre_nom_une_fois_par_commune",
                violation_error_message="Cette commune a déjà cet autre nom.",
            )
        ]

    def __str__(self) -> str:
        return self.nom
