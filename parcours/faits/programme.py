"""Contact, term of the programme, checks after the exit, steps: what a pathway itself sets."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from parcours.faits.base import Fenetre, Source, a_la_date, de, lignes
from parcours.models import Etape
from parcours.nomenclatures import Programme


def _branches(fenetre: Fenetre) -> Iterator[QuerySet]:
    tous, ouverts, entre = fenetre.tous, fenetre.ouverts, fenetre.entre
    dus = ouverts.annotate(contact=Coalesce("dernier_contact", "debut")).filter(entre("contact", "AGIR_CONTACT"))
    yield lignes(dus, "AGIR_CONTACT", "contact", "contact_precision")
    agir = ouverts.filter(entre("debut", "AGIR_TERME"), programme=Programme.AGIR)
    yield lignes(agir, "AGIR_TERME", "debut", "debut_precision")
    for code, terme in (("SUIVI_T6", "T6"), ("SUIVI_T12", "T12")):
        sortis = tous.filter(entre("fin", code), fin__lte=timezone.localdate())
        yield lignes(sortis.exclude(suivis_post_sortie__terme=terme), code, "fin")
    prevues = de(Etape, ouverts, "parcours").filter(faite_le__isnull=True, echeance__range=(fenetre.du, fenetre.au))
    yield lignes(prevues, "ETAPE", "echeance", cle="parcours", texte="intitule", pilier="pilier")


SOURCE = Source(
    regles=("AGIR_CONTACT", "AGIR_TERME", "SUIVI_T6", "SUIVI_T12"),
    libelles={
        "AGIR_CONTACT": ("Reprendre contact", ""),
        "AGIR_TERME": ("Terme du programme AGIR", ""),
        "SUIVI_T6": ("Suivi 6 mois après la sortie", ""),
        "SUIVI_T12": ("Suivi 12 mois après la sortie", ""),
        "ETAPE": ("Étape prévue", ""),
    },
    branches=_branches,
    restent_dues=frozenset({"AGIR_CONTACT", "SUIVI_T6", "SUIVI_T12", "ETAPE"}),
    jours={"ETAPE": a_la_date("ETAPE")},
)
