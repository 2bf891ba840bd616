"""The OFII's list: received, compared, acted upon line by line; for the coordination alone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.tableurs import XLSX, en_xlsx
from cirj.socle.templatetags.francais import compte
from parcours.agir.formulaires_fichiers import FormulaireEtats, FormulaireListeOfii, FormulaireValidation
from parcours.agir.ofii.comparaison import compter, rapprocher, valider
from parcours.agir.ofii.lecture import lire
from parcours.agir.ofii.questions import etats_a_expliquer, repondre
from parcours.documents.noms import nom_lisible
from parcours.importation.erreurs import FichierIllisible
from parcours.models import LigneOfii, RapprochementOfii
from parcours.nomenclatures import ResultatOfii

PAR_PAGE = 50
_RESERVE = "La coordination départementale compare ses personnes avec la liste de l'OFII."


def rapprochements_ofii(request: HttpRequest) -> HttpResponse:
    """The lists already compared; a new one (POST), read then forgotten."""
    agent = request.user
    exiger(agent.coordonne, _RESERVE)
    formulaire = FormulaireListeOfii(request.POST or None, request.FILES or None, identifiant="liste")
    if request.method == "POST" and formulaire.is_valid():
        fichier = formulaire.cleaned_data["fichier"]
        try:
            compare = rapprocher(
                lire(fichier),
                departement=agent.affectation.departement_id,
                agent=agent,
                nom_fichier=nom_lisible(fichier.name)[:200],
            )
        except FichierIllisible as erreur:
            formulaire.add_error("fichier", str(erreur))
        else:
            messages.success(request, "La liste est comparée. Le fichier n'est pas gardé.")
            return redirect(compare)
    siens = RapprochementOfii.objects.visible_par(agent).filter(departement=agent.affectation.departement_id)
    page = Paginator(siens.select_related("demande_par"), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {"formulaire": formulaire, "page": page}
    return render(request, "parcours/agir/listes_ofii.html", contexte, status=422 if formulaire.is_bound else 200)


def rapprochement_ofii(request: HttpRequest, pk) -> HttpResponse:
    """What was found, one result at a time; the chosen lines are validated, the unknown states explained (POST)."""
    agent = request.user
    compare = trouver(RapprochementOfii.objects, agent, pk=pk)
    toutes = (
        LigneOfii.objects.visible_par(agent).filter(rapprochement=compare).select_related("agir__parcours__personne")
    )
    explique = "expliquer" in request.POST
    questions = FormulaireEtats(
        request.POST if explique else None, mots=etats_a_expliquer(compare), identifiant="etats"
    )
    if explique and questions.is_valid():
        relues = repondre(compare, questions.reponses)
        messages.success(request, f"{compte(relues, 'ligne comparée,lignes comparées')} de nouveau.")
        return redirect(compare)
    validation = request.POST if request.method == "POST" and not explique else None
    formulaire = FormulaireValidation(validation, lignes=toutes.validables(), identifiant="valider")
    if formulaire.is_bound and formulaire.is_valid():
        choisies = formulaire.cleaned_data["lignes"]
        faites, refus = valider(choisies, formulaire.cleaned_data["le"], timezone.localdate(compare.cree_le))
        if faites:
            messages.success(request, f"Validation de l'OFII notée : {faites} personne{'s' if faites > 1 else ''}.")
        for raison in refus:
            messages.error(request, raison)
        return redirect(compare)
    comptes = compter(compare)
    premier = next((r for r in _ORDRE if comptes.get(r)), ResultatOfii.CONCORDANT)
    vue = request.GET.get("vue", "")
    vue = vue if vue in ResultatOfii.values else premier
    page = Paginator(toutes.filter(resultat=vue), PAR_PAGE).get_page(request.GET.get("page"))
    montrees = [ligne.agir.parcours.personne_id for ligne in page if ligne.agir]
    noter_lecture("rapprochement_ofii", compare.pk, montrees, detail=ResultatOfii(vue).label)
    contexte = {
        "compare": compare,
        "page": page,
        "vue": vue,
        "formulaire": formulaire,
        "questions": questions,
        "onglets": [(r.value, r.label, comptes.get(r, 0)) for r in _ORDRE],
        "validables": any(ligne.validable for ligne in page),
    }
    refuse = formulaire.is_bound or questions.is_bound
    return render(request, "parcours/agir/liste_ofii.html", contexte, status=422 if refuse else 200)


@require_safe
def lignes_ofii_ecartees(request: HttpRequest, pk) -> HttpResponse:
    """The lines set aside, in the columns of the list, with what is wrong: to correct and send again."""
    compare = trouver(RapprochementOfii.objects, request.user, pk=pk)
    exiger_confirmation(request, fichier=True)
    ecartees = LigneOfii.objects.visible_par(request.user).filter(rapprochement=compare, resultat=ResultatOfii.ECARTEE)
    noter_lecture("lignes_ofii_ecartees", compare.pk, action=Action.EXPORT)
    largeur = len(compare.entetes)
    lignes = [[*(ligne.cellules + [""] * largeur)[:largeur], ligne.explication] for ligne in ecartees]
    contenu = en_xlsx("Lignes écartées", "Lignes écartées", [*compare.entetes, "Problème"], lignes)
    entetes = {"Content-Disposition": 'attachment; filename="ofii-ecartees.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(contenu, content_type=XLSX, headers=entetes)


_ORDRE = [
    ResultatOfii.ETAT_DIFFERENT,
    ResultatOfii.A_VERIFIER,
    ResultatOfii.ABSENT_CHEZ_NOUS,
    ResultatOfii.ABSENT_OFII,
    ResultatOfii.CONCORDANT,
    ResultatOfii.ECARTEE,
]
