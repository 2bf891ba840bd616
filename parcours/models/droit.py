"""Rights asked for, opened, refused (docs/domaine.md §6 and §8): dates and states, never medical content."""

import datetime

from django.db import models
from django.db.models import F, Q

from acteurs.nomenclatures import Pilier
from parcours.models.base import FaitDate
from parcours.nomenclatures import EtatDroit, TypeDroit

#: State → the column that keeps its day once the right has moved on.
JALONS = {
    EtatDroit.DEMANDE.value: "demande_le",
    EtatDroit.OUVERT.value: "ouvert_le",
    EtatDroit.REFUSE.value: "refuse_le",
    EtatDroit.RECOURS.value: "recours_le",
}
# Cleared when a new request begins: the journal keeps what they held.
_APRES_LA_DEMANDE = ("ouvert_le", "refuse_le", "recours_le", "fin", "renouveler_le", "renouvellement_demande_le")


class Droit(FaitDate):
    """``date`` is the day of the present state; the other days tell how it came there (``passer_a``)."""

    type = models.CharField("droit", max_length=20, choices=TypeDroit)
    etat = models.CharField("état", max_length=10, choices=EtatDroit)
    fin = models.DateField("ouvert jusqu'au", null=True, blank=True)
    demande_le = models.DateField("demandé le", null=True, blank=True)
    ouvert_le = models.DateField("ouvert le", null=True, blank=True)
    refuse_le = models.DateField("refusé le", null=True, blank=True)
    recours_le = models.DateField("recours le", null=True, blank=True)
    renouveler_le = models.DateField("à renouveler le", null=True, blank=True)
    renouvellement_demande_le = models.DateField("renouvellement demandé le", null=True, blank=True)

    class Meta(FaitDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "type"],
                name="droit_une_fois_par_type",
                violation_error_message="Ce droit est déjà noté pour cette personne.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{champ}__isnull": True})
                    | Q(demande_le__isnull=True)
                    | Q(**{f"{champ}__gte": F("demande_le")}),
                    name=f"droit_{champ}_apres_demande",
                    violation_error_message="Cette date précède celle de la demande.",
                )
                for champ in ("ouvert_le", "refuse_le", "recours_le")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} : {self.get_etat_display()}"

    def passer_a(self, etat: str, jour: datetime.date | None) -> None:
        """Move to ``etat`` on ``jour``, keeping the day of the state that is left; nothing is saved.

        A new request forgets what the former one gave, and so does starting again from nothing.
        """
        quitte = JALONS.get(self.etat)
        if quitte and self.date and getattr(self, quitte) is None:
            setattr(self, quitte, self.date)
        recommence = etat not in JALONS or (etat == EtatDroit.DEMANDE and self.etat != EtatDroit.DEMANDE)
        for champ in _APRES_LA_DEMANDE if recommence else ():
            setattr(self, champ, None)
        if etat not in JALONS:
            self.demande_le = None
        self.etat, self.date, self.date_precision = etat, jour, "jour"
        if etat in JALONS:
            setattr(self, JALONS[etat], jour)

    def noter_sans_date(self, etat: str) -> None:
        """Move to ``etat`` on a day that nobody said; the days that are known stay, and nothing is saved."""
        quitte = JALONS.get(self.etat)
        if quitte and self.date and getattr(self, quitte) is None:
            setattr(self, quitte, self.date)
        self.etat, self.date, self.date_precision = etat, None, "jour"


def pilier_du_droit(type_droit: str) -> str:
    """Return the pillar that a kind of right belongs to: health, or social and cultural."""
    return (Pilier.SANTE if type_droit in TypeDroit.de_sante() else Pilier.SOCIAL).value
