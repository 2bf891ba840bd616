"""« Qui a consulté votre dossier »: what the journal says of one person, in words for her.

A date, a structure, a function, what was done. Professionals are not named: the right of access covers when and why data
were read, not who the employee was (Court of Justice of the European Union, 22 June 2023, C-579/21).
"""

from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.journal_ecritures import JOURNALISEES
from cirj.socle.journal_phrases import EN_LISTE, LECTURES, SON_DOSSIER
from cirj.socle.models import Action, EntreeJournal
from parcours.commun.confidentialite import NOM_MASQUE
from parcours.models import Personne

PLATEFORME = "La plateforme"
AUTOMATIQUE = "Traitement automatique"
REFUS = "a demandé votre dossier sans y avoir droit : il ne lui a pas été ouvert"
EXCEPTIONNEL = "a ouvert votre dossier en urgence, en disant pourquoi"
IDENTITE = {
    Action.CREATION: "a créé votre dossier",
    Action.MODIFICATION: "a modifié votre identité ou vos coordonnées",
    Action.SUPPRESSION: "a supprimé votre dossier",
}
VERBES = {Action.CREATION: "a ajouté", Action.MODIFICATION: "a modifié", Action.SUPPRESSION: "a retiré"}


@dataclass
class Acces:
    """What one structure's people, in one function, did on one day."""

    jour: object
    structure: str
    fonction: str
    #: What was done → on what (nothing when the words say it all) → how many times.
    actes: dict[str, Counter] = field(default_factory=dict)

    def noter(self, fait: str, quoi: str) -> None:
        self.actes.setdefault(fait, Counter())[quoi] += 1

    @property
    def phrases(self) -> list[str]:
        """« a ouvert votre dossier (2 fois) », « a ajouté : un suivi, une étape (3 fois) »."""
        return [
            _fois(fait, choses[""]) if "" in choses else f"{fait} : {_liste(choses)}"
            for fait, choses in self.actes.items()
        ]


def _liste(choses: Counter) -> str:
    return ", ".join(_fois(mots, nombre) for mots, nombre in choses.items())


def _fois(mots: str, nombre: int) -> str:
    return mots if nombre == 1 else f"{mots} ({nombre}\N{NO-BREAK SPACE}fois)"


@dataclass
class Apparition:
    """The lists in which her name was shown to one structure's people."""

    structure: str
    fonction: str
    jours: set = field(default_factory=set)

    @property
    def dernier(self):
        return max(self.jours)


def consultations(personne: Personne) -> bytes:
    """Return the PDF of what the journal keeps about ``personne``."""
    # Imported late: the renderer costs 0.5 s and 60 MB, which no other page pays.
    from cirj.socle.pdf import rendre

    identifiant = f"consultations-{personne.pk}-{timezone.now().isoformat()}"
    return rendre("parcours/journal/consultations.html", contexte(personne), "consultations.css", identifiant)


def contexte(personne: Personne) -> dict:
    """Return what the template reads."""
    acces, apparitions = _regrouper(EntreeJournal.objects.sur(personne.pk).order_by("-le", "-id"))
    return {
        "personne": personne,
        "departement": personne.departement,
        "jour": timezone.localdate(),
        "acces": acces,
        "apparitions": apparitions,
        "conservation": regles.regle("JOURNAL_CONSERVATION"),
        "RESPONSABLE_TRAITEMENT": settings.RESPONSABLE_TRAITEMENT,
        "COURRIEL_DPO": settings.COURRIEL_DPO or settings.COURRIEL_CONTACT,
    }


def _regrouper(entrees) -> tuple[list[Acces], list[Apparition]]:
    revelatrices = set(Structure.objects.filter(revelatrice=True).values_list("pk", flat=True))
    acces: dict[tuple, Acces] = {}
    apparitions: dict[tuple, Apparition] = {}
    champs = ("le", "agent_id", "structure_id", "structure_nom", "role", "action", "objet_type")
    for entree in entrees.only(*champs).iterator():
        fait, quoi = _acte(entree)
        if not fait:
            continue
        jour = timezone.localdate(entree.le)
        structure = NOM_MASQUE if entree.structure_id in revelatrices else entree.structure_nom
        structure = structure or ("Structure inconnue" if entree.agent_id else PLATEFORME)
        fonction = dict(Role.choices).get(entree.role, "") if entree.agent_id else AUTOMATIQUE
        if fait == EN_LISTE:
            cle = (structure, fonction)
            apparitions.setdefault(cle, Apparition(*cle)).jours.add(jour)
        else:
            cle = (jour, structure, fonction)
            acces.setdefault(cle, Acces(*cle)).noter(fait, quoi)
    return list(acces.values()), sorted(apparitions.values(), key=lambda a: a.dernier, reverse=True)


def _acte(entree: EntreeJournal) -> tuple[str, str]:
    """Return what was done and on what, in words for the person; nothing when none of her data was shown."""
    match entree.action:
        case Action.CREATION | Action.MODIFICATION | Action.SUPPRESSION:
            if entree.objet_type == Personne._meta.db_table:
                return IDENTITE[entree.action], ""
            regle = JOURNALISEES.get(entree.objet_type)
            return (VERBES[entree.action], regle.nom) if regle else ("", "")
        case Action.REFUS:
            return REFUS, ""
        case Action.ACCES_EXCEPTIONNEL:
            return EXCEPTIONNEL, ""
    lecture = LECTURES.get(entree.objet_type)
    return (lecture.simple if lecture else SON_DOSSIER), ""
