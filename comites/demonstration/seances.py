"""Two years of committees: blockages raised, put on agendas, decided upon, lifted — some late, some never."""

import datetime
import random

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import ajouter_mois
from comites.demonstration.reseau import Reseau
from comites.models import Comite, Decision, Participant, Seance
from comites.models.comite import TypeComite
from parcours.models import Parcours, PointBlocage
from parcours.nomenclatures import CauseBlocage

# cause, pillar, what blocks, what is decided, effect observed
SITUATIONS = [
    (
        CauseBlocage.TRANSPORT,
        Pilier.EMPLOI,
        "Aucun transport aux horaires du poste proposé.",
        "Organiser un covoiturage avec l'entreprise",
        "La personne se rend au travail chaque jour.",
    ),
    (
        CauseBlocage.GARDE_ENFANTS,
        Pilier.LANGUE,
        "Pas de mode de garde pendant les cours.",
        "Réserver deux places à la halte-garderie",
        "Présence régulière au cours.",
    ),
    (
        CauseBlocage.TITRE_SEJOUR,
        Pilier.SOCIAL,
        "Le titre n'est pas encore fabriqué, les droits sont suspendus.",
        "Faire le point avec le service des étrangers",
        "Le titre est remis, les droits sont rouverts.",
    ),
    (
        CauseBlocage.LOGEMENT,
        Pilier.LOGEMENT,
        "Demande de logement social sans proposition depuis un an.",
        "Inscrire le ménage sur le contingent de l'État",
        "Le ménage a signé un bail.",
    ),
    (
        CauseBlocage.LANGUE,
        Pilier.LANGUE,
        "Liste d'attente au cours de niveau A1.",
        "Ouvrir un second groupe avec l'atelier",
        "Entrée en cours effective.",
    ),
    (
        CauseBlocage.PERMIS,
        Pilier.EMPLOI,
        "Permis étranger non échangé.",
        "Financer les heures de conduite",
        "Le permis est obtenu.",
    ),
    (
        CauseBlocage.DROITS,
        Pilier.SOCIAL,
        "Allocations familiales bloquées faute de pièce d'état civil.",
        "Saisir le correspondant de la caisse",
        "Les allocations sont versées.",
    ),
]
JOUR = datetime.timedelta(days=1)
MOIS_D_HISTOIRE = 22


class Calendrier:
    """Writes the sessions of the technical cell and of the steering committee."""

    def __init__(self, reseau: Reseau, jour: datetime.date):
        self.reseau, self.jour = reseau, jour
        self.hasard = random.Random(3939)
        self.cellule = self._comite(TypeComite.TECHNIQUE, "Cellule technique du Jura")
        self.copil = self._comite(TypeComite.COPIL, "Comité de pilotage du Jura")

    def ecrire(self, racontes: dict[str, PointBlocage]) -> None:
        parcours = list(
            Parcours.objects.filter(departement=self.reseau.departement, fin__isnull=True).order_by("debut", "pk")
        )
        for mois in range(MOIS_D_HISTOIRE, 0, -1):
            seance = self._seance(self.cellule, ajouter_mois(self.jour, -mois).replace(day=10))
            anciens = [p for p in parcours if p.debut < seance.date - 45 * JOUR]
            for un in self.hasard.sample(anciens, k=min(len(anciens), self.hasard.randint(1, 3))):
                self._traiter(self._bloquer(un, seance.date), seance)
            if mois == 5:
                self._traiter_transport(racontes["transport"], seance)
            self._clore(seance)
        prochaine = self._seance(self.cellule, self.jour + 6 * JOUR)
        for blocage in (racontes["garde"], self._bloquer(parcours[3], self.jour - 40 * JOUR)):
            prochaine.inscrire(blocage)
        for un in parcours[10:60:12]:
            self._bloquer(un, self.jour - self.hasard.randint(0, 60) * JOUR)
        self._copil()

    def _comite(self, type: str, nom: str) -> Comite:
        return Comite.objects.create(departement=self.reseau.departement, type=type, nom=nom)

    def _seance(self, comite: Comite, date: datetime.date) -> Seance:
        seance = Seance.objects.create(
            comite=comite, date=date, heure=datetime.time(9, 30), lieu="Préfecture, salle Vauban"
        )
        noms = ["Coordination CIR-J (démo)", "Opérateur AGIR (démo)", "Association A (démo)", "DDETSPP (démo)"]
        for nom in noms:
            Participant.objects.create(seance=seance, structure=self.reseau.structures[nom])
        return seance

    def _clore(self, seance: Seance) -> None:
        """Close on the session's own day, once its agenda is written: a closed session refuses everything."""
        tenue = timezone.make_aware(datetime.datetime.combine(seance.date, datetime.time(11, 30)))
        seance.ouverte_le, seance.close_le = tenue - datetime.timedelta(hours=2), tenue
        seance.save()

    def _bloquer(self, parcours: Parcours, avant: datetime.date) -> PointBlocage:
        self.situation = self.hasard.choice(SITUATIONS)
        cause, pilier, description, _, _ = self.situation
        signale = max(parcours.debut, avant - self.hasard.randint(8, 70) * JOUR)
        return PointBlocage.objects.create(
            parcours=parcours,
            departement=parcours.departement,
            pilier=pilier,
            cause=cause,
            description=description,
            signale_le=signale,
            signale_par=self.reseau.agents["intervenant"],
            structure=self.reseau.structures["Opérateur AGIR (démo)"],
        )

    def _traiter(self, blocage: PointBlocage, seance: Seance) -> None:
        _, _, _, quoi, effet = self.situation
        decision = self._decider(blocage, seance, quoi)
        leve = decision.echeance - self.hasard.randint(-25, 20) * JOUR
        if leve <= self.jour and self.hasard.random() < 0.85:
            decision.clore(max(leve, seance.date), effet, leve_le_blocage=self.hasard.random() < 0.9)

    def _traiter_transport(self, blocage: PointBlocage, seance: Seance) -> None:
        decision = self._decider(
            blocage, seance, "Organiser un covoiturage avec la lunetterie et financer le premier mois"
        )
        decision.clore(
            seance.date + 35 * JOUR, "Covoiturage en place, contrat signé à la lunetterie.", leve_le_blocage=True
        )

    def _decider(self, blocage: PointBlocage, seance: Seance, quoi: str) -> Decision:
        point = seance.inscrire(blocage)
        blocage.inscrit_le = seance.date - 10 * JOUR if blocage.signale_le < seance.date - 10 * JOUR else seance.date
        blocage.save()
        return Decision.objects.create(
            point=point,
            quoi=quoi,
            structure=self.reseau.structures["Opérateur AGIR (démo)"],
            responsable=self.reseau.agents["intervenant"] if self.hasard.random() < 0.5 else None,
            prise_le=seance.date,
            echeance=seance.date + self.hasard.randint(25, 70) * JOUR,
            effet_attendu="La situation avance avant la prochaine cellule.",
        )

    def _copil(self) -> None:
        """The steering committee meets on 3 December: last year's is closed, the next one is announced."""
        prochain = datetime.date(self.jour.year, 12, 3)
        if prochain < self.jour:
            prochain = prochain.replace(year=prochain.year + 1)
        self._clore(self._seance(self.copil, prochain.replace(year=prochain.year - 1)))
        self._seance(self.copil, prochain)
