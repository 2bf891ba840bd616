"""Step 2: the sheets, the header rows, and what each column is."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from cirj.socle.concurrence import VERSION
from cirj.socle.journal import noter_lecture
from parcours.importation.champs import PAR_CODE
from parcours.importation.depot import retenir
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.feuilles import assembler, reconnaissance
from parcours.importation.formulaires import ColonnesForm, FeuillesForm
from parcours.importation.lecture import Classeur
from parcours.importation.rappels import reperes
from parcours.models import Importation
from parcours.views.importations.colonnes_montrees import AUCUNE, Ouvertes, colonnes_montrees, feuilles_montrees
from parcours.views.importations.depose import depot_a_changer, depot_a_lire

ENTRE_TEMPS = "Entre-temps, quelqu'un a relu ce tableau ou choisi ses colonnes. Vérifiez, puis recommencez si besoin."


@depot_a_lire
def colonnes(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Show the columns; their choice is followed by a trial of the whole file, that the preview shows."""
    classeur = Classeur(depose.fichier.path)
    ouvertes = Ouvertes.de(request.POST)
    a_noter = "noter" in request.POST
    # The page again, with one list more or with notes: what was chosen on it stays chosen, of the sheets too.
    en_cours = a_noter or ouvertes.derniere is not None
    if request.method == "POST" and not en_cours and _feuilles_changees(request, depose):
        return feuille(request, depose.pk)
    if a_noter:
        formulaire = ColonnesForm(importation=depose, classeur=classeur, initial=_en_notes(request, depose, classeur))
    elif en_cours:
        formulaire = ColonnesForm(importation=depose, classeur=classeur, initial=request.POST.dict())
    else:
        formulaire = ColonnesForm(request.POST or None, importation=depose, classeur=classeur)
        if request.method == "POST" and formulaire.essayer():
            return redirect("importation_apercu", depose.pk)
    feuilles = FeuillesForm(request.POST if en_cours and "feuilles" in request.POST else None, importation=depose)
    return _page(request, depose, classeur, formulaire, feuilles, ouvertes)


