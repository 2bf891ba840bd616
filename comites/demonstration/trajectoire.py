"""The pathway of one adult: stays, language, work, rights, follow-ups, and perhaps an exit."""

import datetime
import random

from acteurs.nomenclatures import Pilier, TypeStructure
from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from comites.demonstration.reseau import Reseau
from comites.demonstration.vocabulaire import APRES, DNA_STRUCTURES, ETAPES, PROPOS, TRAVAIL
from parcours.models import (
    ContratIntegration,
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
    TitreSejour,
)  # fmt: skip
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    EtatDroit,
    EtatPilier,
    ModeSuivi,
    MotifSortie,
    NatureEvaluation,
    NatureSejour,
    Niveau,
    Programme,
    StatutProtection,
    TypeDroit,
    TypeTitre,
)  # fmt: skip

C, E = CategorieSejour, CategorieEmploi
JOUR = datetime.timedelta(days=1)


class Trajectoire:
    """Writes the pathway of ``personne`` from ``entree`` on; ``parcours`` is the result."""

    def __init__(self, reseau: Reseau, hasard: random.Random, personne: Personne, statut: str, entree, jour):
        self.reseau, self.hasard, self.personne, self.statut = reseau, hasard, personne, statut
        self.entree, self.jour = entree, jour
        self.anciennete = (jour - entree).days
        self.agir = statut in StatutProtection.bpi() and hasard.random() < 0.65
        self.fin = self._sortie()
        self.parcours = self._parcours()

    def ecrire(self) -> Parcours:
        sejour = self._sejours()
        niveau = self._langue()
        situation = self._emploi()
        droit = self._droits()
        self._titres()
        self._acteurs()
        self._suivis()
        self._piliers(sejour, niveau, situation, droit)
        if self.fin:
            self._apres_la_sortie(situation)
        return self.parcours

    def _alea(self, mini: int, maxi: int) -> datetime.timedelta:
        return datetime.timedelta(days=self.hasard.randint(mini, maxi))

    def _sortie(self):
        if self.anciennete < 420 or self.hasard.random() < 0.45:
            return None
        fin = self.entree + self._alea(380, 700)
        return min(fin, self.jour - JOUR)

    def _parcours(self) -> Parcours:
        motif = self.hasard.choice([m for m in MotifSortie if m not in (MotifSortie.DECES, MotifSortie.EXCLUSION)])
        return Parcours.objects.create(
            personne=self.personne, departement=self.personne.departement, debut=self.entree, fin=self.fin,
            programme=Programme.AGIR if self.agir else Programme.COORDINATION, motif_sortie=motif if self.fin else "",
        )  # fmt: skip

    def _sejours(self) -> Sejour:
        premier = self.hasard.choice([C.CADA, C.CADA, C.HUDA, C.CPH, C.URGENCE_115, C.TIERS, C.HEBERGEMENT_CITOYEN])
        type_structure = DNA_STRUCTURES.get(premier)
        structure = self.hasard.choice(self.reseau.de_type(type_structure)) if type_structure else None
        debut = self.entree - self._alea(60, 300)
        depart = self.entree + self._alea(60, 420)
        sejour = Sejour.objects.create(
            personne=self.personne, categorie=premier, structure=structure, commune=self.personne.commune, debut=debut
        )
        if depart < self.jour:
            sejour.fin = depart
            sejour.save()
            sejour = Sejour.objects.create(
                personne=self.personne, categorie=self.hasard.choice(APRES), commune=self.personne.commune, debut=depart
            )
        return sejour

    def _langue(self) -> EvaluationLinguistique:
        signature = self.entree + self._alea(15, 80)
        cir = self.statut in StatutProtection.bpi() and signature < self.jour
        if cir:
            ContratIntegration.objects.create(personne=self.personne, date=signature)
        rang = self.hasard.choice([0, 0, 1, 1, 2, 3])
        premiere = EvaluationLinguistique.objects.create(
            personne=self.personne, date=min(signature, self.jour), niveau=Niveau.values[rang],
            nature=NatureEvaluation.POSITIONNEMENT_OFII if cir else NatureEvaluation.EVALUATION_STRUCTURE,
        )  # fmt: skip
        derniere, date = premiere, premiere.date + self._alea(150, 300)
        while date < self.jour and self.hasard.random() < 0.8:
            rang = min(rang + self.hasard.choice([0, 1, 1]), 5)
            certifie = rang >= 2 and self.hasard.random() < 0.5
            derniere = EvaluationLinguistique.objects.create(
                personne=self.personne, date=date, niveau=Niveau.values[rang],
                nature=NatureEvaluation.CERTIFICATION if certifie else NatureEvaluation.EVALUATION_STRUCTURE,
            )  # fmt: skip
            date += self._alea(150, 300)
        return derniere

    def _emploi(self) -> SituationEmploi:
        actuelle = SituationEmploi.objects.create(
            personne=self.personne,
            date=self.entree,
            categorie=self.hasard.choice([E.RECHERCHE, E.SANS, E.PARENT_FOYER]),
        )
        date = self.entree + self._alea(150, 420)
        while date < self.jour and self.hasard.random() < 0.75:
            jeune = self.personne.age is not None and self.personne.age < 26
            categorie = E.CEJ if jeune and self.hasard.random() < 0.5 else self.hasard.choice(TRAVAIL)
            actuelle = SituationEmploi.objects.create(personne=self.personne, date=date, categorie=categorie)
            date += self._alea(150, 400)
        return actuelle

    def _droits(self) -> Droit:
        for type in self.hasard.sample([TypeDroit.CAF, TypeDroit.RSA, TypeDroit.COMPTE_BANCAIRE, TypeDroit.APL], k=2):
            etat = self.hasard.choice([EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.DEMANDE])
            Droit.objects.create(personne=self.personne, type=type, etat=etat, date=self._passe(30, 300))
        etat = self.hasard.choice([EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.DEMANDE])
        return Droit.objects.create(personne=self.personne, type=TypeDroit.CSS, etat=etat, date=self._passe(20, 200))

    def _titres(self) -> None:
        if self.statut == StatutProtection.PROT_TEMPORAIRE:
            debut = self.jour - self._alea(5, 165)
            TitreSejour.objects.create(
                personne=self.personne, type=TypeTitre.APS, debut=debut, fin=regles.echeance("FIN_APS", debut)
            )
            return
        api = self.entree - self._alea(0, 20)
        fin = regles.echeance("FIN_API", api)
        TitreSejour.objects.create(personne=self.personne, type=TypeTitre.API, debut=api, fin=fin)
        if fin < self.jour:
            refugie = self.statut == StatutProtection.REFUGIE
            type, annees = (TypeTitre.RESIDENT, 10) if refugie else (TypeTitre.PLURIANNUELLE, 4)
            TitreSejour.objects.create(
                personne=self.personne, type=type, debut=fin, fin=ajouter_mois(fin, 12 * annees) - JOUR
            )

    def _acteurs(self) -> None:
        operateurs = self.reseau.de_type(TypeStructure.AGIR)
        principale = operateurs[0] if self.hasard.random() < 0.35 else self.hasard.choice(operateurs[1:])
        if not self.agir:
            principale = self.hasard.choice(self.reseau.de_type(TypeStructure.CCAS) + operateurs[1:])
        asl = self.hasard.choice(self.reseau.de_type(TypeStructure.ASL))
        pass_ = self.hasard.choice(self.reseau.de_type(TypeStructure.SANTE))
        porteurs = {
            Pilier.LOGEMENT: principale, Pilier.EMPLOI: principale, Pilier.SOCIAL: principale,
            Pilier.LANGUE: asl, Pilier.SANTE: pass_,
        }  # fmt: skip
        self.principale = principale
        Intervention.objects.bulk_create(
            [
                Intervention(
                    parcours=self.parcours, structure=structure, pilier=pilier, debut=self.entree, fin=self.fin
                )
                for pilier, structure in porteurs.items()
                if pilier != Pilier.SANTE or self.hasard.random() < 0.4
            ]
        )
        agent = self.reseau.agents["intervenant"]
        if principale == agent.affectations.get().structure:
            Referent.objects.create(parcours=self.parcours, agent=agent, structure=principale, debut=self.entree)
        else:
            Referent.objects.create(
                parcours=self.parcours, nom_libre="Référent de la structure", structure=principale, debut=self.entree
            )

    def _suivis(self) -> None:
        fin = self.fin or self.jour - (self._alea(65, 130) if self.hasard.random() < 0.12 else self._alea(0, 50))
        suivis, date = [], self.entree
        while date <= max(fin, self.entree):
            pilier, texte = self.hasard.choice(PROPOS)
            modes = [ModeSuivi.ENTRETIEN, ModeSuivi.ENTRETIEN, ModeSuivi.TELEPHONE, ModeSuivi.VISITE]
            suivis.append(
                Suivi(
                    parcours=self.parcours,
                    departement=self.parcours.departement,
                    date=date,
                    piliers=[pilier],
                    mode=self.hasard.choice(modes),
                    texte=texte,
                    structure=self.principale,
                    auteur=self.reseau.agents["intervenant"],
                )  # fmt: skip
            )
            date += self._alea(18, 52)
        Suivi.objects.bulk_create(suivis)
        self.parcours.noter_contact(suivis[-1].date)

    def _piliers(
        self, sejour: Sejour, niveau: EvaluationLinguistique, situation: SituationEmploi, droit: Droit
    ) -> None:
        loge = sejour.nature in (NatureSejour.LOGEMENT, NatureSejour.LOGEMENT_ACCOMPAGNE)
        travaille = situation.categorie in CategorieEmploi.positives()
        acquis = {
            Pilier.LANGUE: Niveau.rang(niveau.niveau) >= Niveau.rang(Niveau.B1),
            Pilier.LOGEMENT: loge,
            Pilier.SOCIAL: self.hasard.random() < 0.3,
            Pilier.SANTE: droit.etat == EtatDroit.OUVERT,
            Pilier.EMPLOI: travaille,
        }
        resumes = {
            Pilier.LANGUE: f"Niveau {niveau.get_niveau_display()} évalué",
            Pilier.LOGEMENT: sejour.get_categorie_display(),
            Pilier.SOCIAL: "Droits en cours d'ouverture",
            Pilier.SANTE: f"Complémentaire santé : {droit.get_etat_display().lower()}",
            Pilier.EMPLOI: situation.get_categorie_display(),
        }
        depuis = {
            Pilier.LANGUE: niveau.date, Pilier.LOGEMENT: sejour.debut, Pilier.EMPLOI: situation.date,
            Pilier.SANTE: droit.date, Pilier.SOCIAL: self.entree,
        }  # fmt: skip
        recent = self.anciennete < 45
        PilierParcours.objects.bulk_create(
            [
                PilierParcours(
                    parcours=self.parcours,
                    pilier=pilier,
                    depuis=depuis[pilier],
                    resume=resumes[pilier],
                    etat=EtatPilier.ACQUIS
                    if acquis[pilier]
                    else EtatPilier.A_EVALUER
                    if recent and pilier == Pilier.SOCIAL
                    else EtatPilier.EN_COURS,
                )  # fmt: skip
                for pilier in Pilier.values
            ]
        )
        if not self.fin:
            ouverts = [pilier for pilier in Pilier.values if not acquis[pilier]]
            for pilier in self.hasard.sample(ouverts, k=min(len(ouverts), 2)):
                Etape.objects.create(
                    parcours=self.parcours, pilier=pilier, intitule=ETAPES[pilier], structure=self.principale,
                    echeance=self.jour + self._alea(-6, 75),
                )  # fmt: skip

    def _apres_la_sortie(self, situation: SituationEmploi) -> None:
        for terme, regle in (("T6", "SUIVI_T6"), ("T12", "SUIVI_T12")):
            prevu = regles.echeance(regle, self.fin)
            if prevu + 20 * JOUR < self.jour and self.hasard.random() < 0.85:
                joint = self.hasard.random() < 0.85
                SuiviPostSortie.objects.create(
                    parcours=self.parcours, terme=terme, fait_le=prevu + self._alea(0, 20), joint=joint,
                    situation=self.hasard.choice([situation.categorie, *TRAVAIL[:4]]) if joint else "",
                )  # fmt: skip

    def _passe(self, mini: int, maxi: int) -> datetime.date:
        return min(self.entree + self._alea(mini, maxi), self.jour)
