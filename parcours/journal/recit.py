"""The journal told in sentences: « Dominique Démo (Opérateur AGIR) a consulté le dossier d'Amina »."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.journal_champs import en_mots
from cirj.socle.journal_ecritures import JOURNALISEES
from cirj.socle.journal_phrases import LECTURES
from cirj.socle.models import Action, EntreeJournal
from cirj.socle.noms import de
from cirj.socle.templatetags.francais import compte
from parcours.models import Personne

PLATEFORME = "La plateforme"
QUELQU_UN = "Quelqu'un"
SANS_DOSSIER = "d'une personne dont le dossier n'est plus là"
_COMPTES = ("compte", "acteurs_agent")


@dataclass(frozen=True)
class Recit:
    """One entry as the page, or the file, tells it."""

    entree: EntreeJournal
    personne: Personne | None
    compte: str

    @property
    def qui(self) -> str:
        if self.entree.agent_nom:
            return self.entree.agent_nom
        return QUELQU_UN if self.entree.action == Action.CONNEXION_REFUSEE else PLATEFORME

    @property
    def role(self) -> str:
        return dict(Role.choices).get(self.entree.role, "")

    @property
    def champs(self) -> list[str]:
        return en_mots(self.entree.objet_type, self.entree.champs)

    @cached_property
    def quoi(self) -> str:
        """What was done, after the name: « a consulté le dossier d'Amina »."""
        entree = self.entree
        match entree.action:
            case Action.CREATION | Action.MODIFICATION | Action.SUPPRESSION:
                return self._ecriture()
            case Action.REFUS:
                return f"a demandé le dossier {self._de_qui}, qui ne lui est pas ouvert"
            case Action.ACCES_EXCEPTIONNEL:
                return f"a ouvert, par un accès exceptionnel, le dossier {self._de_qui}"
            case Action.CONNEXION:
                return "a ouvert une session"
            case Action.DECONNEXION:
                return "a fermé sa session"
            case Action.ATTENTE_LEVEE:
                return (
                    f"a levé l'attente de connexion {de(self.compte)}"
                    if self.compte
                    else "a levé une attente de connexion"
                )
            case Action.CONNEXION_REFUSEE:
                sur = f" pour le compte {de(self.compte)}" if self.compte else ""
                return f"n'a pas pu ouvrir de session{sur} ({entree.detail})"
            case Action.PURGE:
                return f"a effacé du journal {compte(int(entree.detail), 'entrée ancienne,entrées anciennes')}"
        return self._lecture()

    def _lecture(self) -> str:
        entree, lecture = self.entree, LECTURES.get(self.entree.objet_type)
        nombre = len(entree.personnes)
        if lecture is None:
            phrase = f"{Action(entree.action).label.lower()} : {entree.objet_type.replace('_', ' ')}"
        elif lecture.sur and nombre == 1:
            phrase, nombre = f"{lecture.sur} {self._de_qui}", 0
        else:
            phrase = lecture.phrase
        montrees = compte(nombre, "personne montrée,personnes montrées") if nombre else ""
        precisions = " ; ".join(filter(None, [montrees, entree.detail]))
        return f"{phrase} ({precisions})" if precisions else phrase

    def _ecriture(self) -> str:
        entree, regle = self.entree, JOURNALISEES.get(self.entree.objet_type)
        nom = regle.nom if regle else entree.objet_type
        if entree.objet_type == Personne._meta.db_table:
            verbes = {"creation": "a ouvert le dossier", "modification": "a modifié l'identité"}
            return f"{verbes.get(entree.action, 'a supprimé le dossier')} {self._de_qui}"
        verbe = {"creation": "a ajouté", "modification": "a modifié"}.get(entree.action, "a supprimé")
        if not entree.personnes:
            precision = self.compte or entree.detail
            return f"{verbe} {nom}" + (f" ({precision})" if precision else "")
        if len(entree.personnes) > 1:
            return f"{verbe} {nom} ({len(entree.personnes)} dossiers)"
        return f"{verbe} {nom} {'au' if entree.action == Action.CREATION else 'du'} dossier {self._de_qui}"

    @property
    def _de_qui(self) -> str:
        return de(self.personne) if self.personne else SANS_DOSSIER


def recits(entrees: Iterable[EntreeJournal], agent) -> list[Recit]:
    """Return the entries told as ``agent`` may read them: names in two queries, whatever their number."""
    entrees = list(entrees)
    seules = {entree.personnes[0] for entree in entrees if len(entree.personnes) == 1}
    lues = Personne.objects.visible_par(agent).filter(pk__in=seules).only("nom", "prenom", "departement")
    personnes = {personne.pk: personne for personne in lues} if seules else {}
    ids = {entree.objet_id for entree in entrees if entree.objet_type in _COMPTES and entree.objet_id}
    comptes = {str(a.pk): str(a) for a in Agent.objects.filter(pk__in=map(UUID, ids))} if ids else {}
    return [
        Recit(
            entree,
            personnes.get(entree.personnes[0]) if len(entree.personnes) == 1 else None,
            comptes.get(entree.objet_id, "") if entree.objet_type in _COMPTES else "",
        )
        for entree in entrees
    ]
