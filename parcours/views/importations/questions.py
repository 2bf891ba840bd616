"""Step 3, above the rows: the values and the hidden rows that are asked, once each."""

from dataclasses import dataclass, field
from itertools import chain

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cirj.socle.chiffrement import empreinte
from cirj.socle.noms import sans_accents
from cirj.socle.templatetags.francais import compte
from parcours.importation.analyse import essayer
from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import repere
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import Tri
from parcours.importation.listes_longues import LISTES_LONGUES
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.questions import QUESTIONS, RIEN
from parcours.importation.rappels import Rappel, Rappels
from parcours.models import Importation
from parcours.views.importations.depose import depot_a_changer

#: A page stays light, and a person reads eight questions; the next ones come once these are answered.
QUESTIONS_PAR_PAGE = 8
#: Those answered before are only read again: a whole file's fit in a page.
RAPPELEES_PAR_PAGE = 40
CACHEES = {
    "masquee": (
        "ligne masquée : le fichier la cache,lignes masquées : le fichier les cache",
        "Un filtre est peut-être resté actif",
    ),
    "barree": (
        "ligne barrée : la personne est peut-être partie,lignes barrées : ces personnes sont peut-être parties",
        "Le texte est barré dans le fichier",
    ),
}


@dataclass(frozen=True)
class QuestionPosee:
    nom: str
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
class CacheeDite:
    quoi: str
    nombre: int
    mots: str
    explication: str
    reponse: str
    rappel: Rappel | None = None


def questions_a_poser(importation: Importation, rappels: Rappels, contexte: Contexte) -> list[QuestionPosee]:
    """Return the values to settle, the most frequent first; then those that an earlier import settled."""
    posees = [
        _a_poser(champ, demandee, rappels, contexte)
        for champ, demandees in importation.questions.items()
        for demandee in demandees
    ]
    posees.sort(key=lambda posee: -posee.nombre)
    nouvelles = [posee for posee in posees if posee.rappel is None][:QUESTIONS_PAR_PAGE]
    return nouvelles + [posee for posee in posees if posee.rappel][:RAPPELEES_PAR_PAGE]


def _a_poser(champ: str, demandee: list, rappels: Rappels, contexte: Contexte) -> QuestionPosee:
    texte, nombre, choix, *lignes = demandee
    longue, proposees = LISTES_LONGUES.get(champ), {RIEN, *(code for code, _ in choix)}

    def ecrite(reponse: str) -> str:
        return longue.nommer(reponse, contexte) if longue and reponse not in proposees else ""

    rappel = rappels.valeur(champ, texte, lambda reponse: reponse in proposees or bool(ecrite(reponse)))
    return QuestionPosee(
        _nom(champ, texte), PAR_CODE[champ].libelle, masquer_dans(texte), nombre, [tuple(un) for un in choix],
        f"liste-{champ}" if longue else "", rappel, ecrite(rappel.reponse) if rappel else "",
        [tuple(un) for un in chain(*lignes)], QUESTIONS[champ].aide,
    )  # fmt: skip


def listes_des_questions(posees: list[QuestionPosee], contexte: Contexte) -> dict[str, list[str]]:
    """Return the names that the page lists, by identifier: once, however many questions are answered from it."""
    posees_ici = {posee.liste for posee in posees}
    return {
        f"liste-{champ}": sorted(liste.noms(contexte).values(), key=sans_accents)
        for champ, liste in LISTES_LONGUES.items()
        if f"liste-{champ}" in posees_ici
    }


def cachees_a_dire(importation: Importation, tri: Tri, rappels: Rappels) -> list[CacheeDite]:
    """Return the hidden and struck-through rows that hold people, and what was answered of them, here or before."""
    reponses = importation.reponses.get("cachees", {})
    lignes = [*tri.lignes, *tri.cachees]
    dites = []
    for quoi, (mots, explication) in CACHEES.items():
        if nombre := sum(getattr(ligne, quoi) for ligne in lignes):
            rappel = None if quoi in reponses else rappels.cachee(quoi)
            reponse = rappel.reponse if rappel else reponses.get(quoi, "")
            dites.append(CacheeDite(quoi, nombre, mots, explication, reponse, rappel))
    return dites


@require_POST
@depot_a_changer
def repondre(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Keep the answers, and judge the rows again."""
    valeurs = _reponses(request, depose)
    cachees = {
        quoi: request.POST[f"cachees-{quoi}"]
        for quoi in CACHEES
        if request.POST.get(f"cachees-{quoi}") in ("oui", "non")
    }
    if not valeurs and not cachees:
        messages.warning(request, "Aucune réponse n'est choisie : rien n'a changé.")
        return redirect("importation_apercu", depose.pk)
    anciennes = depose.reponses.get("valeurs", {})
    depose.reponses = depose.reponses | {
        "valeurs": {champ: anciennes.get(champ, {}) | valeurs.get(champ, {}) for champ in {*anciennes, *valeurs}},
        "cachees": depose.reponses.get("cachees", {}) | cachees,
    }
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    messages.success(request, "Vos réponses sont prises en compte.")
    return redirect("importation_apercu", depose.pk)


def _reponses(request: HttpRequest, depose: Importation) -> dict[str, dict[str, str]]:
    """Return field → key of the value → answer, for what was asked, and answered from what may be."""
    lues: dict[str, dict[str, str]] = {}
    contexte = Contexte.de_l_import(depose)
    for champ, demandees in depose.questions.items():
        for texte, _, choix, *_ in demandees:
            nom, codes = _nom(champ, texte), {RIEN, *(code for code, _ in choix)}
            reponse, ecrite = (request.POST.get(f"{nom}{suite}", "").strip() for suite in ("", "-autre"))
            if champ in LISTES_LONGUES and ecrite:
                # What somebody writes is what she means, whatever stays chosen above.
                reponse = LISTES_LONGUES[champ].lire(ecrite, contexte)
                if not reponse:
                    messages.warning(request, f"« {ecrite} » n'est pas dans la liste : choisissez-y un nom.")
            elif reponse not in codes:
                continue
            if reponse:
                lues.setdefault(champ, {})[repere(texte)] = reponse
    return lues


def _nom(champ: str, texte: str) -> str:
    """Return the name of the question in its form; a foreigner's number in the value is not in the page either."""
    dite = repere(texte) if masquer_dans(texte) == texte else empreinte(repere(texte))
    return f"valeur-{champ}-{dite.replace(' ', '-')}"