@require_POST
@depot_a_changer
def feuille(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Read the file again, with other sheets or other header rows."""
    if not _a_jour(request, depose):
        return redirect("importation_colonnes", depose.pk)
    classeur = Classeur(depose.fichier.path)
    formulaire = FeuillesForm(request.POST, importation=depose)
    if not formulaire.is_valid():
        return _page_gardee(request, depose, classeur, formulaire)
    choisis = _choisis(request, depose, classeur)
    try:
        retenir(depose, classeur, *formulaire.choix)
    except FichierIllisible as erreur:
        messages.error(request, str(erreur))
        depose.refresh_from_db()
        return _page_gardee(request, depose, classeur, formulaire)
    _choisir_de_nouveau(depose, classeur, choisis)
    depose.save()
    messages.success(request, "Le tableau est relu. Vérifiez ses colonnes.")
    return redirect("importation_colonnes", depose.pk)


@require_POST
@depot_a_changer
def colonne(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Say what one column is, above it in the preview; the rows are judged again."""
    index = request.POST.get("colonne", "")
    retour = redirect("importation_apercu", depose.pk)
    retour["Location"] += f"?{urlencode({'montrer': request.POST.get('montrer', 'tout')})}#colonne-{index}"
    if not _a_jour(request, depose):
        return retour
    depose.colonnes_demandees.pop(index, None)
    choix = depose.colonnes | {index: request.POST.get("champ", "")}
    envoye = {f"colonne_{i}": champ for i, champ in choix.items()} | {VERSION: depose.modifie_le.isoformat()}
    formulaire = ColonnesForm(envoye, importation=depose, classeur=Classeur(depose.fichier.path))
    if f"colonne_{index}" not in formulaire.fields:
        messages.error(request, "Cette colonne n'existe pas dans le tableau.")
    elif formulaire.essayer():
        messages.success(request, "La colonne est relue.")
    else:
        messages.error(request, " ".join(dit for dits in formulaire.errors.values() for dit in dits))
    return retour


def _feuilles_changees(request: HttpRequest, depose: Importation) -> bool:
    """The other sheets, or header rows, that the page asks for are read before its columns are believed."""
    if "feuilles" not in request.POST:
        return False
    formulaire = FeuillesForm(request.POST, importation=depose)
    if not formulaire.is_valid():
        return True
    noms, change = formulaire.choix
    gardees = [f["nom"] for f in depose.retenues]
    return noms != gardees or any(f | change[f["nom"]] != f for f in depose.feuilles)


def _choisis(request: HttpRequest, depose: Importation, classeur: Classeur) -> dict[tuple, str]:
    """Return what a column is known by → field, for those that the page says otherwise than they were proposed, and for
    those that were already chosen so when the sheets were last read.
    """
    formulaire = ColonnesForm(importation=depose, classeur=classeur)
    lues = reconnaissance(classeur, depose.retenues, formulaire.tableau).colonnes
    dits = {}
    for index, siens in _reperes(depose, classeur):
        propose = formulaire[f"colonne_{index}"].value() or ""
        dit = request.POST.get(f"colonne_{index}", propose)
        deja_choisi = str(index) not in depose.colonnes_demandees and dit != lues.get(index, "")
        if dit != propose or deja_choisi:
            dits |= dict.fromkeys(siens, dit)
    return {repere: dit for repere, dit in dits.items() if not dit or dit in PAR_CODE}


def _choisir_de_nouveau(depose: Importation, classeur: Classeur, choisis: dict[tuple, str]) -> None:
    """What was chosen of a column that is still there is not lost when the sheets are read again."""
    for index, siens in _reperes(depose, classeur):
        choisi = next((choisis[repere] for repere in siens if repere in choisis), None)
        if choisi is not None:
            depose.colonnes_demandees.pop(str(index), None)
            depose.colonnes.pop(str(index), None)
            if choisi:
                depose.colonnes[str(index)] = choisi


def _reperes(depose: Importation, classeur: Classeur) -> list[tuple[int, list[tuple]]]:
    """Return each column with what it is known by: its place in each of its sheets, whichever row holds the headers,
    then its header (of several under one, only while there are as many of them).
    """
    feuilles = assembler(classeur, depose.retenues, depose.marques).places
    par_entete = list(reperes(depose.entetes))
    nombres = Counter(repere[0] for _, repere in par_entete)
    return [
        (
            index,
            [
                *((nom, "place", place) for nom, places in feuilles for place, ou in enumerate(places) if ou == index),
                (*repere, nombres[repere[0]]),
            ],
        )
        for index, repere in par_entete
    ]


def _a_jour(request: HttpRequest, depose: Importation) -> bool:
    """Say whether the page was made of the import as it is; otherwise tell it."""
    version = depose.modifie_le.isoformat()
    if request.POST.get(VERSION, version) == version:
        return True
    messages.error(request, ENTRE_TEMPS)
    return False


def _page_gardee(request: HttpRequest, depose: Importation, classeur: Classeur, feuilles: FeuillesForm) -> HttpResponse:
    """The page again, with all that was chosen on it: what is wrong of a sheet forgets nothing of the columns."""
    formulaire = ColonnesForm(importation=depose, classeur=classeur, initial=request.POST.dict())
    return _page(request, depose, classeur, formulaire, feuilles, Ouvertes.de(request.POST))


def _page(
    request: HttpRequest,
    depose: Importation,
    classeur: Classeur,
    formulaire: ColonnesForm,
    feuilles: FeuillesForm,
    ouvertes: Ouvertes = AUCUNE,
) -> HttpResponse:
    noter_lecture("colonnes_import", depose.pk)
    colonnes = colonnes_montrees(depose, formulaire, classeur, ouvertes)
    return render(
        request,
        "parcours/importation/colonnes.html",
        {
            "importation": depose,
            "formulaire": formulaire,
            "feuilles": feuilles_montrees(depose, feuilles),
            "erreurs_feuilles": feuilles.non_field_errors(),
            "illisibles": classeur.illisibles,
            "remarques": classeur.remarques,
            "colonnes": [c for c in colonnes if c["demandee"]],
            "a_noter": [c["entete"] for c in colonnes if c["notable"]],
            "comprises": [c for c in colonnes if not c["demandee"]],
            # With those that are asked, all of them: each is counted once.
            "reprises": sum(not c["demandee"] and not c["ecartee"] for c in colonnes),
            "ecartees": sum(not c["demandee"] and c["ecartee"] for c in colonnes),
        },
    )


def _en_notes(request: HttpRequest, depose: Importation, classeur: Classeur) -> dict[str, str]:
    """Return what was chosen, with « note » for what the dossier has no place for; it counts once the page is sent."""
    choisis = request.POST.dict()
    lues = colonnes_montrees(depose, ColonnesForm(importation=depose, classeur=classeur, initial=choisis), classeur)
    return choisis | {c["champ"].html_name: "note" for c in lues if c["notable"]}
