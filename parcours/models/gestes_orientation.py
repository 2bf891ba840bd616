"""What each side does with a referral: answer, begin, finish, take back. Each verb returns whether it changed anything.

The row is locked first: of two people who answer at once, the second is told what the first did (``ValidationError``,
in French); the same answer twice changes nothing. Who has no right is refused (``PermissionDenied``). The access that
an acceptance gives is opened by the database itself (``parcours/rls/fonctions/orientation.sql``).
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT
from cirj.socle.acces import exiger
from cirj.socle.templatetags.francais import jour as en_mots
from parcours.models.acces import interventions_de
from parcours.nomenclatures import EtatOrientation

_PAS_LA_VOTRE = "Cette orientation est à traiter par la structure qui l'a reçue, ou par la coordination."
_PAS_ENVOYEE = "Cette orientation se reprend par l'équipe qui l'a envoyée, ou par la coordination."
# Not asked from who may not read the pathway, and never changed by a verb.
_RATTACHES = {
    "parcours",
    "departement",
    "agent",
    "structure",
    "destination",
    "dispositif",
    "session",
    "suite_de",
    "attente_par",
    "repondue_par",
    "commencee_par",
    "terminee_par",
    "annulee_par",
    "classee_par",
}
_FAIT = {
    EtatOrientation.ATTENTE: ("a mis cette demande en liste d'attente", "attente"),
    EtatOrientation.ACCEPTEE: ("a accepté cette orientation", "repondue"),
    EtatOrientation.REFUSEE: ("a refusé cette orientation", "repondue"),
    EtatOrientation.COMMENCEE: ("a noté que cette orientation a commencé", "commencee"),
    EtatOrientation.TERMINEE: ("a noté que cette orientation est terminée", "terminee"),
    EtatOrientation.ANNULEE: ("a annulé cette orientation", "annulee"),
}


class GestesOrientation:
    """Verbs of ``Orientation``."""

    def repondable_par(self, agent: Agent) -> bool:
        """The structure that received it, and the coordination when it is told by telephone."""
        return self.destination_id in agent.structures(*ACCOMPAGNENT) or agent.departement_coordonne(
            self.departement_id
        )

    def ouvre_a_d_autres(self, agent: Agent) -> bool:
        """Say whether accepting would open the pillar to others than those ``agent`` acts for.

        For the structure that received it, an acceptance opens what the sender offered, confirmed when it was sent, and
        nothing else. The coordination that answers for it gives a structure an access that nobody there has asked for.
        """
        return self.repondable_par(agent) and self.destination_id not in agent.structures(*ACCOMPAGNENT)

    def annulable_par(self, agent: Agent) -> bool:
        """The structure that sent it, who carries its pillar, and the coordination."""
        if agent.departement_coordonne(self.departement_id) or self.structure_id in agent.structures(*ACCOMPAGNENT):
            return True
        return interventions_de(agent).filter(parcours=self.parcours_id, pilier=self.pilier).exists()

    @transaction.atomic
    def mettre_en_attente(self, agent: Agent) -> bool:
        exiger(self.repondable_par(agent), _PAS_LA_VOTRE)
        if self._deja(EtatOrientation.ATTENTE, depuis=[EtatOrientation.ENVOYEE]):
            return False
        return self._noter(EtatOrientation.ATTENTE, agent, timezone.localdate())

    @transaction.atomic
    def accepter(self, agent: Agent) -> bool:
        """Say yes: the destination intervenes from today on this pillar, and reads it."""
        exiger(self.repondable_par(agent), _PAS_LA_VOTRE)
        if self._deja(EtatOrientation.ACCEPTEE, depuis=EtatOrientation.ouverts()):
            return False
        return self._noter(EtatOrientation.ACCEPTEE, agent, timezone.localdate())

    @transaction.atomic
    def refuser(self, agent: Agent, motif: str, precision: str = "") -> bool:
        exiger(self.repondable_par(agent), _PAS_LA_VOTRE)
        if self._deja(EtatOrientation.REFUSEE, depuis=EtatOrientation.ouverts(), meme=lambda: self.motif == motif):
            return False
        return self._noter(EtatOrientation.REFUSEE, agent, timezone.localdate(), motif=motif, precision=precision)

    @transaction.atomic
    def commencer(self, agent: Agent, jour: datetime.date) -> bool:
        exiger(self.repondable_par(agent) or self.annulable_par(agent), _PAS_LA_VOTRE)
        if self._deja(EtatOrientation.COMMENCEE, depuis=[EtatOrientation.ACCEPTEE]):
            return False
        return self._noter(EtatOrientation.COMMENCEE, agent, self._pas_demain(jour))

    @transaction.atomic
    def terminer(self, agent: Agent, jour: datetime.date, resultat: str, bilan: str = "") -> bool:
        exiger(self.repondable_par(agent) or self.annulable_par(agent), _PAS_LA_VOTRE)
        if self._deja(
            EtatOrientation.TERMINEE, depuis=[EtatOrientation.COMMENCEE], meme=lambda: self.resultat == resultat
        ):
            return False
        fin = self._pas_demain(jour)
        return self._noter(EtatOrientation.TERMINEE, agent, fin, resultat=resultat, bilan=bilan)

    @transaction.atomic
    def annuler(self, agent: Agent) -> bool:
        """Take it back, while it is unanswered."""
        exiger(self.annulable_par(agent), _PAS_ENVOYEE)
        if self._deja(EtatOrientation.ANNULEE, depuis=EtatOrientation.ouverts()):
            return False
        return self._noter(EtatOrientation.ANNULEE, agent, timezone.localdate())

    @transaction.atomic
    def classer(self, agent: Agent) -> bool:
        """Say that the refusal was seen and that nothing more is sent for now."""
        exiger(self.annulable_par(agent), _PAS_ENVOYEE)
        self._tenir()
        if self.etat != EtatOrientation.REFUSEE:
            raise ValidationError(self.ce_qui_est_fait or "Cette orientation attend encore sa réponse.")
        if self.classee_le:
            return False
        self.classee_le, self.classee_par = timezone.localdate(), agent
        self.save(update_fields=["classee_le", "classee_par", "modifie_le"])
        return True

    @property
    def ce_qui_est_fait(self) -> str:
        """« Test Autre a refusé cette orientation le 3 déc. 2026. »; "" while nobody did anything."""
        if self.etat not in _FAIT:
            return ""
        geste, champ = _FAIT[EtatOrientation(self.etat)]
        auteur, le = getattr(self, f"{champ}_par"), getattr(self, f"{champ}_le")
        return f"{auteur or 'La fin du parcours'} {geste} le {en_mots(le)}."

    def _tenir(self) -> None:
        """Lock the row, and read again where it stands."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update(of=("self",)))

    def _deja(self, voulu: str, depuis: list[str], meme=lambda: True) -> bool:
        """Lock the row; True when it is already so, an error when it went elsewhere meanwhile."""
        self._tenir()
        if self.etat == voulu and meme():
            return True
        if self.etat not in depuis:
            raise ValidationError(self.ce_qui_est_fait or "Cette orientation n'a pas encore été acceptée.")
        return False

    def _pas_demain(self, jour: datetime.date) -> datetime.date:
        if jour > timezone.localdate():
            raise ValidationError("Cette date est à venir : notez ce qui a eu lieu.")
        return jour

    def _noter(self, etat: str, agent, jour: datetime.date, **champs: str) -> bool:
        quoi = _FAIT[EtatOrientation(etat)][1]
        champs |= {"etat": etat, f"{quoi}_le": jour, f"{quoi}_par": agent}
        for nom, valeur in champs.items():
            setattr(self, nom, valeur)
        self.clean_fields(exclude=_RATTACHES)
        self.validate_constraints(exclude=_RATTACHES)
        self.save(update_fields=[*champs, "modifie_le"])
        return True
