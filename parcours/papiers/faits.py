"""Residence documents, integration contract, temporary protection, exchange of the driving licence.

What each counts from: docs/domaine.md §1, §2 and §7.
"""

import datetime
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from acteurs.nomenclatures import Pilier
from cirj.socle.regles import Bareme
from cirj.socle.termes import AujourdHui
from parcours.commun.faits import PAR_PERSONNE, Source, de, lignes
from parcours.models import ContratIntegration, PermisConduire, Protection, TitreSejour
from parcours.nomenclatures import StatutProtection, TypeTitre


def _branches() -> Iterator[QuerySet]:
    en_cours = de(Protection).filter(fin__isnull=True)
    temporaires = en_cours.filter(statut=StatutProtection.PROT_TEMPORAIRE).annotate(jour=AujourdHui())
    yield lignes(temporaires, "PT_FIN", "jour", cle=PAR_PERSONNE)
    yield from _titres()
    yield from _contrats()


def _contrats() -> Iterator[QuerySet]:
    """The term, written or that of the extension when there is one; the convocation while nothing is signed."""
    contrats = de(ContratIntegration).filter(abandonne_le__isnull=True)
    en_cours = contrats.filter(entretien_final_le__isnull=True)
    simples = en_cours.filter(prolonge_jusqu_au__isnull=True, fin_prevue__isnull=True)
    yield lignes(simples, "CIR_TERME", "date", "date_precision", cle=PAR_PERSONNE)
    for ecrit, autres in (("prolonge_jusqu_au", {}), ("fin_prevue", {"prolonge_jusqu_au__isnull": True})):
        yield lignes(en_cours.filter(**autres), "CIR_PROLONGE", ecrit, cle=PAR_PERSONNE)
    a_signer = contrats.filter(date__isnull=True)
    yield lignes(a_signer, "CIR_CONVOCATION", "convoque_le", cle=PAR_PERSONNE)


def _titres() -> Iterator[QuerySet]:
    """The last document counts for its own end; the first interim one, for the driving licence.

    A renewal asked for closes the reminders to ask; the end of the card stays, until the document received replaces it.
    """
    siens = TitreSejour.objects.filter(personne=OuterRef("personne"))
    dernier = de(TitreSejour).filter(~Exists(siens.filter(debut__gt=OuterRef("debut"))))
    types_de_carte = [TypeTitre.PLURIANNUELLE, TypeTitre.RESIDENT]
    cartes = dernier.filter(type__in=types_de_carte)
    yield lignes(cartes.filter(renouvellement_demande_le__isnull=True), "RENOUV_TITRE", "fin", cle=PAR_PERSONNE)
    demandes = cartes.filter(renouvellement_demande_le__isnull=False)
    yield lignes(demandes, "FIN_TITRE", "fin", cle=PAR_PERSONNE)
    provisoires = dernier.filter(type__in=[TypeTitre.API, TypeTitre.RECEPISSE, TypeTitre.APS])
    yield lignes(provisoires, "FIN_TITRE", "fin", cle=PAR_PERSONNE)
    for code, type_titre in (("FIN_API", TypeTitre.API), ("FIN_APS", TypeTitre.APS)):
        sans_fin = dernier.filter(type=type_titre, fin__isnull=True)
        yield lignes(sans_fin, code, "debut", cle=PAR_PERSONNE)
    interimaires = [TypeTitre.API, TypeTitre.RECEPISSE]
    # After a card, an interim document is that of its renewal.
    plus_ancien = siens.filter(type__in=[*interimaires, *types_de_carte], debut__lt=OuterRef("debut"))
    # Asked for, or nothing to exchange: closed. Nothing noted, or a foreign licence: still to be asked.
    regle = PermisConduire.objects.filter(
        Q(etranger=False) | Q(echange_demande_le__isnull=False) | Q(conduite_le__isnull=False),
        personne=OuterRef("personne"),
    )
    premier = de(TitreSejour).filter(~Exists(plus_ancien), ~Exists(regle), type__in=interimaires)
    yield lignes(premier, "ECHANGE_PERMIS", "debut", cle=PAR_PERSONNE)


def _fin_du_provisoire(code: str):
    return lambda jour, bareme: [("FIN_TITRE", bareme.echeance(code, jour))]


def _renouvellement(fin: datetime.date, bareme: Bareme) -> list[tuple[str, datetime.date]]:
    return [(code, bareme.echeance(code, fin, -1)) for code in ("RENOUV_TITRE_OUVERTURE", "RENOUV_TITRE_LIMITE")]


SOURCE = Source(
    regles=(
        "ECHANGE_PERMIS",
        "FIN_API",
        "FIN_APS",
        "RENOUV_TITRE_OUVERTURE",
        "RENOUV_TITRE_LIMITE",
        "CIR_TERME",
        "PT_FIN",
    ),
    libelles={
        "ECHANGE_PERMIS": ("Dernier jour pour demander l'échange du permis de conduire", Pilier.EMPLOI),
        "RENOUV_TITRE_OUVERTURE": ("Le renouvellement du titre peut être demandé", ""),
        "RENOUV_TITRE_LIMITE": ("Dernier jour conseillé pour demander le renouvellement du titre", ""),
        "FIN_TITRE": ("Fin de validité du document de séjour", ""),
        "CIR_CONVOCATION": ("Convocation à l'OFII pour le contrat d'intégration républicaine", ""),
        "CIR_TERME": ("Terme du contrat d'intégration républicaine", ""),
        "PT_FIN": ("Fin de la protection temporaire", ""),
    },
    branches=_branches,
    restent_dues=frozenset({"RENOUV_TITRE_LIMITE"}),
    jours_memes={"CIR_CONVOCATION": "CIR_CONVOCATION", "CIR_PROLONGE": "CIR_TERME", "FIN_TITRE": "FIN_TITRE"},
    jours={
        "PT_FIN": lambda jour, bareme: [("PT_FIN", bareme.date("PT_FIN", jour))],
        "FIN_API": _fin_du_provisoire("FIN_API"),
        "FIN_APS": _fin_du_provisoire("FIN_APS"),
        "RENOUV_TITRE": _renouvellement,
    },
    bornees=frozenset({"CIR_TERME", "FIN_API", "FIN_APS", "ECHANGE_PERMIS"}),
)
