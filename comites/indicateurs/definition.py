"""What an indicator is: defined once, with the rows behind its figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from comites.indicateurs.contexte import Contexte
from comites.indicateurs.filtre import Filtre


class Unite(models.TextChoices):
    """What is counted: never mixed."""

    PERSONNES = "personne", "personnes"
    MENAGES = "ménage", "ménages"
    PARCOURS = "parcours", "parcours"
    BLOCAGES = "blocage", "blocages"
    DECISIONS = "décision", "décisions"


class Nature(models.TextChoices):
    STOCK = "stock", "Stock : au dernier jour de la période"
    FLUX = "flux", "Flux : pendant la période"


class Famille(models.TextChoices):
    PUBLIC = "public", "Le public"
    LANGUE = "langue", "Langue"
    LOGEMENT = "logement", "Logement"
    SOCIAL = "social", "Social et culturel"
    SANTE = "sante", "Santé"
    EMPLOI = "emploi", "Emploi et formation"
    COMITES = "comites", "Blocages et décisions"


Ensemble = Callable[[Contexte], QuerySet]
Expression = Callable[[Contexte], Combinable]


@dataclass(frozen=True)
class Ventilation:
    """A partition of the indicator's rows (or of its denominator's, with ``de_la_base``) by one expression.

    ``libelles``: code → label, in the order of display; ``noms``: the labels read
    from the department's territory.
    ``ouverte``: a long list of which the small counts are gathered (nationalities). ``manquant``: label of the rows
    without value. ``ordonnee``: the order means something (ages, quarters), so charts keep it.
    ``numerateur``: the code that is the indicator's own numerator, when its denominator is what is broken down.
    ``a_venir``: the codes that the days looked at do not reach yet, in a period still running: no line, rather than a 0.
    ``reservee``: too fine for whoever is not entitled to the lists.
    """

    code: str
    titre: str
    expression: Expression
    libelles: Mapping[str, str] | None = None
    noms: Callable[[str], Mapping[str, str]] | None = None
    de_la_base: bool = False
    ouverte: str = ""
    ordonnee: bool = False
    manquant: str = "Non renseigné"
    numerateur: str = ""
    a_venir: Callable[[Filtre], frozenset[str]] | None = None
    reservee: bool = False

    def codes_a_venir(self, filtre: Filtre) -> frozenset[str]:
        return self.a_venir(filtre) if self.a_venir else frozenset()


@dataclass(frozen=True)
class Mesure:
    """A measure of the rows other than their number: the median of an expression."""

    titre: str
    unite: str
    expression: Expression


@dataclass(frozen=True)
class Indicateur:
    """An indicator (docs/domaine.md §9): its words, the rows it counts, what they are a part of.

    ``lignes``: the rows counted. ``base``: the denominator, of which ``lignes`` are a part (None: no rate).
    ``manquants``: rows that could not be judged for want of a value (None: the value is mandatory).
    """

    code: str
    numero: str
    titre: str
    famille: Famille
    unite: Unite
    nature: Nature
    numerateur: str
    denominateur: str
    source: str
    lignes: Ensemble
    base: Ensemble | None = None
    manquants: Ensemble | None = None
    sens_manquants: str = ""
    remarque: str = ""
    ventilations: tuple[Ventilation, ...] = ()
    mesure: Mesure | None = None
    principal: bool = False

    def __str__(self) -> str:
        return self.titre

    def unite_accordee(self, nombre: int) -> str:
        """Return the unit, in the plural from two."""
        return self.unite.label if nombre >= 2 else self.unite.value


class Registre(dict):
    """Indicators by code."""

    def par_famille(self) -> dict[Famille, list[Indicateur]]:
        """Return the indicators grouped as the pages show them, in the order of their numbers."""
        return {
            famille: sorted((i for i in self.values() if i.famille == famille), key=lambda i: int(i.numero))
            for famille in Famille
        }

    def principaux(self) -> list[Indicateur]:
        """Return the key figures, in the order of the pages."""
        return [i for famille in self.par_famille().values() for i in famille if i.principal]

    def ajouter(self, indicateur: Indicateur) -> Indicateur:
        if indicateur.code in self:
            raise ValueError(f"L'indicateur {indicateur.code} est défini deux fois.")
        self[indicateur.code] = indicateur
        return indicateur


REGISTRE = Registre()
