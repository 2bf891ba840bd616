"""Rights to renew, end of a duo, appointments to come (docs/domaine.md §6 and §8)."""

from collections.abc import Iterator

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from acteurs.nomenclatures import Pilier
from parcours.commun.faits import PAR_PERSONNE, Source, de, lignes
from parcours.models import Droit, Duo, RendezVous
from parcours.models.droit import pilier_du_droit
from parcours.nomenclatures import EtatDroit, EtatRendezVous, TypeDroit

_QUEL_DROIT = Case(
    *(When(type=code, then=Value(f"À renouveler : {TypeDroit(code).label}")) for code in TypeDroit.values),
    output_field=CharField(),
)
_QUEL_PILIER = Case(
    *(When(type=code, then=Value(pilier_du_droit(code))) for code in TypeDroit.values), output_field=CharField()
)


def _branches() -> Iterator[QuerySet]:
    ouverts = de(Droit).filter(etat=EtatDroit.OUVERT, renouvellement_demande_le__isnull=True)
    ouverts = ouverts.annotate(mot=_QUEL_DROIT, du_pilier=_QUEL_PILIER)
    dits = {"cle": PAR_PERSONNE, "texte": "mot", "pilier": "du_pilier"}
    yield lignes(ouverts, "DROIT_A_RENOUVELER", "renouveler_le", **dits)
    sans_date = ouverts.filter(renouveler_le__isnull=True)
    yield lignes(sans_date, "DROIT_RENOUVELLEMENT", "fin", **dits)
    yield lignes(de(Duo).filter(fin__isnull=True), "FIN_DUO", "fin_prevue", cle=PAR_PERSONNE)
    prevus = de(RendezVous, "parcours").filter(etat__in=EtatRendezVous.a_venir())
    # A structure of the network is not named here: its name may be masked to some of the readers of the pillar.
    nomme = When(~Q(avec=""), then=Concat(Value("Rendez-vous : "), F("avec")))
    dits = prevus.annotate(mot=Case(nomme, default=Value("Rendez-vous"), output_field=CharField()))
    yield lignes(dits, "RENDEZ_VOUS", "date", cle="parcours", texte="mot", pilier="pilier")


SOURCE = Source(
    regles=("DROIT_RENOUVELLEMENT",),
    libelles={
        "DROIT_RENOUVELLEMENT": ("À renouveler", Pilier.SOCIAL),
        "FIN_DUO": ("Fin prévue du duo : faire le bilan", Pilier.SOCIAL),
        "RENDEZ_VOUS": ("Rendez-vous", Pilier.SOCIAL),
    },
    branches=_branches,
    restent_dues=frozenset({"DROIT_RENOUVELLEMENT"}),
    jours_memes={
        "DROIT_A_RENOUVELER": "DROIT_RENOUVELLEMENT",
        "FIN_DUO": "FIN_DUO",
        "RENDEZ_VOUS": "RENDEZ_VOUS",
    },
    jours={
        "DROIT_RENOUVELLEMENT": lambda fin, bareme: [
            ("DROIT_RENOUVELLEMENT", bareme.echeance("DROIT_RENOUVELLEMENT", fin, -1))
        ],
    },
)
