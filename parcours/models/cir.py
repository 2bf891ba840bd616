"""The republican integration contract, from the convocation to the final interview (docs/domaine.md §2)."""

import datetime

from django.db import models
from django.db.models import F, Q, QuerySet

from cirj.socle import regles
from cirj.socle.calendrier import affichage_approche, bornes, en_francais
from parcours.models.base import FaitDate
from parcours.models.protection import pas_avant
from parcours.nomenclatures import MotifAbandonCir


class ContratIntegrationQuerySet(QuerySet):
    def signes(self) -> "ContratIntegrationQuerySet":
        """Those signed, even if nobody knows when: a convocation alone is no signature."""
        return self.filter(Q(date__isnull=False) | Q(convoque_le__isnull=True))

    def en_cours(self) -> "ContratIntegrationQuerySet":
        """Signed, neither abandoned nor closed by the final interview."""
        return self.signes().filter(abandonne_le__isnull=True, entretien_final_le__isnull=True)


class ContratIntegration(FaitDate):
    """``date`` is that of the signature. Without it: not signed yet when a convocation is noted, else signed some day."""

    convoque_le = models.DateField("convocation à l'OFII le", null=True, blank=True)
    # As the contract or a table says it; without it, the end is counted from the signature.
    fin_prevue = models.DateField("fin prévue le", null=True, blank=True)
    prolonge_jusqu_au = models.DateField("prolongé jusqu'au", null=True, blank=True)
    entretien_final_le = models.DateField("entretien final le", null=True, blank=True)
    abandonne_le = models.DateField("abandonné le", null=True, blank=True)
    motif_abandon = models.CharField("pourquoi", max_length=15, choices=MotifAbandonCir, blank=True)

    objects = ContratIntegrationQuerySet.as_manager()

    class Meta(FaitDate.Meta):
        verbose_name = "contrat d'intégration républicaine"
        verbose_name_plural = "contrats d'intégration républicaine"
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                name="cir_un_seul_par_personne",
                violation_error_message="Cette personne a déjà un contrat d'intégration.",
            ),
            models.CheckConstraint(
                condition=Q(convoque_le__isnull=True)
                | Q(date__isnull=True)
                | ~Q(date_precision="jour")
                | Q(convoque_le__lte=F("date")),
                name="cir_convoque_avant_de_signer",
                violation_error_message="La convocation suit la signature.",
            ),
            pas_avant("cir_fin_apres_signature", "fin_prevue", "La fin prévue précède la signature."),
            pas_avant("cir_prolonge_apres_signature", "prolonge_jusqu_au", "La prolongation précède la signature."),
            pas_avant("cir_entretien_apres_signature", "entretien_final_le", "L'entretien final précède la signature."),
            models.CheckConstraint(
                condition=Q(motif_abandon="") | Q(abandonne_le__isnull=False),
                name="cir_abandon_date",
                violation_error_message="Indiquez aussi quand le contrat a été abandonné.",
            ),
            models.CheckConstraint(
                condition=Q(abandonne_le__isnull=True) | Q(entretien_final_le__isnull=True),
                name="cir_une_seule_issue",
                violation_error_message="Un contrat est mené à son terme ou abandonné, pas les deux.",
            ),
        ]

    def __str__(self) -> str:
        return f"CIR signé {self.date_affichee}" if self.date else "CIR"

    @property
    def signe(self) -> bool:
        """A contract whose signature has no date was signed, unless it is only at the convocation."""
        return self.date is not None or self.convoque_le is None

    @property
    def terme(self) -> datetime.date | None:
        """The last day of the contract, extension included; None while it is not signed, or no one knows when.

        What is written goes before what is counted.
        """
        if self.terme_ecrit or self.date is None:
            return self.terme_ecrit
        return regles.echeance("CIR_TERME", bornes(self.date, self.date_precision)[1])

    @property
    def terme_ecrit(self) -> datetime.date | None:
        return self.prolonge_jusqu_au or self.fin_prevue

    @property
    def prolongation_maximale(self) -> datetime.date | None:
        """The last day up to which it may be extended."""
        if self.date is None:
            return None
        terme = regles.echeance("CIR_TERME", bornes(self.date, self.date_precision)[1])
        return regles.decaler(terme, regles.regle("CIR_PROLONGATION", self.date))

    def etat_le(self, jour: datetime.date) -> str:
        """Return where the contract stands on ``jour``, in words."""
        if self.abandonne_le:
            return "Abandonné"
        if self.entretien_final_le and self.entretien_final_le <= jour:
            return "Terminé"
        if not self.signe:
            passee = self.convoque_le < jour
            return (
                "Convocation passée, signature non notée"
                if passee
                else f"Convocation le {en_francais(self.convoque_le)}"
            )
        if self.terme and self.terme < jour:
            return "Arrivé à son terme, entretien final non noté"
        return "Prolongé" if self.prolonge_jusqu_au else "En cours"

    def etapes(self) -> list[str]:
        """Return what is known of each step, in order, in words."""
        dites = [
            (self.convoque_le, "convocation le {}"),
            (self.date, "signé {}"),
            (self.fin_prevue, "fin prévue le {}"),
            (self.prolonge_jusqu_au, "prolongé jusqu'au {}"),
            (self.entretien_final_le, "entretien final le {}"),
            (self.abandonne_le, "abandonné le {}"),
        ]
        signature = affichage_approche(self.date, self.date_precision)
        return [
            phrase.format(
                ("le " if self.date_precision == "jour" else "en ") + signature
                if jour is self.date
                else en_francais(jour)
            )
            for jour, phrase in dites
            if jour
        ]
