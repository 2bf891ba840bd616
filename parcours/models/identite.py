"""The other ways a person's name is or was written: earlier papers, a partner's file, the OFPRA's equivalence."""

from django.db import models

from cirj.socle.models import ModeleDate
from cirj.socle.noms import cle_identite
from parcours.models.base import champ_departement, dates_coherentes
from parcours.models.naissance import IdentitePlausible
from parcours.models.personne import Personne
from parcours.nomenclatures import SourceIdentite


class VarianteIdentite(IdentitePlausible, ModeleDate):
    """A spelling of the name that is not the one in force; the person is found by it all the same."""

    personne = models.ForeignKey(Personne, on_delete=models.CASCADE, related_name="variantes")
    departement = champ_departement()
    nom = models.CharField("nom", max_length=60)
    prenom = models.CharField("prénom", max_length=60, blank=True)
    source = models.CharField("où elle se lit", max_length=12, choices=SourceIdentite, default=SourceIdentite.AUTRE)
    source_precise = models.CharField("précision", max_length=100, blank=True, help_text="Quel fichier, quel courrier.")
    du = models.DateField("utilisée du", null=True, blank=True)
    au = models.DateField("utilisée jusqu'au", null=True, blank=True)
    cle_identite = models.CharField(max_length=200, editable=False, default="", db_index=True)

    class Meta:
        verbose_name = "autre écriture du nom"
        verbose_name_plural = "autres écritures du nom"
        ordering = ["nom", "prenom"]
        constraints = [
            dates_coherentes("variante_dates_coherentes", "du", "au"),
            models.CheckConstraint(
                condition=~models.Q(nom=""),
                name="variante_nom_present",
                violation_error_message="Le nom est obligatoire (le prénom peut manquer).",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    def save(self, *args, **kwargs):
        self.cle_identite = cle_identite(self.nom, self.prenom)[:200]
        super().save(*args, **kwargs)
        self._faire_retrouver()

    def delete(self, *args, **kwargs):
        effacees = super().delete(*args, **kwargs)
        self._faire_retrouver()
        return effacees

    def adopter(self, jour) -> None:
        """Make this spelling the person's identity from ``jour``; the one in force takes its place here."""
        self.personne.prendre_le_nom(self.nom, self.prenom, source=self.source, jour=jour)

    def _faire_retrouver(self) -> None:
        """The search text of the person follows her spellings; whoever has her form open is not disturbed."""
        tenue = Personne._base_manager.get(pk=self.personne_id)
        tenue.recalculer_cles()
        Personne._base_manager.filter(pk=tenue.pk).update(recherche=tenue.recherche)
