"""The end of a stay, of a period, of a hosting; a lease that should slide; an application to renew.

The rules of each place: docs/domaine.md §4.
"""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from acteurs.nomenclatures import Pilier
from cirj.socle.termes import AujourdHui
from parcours.commun.faits import PAR_PERSONNE, Source, actuels, de, lignes
from parcours.logement.termes import fin_de_periode_cph, fin_du_maintien
from parcours.models import BailGlissant, DemandeLogement, Protection, Sejour
from parcours.nomenclatures import CategorieSejour, EtatDemandeLogement, MotifFinSejour, TypeDemandeLogement


def _branches() -> Iterator[QuerySet]:
    ici = actuels(de(Sejour))
    yield from _maintien(ici)
    # A stay in a CPH renews itself every three months: its entry may be years back. A decision noted is a day of its own.
    en_cph = ici.filter(categorie=CategorieSejour.CPH)
    sans_decision = en_cph.filter(prolongation_accordee_jusqu_au__isnull=True)
    yield lignes(sans_decision, "FIN_CPH", "debut", "debut_precision", cle=PAR_PERSONNE)
    yield lignes(en_cph, "FIN_CPH_DECIDEE", "prolongation_accordee_jusqu_au", cle=PAR_PERSONNE)
    for categorie, code in (
        (CategorieSejour.PASSERELLE, "PASSERELLE_DUREE"),
        (CategorieSejour.HEBERGEMENT_CITOYEN, "COHABITATION_MAXIMUM"),
    ):
        yield lignes(ici.filter(categorie=categorie), code, "debut", "debut_precision", cle=PAR_PERSONNE)
    partis = de(Sejour).filter(categorie=CategorieSejour.PASSERELLE, fin__lte=AujourdHui())
    # Nobody said that she left the dwelling: only that nobody followed her any more.
    partis = partis.exclude(motif_fin=MotifFinSejour.FIN_SUIVI)
    yield lignes(partis, "PASSERELLE_SUIVI", "fin", cle=PAR_PERSONNE)
    yield from _baux_et_demandes()


def _maintien(ici: QuerySet) -> Iterator[QuerySet]:
    """The maintained stay, or the day to which the OFII has extended it."""
    dans_le_dna = actuels(Sejour.objects.filter(personne=OuterRef("personne"), categorie__in=CategorieSejour.dna()))
    sans_prolongation = dans_le_dna.filter(prolongation_accordee_jusqu_au__isnull=True)
    notifiees = de(Protection).filter(fin__isnull=True)
    yield lignes(
        notifiees.filter(Exists(sans_prolongation)), "FIN_MAINTIEN_DNA", "date", "date_precision", cle=PAR_PERSONNE
    )
    prolonges = ici.filter(categorie__in=CategorieSejour.dna())
    yield lignes(prolonges, "FIN_MAINTIEN_PROLONGE", "prolongation_accordee_jusqu_au", cle=PAR_PERSONNE)


def _baux_et_demandes() -> Iterator[QuerySet]:
    y_vit = (
        Q(sejour__isnull=True, arrete_le__isnull=True) | Q(sejour__fin__isnull=True) | Q(sejour__fin__gt=AujourdHui())
    )
    a_glisser = de(BailGlissant).filter(y_vit, glisse_le__isnull=True)
    yield lignes(a_glisser, "GLISSEMENT", "glissement_prevu", cle=PAR_PERSONNE)
    demandes = de(DemandeLogement).filter(etat__in=EtatDemandeLogement.en_cours())
    yield lignes(demandes, "DEMANDE_LOGEMENT", "prochaine_echeance", cle=PAR_PERSONNE)
    valable = demandes.filter(type=TypeDemandeLogement.LOGEMENT_SOCIAL, prochaine_echeance__isnull=True)
    a_renouveler = valable.annotate(deposee=Coalesce("renouvelee_le", "date"))
    yield lignes(a_renouveler, "LOGEMENT_SOCIAL_RENOUVELLEMENT", "deposee", "date_precision", cle=PAR_PERSONNE)


SOURCE = Source(
    regles=(
        "FIN_MAINTIEN_DNA",
        "FIN_CPH",
        "FIN_CPH_PROLONGATION",
        "PASSERELLE_DUREE",
        "PASSERELLE_SUIVI",
        "COHABITATION_MAXIMUM",
        "LOGEMENT_SOCIAL_RENOUVELLEMENT",
    ),
    libelles={
        "FIN_MAINTIEN_DNA": ("Fin du maintien dans l'hébergement pour demandeurs d'asile", Pilier.LOGEMENT),
        "FIN_MAINTIEN_PROLONGE": ("Fin du maintien prolongé par l'OFII", Pilier.LOGEMENT),
        "FIN_CPH": ("Fin de la période en centre provisoire d'hébergement", Pilier.LOGEMENT),
        "FIN_CPH_DECIDEE": ("Fin de la prolongation en centre provisoire d'hébergement", Pilier.LOGEMENT),
        "PASSERELLE_DUREE": ("Fin du séjour en logement passerelle", Pilier.LOGEMENT),
        "PASSERELLE_SUIVI": ("Fin de l'accompagnement après le logement passerelle", Pilier.LOGEMENT),
        "COHABITATION_MAXIMUM": ("Fin de l'hébergement citoyen", Pilier.LOGEMENT),
        "GLISSEMENT": ("Glissement prévu du bail", Pilier.LOGEMENT),
        "DEMANDE_LOGEMENT": ("Échéance d'une demande de logement", Pilier.LOGEMENT),
        "LOGEMENT_SOCIAL_RENOUVELLEMENT": ("Demande de logement social à renouveler", Pilier.LOGEMENT),
    },
    branches=_branches,
    restent_dues=frozenset(
        {
            "FIN_MAINTIEN_DNA",
            "FIN_MAINTIEN_PROLONGE",
            "FIN_CPH_DECIDEE",
            "PASSERELLE_DUREE",
            "COHABITATION_MAXIMUM",
            "GLISSEMENT",
            "DEMANDE_LOGEMENT",
            "LOGEMENT_SOCIAL_RENOUVELLEMENT",
        }
    ),
    jours={
        "FIN_MAINTIEN_DNA": lambda jour, bareme: [("FIN_MAINTIEN_DNA", fin_du_maintien(jour, bareme))],
        "FIN_CPH": lambda jour, bareme: [("FIN_CPH", fin_de_periode_cph(jour, bareme))],
    },
    jours_memes={code: code for code in ("FIN_MAINTIEN_PROLONGE", "FIN_CPH_DECIDEE", "GLISSEMENT", "DEMANDE_LOGEMENT")},
    bornees=frozenset(
        {
            "FIN_MAINTIEN_DNA",
            "PASSERELLE_DUREE",
            "PASSERELLE_SUIVI",
            "COHABITATION_MAXIMUM",
            "LOGEMENT_SOCIAL_RENOUVELLEMENT",
        }
    ),
)
