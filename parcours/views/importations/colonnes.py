"""Step 2: the sheet, the header row, and what each column is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cirj.socle.acces import trouver
from cirj.socle.concurrence import VERSION
from cirj.socle.journal import noter_lecture
from parcours.forms.importation import ColonnesForm, FeuilleForm
from parcours.importation.depot import choisir_feuille
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.lecture import Classeur, Feuille, texte
from parcours.models import Importation
from parcours.views.importations.fichier import lit_le_fichier

EXEMPLES, LIGNES_EXAMINEES = 3, 60


@lit_le_fichier
def colonnes(request: HttpRequest, pk) -> HttpResponse:
    """Show the columns; their choice is followed by a trial of the whole file, that the preview shows."""
    depose = trouver(Importation.objects, request.user, pk=pk)
    if not depose.a_verifier:
        return redirect("importation", depose.pk)
    classeur = Classeur(depose.fichier.path)
    lue = classeur.feuille(depose.feuille)
    formulaire = ColonnesForm(request.POST or None, importation=depose, lue=lue)
    if request.method == "POST" and formulaire.essayer():
        return redirect("importation_apercu", depose.pk)
    noter_lecture("colonnes_import", depose.pk)
    return render(
        request,
        "parcours/importation/colonnes.html",
        {
            "importation": depose,
            "formulaire": formulaire,
            "formulaire_feuille": _formulaire_feuille(depose, classeur),
            "plusieurs_feuilles": len(classeur.feuilles) > 1,
            "colonnes": _colonnes(depose, formulaire, lue),
            "de_cote": [nom for index, nom in enumerate(depose.entetes) if index not in depose.champs_des_colonnes],
        },
    )


@require_POST
@lit_le_fichier
def feuille(request: HttpRequest, pk) -> HttpResponse:
    """Read the file again, from another sheet or another header row."""
    depose = trouver(Importation.objects.select_for_update(of=("self",)), request.user, pk=pk)
    if not depose.a_verifier:
        return redirect("importation", depose.pk)
    version = depose.modifie_le.isoformat()
    if request.POST.get(VERSION, version) != version:
        messages.error(
            request,
            "Entre-temps, quelqu'un a relu ce tableau ou choisi ses colonnes. Vérifiez, puis relisez-le de nouveau si besoin.",
        )
        return redirect("importation_colonnes", depose.pk)
    classeur = Classeur(depose.fichier.path)
    formulaire = FeuilleForm(request.POST, feuilles=classeur.feuilles)
    if not formulaire.is_valid():
        messages.error(request, "Choisissez une feuille du fichier, et un numéro de ligne entre 0 et 1000.")
        return redirect("importation_colonnes", depose.pk)
    choisie, ligne = formulaire.cleaned_data["feuille"], formulaire.cleaned_data["ligne_entete"]
    # Another sheet: its header row is looked for afresh.
    meme_feuille = choisie == depose.feuille
    try:
        choisir_feuille(depose, choisie, ligne if meme_feuille else None)
    except FichierIllisible as erreur:
        messages.error(request, str(erreur))
    else:
        depose.save()
        messages.success(request, f"Tableau relu : en-têtes en ligne {depose.ligne_entete}.")
    return redirect("importation_colonnes", depose.pk)


def _formulaire_feuille(depose: Importation, classeur: Classeur) -> FeuilleForm:
    initial = {"feuille": depose.feuille, "ligne_entete": depose.ligne_entete}
    return FeuilleForm(initial=initial, feuilles=classeur.feuilles)


def _colonnes(depose: Importation, formulaire: ColonnesForm, lue: Feuille) -> list[dict]:
    """Return, for each column, its form field and a few of its different values."""
    debut = lue.lignes[depose.ligne_entete : depose.ligne_entete + LIGNES_EXAMINEES]
    decrites = []
    for index, entete in enumerate(depose.entetes):
        valeurs = dict.fromkeys(
            texte(ligne[index])[:40] for ligne in debut if index < len(ligne) and texte(ligne[index])
        )
        decrites.append(
            {"entete": entete, "champ": formulaire[f"colonne_{index}"], "exemples": list(valeurs)[:EXEMPLES]}
        )
    return decrites
