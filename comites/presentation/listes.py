"""How the rows behind a figure are shown: one set of columns per kind of row, read through the access door."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from comites.models import Decision
from parcours.models import MembreMenage, Menage, Parcours, Personne, PointBlocage


@dataclass(frozen=True)
class LigneListe:
    """A row: the people it is about, and its cells in the order of the columns."""

    personnes: list[Personne]
    cellules: list

    def nommees(self, colonnes: list[str]) -> "LigneListe":
        """Return the row with each cell beside its column's name: on a phone, cells say it."""
        return LigneListe(self.personnes, list(zip(colonnes, self.cellules, strict=True)))


@dataclass(frozen=True)
class Presentation:
    colonnes: list[str]
    relations: tuple[str, ...]
    ligne: Callable[[object], LigneListe]
    par_personne: str
    ordre: tuple[str, ...]


def _jour(valeur) -> str:
    return f"{valeur:%d/%m/%Y}" if valeur else ""


PRESENTATIONS = {
    Personne: Presentation(
        ["Commune", "Naissance"],
        ("commune",),
        lambda p: LigneListe([p], [str(p.commune or ""), p.naissance_affichee]),
        "pk",
        ("cle_tri",),
    ),
    Parcours: Presentation(
        ["Programme", "Entrée", "Sortie", "Dernier contact"],
        ("personne",),
        lambda p: LigneListe(
            [p.personne], [p.get_programme_display(), p.debut_affiche, _jour(p.fin), p.contact_affiche]
        ),
        "personne",
        ("personne__cle_tri",),
    ),
    Menage: Presentation(
        ["Composition déclarée"],
        (),
        lambda m: LigneListe([membre.personne for membre in m.membres.all()], [m.composition_declaree]),
        "membres__personne",
        ("cree_le",),
    ),
    PointBlocage: Presentation(
        ["Pilier", "Cause", "Signalé le", "État"],
        ("parcours__personne",),
        lambda b: LigneListe(
            [b.parcours.personne],
            [b.get_pilier_display(), b.get_cause_display(), _jour(b.signale_le), b.etat],
        ),
        "parcours__personne",
        ("signale_le", "pk"),
    ),
    Decision: Presentation(
        ["Décision", "Par", "Pour le", "Réalisée le"],
        ("blocage__parcours__personne", "structure"),
        lambda d: LigneListe(
            [d.blocage.parcours.personne], [d.quoi, str(d.structure), _jour(d.echeance), _jour(d.realisee_le)]
        ),
        "blocage__parcours__personne",
        ("echeance", "pk"),
    ),
}


def preparer(ensemble: QuerySet, agent) -> QuerySet:
    """Return the rows ``agent`` may read, ordered, with what their line needs: a constant number of queries."""
    presentation = PRESENTATIONS[ensemble.model]
    visibles = Personne.objects.visible_par(agent).values("pk")
    lisibles = ensemble.model.objects.filter(**{f"{presentation.par_personne}__in": visibles})
    ensemble = ensemble.filter(pk__in=lisibles.values("pk")).order_by(*presentation.ordre)
    if ensemble.model is Menage:
        membres = MembreMenage.objects.filter(personne__in=visibles).select_related("personne")
        ensemble = ensemble.prefetch_related(Prefetch("membres", membres.order_by("debut", "personne__cle_tri")))
    return ensemble.select_related(*presentation.relations) if presentation.relations else ensemble


def colonnes(ensemble: QuerySet) -> list[str]:
    return PRESENTATIONS[ensemble.model].colonnes


def en_lignes(objets) -> list[LigneListe]:
    """Return the rows of a page, ready to be shown."""
    return [
        (presentation := PRESENTATIONS[type(objet)]).ligne(objet).nommees(presentation.colonnes) for objet in objets
    ]
