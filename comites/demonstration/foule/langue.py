"""The French of one adult of the crowd: integration contract, hours prescribed, courses, tests and certifications."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from acteurs.nomenclatures import TypeStructure
from acteurs.nomenclatures.offre import TypeDispositif
from parcours.models import ContratIntegration, EvaluationLinguistique, InscriptionCours, PrescriptionLinguistique
from parcours.nomenclatures import (
    CauseAttente,
    EtatCours,
    EtatPrescription,
    Examen,
    Modalite,
    NatureEvaluation,
    Niveau,
    ProfilLangue,
    ResultatExamen,
)

if TYPE_CHECKING:
    from comites.demonstration.foule.trajectoire import Trajectoire

UN_AN = datetime.timedelta(days=365)
#: Since this day, hours are prescribed in presence to those who do not read or write (docs/domaine.md §2).
PLATEFORME_DEPUIS = datetime.date(2025, 7, 1)


def apprendre(t: Trajectoire) -> EvaluationLinguistique:
    """Write what is known of the person's French; return the last test."""
    signature = t.entree + t.alea(15, 80)
    cir = t.bpi and signature < t.jour
    rang = t.hasard.choice([0, 0, 1, 1, 2, 3])
    nature = NatureEvaluation.POSITIONNEMENT_OFII if cir else NatureEvaluation.EVALUATION_STRUCTURE
    dernier = _evaluer(t, min(signature, t.jour), rang, nature)
    if cir:
        _contrat(t, signature, rang)
    date = dernier.date + t.alea(150, 300)
    while date < t.jour and t.hasard.random() < 0.8:
        rang = min(rang + t.hasard.choice([0, 1, 1]), 5)
        certifie = rang >= 2 and t.hasard.random() < 0.5
        nature = NatureEvaluation.CERTIFICATION if certifie else NatureEvaluation.EVALUATION_STRUCTURE
        dernier = _evaluer(t, date, rang, nature)
        date += t.alea(150, 300)
    _cours(t, dernier)
    return dernier


def _evaluer(t: Trajectoire, date: datetime.date, rang: int, nature: str) -> EvaluationLinguistique:
    examen = {}
    if nature == NatureEvaluation.CERTIFICATION:
        examen = {"examen": t.hasard.choice([Examen.DELF, Examen.TCF_IRN]), "resultat": ResultatExamen.OBTENU}
    return t.lot(
        EvaluationLinguistique(personne=t.personne, date=date, niveau=Niveau.values[rang], nature=nature, **examen)
    )


def _contrat(t: Trajectoire, signature: datetime.date, rang: int) -> None:
    fini = signature + UN_AN < t.jour
    contrat = t.lot(
        ContratIntegration(
            personne=t.personne,
            date=signature,
            convoque_le=signature - t.alea(12, 30),
            entretien_final_le=min(signature + UN_AN + t.alea(0, 40), t.jour) if fini else None,
        )
    )
    if rang > Niveau.rang(Niveau.A1):
        return
    lecteur = signature >= PLATEFORME_DEPUIS and rang
    if not rang:
        t.lot(
            EvaluationLinguistique(
                personne=t.personne,
                date=signature,
                nature=NatureEvaluation.POSITIONNEMENT_OFII,
                profil=ProfilLangue.ALPHA,
            )
        )
    heures = None if lecteur else 600 if not rang or signature >= PLATEFORME_DEPUIS else t.hasard.choice([200, 400])
    etat = EtatPrescription.TERMINEE if fini else EtatPrescription.EN_COURS
    t.lot(
        PrescriptionLinguistique(
            personne=t.personne,
            date=signature,
            contrat=contrat,
            niveau_vise=Niveau.A2,
            etat=etat,
            heures=heures,
            modalite=Modalite.PLATEFORME if lecteur else Modalite.PRESENTIEL,
            heures_faites=heures and (heures if fini else heures * min((t.jour - signature).days, 364) // 400),
        )
    )


def _cours(t: Trajectoire, niveau: EvaluationLinguistique) -> None:
    """A course in one of the department's workshops: followed, under way, or waited for."""
    if Niveau.rang(niveau.niveau) >= Niveau.rang(Niveau.B1) or t.fin or t.hasard.random() < 0.3:
        return
    structure = t.hasard.choice(t.reseau.de_type(TypeStructure.ASL))
    commun = {
        "personne": t.personne,
        "structure": structure,
        "commune_id": structure.commune_id,
        "type": t.hasard.choice([TypeDispositif.ASL, TypeDispositif.FLE]),
        "heures_semaine": t.hasard.choice([4, 6, 9]),
    }
    if t.hasard.random() < 0.2:
        cause = t.hasard.choice([CauseAttente.PAS_DE_PLACE, CauseAttente.PAS_DE_PLACE, CauseAttente.TRANSPORT])
        attente = max(t.jour - t.alea(10, 140), t.entree)
        t.lot(InscriptionCours(**commun, etat=EtatCours.EN_ATTENTE, attente_depuis=attente, attente_cause=cause))
        return
    debut = max(t.jour - t.alea(20, 200), t.entree)
    prevues = commun["heures_semaine"] * 30
    t.lot(
        InscriptionCours(
            **commun,
            etat=EtatCours.EN_COURS,
            debut=debut,
            heures_prevues=prevues,
            heures_suivies=min(prevues, (t.jour - debut).days // 7 * commun["heures_semaine"] * 4 // 5),
        )
    )
