"""Family reunion: what the protected person asks for, and who is to come (CESEDA L561-2, docs/domaine.md §1).

Not the « regroupement familial » of other foreigners. It drives the size of the dwelling to be found.
"""

import datetime

from django.db import models, transaction
from django.db.models import F, Q

from cirj.socle.calendrier import affichage_approche
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, champ_precision
from parcours.models.naissance import IdentitePlausible
from parcours.nomenclatures import EtatReunification, LienReunification, Sexe


class ReunificationFamiliale(ModeleDate):
    """One request of the protected person; several when some of her family were refused and others not."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="reunifications")
    departement = champ_departement()
    etat = models.CharField("où elle en est", max_length=10, choices=EtatReunification)
    demande_le = models.DateField("demandes de visa déposées le", null=True, blank=True)
    decision_le = models.DateField("décision le", null=True, blank=True)
    motif_refus = models.CharField("motif du refus", max_length=300, blank=True)
    recours_avant = models.DateField("recours possible jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "réunification familiale"
        verbose_name_plural = "réunifications familiales"
        ordering = ["-cree_le"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(etat__in=EtatReunification.demandees()) | Q(demande_le__isnull=False),
                name="reunification_demandee_datee",
                violation_error_message="Dites quand les demandes de visa ont été déposées : l'âge s'apprécie ce jour-là.",
            ),
            models.CheckConstraint(
                condition=~Q(etat=EtatReunification.ENVISAGEE) | Q(demande_le__isnull=True),
                name="reunification_envisagee_sans_demande",
                violation_error_message="Les demandes sont déposées : la réunification n'est plus seulement envisagée.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=EtatReunification.decidees(), decision_le__isnull=False)
                | (~Q(etat__in=EtatReunification.decidees()) & Q(decision_le__isnull=True)),
                name="reunification_decidee_datee",
                violation_error_message="Une réunification acceptée ou refusée porte la date de sa décision, et elle seule.",
            ),
            models.CheckConstraint(
                condition=Q(decision_le__isnull=True) | Q(decision_le__gte=F("demande_le")),
                name="reunification_dates_coherentes",
                violation_error_message="La décision précède la demande.",
            ),
            models.CheckConstraint(
                condition=Q(etat=EtatReunification.REFUSEE) | Q(motif_refus="", recours_avant__isnull=True),
                name="reunification_refus_motive",
                violation_error_message="Le motif et la date de recours ne vont qu'avec un refus.",
            ),
        ]

    def __str__(self) -> str:
        return f"Réunification familiale {self.get_etat_display().lower()}"


class MembreReunification(IdentitePlausible, ModeleDate):
    """Somebody of the family who is to come; ``arrivee`` is her dossier once she is here."""

    reunification = models.ForeignKey(ReunificationFamiliale, on_delete=models.CASCADE, related_name="membres")
    # The protected person, as the reunion says: the policies and the deadlines read it.
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="attendus", editable=False)
    departement = champ_departement()
    nom = models.CharField("nom", max_length=60)
    prenom = models.CharField("prénom", max_length=60, blank=True)
    sexe = models.CharField("sexe", max_length=1, choices=Sexe, blank=True)
    lien = models.CharField("lien avec la personne protégée", max_length=10, choices=LienReunification)
    date_naissance = models.DateField("date de naissance", null=True, blank=True)
    naissance_precision = champ_precision("précision de la date de naissance")
    arrive_le = models.DateField("arrivé le", null=True, blank=True, editable=False)
    arrivee = models.ForeignKey(
        "parcours.Personne", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "personne attendue"
        verbose_name_plural = "personnes attendues"
        ordering = ["date_naissance", "nom", "prenom"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(nom=""), name="attendu_nom_present", violation_error_message="Le nom est obligatoire."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    def save(self, *args, **kwargs):
        self.personne_id = self.reunification.personne_id
        super().save(*args, **kwargs)

    @property
    def naissance_affichee(self) -> str:
        return affichage_approche(self.date_naissance, self.naissance_precision)

    @property
    def lien_dit(self) -> str:
        """« épouse », « fils », « enfant »: as one says it, the sex being known or not."""
        return LienReunification(self.lien).dit(self.sexe)

    @transaction.atomic
    def arriver(self, personne, jour: datetime.date) -> None:
        """She is here: ``personne`` is her dossier, in the household by the family reunion."""
        self.arrivee, self.arrive_le = personne, jour
        self.save()
