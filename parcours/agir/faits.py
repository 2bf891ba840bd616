"""Contact, term of the programme, checks after the exit, steps: what a pathway itself sets."""

from collections.abc import Iterator

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import GreaterThanOrEqual

from cirj.socle.termes import AujourdHui
from cirj.socle.termes import terme as fin_du_terme
from parcours.commun.faits import Source, de, lignes, parcours_ouvert
from parcours.models import Etape, Parcours, ParcoursAgir, SuspensionAgir
from parcours.models.suspension import reprise
from parcours.nomenclatures import EtatAgir, MotifSortie


def _branches() -> Iterator[QuerySet]:
    # While AGIR is suspended no contact is due; it counts again from the day of coming back.
    suspendus = SuspensionAgir.objects.du_jour(AujourdHui()).filter(parcours=OuterRef("pk"))
    actifs = Parcours.objects.ouverts(AujourdHui()).exclude(Exists(suspendus))
    dus = actifs.annotate(
        connu=Coalesce("dernier_contact", "debut"),
        repris=reprise(jour=AujourdHui()),
        contact=Greatest("connu", "repris"),
        precision_du_contact=Case(When(repris__gte=F("connu"), then=Value("jour")), default=F("contact_precision")),
    )
    yield lignes(dus, "AGIR_CONTACT", "contact", "precision_du_contact")
    entres = ParcoursAgir.objects.filter(parcours_ouvert("parcours")).filter(etat=EtatAgir.ENTRE)
    agir = entres.avec_suspension(AujourdHui())
    yield lignes(
        agir, "AGIR_TERME", "entree_le", "entree_precision", cle="parcours", texte="jours_suspendus", objet="parcours"
    )
    for code, terme in (("SUIVI_T6", "T6"), ("SUIVI_T12", "T12")):
        # Nobody asks news of the dead, nor counts months from a day that nobody knows.
        # Nor what was over when the exit was noted, nor anything of people who were gone before they came here.
        sortis = Parcours.objects.filter(fin__lte=AujourdHui(), sortie_connue=True)
        sortis = sortis.exclude(motif_sortie=MotifSortie.DECES).filter(
            GreaterThanOrEqual(fin_du_terme("fin", code), F("sortie_notee_le"))
        )
        yield lignes(sortis.exclude(suivis_post_sortie__terme=terme), code, "fin")
    prevues = de(Etape, "parcours").filter(faite_le__isnull=True)
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
    repousses=frozenset({"AGIR_TERME"}),
    jours_memes={"ETAPE": "ETAPE"},
    bornees=frozenset({"AGIR_CONTACT", "SUIVI_T6", "SUIVI_T12"}),
)
