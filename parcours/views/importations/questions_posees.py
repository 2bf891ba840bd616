"""The questions that a page asks, of all those that remain: the first ones, those of one kind, or all of them."""

from dataclasses import dataclass, field
from itertools import chain

from cirj.socle.chiffrement import empreinte
from cirj.socle.noms import sans_accents
from cirj.socle.templatetags.francais import compte
from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import repere
from parcours.importation.listes_longues import LISTES_LONGUES
from parcours.importation.numeros_masques import masquer_la_case
from parcours.importation.questions import QUESTIONS, RIEN
from parcours.importation.rappels import Rappel, Rappels
from parcours.models import Importation

#: A page stays light, and a person reads eight questions; the next ones come once these are answered, or asked for.
QUESTIONS_PAR_PAGE = 8
#: Those answered before are only read again: a whole file's fit in a page.
RAPPELEES_PAR_PAGE = 40
TOUTES = "toutes"


@dataclass(frozen=True)
class QuestionPosee:
    nom: str
    champ: str
    libelle: str
    texte: str
    nombre: int
    choix: list[tuple[str, str]]
    #: Any other answer is written, from a long list that the page holds once: its identifier, or "".
    liste: str = ""
    #: What an earlier import answered.
    rappel: Rappel | None = None
    #: The same, as it is written in the long list when it is none of ``choix``.
    ecrite: str = ""
    #: The first rows that say it, with the name of each.
    lignes: list[tuple[str, str]] = field(default_factory=list)
    #: What no answer does, when it leaves nothing out.
    aide: str = ""

    @property
    def qui(self) -> str:
        """« ligne 3 (Amina Demo), ligne 9 (Farid Demo) et 4 autres »."""
        dites = ", ".join(f"{ou} ({nom})" if nom else ou for ou, nom in self.lignes)
        autres = self.nombre - len(self.lignes)
        return f"{dites} et {compte(autres, 'autre,autres')}" if dites and autres else dites


@dataclass(frozen=True)
class Genre:
    """A kind of question, or all of them: how many remain, and what asks the page for them."""

    code: str
    libelle: str
    nombre: int
    courant: bool


@dataclass(frozen=True)
class Avancement:
    """How far the coordinator is; ``genres`` is empty when one page holds all that remains."""

    montrer: str
    restantes: int
    repondues: int
    genres: list[Genre]

    @property
    def total(self) -> int:
        return self.restantes + self.repondues

    @classmethod
    def de(cls, importation: Importation, demande: str) -> "Avancement":
        nombres = {champ: len(demandees) for champ, demandees in importation.questions.items() if demandees}
        restantes = sum(nombres.values())
        montrer = demande if demande in nombres or (demande == TOUTES and restantes) else ""
        repondues = sum(map(len, importation.reponses.get("valeurs", {}).values()))
        dits = [("", "Les plus fréquentes", min(restantes, QUESTIONS_PAR_PAGE))]
        dits += [(c, PAR_CODE[c].libelle, nombre) for c, nombre in sorted(nombres.items(), key=lambda un: -un[1])]
        dits += [(TOUTES, "Toutes", restantes)]
        utiles = dits if restantes > QUESTIONS_PAR_PAGE else []
        return cls(montrer, restantes, repondues, [Genre(*dit, dit[0] == montrer) for dit in utiles])


def questions_a_poser(
    importation: Importation, rappels: Rappels, contexte: Contexte, montrer: str = ""
) -> list[QuestionPosee]:
    """Return the values to settle, the most frequent first; then those that an earlier import settled.

    ``montrer``: a field, ``TOUTES``, or "" for the first ones.
    """
    posees = [
        _a_poser(champ, demandee, rappels, contexte)
        for champ, demandees in importation.questions.items()
        for demandee in demandees
    ]
    if montrer == TOUTES:
        # As they are told apart: kind by kind.
        return sorted(posees, key=lambda posee: (sans_accents(posee.libelle), -posee.nombre))
    posees.sort(key=lambda posee: -posee.nombre)
    if montrer:
        return [posee for posee in posees if posee.champ == montrer]
    nouvelles = [posee for posee in posees if posee.rappel is None][:QUESTIONS_PAR_PAGE]
    return nouvelles + [posee for posee in posees if posee.rappel][:RAPPELEES_PAR_PAGE]


def _a_poser(champ: str, demandee: list, rappels: Rappels, contexte: Contexte) -> QuestionPosee:
    texte, nombre, choix, *lignes = demandee
    longue, proposees = LISTES_LONGUES.get(champ), {RIEN, *(code for code, _ in choix)}

    def ecrite(reponse: str) -> str:
        return longue.nommer(reponse, contexte) if longue and reponse not in proposees else ""

    rappel = rappels.valeur(champ, texte, lambda reponse: reponse in proposees or bool(ecrite(reponse)))
    return QuestionPosee(
        nom_de(champ, texte),
        champ,
        PAR_CODE[champ].libelle,
        masquer_la_case(champ, texte),
        nombre,
        [tuple(un) for un in choix],
        f"liste-{champ}" if longue else "",
        rappel,
        ecrite(rappel.reponse) if rappel else "",
        [tuple(un) for un in chain(*lignes)],
        QUESTIONS[champ].aide,
    )


def listes_des_questions(posees: list[QuestionPosee], contexte: Contexte) -> dict[str, list[str]]:
    """Return the names that the page lists, by identifier: once, however many questions are answered from it."""
    posees_ici = {posee.liste for posee in posees}
    return {
        f"liste-{champ}": sorted(liste.noms(contexte).values(), key=sans_accents)
        for champ, liste in LISTES_LONGUES.items()
        if f"liste-{champ}" in posees_ici
    }


def nom_de(champ: str, texte: str) -> str:
    """Return the name of the list where a value is answered; a foreigner's number in the value is not in the page either."""
    dite = repere(texte) if masquer_la_case(champ, texte) == texte else empreinte(repere(texte))
    return f"valeur-{champ}-{dite.replace(' ', '-')}"
