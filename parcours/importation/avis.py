"""What the coordination already said of a row written so: its double is not proposed again, in this file or another."""

from collections.abc import Iterable
from uuid import UUID

from parcours.importation.doublons import empreinte_de
from parcours.importation.ressemblances import Identite, Ressemblance
from parcours.models.doublon import DecisionDoublon, PropositionDoublon


class Avis:
    """Decisions by (hash of the row's identity, candidate)."""

    def __init__(self, decisions: Iterable[tuple[str, UUID, str]] = ()):
        self._decisions = {(identite, candidate): decision for identite, candidate, decision in decisions}

    @classmethod
    def de(cls, departement: str, identites: Iterable[Identite]) -> "Avis":
        """Return what was decided of rows with these identities, in one query."""
        empreintes = {empreinte_de(identite) for identite in identites}
        if not empreintes:
            return cls()
        decidees = PropositionDoublon.objects.filter(departement=departement, identite__in=empreintes)
        decidees = decidees.exclude(decision=DecisionDoublon.EN_ATTENTE).order_by("decide_le")
        return cls(decidees.values_list("identite", "candidate", "decision"))

    def ecarte(self, identite: Identite, ressemblance: Ressemblance) -> bool:
        """Say whether the candidate was said to be somebody else.

        Not one who is written the same, born the same day: of two homonyms, a row may be either each time.
        """
        return not ressemblance.identique and self._dit(identite, ressemblance) == DecisionDoublon.AUTRE_PERSONNE

    def confirme(self, identite: Identite, ressemblance: Ressemblance) -> bool:
        """Say whether she was said to be the same, on a birth or a number that proves it: a name alone is asked again."""
        sure = bool(identite.jour_sur or identite.numero)
        return sure and self._dit(identite, ressemblance) == DecisionDoublon.MEME_PERSONNE

    def _dit(self, identite: Identite, ressemblance: Ressemblance) -> str:
        return self._decisions.get((empreinte_de(identite), ressemblance.candidate.id), "") if self._decisions else ""
