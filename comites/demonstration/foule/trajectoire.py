"""The pathway of one adult of the crowd: who carries it, where each pillar stands, and perhaps an exit."""

import datetime
import random

from acteurs.nomenclatures import Pilier, TypeStructure
from cirj.socle import regles
from comites.demonstration.foule.emploi import travailler
from comites.demonstration.foule.langue import apprendre
from comites.demonstration.foule.papiers import ouvrir_les_droits, ouvrir_les_papiers, scolariser
from comites.demonstration.lot import Lot
from comites.demonstration.population import Foyer
from comites.demonstration.reseau import Reseau
from comites.demonstration.vocabulaire import ETAPES, PROPOS, TRAVAIL
from parcours.models import (
    Droit,
    Etape,
    EvaluationLinguistique,
    Intervention,
    Parcours,
    Personne,
    PilierParcours,
    Referent,
    Sejour,
    SituationEmploi,
    Suivi,
    SuiviPostSortie,
)
from parcours.nomenclatures import (
    CategorieEmploi,
    EtatDroit,
    EtatPilier,
    ModeSuivi,
    MotifSortie,
    NatureSejour,
    Niveau,
    Programme,
    StatutProtection,
)

JOUR = datetime.timedelta(days=1)
MODES = [ModeSuivi.ENTRETIEN, ModeSuivi.ENTRETIEN, ModeSuivi.TELEPHONE, ModeSuivi.VISITE]
SORTIES = [m for m in MotifSortie if m not in (MotifSortie.DECES, MotifSortie.EXCLUSION, MotifSortie.PERTE_STATUT)]


