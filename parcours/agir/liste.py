"""The AGIR list: who waits for whom, who is near the term, whom nobody has met; in a constant number of queries."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Count, QuerySet
from django.utils import timezone

from cirj.socle import regles
from parcours.agir.horloge import Horloge
from parcours.commun.confidentialite import nom_structure
from parcours.dossier.echeances import SANS_LIMITE, jours_dus
from parcours.models import Parcours, ParcoursAgir, SuspensionAgir
from parcours.nomenclatures import EtatAgir

PAR_PAGE = 25
#: Word of the address → what the tab says. The first is the one shown.
VUES = {
    "en_cours": "En cours",
    "a_verifier": "Éligibilité à vérifier",
    "attente_ofii": "En attente de l'OFII",
    "a_entrer": "À faire entrer",
    "suspendus": "Suspendues",
    "terme": "Près du terme",
    "contact": "Sans contact",
    "sortis": "Sorties",
    "sans_suite": "Sans suite",
}
_ETATS = {
    "en_cours": [EtatAgir.ENTRE],
    "a_verifier": [EtatAgir.ORIENTE],
    "attente_ofii": [EtatAgir.ELIGIBILITE_VERIFIEE],
    "a_entrer": [EtatAgir.VALIDE_OFII],
    "sortis": [EtatAgir.SORTI],
    "sans_suite": EtatAgir.sans_suite(),
}
_CANDIDATS = "select agir, personne, prenom, nom from acces.candidats_agir()"


@dataclass(frozen=True)
class Ligne:
    """One row. ``ouvert``: the dossier is open to the reader; a person referred to the operator has only a name."""

    agir: ParcoursAgir
    personne_id: UUID
    nom: str
    ouvert: bool
    horloge: Horloge | None
    contact: datetime.date | None
    operateur: str = ""

    @property
    def adresse(self) -> str:
        return self.agir.get_absolute_url()


class ListeAgir:
    """``ListeAgir(agent, vue)``: the rows of one tab, and how many there are under each."""

    def __init__(self, agent, vue: str):
        self.agent = agent
        self.vue = vue if vue in VUES else next(iter(VUES))
        self.toutes = ParcoursAgir.objects.visible_par(agent)
        self._urgences = self._lire_les_urgences()

    def onglets(self) -> list[tuple[str, str, int]]:
        par_etat = dict(self.toutes.order_by().values_list("etat").annotate(n=Count("pk")))
        comptes = {vue: sum(par_etat.get(etat, 0) for etat in etats) for vue, etats in _ETATS.items()}
        comptes["suspendus"] = self.toutes.suspendus().count()
        comptes |= {vue: len(cles) for vue, cles in self._urgences.items()}
        return [(vue, libelle, comptes[vue]) for vue, libelle in VUES.items()]

    def page(self, numero) -> Page:
        page = Paginator(self._lignes_de_la_vue(), PAR_PAGE).get_page(numero)
        page.object_list = self._lignes(list(page.object_list))
        return page

    def _lignes_de_la_vue(self) -> QuerySet:
        if self.vue in _ETATS:
            siennes = self.toutes.filter(etat__in=_ETATS[self.vue])
        elif self.vue == "suspendus":
            siennes = self.toutes.suspendus()
        else:
            siennes = self.toutes.filter(parcours__in=self._urgences[self.vue], etat=EtatAgir.ENTRE)
        croissant = self.vue in ("a_verifier", "attente_ofii", "a_entrer", "terme", "en_cours")
        ordre = "entree_le" if self.vue in ("terme", "en_cours") else "etat_le" if croissant else "-etat_le"
        return siennes.select_related("operateur", "prescripteur").order_by(ordre, "cree_le")

    def _lire_les_urgences(self) -> dict[str, set[UUID]]:
        """Return the pathways near the term, or past it, and those whose contact is overdue; two queries."""
        jour = timezone.localdate()
        # No join: the operator reads the referral of somebody whose pathway is not open to it.
        entres = Parcours.objects.filter(pk__in=self.toutes.filter(etat=EtatAgir.ENTRE).order_by().values("parcours"))
        proche = regles.echeance("AGIR_TERME_PROCHE", jour)
        dates, _ = jours_dus(entres, jour - SANS_LIMITE, proche)
        return {
            "terme": {fait.parcours_id for fait, code, _ in dates if code == "AGIR_TERME"},
            "contact": {fait.parcours_id for fait, code, quand in dates if code == "AGIR_CONTACT" and quand < jour},
        }

    def _lignes(self, lues: list[ParcoursAgir]) -> list[Ligne]:
        cles = [agir.parcours_id for agir in lues]
        visibles = Parcours.objects.visible_par(self.agent).filter(pk__in=cles).select_related("personne")
        ouverts = {parcours.pk: parcours for parcours in visibles}
        par_parcours: dict = {}
        for suspension in SuspensionAgir.objects.visible_par(self.agent).filter(parcours__in=cles):
            par_parcours.setdefault(suspension.parcours_id, []).append(suspension)
        bareme = regles.Bareme("AGIR_TERME")
        recus = candidats() if len(ouverts) < len(lues) else {}
        return [self._ligne(agir, ouverts, recus, par_parcours, bareme) for agir in lues]

    def _ligne(self, agir, ouverts: dict, recus: dict, suspensions: dict, bareme) -> Ligne:
        parcours = ouverts.get(agir.parcours_id)
        sienne = agir.operateur_id in self.agent.structures()
        operateur = nom_structure(agir.operateur, self.agent.coordonne or sienne)
        if parcours is None:
            personne, nom = recus.get(agir.pk, (None, "Personne dont le dossier ne vous est pas ouvert"))
            return Ligne(agir, personne, nom, False, None, None, operateur)
        agir.parcours = parcours
        horloge = None
        if agir.etat in EtatAgir.entres():
            regle = bareme.regle("AGIR_TERME", agir.entree_le)
            horloge = Horloge.lire(agir, suspensions.get(parcours.pk, ()), regle)
        return Ligne(
            agir, parcours.personne_id, str(parcours.personne), True, horloge, parcours.dernier_contact, operateur
        )


def candidats() -> dict[UUID, tuple[UUID, str]]:
    """Return, by referral received by the acting structure, the person's identifier and name: nothing else is open."""
    with connection.cursor() as curseur:
        curseur.execute(_CANDIDATS)
        return {agir: (personne, f"{prenom} {nom}".strip()) for agir, personne, prenom, nom in curseur.fetchall()}
