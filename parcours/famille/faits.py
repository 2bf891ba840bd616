"""Family reunion: the last day to ask before a child turns nineteen, the last day to appeal (CESEDA L561-2)."""

import datetime
from collections.abc import Iterator

from django.db.models import Case, DateField, F, QuerySet, When
from django.db.models.functions import Cast, Trunc
from django.utils import timezone

from cirj.socle.regles import Bareme, decaler
from parcours.commun.faits import PAR_PERSONNE, Source, de, lignes
from parcours.models import MembreReunification, ReunificationFamiliale
from parcours.nomenclatures import EtatReunification, LienReunification


def _branches() -> Iterator[QuerySet]:
    # Half known, a birth counts from the earliest day it may be: whoever asks by then is in time.
    au_plus_tot = Case(
        When(naissance_precision="mois", then=Cast(Trunc("date_naissance", "month"), DateField())),
        When(naissance_precision="annee", then=Cast(Trunc("date_naissance", "year"), DateField())),
        default=F("date_naissance"),
    )
    enfants = de(MembreReunification).filter(
        lien=LienReunification.ENFANT,
        arrive_le__isnull=True,
        reunification__etat=EtatReunification.ENVISAGEE,
    )
    yield lignes(enfants.annotate(ne_au_plus_tot=au_plus_tot), "REUNIF_AGE", "ne_au_plus_tot", cle=PAR_PERSONNE)
    refusees = de(ReunificationFamiliale)
    yield lignes(refusees, "REUNIF_RECOURS", "recours_avant", cle=PAR_PERSONNE)


def _veille_de_l_anniversaire(naissance: datetime.date, bareme: Bareme) -> list[tuple[str, datetime.date]]:
    """The rule of today applies, not that of the day of birth."""
    anniversaire = decaler(naissance, bareme.regle("REUNIF_AGE", timezone.localdate()))
    return [("REUNIF_AGE", anniversaire - datetime.timedelta(days=1))]


SOURCE = Source(
    regles=("REUNIF_AGE",),
    libelles={
        "REUNIF_AGE": ("Réunification familiale : dernier jour avant l'âge limite d'un enfant", ""),
        "REUNIF_RECOURS": ("Réunification familiale : dernier jour pour contester le refus", ""),
    },
    branches=_branches,
    jours_memes={"REUNIF_RECOURS": "REUNIF_RECOURS"},
    jours={"REUNIF_AGE": _veille_de_l_anniversaire},
    bornees=frozenset({"REUNIF_AGE"}),
)
