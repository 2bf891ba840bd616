"""What every story is written with: people, stays, a pathway, follow-ups, a blockage."""

import datetime

from acteurs.models import Dispositif, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import ajouter_mois, fin_de_mois
from comites.demonstration.papiers import installer
from comites.demonstration.population import ORIGINE, Foyer, Population
from comites.demonstration.reseau import OPERATEUR, Reseau
from parcours.models import (
    ContratIntegration,
    EvaluationLinguistique,
    Intervention,
    Menage,
    Parcours,
    Personne,
    PilierParcours,
    PointBlocage,
    Referent,
    Sejour,
    Suivi,
)
from parcours.nomenclatures import (
    CategorieSejour,
    EtatPilier,
    ModeSuivi,
    MotifFinSejour,
    NatureEvaluation,
    NatureSejour,
    StatutProtection,
)

JOUR = datetime.timedelta(days=1)
PORTEURS = {Pilier.LANGUE: "Association A (démo)", Pilier.SANTE: "Centre de santé (démo)"}


class Plume:
    """``histoires``: the pathway of each story, by its name. ``blocages``: those that a committee must take up."""

    def __init__(self, reseau: Reseau, population: Population, offres: dict[str, Dispositif], jour: datetime.date):
        self.reseau, self.population, self.offres, self.jour = reseau, population, offres, jour
        self.histoires: dict[str, Parcours] = {}
        self.blocages: dict[str, PointBlocage] = {}

    def il_y_a(self, mois: int) -> datetime.date:
        return ajouter_mois(self.jour, -mois)

    def structure(self, nom: str) -> Structure:
        """Return the structure of this name, without the words that say it is invented."""
        return self.reseau.structures[f"{nom} (démo)"]

    def agent(self, cle: str):
        return self.reseau.agents[cle]

    def personne(self, pays: str, sexe: str, age: int, commune: str, prenom: str) -> Personne:
        # Any day of the year, as people are.
        naissance = ajouter_mois(self.jour, -12 * age) - (20 + self.population.rang * 53 % 320) * JOUR
        personne = self.population.personne(ORIGINE[pays], sexe, naissance, commune, prenom)
        personne.save()
        return personne

    def copie(self, personne: Personne, **autrement) -> Personne:
        """Return a second dossier of the same person, without her number, written a little differently."""
        communs = ("departement", "sexe", "date_naissance", "naissance_precision", "nationalites", "langues")
        return Personne.objects.create(**{champ: getattr(personne, champ) for champ in communs} | autrement)

    def proteger(self, personnes: list[Personne], statut: str, notification: datetime.date) -> None:
        for protection in self.population.protections(personnes, statut, notification):
            protection.save()

    def reunir(self, foyer: Foyer, rejoignants: tuple[Personne, ...] = (), le: datetime.date | None = None) -> Menage:
        menage, membres = self.population.menage(foyer, rejoignants, le)
        menage.save()
        for membre in membres:
            membre.save()
        return menage

    def seule(
        self,
        pays: str,
        sexe: str,
        age: int,
        commune: str,
        prenom: str,
        protection: datetime.date,
        *,
        niveau: str = "a1",
        enfants: tuple = (),
        apres: str = CategorieSejour.RESIDENCE_SOCIALE,
        permis: bool = False,
    ) -> Personne:
        """Return a refugee who left the CADA of Dole for ``apres``; ``enfants``: (sex, age, first name); ``permis``: came with a licence."""
        personne = self.personne(pays, sexe, age, commune, prenom)
        petits = [self.personne(pays, s, a, commune, p) for s, a, p in enfants]
        self.proteger([personne, *petits], StatutProtection.REFUGIE, protection)
        self.reunir(Foyer(protection, [personne], petits))
        signature = protection + 40 * JOUR
        if signature <= self.jour:
            ContratIntegration.objects.create(personne=personne, date=signature, convoque_le=signature - 20 * JOUR)
        EvaluationLinguistique.objects.create(
            personne=personne,
            date=min(signature, self.jour),
            niveau=niveau,
            nature=NatureEvaluation.POSITIONNEMENT_OFII if signature <= self.jour else NatureEvaluation.AUTO_EVALUATION,
        )
        installer(personne, protection, self.jour, permis=permis)
        sortie = fin_de_mois(protection + 90 * JOUR)
        for membre in (personne, *petits):
            self.sejours(
                membre,
                [
                    (CategorieSejour.CADA, self.structure("CADA de Dole"), protection - 150 * JOUR, sortie),
                    (apres, None, sortie, None),
                ],
            )
        return personne

    def sejours(self, personne: Personne, etapes: list[tuple], **logement) -> list[Sejour]:
        """Write (category, structure, beginning, end) one after the other, as far as today; ``logement``: of the last."""
        ecrits: list[Sejour] = []
        for rang, (categorie, structure, debut, fin) in enumerate(etapes):
            finie = fin is not None and fin <= self.jour
            if fin is None or debut < fin:
                suivante = etapes[rang + 1][0] if rang + 1 < len(etapes) else ""
                ecrits.append(
                    Sejour.objects.create(
                        personne=personne,
                        categorie=categorie,
                        structure=structure,
                        commune_id=personne.commune_id,
                        debut=debut,
                        fin=fin if finie else None,
                        motif_fin=_motif(suivante) if finie else "",
                        **(logement if fin is None else {}),
                    )
                )
            if not finie:
                break
        return ecrits

    def parcours(
        self,
        histoire: str,
        personne: Personne,
        debut: datetime.date,
        programme: str,
        etats: list[tuple] = (),
        porteurs: dict | None = None,
    ) -> Parcours:
        """Open the pathway. ``etats``: (pillar, state, line or "", since); ``porteurs``: pillar → name of a structure."""
        parcours = Parcours.objects.create(
            personne=personne, departement=personne.departement, debut=debut, programme=programme
        )
        connus = {pilier: (etat, resume, depuis) for pilier, etat, resume, depuis in etats}
        noms = {**PORTEURS, **(porteurs or {})}
        operateur = self.reseau.structures[OPERATEUR]
        for pilier in Pilier:
            etat, resume, depuis = connus.get(pilier, (EtatPilier.EN_COURS, "", debut))
            PilierParcours.objects.create(parcours=parcours, pilier=pilier, etat=etat, resume=resume, depuis=depuis)
            structure = self.reseau.structures[noms.get(pilier, OPERATEUR)]
            Intervention.objects.create(parcours=parcours, structure=structure, pilier=pilier, debut=debut)
        Referent.objects.create(parcours=parcours, agent=self.agent("intervenant"), structure=operateur, debut=debut)
        self.histoires[histoire] = parcours
        return parcours

    def suivis(self, parcours: Parcours, notes: list[tuple], cle: str = "intervenant") -> list[Suivi]:
        """Write (day, pillar, text) in the name of one agent, for the structure she acts for."""
        agent = self.agent(cle)
        return [
            Suivi.objects.create(
                parcours=parcours,
                departement=parcours.departement,
                date=min(date, self.jour),
                piliers=[pilier],
                mode=ModeSuivi.ENTRETIEN,
                texte=texte,
                auteur=agent,
                structure=agent.affectation.structure,
            )
            for date, pilier, texte in notes
        ]

    def bloquer(self, parcours: Parcours, pilier: str, cause: str, le: datetime.date, description: str) -> PointBlocage:
        return PointBlocage.objects.create(
            parcours=parcours,
            departement=parcours.departement,
            pilier=pilier,
            cause=cause,
            signale_le=le,
            description=description,
            signale_par=self.agent("intervenant"),
            structure=self.reseau.structures[OPERATEUR],
        )


def _motif(suivante: str) -> str:
    if not suivante:
        return ""
    heberge = CategorieSejour(suivante).nature == NatureSejour.HEBERGEMENT
    return MotifFinSejour.AUTRE_HEBERGEMENT if heberge else MotifFinSejour.LOGEMENT_TROUVE
