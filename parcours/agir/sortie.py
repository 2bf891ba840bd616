"""What the records say of a positive exit: both housing and work; a suggestion, the motive is chosen by a human."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.nomenclatures import MotifSortie
from parcours.nomenclatures.agir import EMPLOIS_DURABLES, LOGEMENTS_DURABLES


@dataclass(frozen=True)
class Suggestion:
    """``logement``, ``emploi``: True or False as the records say, None when they are not open to the reader."""

    logement: bool | None
    emploi: bool | None

    @property
    def motif(self) -> str:
        """The motive that the records would support; "" when they do not say."""
        if self.logement and self.emploi:
            return MotifSortie.OBJECTIF_ATTEINT
        if self.logement and self.emploi is False:
            return MotifSortie.LOGEMENT_SEUL
        return MotifSortie.EMPLOI_SEUL if self.emploi and self.logement is False else ""

    def __str__(self) -> str:
        dit = {True: "oui", False: "non", None: "vous ne lisez pas ce pilier"}
        phrase = f"D'après le dossier : logement durable, {dit[self.logement]} ; contrat durable ou formation qualifiante, {dit[self.emploi]}."
        if self.motif:
            phrase += f" Motif possible : « {MotifSortie(self.motif).label} »."
        return f"{phrase} C'est vous qui choisissez."


def suggerer(personne, lus: set[str]) -> Suggestion:
    """Read today's housing and work among the pillars ``lus``, in two queries at most."""
    jour = timezone.localdate()
    encore = Q(fin__isnull=True) | Q(fin__gt=jour)
    logement = emploi = None
    if Pilier.LOGEMENT in lus:
        logement = personne.sejours.filter(encore, categorie__in=LOGEMENTS_DURABLES).exclude(debut__gt=jour).exists()
    if Pilier.EMPLOI in lus:
        situations = personne.situationemplois.filter(encore, categorie__in=EMPLOIS_DURABLES)
        emploi = situations.exclude(date__gt=jour).exists()
    return Suggestion(logement, emploi)
