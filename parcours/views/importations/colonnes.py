"""Step 2: the sheets, the header rows, and what each column is."""

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from cirj.socle.calendrier import en_francais
from cirj.socle.concurrence import VERSION
from cirj.socle.journal import noter_lecture
from parcours.forms.importation import ColonnesForm, FeuillesForm
from parcours.importation.champs import NON_REPRIS, PAR_CODE, SANS_NOTE
from parcours.importation.depot import retenir
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import lire_lignes
from parcours.importation.lecture import Classeur, texte
from parcours.importation.numeros_masques import masquer_la_case
from parcours.models import Importation
from parcours.views.importations.depose import depot_a_changer, depot_a_lire

EXEMPLES, LIGNES_EXAMINEES, LONGUEUR_D_UN_EXEMPLE = 3, 60, 40
ENTRE_TEMPS = "Entre-temps, quelqu'un a relu ce tableau ou choisi ses colonnes. Vérifiez, puis recommencez si besoin."


@depot_a_lire
def colonnes(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Show the columns; their choice is followed by a trial of the whole file, that the preview shows."""
    classeur = Classeur(depose.fichier.path)
    a_changer = request.POST.get("changer")
    a_noter = "noter" in request.POST
    if request.method == "POST" and a_changer is None and not a_noter and _feuilles_changees(request, depose):
        return feuille(request, depose.pk)
    if a_noter:
        formulaire = ColonnesForm(importation=depose, classeur=classeur, initial=_en_notes(request, depose, classeur))
    elif a_changer is not None:
        # The page again, with one list more: what was chosen in the others stays chosen.
        formulaire = ColonnesForm(importation=depose, classeur=classeur, initial=request.POST.dict())
    else:
        formulaire = ColonnesForm(request.POST or None, importation=depose, classeur=classeur)
        if request.method == "POST" and formulaire.essayer():
            return redirect("importation_apercu", depose.pk)
    return _page(request, depose, classeur, formulaire, FeuillesForm(importation=depose), a_changer)


@require_POST
@depot_a_changer
def feuille(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Read the file again, with other sheets or other header rows."""
    if not _a_jour(request, depose):
        return redirect("importation_colonnes", depose.pk)
    classeur = Classeur(depose.fichier.path)
    formulaire = FeuillesForm(request.POST, importation=depose)
    if not formulaire.is_valid():
        return _page(request, depose, classeur, ColonnesForm(importation=depose, classeur=classeur), formulaire)
    try:
        retenir(depose, classeur, *formulaire.choix)
    except FichierIllisible as erreur:
        messages.error(request, str(erreur))
    else:
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


def _a_jour(request: HttpRequest, depose: Importation) -> bool:
    """Say whether the page was made of the import as it is; otherwise tell it."""
    version = depose.modifie_le.isoformat()
    if request.POST.get(VERSION, version) == version:
        return True
    messages.error(request, ENTRE_TEMPS)
    return False


def _page(
    request: HttpRequest, depose: Importation, classeur: Classeur, formulaire: ColonnesForm,
    feuilles: FeuillesForm, a_changer: str | None = None,
) -> HttpResponse:  # fmt: skip
    noter_lecture("colonnes_import", depose.pk)
    colonnes = _colonnes(depose, formulaire, classeur, a_changer)
    return render(
        request,
        "parcours/importation/colonnes.html",
        {
            "importation": depose,
            "formulaire": formulaire,
            "feuilles": _feuilles(depose, feuilles),
            "erreurs_feuilles": feuilles.non_field_errors(),
            "illisibles": classeur.illisibles,
            "remarques": classeur.remarques,
            "colonnes": [c for c in colonnes if c["ouverte"]],
            "a_noter": [c["entete"] for c in colonnes if c["notable"]],
            "comprises": [c for c in colonnes if not c["ouverte"]],
            # With those that are asked, all of them: each is counted once.
            "reprises": sum(not c["ouverte"] and not c["ecartee"] for c in colonnes),
            "ecartees": sum(not c["ouverte"] and c["ecartee"] for c in colonnes),
        },
    )


def _en_notes(request: HttpRequest, depose: Importation, classeur: Classeur) -> dict[str, str]:
    """Return what was chosen, with « note » for what the dossier has no place for; it counts once the page is sent."""
    choisis = request.POST.dict()
    lues = _colonnes(depose, ColonnesForm(importation=depose, classeur=classeur, initial=choisis), classeur, None)
    return choisis | {c["champ"].html_name: "note" for c in lues if c["notable"]}


def _feuilles(depose: Importation, formulaire: FeuillesForm) -> list[dict]:
    return [
        {
            **feuille,
            "rang": rang,
            "rappel": _rappel(feuille),
            **{nom: formulaire[f"{nom}_{rang}"] for nom in ("retenue", "ligne", "structure", "sortie")},
        }
        for rang, feuille in enumerate(depose.feuilles)
    ]


def _rappel(feuille: dict) -> str:
    jour = feuille.get("rappel")
    return f"choix de l'import du {en_francais(datetime.date.fromisoformat(jour))}" if jour else ""


def _colonnes(depose: Importation, formulaire: ColonnesForm, classeur: Classeur, a_changer: str | None) -> list[dict]:
    """Return, for each column, its form field, a few of its values, and whether it is asked."""
    lignes = lire_lignes(depose, classeur).lignes[:LIGNES_EXAMINEES]
    decrites = []
    for index, entete in enumerate(depose.entetes):
        valeurs = dict.fromkeys(
            texte(ligne.cellules[index])
            for ligne in lignes
            if index < len(ligne.cellules) and texte(ligne.cellules[index])
        )
        champ = formulaire[f"colonne_{index}"]
        lu = champ.value() or ""
        decrites.append(
            {
                "index": index,
                "entete": entete,
                "champ": champ,
                "lu": PAR_CODE[lu].libelle if lu in PAR_CODE else "",
                "ecartee": not lu or lu in NON_REPRIS,
                "notable": lu in NON_REPRIS - SANS_NOTE and bool(valeurs),
                "exemples": [masquer_la_case(lu, valeur, entete)[:LONGUEUR_D_UN_EXEMPLE] for valeur in valeurs][
                    :EXEMPLES
                ],
                "raison": depose.colonnes_demandees.get(str(index), ["", ""])[1],
                "ouverte": bool(champ.errors)
                or str(index) == a_changer
                or str(index) in depose.colonnes_demandees
                or (not lu and bool(valeurs)),
            }
        )
    return decrites
