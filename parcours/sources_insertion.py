"""What work, duos and appointments tell on the timeline: branches of the one query of ``sources_chronologie.faits``."""

from collections.abc import Iterator

from django.db.models import CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from acteurs.nomenclatures import Pilier
from parcours.models import Duo, RendezVous, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, EtatRendezVous, TypeDuo

_PASSES = {EtatRendezVous.TENU.value: "a eu lieu", EtatRendezVous.MANQUE.value: "manqué"}


def branches(parcours) -> Iterator[QuerySet]:
    """Return the rows (nature, day, precision, code, complement, creation) of this pathway's person."""
    personne = parcours.personne_id
    finies = SituationEmploi.objects.filter(personne=personne, fin__isnull=False)
    yield _lignes(finies, "FinSituation", "fin", "categorie")
    yield _lignes(Duo.objects.filter(personne=personne), "DebutDuo", "debut", "type")
    yield _lignes(Duo.objects.filter(personne=personne, fin__isnull=False), "FinDuo", "fin", "type")
    passes = RendezVous.objects.filter(parcours=parcours, etat__in=_PASSES)
    # The service in words only: the name of a structure may be masked to some of the readers of the pillar.
    dits = passes.annotate(mot=Concat(F("etat"), Value(" "), F("avec")))
    yield _lignes(dits, "RendezVous", "date", "pilier", "mot")


def _lignes(ensemble: QuerySet, nature: str, jour: str, code: str, complement: str = "") -> QuerySet:
    def texte(expression):
        return Cast(expression, CharField())

    return ensemble.order_by().values_list(
        Value(nature, output_field=CharField()),
        F(jour),
        texte(Value("jour")),
        texte(F(code)),
        texte(F(complement) if complement else Value("")),
        Cast("cree_le", DateTimeField()),
    )


def _rendez_vous(pilier: str, complement: str) -> tuple[str, str, str]:
    etat, _, avec = complement.partition(" ")
    return f"Rendez-vous {_PASSES[etat]}{f' : {avec}' if avec else ''}", pilier, "fr-icon-calendar-check-line"


def _duo(mot: str):
    return lambda code, _: (
        f"{TypeDuo(code).label} : le duo {mot}", Pilier.SOCIAL.value, "fr-icon-user-heart-line",
    )  # fmt: skip


#: Nature of a row → its title, its pillar, its icon, from its code and its complement.
DIRE = {
    "FinSituation": lambda code, _: (
        f"Fin : {CategorieEmploi(code).label}", Pilier.EMPLOI.value, "fr-icon-briefcase-line",
    ),
    "DebutDuo": _duo("commence"),
    "FinDuo": _duo("se termine"),
    "RendezVous": _rendez_vous,
}  # fmt: skip
