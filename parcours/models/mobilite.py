"""Driving licence and diplomas: what opens or closes a trade (docs/domaine.md §7)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement
from parcours.nomenclatures import EchangePermis, NiveauDiplome
from parcours.nomenclatures.pays_et_langues import noms_pays


class PermisConduire(ModeleDate):
    """The foreign licence and its exchange, or the stages of the French one. One row a person."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="permis_conduire")
    departement = champ_departement()
    etranger = models.BooleanField("permis étranger", null=True, blank=True)
    # ISO 3166-1 alpha-3, as nationalities.
    pays = models.CharField("pays du permis", max_length=3, blank=True)
    echange_demande_le = models.DateField("échange demandé le", null=True, blank=True)
    echange_resultat = models.CharField("réponse", max_length=8, choices=EchangePermis, blank=True)
    echange_repondu_le = models.DateField("réponse reçue le", null=True, blank=True)
    code_le = models.DateField("code obtenu le", null=True, blank=True)
    conduite_le = models.DateField("permis français obtenu le", null=True, blank=True)

    class Meta:
        verbose_name = "permis de conduire"
        verbose_name_plural = "permis de conduire"
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                name="permis_un_par_personne",
                violation_error_message="Le permis de cette personne est déjà noté.",
            ),
            models.CheckConstraint(
                condition=Q(echange_resultat="", echange_repondu_le__isnull=True) | Q(echange_demande_le__isnull=False),
                name="permis_reponse_apres_demande",
                violation_error_message="Indiquez le jour où l'échange a été demandé, avec la réponse.",
            ),
            models.CheckConstraint(
                condition=Q(echange_repondu_le__isnull=True) | Q(echange_repondu_le__gte=F("echange_demande_le")),
                name="permis_dates_coherentes",
                violation_error_message="La réponse précède la demande d'échange.",
            ),
            models.CheckConstraint(
                condition=Q(etranger__isnull=False, etranger=True) | (Q(pays="") & Q(echange_demande_le__isnull=True)),
                name="permis_echange_si_etranger",
                violation_error_message="Dites que la personne a un permis étranger, pour en noter le pays ou l'échange.",
            ),
        ]

    @property
    def pays_en_mots(self) -> str:
        return "".join(noms_pays([self.pays])) if self.pays else ""

    def __str__(self) -> str:
        if self.conduite_le or self.echange_resultat == EchangePermis.ACCEPTE:
            return "Permis français"
        if self.etranger is None and not self.code_le:
            return "Permis : à demander à la personne"
        return "Permis étranger" if self.etranger else "Pas de permis"


class Diplome(ModeleDate):
    """A diploma of another country (or of this one), and its recognition by the ENIC-NARIC centre."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="diplomes")
    departement = champ_departement()
    intitule = models.CharField("diplôme ou titre", max_length=150)
    pays = models.CharField("pays", max_length=3, blank=True)
    annee = models.PositiveSmallIntegerField(
        "année", null=True, blank=True, validators=[MinValueValidator(1940), MaxValueValidator(2100)]
    )
    niveau = models.CharField("niveau en France", max_length=4, choices=NiveauDiplome, blank=True)
    attestation_demandee_le = models.DateField("attestation demandée le", null=True, blank=True)
    attestation_obtenue_le = models.DateField("attestation obtenue le", null=True, blank=True)

    class Meta:
        verbose_name = "diplôme"
        ordering = ["-annee", "intitule"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attestation_obtenue_le__isnull=True)
                | Q(attestation_demandee_le__isnull=True)
                | Q(attestation_obtenue_le__gte=F("attestation_demandee_le")),
                name="diplome_dates_coherentes",
                violation_error_message="L'attestation est obtenue avant d'avoir été demandée.",
            )
        ]

    @property
    def pays_en_mots(self) -> str:
        return "".join(noms_pays([self.pays])) if self.pays else ""

    def __str__(self) -> str:
        return self.intitule
