"""The people whose stories the demonstration tells (reference §14, narrative of the Jura)."""

import datetime

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois, fin_de_mois
from comites.demonstration.population import ORIGINES, Foyer, Population
from comites.demonstration.reseau import Reseau
from parcours.models import (
    ContratIntegration,
    EvaluationLinguistique,
    Intervention,
    Parcours,
    Personne,
    PilierParcours,
    PointBlocage,
    Protection,
    Referent,
    Sejour,
    SituationEmploi,
    Suivi,
    TitreSejour,
)  # fmt: skip
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    CauseBlocage,
    EtatPilier,
    ModeSuivi,
    NatureEvaluation,
    Programme,
    StatutProtection,
    TypeTitre,
)  # fmt: skip

C = CategorieSejour
ORIGINE = {origine[0]: origine for origine in ORIGINES}
JOUR = datetime.timedelta(days=1)


class Recit:
    """Writes each story; blockages that a committee must take up are left in ``blocages``."""

    def __init__(self, reseau: Reseau, population: Population, jour: datetime.date):
        self.reseau, self.population, self.jour = reseau, population, jour
        self.blocages: dict[str, PointBlocage] = {}

    def raconter(self) -> None:
        self._famille_reunie()
        self._attente_de_cours_avec_garde()
        self._jeune_en_cej()
        self._permis_manque_de_neuf_jours()
        self._mere_ukrainienne()
        self._transport_leve()

    def _il_y_a(self, mois: int) -> datetime.date:
        return ajouter_mois(self.jour, -mois)

    def _famille_reunie(self) -> None:
        """From a CADA to a bridge flat, a family reunited in too small a place, a sliding lease that slid."""
        notification = self._il_y_a(23)
        maintien = regles.fin_maintien_dna(notification)
        arrivee_famille, bail, glisse = self._il_y_a(13), self._il_y_a(10), self._il_y_a(2)
        pere = self._personne("AFG", "M", 34, "39300", "Farid")
        mere = self._personne("AFG", "F", 31, "39300", "Mariam")
        enfants = [self._personne("AFG", sexe, age, "39300", nom) for sexe, age, nom in
                   (("F", 11, "Zahra"), ("M", 8, "Hamid"), ("M", 5, "Sayed"))]  # fmt: skip
        for personne in (pere, mere, *enfants):
            Protection.objects.create(
                personne=personne, date=notification if personne is pere else arrivee_famille,
                statut=StatutProtection.REFUGIE if personne is pere else StatutProtection.MEMBRE_FAMILLE,
            )  # fmt: skip
        foyer = Foyer(notification, [pere, mere], enfants)
        self.population.reunir(foyer, rejoignants=(mere, *enfants), le=arrivee_famille)
        cada = self.reseau.structures["CADA de Lons (démo)"]
        aivs = self.reseau.structures["Agence immobilière sociale (démo)"]
        etapes = [
            (C.CADA, cada, notification - 200 * JOUR, maintien),
            (C.PASSERELLE, None, maintien, bail),
            (C.IML_BAIL_GLISSANT, aivs, bail, glisse),
            (C.PARC_SOCIAL, None, glisse, None),
        ]
        self._sejours(pere, etapes)
        for membre in (mere, *enfants):
            self._sejours(membre, [(C.PASSERELLE, None, arrivee_famille, bail), *etapes[2:]])
        parcours = self._parcours(pere, notification + 20 * JOUR, Programme.AGIR, [
            (Pilier.LANGUE, EtatPilier.EN_COURS, "Niveau A2, prépare le B1", self._il_y_a(6)),
            (Pilier.LOGEMENT, EtatPilier.ACQUIS, "Un T4 à son nom depuis le glissement du bail", glisse),
            (Pilier.SOCIAL, EtatPilier.ACQUIS, "Les trois enfants sont scolarisés", self._il_y_a(11)),
            (Pilier.SANTE, EtatPilier.ACQUIS, "Complémentaire santé ouverte pour les cinq", self._il_y_a(9)),
            (Pilier.EMPLOI, EtatPilier.EN_COURS, "CDD de 6 mois à la fromagerie", self._il_y_a(3)),
        ])  # fmt: skip
        self._suivis(parcours, [
            (maintien, Pilier.LOGEMENT, "Sortie du CADA à la date de fin de maintien, entrée dans le logement passerelle."),
            (arrivee_famille + 3 * JOUR, Pilier.SOCIAL, "Arrivée de sa femme et de ses trois enfants : joie, et un logement trop petit."),
            (bail, Pilier.LOGEMENT, "Entrée à cinq dans un T4 en bail glissant."),
            (glisse, Pilier.LOGEMENT, "Le bail a glissé : la famille est locataire en titre."),
            (self.jour - 12 * JOUR, Pilier.EMPLOI, "Le contrat à la fromagerie se passe bien ; demande d'heures de français."),
        ])  # fmt: skip
        SituationEmploi.objects.create(personne=pere, categorie=CategorieEmploi.RECHERCHE, date=notification)
        SituationEmploi.objects.create(personne=pere, categorie=CategorieEmploi.CDD_6_PLUS, date=self._il_y_a(3))
        for date, niveau in ((notification + 60 * JOUR, "a1_1"), (self._il_y_a(6), "a2")):
            EvaluationLinguistique.objects.create(
                personne=pere, date=date, niveau=niveau, nature=NatureEvaluation.EVALUATION_STRUCTURE
            )

    def _attente_de_cours_avec_garde(self) -> None:
        """A woman at A1 waits for a course with childcare in the Haut-Jura."""
        personne = self._seule("SDN", "F", 27, "39478", "Amina", self._il_y_a(9))
        parcours = self._parcours(personne, self._il_y_a(8), Programme.AGIR, [
            (Pilier.LANGUE, EtatPilier.EN_COURS, "Niveau A1, aucun cours avec garde d'enfants", self._il_y_a(5)),
        ])  # fmt: skip
        self._suivis(
            parcours,
            [(self.jour - 20 * JOUR, Pilier.LANGUE, "Motivée, mais personne ne peut garder sa fille le matin.")],
        )
        self.blocages["garde"] = self._bloquer(
            parcours, Pilier.LANGUE, CauseBlocage.GARDE_ENFANTS, self._il_y_a(4),
            "Aucun cours de français avec garde d'enfants dans le Haut-Jura.",
        )  # fmt: skip

    def _jeune_en_cej(self) -> None:
        """A man of 22 enters the youth contract."""
        personne = self._seule("ERI", "M", 22, "39198", "Yonas", self._il_y_a(10))
        parcours = self._parcours(personne, self._il_y_a(9), Programme.COORDINATION, [
            (Pilier.EMPLOI, EtatPilier.EN_COURS, "Contrat d'engagement jeune à la mission locale", self._il_y_a(2)),
        ])  # fmt: skip
        SituationEmploi.objects.create(personne=personne, categorie=CategorieEmploi.CEJ, date=self._il_y_a(2))
        self._suivis(parcours, [(self.jour - 8 * JOUR, Pilier.EMPLOI, "Premier stage trouvé dans un garage de Dole.")])

    def _permis_manque_de_neuf_jours(self) -> None:
        """The year to exchange a driving licence ended nine days before the request."""
        delai = regles.regle("ECHANGE_PERMIS")
        debut = regles.decaler(self.jour - 9 * JOUR, delai, sens=-1)
        personne = self._seule("SYR", "M", 38, "39097", "Omar", debut)
        TitreSejour.objects.create(
            personne=personne, type=TypeTitre.API, debut=debut, fin=regles.echeance("FIN_API", debut)
        )
        parcours = self._parcours(personne, debut + 15 * JOUR, Programme.AGIR, [
            (Pilier.EMPLOI, EtatPilier.EN_COURS, "Un poste de chauffeur l'attend à Champagnole", self._il_y_a(1)),
        ])  # fmt: skip
        self._suivis(
            parcours,
            [(self.jour - 3 * JOUR, Pilier.EMPLOI, "Le délai d'échange du permis est dépassé de quelques jours.")],
        )
        self.blocages["permis"] = self._bloquer(
            parcours, Pilier.EMPLOI, CauseBlocage.PERMIS, self.jour - 3 * JOUR,
            "Demande d'échange du permis déposée neuf jours après le délai d'un an.",
        )  # fmt: skip

    def _mere_ukrainienne(self) -> None:
        """A Ukrainian mother followed outside AGIR."""
        mere = self._personne("UKR", "F", 36, "39434", "Olena")
        fils = self._personne("UKR", "M", 9, "39434", "Mykola")
        entree = self._il_y_a(16)
        foyer = Foyer(entree, [mere], [fils])
        self.population.reunir(foyer)
        self.population.proteger([mere, fils], StatutProtection.PROT_TEMPORAIRE, entree)
        self._sejours(
            mere, [(C.HEBERGEMENT_CITOYEN, None, entree, self._il_y_a(7)), (C.PARC_PRIVE, None, self._il_y_a(7), None)]
        )
        parcours = self._parcours(mere, entree, Programme.COORDINATION, [
            (Pilier.LOGEMENT, EtatPilier.ACQUIS, "Location privée à Poligny", self._il_y_a(7)),
            (Pilier.LANGUE, EtatPilier.EN_COURS, "Niveau A2, cours deux matinées par semaine", self._il_y_a(5)),
        ])  # fmt: skip
        self._suivis(
            parcours,
            [(self.jour - 15 * JOUR, Pilier.SOCIAL, "Renouvellement de l'autorisation provisoire préparé ensemble.")],
        )

    def _transport_leve(self) -> None:
        """A cell lifts a transport blockage."""
        personne = self._seule("COD", "F", 29, "39368", "Merveille", self._il_y_a(14))
        parcours = self._parcours(personne, self._il_y_a(13), Programme.AGIR, [
            (Pilier.EMPLOI, EtatPilier.ACQUIS, "CDI à la lunetterie, covoiturage organisé", self._il_y_a(3)),
        ])  # fmt: skip
        SituationEmploi.objects.create(personne=personne, categorie=CategorieEmploi.CDI, date=self._il_y_a(3))
        self._suivis(
            parcours,
            [(self.jour - 25 * JOUR, Pilier.EMPLOI, "Le covoiturage tient ; elle a pris son poste à la lunetterie.")],
        )
        self.blocages["transport"] = self._bloquer(
            parcours, Pilier.EMPLOI, CauseBlocage.TRANSPORT, self._il_y_a(7),
            "Horaires d'équipe à Morez : aucun bus avant 7 h.",
        )  # fmt: skip

    def _personne(self, pays: str, sexe: str, age: int, commune: str, prenom: str) -> Personne:
        naissance = ajouter_mois(self.jour, -12 * age) - 100 * JOUR
        return self.population.personne(ORIGINE[pays], sexe, naissance, commune, prenom)

    def _seule(self, pays: str, sexe: str, age: int, commune: str, prenom: str, protection: datetime.date) -> Personne:
        personne = self._personne(pays, sexe, age, commune, prenom)
        self.population.proteger([personne], StatutProtection.REFUGIE, protection)
        self.population.reunir(Foyer(protection, [personne]))
        ContratIntegration.objects.create(personne=personne, date=protection + 40 * JOUR)
        EvaluationLinguistique.objects.create(
            personne=personne, date=protection + 40 * JOUR, niveau="a1", nature=NatureEvaluation.POSITIONNEMENT_OFII
        )
        self._sejours(personne, [(C.CADA, self.reseau.structures["CADA de Dole (démo)"], protection - 150 * JOUR,
                                  fin_de_mois(protection + 90 * JOUR)),
                                 (C.RESIDENCE_SOCIALE, None, fin_de_mois(protection + 90 * JOUR), None)])  # fmt: skip
        return personne

    def _sejours(self, personne: Personne, etapes: list[tuple]) -> None:
        for categorie, structure, debut, fin in etapes:
            if fin is None or debut < fin:
                Sejour.objects.create(
                    personne=personne, categorie=categorie, structure=structure, commune_id=personne.commune_id,
                    debut=debut, fin=fin if fin is None or fin <= self.jour else None,
                )  # fmt: skip
            if fin is not None and fin > self.jour:
                return

    def _parcours(self, personne: Personne, debut: datetime.date, programme: str, etats: list[tuple]) -> Parcours:
        parcours = Parcours.objects.create(
            personne=personne, departement=personne.departement, debut=debut, programme=programme
        )
        connus = {pilier: (etat, resume, depuis) for pilier, etat, resume, depuis in etats}
        for pilier in Pilier.values:
            etat, resume, depuis = connus.get(pilier, (EtatPilier.EN_COURS, "", debut))
            PilierParcours.objects.create(parcours=parcours, pilier=pilier, etat=etat, resume=resume, depuis=depuis)
        operateur = self.reseau.structures["Opérateur AGIR (démo)"]
        porteurs = {Pilier.LANGUE: "Association A (démo)", Pilier.SANTE: "Centre de santé (démo)"}
        for pilier in Pilier.values:
            structure = self.reseau.structures[porteurs.get(pilier, operateur.nom)]
            Intervention.objects.create(parcours=parcours, structure=structure, pilier=pilier, debut=debut)
        agent = self.reseau.agents["intervenant"]
        Referent.objects.create(parcours=parcours, agent=agent, structure=operateur, debut=debut)
        return parcours

    def _suivis(self, parcours: Parcours, notes: list[tuple]) -> None:
        for date, pilier, texte in notes:
            Suivi.objects.create(
                parcours=parcours, departement=parcours.departement, date=min(date, self.jour), piliers=[pilier],
                mode=ModeSuivi.ENTRETIEN, texte=texte, auteur=self.reseau.agents["intervenant"],
                structure=self.reseau.structures["Opérateur AGIR (démo)"],
            )  # fmt: skip

    def _bloquer(
        self, parcours: Parcours, pilier: str, cause: str, le: datetime.date, description: str
    ) -> PointBlocage:
        return PointBlocage.objects.create(
            parcours=parcours, departement=parcours.departement, pilier=pilier, cause=cause, signale_le=le,
            description=description, signale_par=self.reseau.agents["intervenant"],
            structure=self.reseau.structures["Opérateur AGIR (démo)"],
        )  # fmt: skip
