"""The end of a stay in the reception scheme, and of a period in a CPH (reference §4)."""

import datetime
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import ajouter_mois, fin_de_mois
from cirj.socle.regles import Bareme
from parcours.faits.base import PAR_PERSONNE, Fenetre, Source, actuels, de, lignes
from parcours.models import Protection, Sejour
from parcours.nomenclatures import CategorieSejour


def _branches(fenetre: Fenetre) -> Iterator[QuerySet]:
    dans_le_dna = actuels(Sejour.objects.filter(personne=OuterRef("personne"), categorie__in=CategorieSejour.dna()))
    notifiees = de(Protection, fenetre.ouverts).filter(fenetre.entre("date", "FIN_MAINTIEN_DNA"), fin__isnull=True)
    yield lignes(notifiees.filter(Exists(dans_le_dna)), "FIN_MAINTIEN_DNA", "date", "date_precision", cle=PAR_PERSONNE)
    # A stay in a CPH renews itself every three months: its entry may be years back.
    en_cph = actuels(de(Sejour, fenetre.ouverts)).filter(categorie=CategorieSejour.CPH, debut__isnull=False)
    yield lignes(en_cph, "FIN_CPH", "debut", "debut_precision", cle=PAR_PERSONNE)


def _fin_maintien(notification: datetime.date, bareme: Bareme) -> list[tuple[str, datetime.date]]:
    code = "FIN_MAINTIEN_DNA"
    return [(code, fin_de_mois(bareme.echeance(code, fin_de_mois(notification))))]


def _fin_cph(entree: datetime.date, bareme: Bareme) -> list[tuple[str, datetime.date]]:
    """Return the end of the period under way: the person still there has been renewed, by whole periods."""
    fin, rang, aujourdhui = bareme.echeance("FIN_CPH", entree), 0, timezone.localdate()
    premiere, pas = fin, int(bareme.regle("FIN_CPH_PROLONGATION", entree).valeur)
    while fin < aujourdhui:
        rang += 1
        fin = ajouter_mois(premiere, rang * pas)
    return [("FIN_CPH", fin)]


SOURCE = Source(
    regles=("FIN_MAINTIEN_DNA", "FIN_CPH", "FIN_CPH_PROLONGATION"),
    libelles={
        "FIN_MAINTIEN_DNA": ("Fin du maintien dans l'hébergement pour demandeurs d'asile", Pilier.LOGEMENT),
        "FIN_CPH": ("Fin de la période en centre provisoire d'hébergement", Pilier.LOGEMENT),
    },
    branches=_branches,
    restent_dues=frozenset({"FIN_MAINTIEN_DNA"}),
    jours={"FIN_MAINTIEN_DNA": _fin_maintien, "FIN_CPH": _fin_cph},
)