class Trajectoire:
    """Writes, in ``lot``, the pathway of ``personne`` since the household came."""

    def __init__(
        self, reseau: Reseau, hasard: random.Random, lot: Lot, foyer: Foyer, personne: Personne, statut: str, jour
    ):
        self.reseau, self.hasard, self.lot, self.jour = reseau, hasard, lot, jour
        self.foyer, self.personne, self.statut, self.entree = foyer, personne, statut, foyer.arrivee
        self.bpi = statut in StatutProtection.bpi()
        self.agir = self.bpi and hasard.random() < 0.65
        self.fin = self._sortie()
        self.parcours = lot(self._parcours())
        self.principale = self._principale()

    def ecrire(self, sejour: Sejour) -> None:
        niveau = apprendre(self)
        situation = travailler(self)
        sante = ouvrir_les_droits(self)
        ouvrir_les_papiers(self)
        if self.personne is self.foyer.adultes[0]:
            scolariser(self)
        self._acteurs()
        self._suivis()
        self._piliers(sejour, niveau, situation, sante)
        if self.fin:
            sejour.finir_avec(self.parcours)
            self._apres_la_sortie(situation)

    def alea(self, mini: int, maxi: int) -> datetime.timedelta:
        return datetime.timedelta(days=self.hasard.randint(mini, maxi))

    def passe(self, mini: int, maxi: int) -> datetime.date:
        """Return a day drawn after the entry, today at the latest."""
        return min(self.entree + self.alea(mini, maxi), self.jour)

    def _sortie(self) -> datetime.date | None:
        anciennete = (self.jour - self.entree).days
        # Nobody stays in AGIR beyond its term; elsewhere, about half have left after fourteen months.
        terme = regles.echeance("AGIR_TERME", self.entree) if self.agir else self.jour
        if anciennete < 420 or (terme >= self.jour and self.hasard.random() < 0.45):
            return None
        return min(self.entree + self.alea(380, 700), self.jour - JOUR)

    def _parcours(self) -> Parcours:
        return Parcours(
            personne=self.personne,
            departement=self.personne.departement,
            debut=self.entree,
            fin=self.fin,
            programme=Programme.AGIR if self.agir else Programme.COORDINATION,
            motif_sortie=self.hasard.choice(SORTIES) if self.fin else "",
            sortie_notee_le=self.fin,
        )

    def _principale(self):
        operateurs = self.reseau.de_type(TypeStructure.AGIR)
        if not self.agir:
            return self.hasard.choice(self.reseau.de_type(TypeStructure.CCAS) + operateurs[1:])
        return operateurs[0] if self.hasard.random() < 0.35 else self.hasard.choice(operateurs[1:])

    def _acteurs(self) -> None:
        porteurs = dict.fromkeys((Pilier.LOGEMENT, Pilier.EMPLOI, Pilier.SOCIAL), self.principale)
        porteurs[Pilier.LANGUE] = self.hasard.choice(self.reseau.de_type(TypeStructure.ASL))
        if self.hasard.random() < 0.4:
            porteurs[Pilier.SANTE] = self.hasard.choice(self.reseau.de_type(TypeStructure.SANTE))
        for pilier, structure in porteurs.items():
            self.lot(
                Intervention(
                    parcours=self.parcours, structure=structure, pilier=pilier, debut=self.entree, fin=self.fin
                )
            )
        suivie = self.principale == self.reseau.agents["intervenant"].affectation.structure
        qui = {"agent": self.reseau.agents["intervenant"]} if suivie else {"nom_libre": "Référent de la structure"}
        self.lot(Referent(parcours=self.parcours, structure=self.principale, debut=self.entree, fin=self.fin, **qui))

    def _suivis(self) -> None:
        fin = self.fin or self.jour - (self.alea(65, 130) if self.hasard.random() < 0.12 else self.alea(0, 50))
        date = self.entree
        while date <= max(fin, self.entree):
            pilier, texte = self.hasard.choice(PROPOS)
            self.lot(
                Suivi(
                    parcours=self.parcours,
                    departement=self.parcours.departement,
                    date=date,
                    piliers=[pilier],
                    mode=self.hasard.choice(MODES),
                    texte=texte,
                    structure=self.principale,
                    auteur=self.reseau.agents["intervenant"],
                )
            )
            self.parcours.dernier_contact = date
            date += self.alea(18, 52)

    def _piliers(
        self, sejour: Sejour, niveau: EvaluationLinguistique, situation: SituationEmploi, sante: Droit
    ) -> None:
        """No line of their own: what the records hold is told of itself."""
        acquis = {
            Pilier.LANGUE: Niveau.rang(niveau.niveau) >= Niveau.rang(Niveau.B1),
            Pilier.LOGEMENT: sejour.nature in (NatureSejour.LOGEMENT, NatureSejour.LOGEMENT_ACCOMPAGNE),
            Pilier.SOCIAL: self.hasard.random() < 0.3,
            Pilier.SANTE: sante.etat == EtatDroit.OUVERT,
            Pilier.EMPLOI: situation.categorie in CategorieEmploi.positives(),
        }
        depuis = {
            Pilier.LANGUE: niveau.date,
            Pilier.LOGEMENT: sejour.debut,
            Pilier.EMPLOI: situation.date,
            Pilier.SANTE: sante.date,
            Pilier.SOCIAL: self.entree,
        }
        recent = (self.jour - self.entree).days < 45
        for pilier in Pilier:
            a_voir = recent and pilier in (Pilier.SOCIAL, Pilier.SANTE)
            etat = EtatPilier.ACQUIS if acquis[pilier] else EtatPilier.A_EVALUER if a_voir else EtatPilier.EN_COURS
            self.lot(PilierParcours(parcours=self.parcours, pilier=pilier, depuis=depuis[pilier], etat=etat))
        if not self.fin:
            ouverts = [pilier for pilier in Pilier if not acquis[pilier]]
            for pilier in self.hasard.sample(ouverts, k=min(len(ouverts), 2)):
                self.lot(
                    Etape(
                        parcours=self.parcours,
                        pilier=pilier,
                        intitule=ETAPES[pilier],
                        structure=self.principale,
                        echeance=self.jour + self.alea(-6, 75),
                        par_la_personne=self.hasard.random() < 0.25,
                    )
                )

    def _apres_la_sortie(self, situation: SituationEmploi) -> None:
        for terme, regle in (("T6", "SUIVI_T6"), ("T12", "SUIVI_T12")):
            prevu = regles.echeance(regle, self.fin)
            tarde = prevu + 120 * JOUR < self.jour
            if tarde or (prevu + 20 * JOUR < self.jour and self.hasard.random() < 0.7):
                joint = self.hasard.random() < 0.85
                self.lot(
                    SuiviPostSortie(
                        parcours=self.parcours,
                        terme=terme,
                        fait_le=prevu + self.alea(0, 20),
                        joint=joint,
                        situation=self.hasard.choice([situation.categorie, *TRAVAIL[:4]]) if joint else "",
                    )
                )
