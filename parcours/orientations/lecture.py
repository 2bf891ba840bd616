"""A referral as one agent may read it: who it is about, where it goes, where it comes from, what she may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from acteurs.nomenclatures import ACCOMPAGNENT
from cirj.socle.calendrier import ans
from parcours.commun.confidentialite import NOM_MASQUE, lieu_d_orientation
from parcours.models import Orientation, Parcours, Personne
from parcours.nomenclatures import EtatOrientation
from parcours.nomenclatures.pays_et_langues import noms_langues

_COULEURS = {
    EtatOrientation.ENVOYEE: "fr-badge--info",
    EtatOrientation.ATTENTE: "fr-badge--info",
    EtatOrientation.ACCEPTEE: "fr-badge--success",
    EtatOrientation.COMMENCEE: "fr-badge--success",
    EtatOrientation.REFUSEE: "fr-badge--warning",
}


@dataclass(frozen=True)
class Etat:
    """One line of what happened, with who said it; the author of a masked structure is not named."""

    quoi: str
    le: object
    qui: str = ""
    detail: str = ""


class VueOrientation:
    """``personne``: hers, when her dossier is open to the reader; else only what the referral carries is said."""

    def __init__(self, orientation: Orientation, agent, personne: Personne | None, porte: bool):
        self.orientation, self.agent, self.personne = orientation, agent, personne
        o = orientation
        siennes = agent.structures(*ACCOMPAGNENT)
        coordonne = agent.departement_coordonne(o.departement_id)
        self.recue = o.destination_id in siennes
        self.envoyee = o.structure_id in agent.structures()
        self._vers_ouvert = coordonne or porte or self.recue or self.envoyee
        self._de_ouvert = coordonne or self.envoyee or not o.structure.revelatrice
        self.vers, self.offre, self.lieu = lieu_d_orientation(o, self._vers_ouvert)
        self.peut_repondre = o.sans_reponse and (coordonne or self.recue)
        self.peut_annuler = o.sans_reponse and (coordonne or self.envoyee or porte)
        self.peut_avancer = coordonne or self.recue or self.envoyee or porte
        self.peut_renvoyer = o.a_reprendre and personne is not None and (coordonne or self.envoyee or porte)

    @property
    def pk(self):
        return self.orientation.pk

    @property
    def personne_id(self) -> UUID | None:
        """For the journal of readings."""
        return self.personne.pk if self.personne else UUID(self.orientation.presentee["personne"])

    @property
    def qui(self) -> str:
        """Her name; « Amina D. » as long as the dossier is not open to the reader."""
        if self.personne:
            return str(self.personne)
        dite = self.orientation.presentee
        return f"{dite['prenom']} {dite['initiale']}.".strip()

    @cached_property
    def faits(self) -> str:
        """« 31 ans, Dole, arabe, besoin d'un interprète »: all that is told of her before an acceptance."""
        if self.personne:
            p = self.personne
            age, commune, langues, interprete = p.age, str(p.commune or ""), p.langues, p.besoin_interprete
        else:
            dite = self.orientation.presentee
            age, commune, langues, interprete = dite["age"], dite["commune"], dite["langues"], dite["interprete"]
        dits = [ans(age) if age is not None else "âge inconnu", commune, ", ".join(noms_langues(langues))]
        return ", ".join(filter(None, [*dits, "besoin d'un interprète" if interprete else ""]))

    @property
    def couleur(self) -> str:
        return _COULEURS.get(self.orientation.etat, "")

    @property
    def de(self) -> str:
        """The structure that sends; one whose name reveals is named to itself and to the coordination."""
        return self.orientation.structure.nom if self._de_ouvert else NOM_MASQUE

    @property
    def de_qui(self) -> str:
        return f"{self.orientation.agent}, {self.de}" if self._de_ouvert else self.de

    @property
    def refus(self) -> str:
        """« pas de place (reprise en mars) »"""
        o = self.orientation
        raison = o.get_motif_display().lower()
        return f"{raison} ({o.precision})" if raison and o.precision else raison

    @property
    def histoire(self) -> list[Etat]:
        """What happened, the first first."""
        o = self.orientation
        sorties = [
            Etat("Envoyée", o.envoyee_le, self.de_qui),
            Etat("En liste d'attente", o.attente_le, self._par(o.attente_par)),
            Etat("Refusée" if o.motif else "Acceptée", o.repondue_le, self._par(o.repondue_par), self.refus),
            Etat("Commencée", o.commencee_le, self._par(o.commencee_par)),
            Etat("Terminée", o.terminee_le, self._par(o.terminee_par), self._bilan),
            Etat("Annulée", o.annulee_le, str(o.annulee_par) if o.annulee_par_id else "avec la fin du parcours"),
        ]
        return [etat for etat in sorties if etat.le]

    @property
    def _bilan(self) -> str:
        return " : ".join(filter(None, [self.orientation.get_resultat_display(), self.orientation.bilan]))

    def _par(self, auteur) -> str:
        return str(auteur or "") if self.vers != NOM_MASQUE else ""


def lire(
    orientations: Iterable[Orientation], agent, parcours: Iterable[Parcours] | None = None
) -> list[VueOrientation]:
    """Return the referrals loaded by ``pour_affichage``, in two queries more whatever their number.

    ``parcours``: the pathways open to the agent, when they are loaded already (persons and interventions): no query.
    """
    toutes = list(orientations)
    if parcours is None and toutes:
        cles = {o.parcours_id for o in toutes}
        ouverts = Parcours.objects.visible_par(agent).filter(pk__in=cles).select_related("personne__commune")
        parcours = ouverts.defer("personne__commune__contour").prefetch_related("interventions")
    connus = {p.pk: (p.personne, p.piliers_ouverts_a(agent)) for p in parcours or ()}
    vues = []
    for o in toutes:
        personne, portes = connus.get(o.parcours_id, (None, ()))
        vues.append(VueOrientation(o, agent, personne, o.pilier in portes))
    return vues
