"""Step 3, above the rows: the values and the hidden rows that are asked, once each."""

from dataclasses import dataclass, field
from itertools import chain

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cirj.socle.templatetags.francais import compte
from parcours.importation.analyse import essayer
from parcours.importation.champs import PAR_CODE
from parcours.importation.doutes import repere
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import Tri
from parcours.importation.questions import LISTES_LONGUES, RIEN, reponse_ecrite
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
    #: The answer is written, from a long list that the page holds once: its identifier, or "".
    liste: str = ""
    #: What an earlier import answered.
    rappel: Rappel | None = None
    #: The first rows that say it, with the name of each.
    lignes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def qui(self) -> str:
        """« ligne 3 (Amina Demo), ligne 9 (Farid Demo) et 4 autres »."""
        dites = ", ".join(f"{ou} ({nom})" if nom else ou for ou, nom in self.lignes)
        autres = self.nombre - len(self.lignes)
        return f"{dites} et {compte(autres, 'autre,autres')}" if dites and autres else dites

    @property
    def ecrite(self) -> str:
        """The answer of an earlier import, as it is written in the list."""
        noms = _noms_de(self.liste.removeprefix("liste-")) if self.liste else {}
        return noms.get(self.rappel.reponse, "") if self.rappel else ""


@dataclass(frozen=True)
class CacheeDite:
    quoi: str
    nombre: int
    mots: str
    explication: str
    reponse: str
    rappel: Rappel | None = None


def questions_a_poser(importation: Importation, rappels: Rappels) -> list[QuestionPosee]:
    """Return the values to settle, the most frequent first; then those that an earlier import settled."""
    posees = [
        QuestionPosee(
            _nom(champ, texte), PAR_CODE[champ].libelle, texte, nombre, [tuple(un) for un in choix],
            "" if choix else f"liste-{champ}",
            rappels.valeur(champ, texte, {RIEN, *(code for code, _ in choix), *([] if choix else _noms_de(champ))}),
            [tuple(un) for un in chain(*lignes)],
        )
        for champ, demandees in importation.questions.items()
        for texte, nombre, choix, *lignes in demandees
    ]  # fmt: skip
    posees.sort(key=lambda posee: -posee.nombre)
    nouvelles = [posee for posee in posees if posee.rappel is None][:QUESTIONS_PAR_PAGE]
    return nouvelles + [posee for posee in posees if posee.rappel][:RAPPELEES_PAR_PAGE]


def listes_des_questions(posees: list[QuestionPosee]) -> dict[str, list[str]]:
    """Return the names that the page lists, by identifier: once, however many questions are answered from it."""
    return {
        f"liste-{c}": list(_noms_de(c).values()) for c in LISTES_LONGUES if f"liste-{c}" in {p.liste for p in posees}
    }


def _noms_de(champ: str) -> dict[str, str]:
    return LISTES_LONGUES[champ].noms


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
    """Return field → key of the value → answer, for what was asked and answered among what was proposed."""
    lues: dict[str, dict[str, str]] = {}
    for champ, demandees in depose.questions.items():
        for texte, _, choix, *_ in demandees:
            reponse = request.POST.get(_nom(champ, texte), "").strip()
            if request.POST.get(f"{_nom(champ, texte)}-rien"):
                reponse = RIEN
            elif not choix and reponse and reponse != RIEN:
                dite, reponse = reponse, reponse_ecrite(champ, reponse)
                if not reponse:
                    messages.warning(request, f"« {dite} » n'est pas dans la liste : choisissez-y un nom.")
            if reponse == RIEN or (reponse and not choix) or reponse in {code for code, _ in choix}:
                lues.setdefault(champ, {})[repere(texte)] = reponse
    return lues


def _nom(champ: str, texte: str) -> str:
    return f"valeur-{champ}-{repere(texte).replace(' ', '-')}"
