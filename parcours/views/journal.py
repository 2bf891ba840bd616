"""The journal, for the coordination of a department: read, filtered, taken away as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.calendrier import en_francais
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action, EntreeJournal
from cirj.socle.tableurs import CSV, XLSX, en_csv, en_xlsx
from parcours.journal.document import consultations
from parcours.journal.formulaire import FiltresJournal, apres, curseur
from parcours.journal.recit import Recit, recits
from parcours.models import Personne

PAR_PAGE = 50
#: Beyond, the number is not counted: the page costs the same whatever the journal holds.
COMPTEES = 1000
LIGNES_DU_FICHIER = 20_000
RESERVE = "Le journal est lu par la coordination départementale."
ENTETES = [
    "Date et heure",
    "Agent",
    "Rôle",
    "Structure",
    "Action",
    "Ce qui a été fait",
    "Champs modifiés",
    "Motif",
    "Adresse",
]


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    entrees, filtres, personne = _demande(request)
    comptees = entrees.order_by()[: COMPTEES + 1].count()
    page = list(apres(entrees, request.GET.get("avant", ""))[: PAR_PAGE + 1])
    suite = curseur(page[PAR_PAGE - 1]) if len(page) > PAR_PAGE else ""
    lus = recits(page[:PAR_PAGE], request.user)
    _noter(filtres, lus, Action.LECTURE)
    contexte = {
        "filtres": filtres,
        "filtrees": len(filtres.choisis.keys() - {"personne"}),
        "personne": personne,
        "nombre": min(comptees, COMPTEES),
        "davantage": comptees > COMPTEES,
        "recits": lus,
        "suite": suite,
        "premiere": "avant" not in request.GET,
        "parametres": request.GET.urlencode(),
    }
    return render(request, "parcours/journal/journal.html", contexte)


@require_safe
def journal_fichier(request: HttpRequest, format: str) -> HttpResponse:
    """Give the entries that the filters keep, the latest first; a filter that is not understood is told by the page."""
    entrees, filtres, _ = _demande(request)
    if format not in ("csv", "xlsx"):
        raise Http404
    if filtres.errors:
        # Without it the file would hold more than what was asked.
        return redirect(f"{reverse('journal')}?{request.GET.urlencode()}")
    exiger_confirmation(request, fichier=True)
    lus = recits(entrees[:LIGNES_DU_FICHIER], request.user)
    _noter(filtres, lus, Action.EXPORT)
    lignes = [_ligne(recit) for recit in lus]
    if format == "csv":
        reponse = HttpResponse(en_csv(ENTETES, lignes), content_type=CSV)
    else:
        titre = f"Journal du {en_francais(timezone.localdate())}"
        reponse = HttpResponse(en_xlsx(titre, "Journal", ENTETES, lignes), content_type=XLSX)
    reponse["Content-Disposition"] = f'attachment; filename="journal-{timezone.localdate()}.{format}"'
    reponse["Cache-Control"] = "no-store"
    return reponse


@require_safe
def qui_a_consulte(request: HttpRequest, personne_id) -> HttpResponse:
    """« Qui a consulté mon dossier », for the person: an accessible PDF, without a professional's name."""
    personne = trouver(Personne.objects.select_related("departement"), request.user, pk=personne_id)
    exiger(request.user.departement_coordonne(personne.departement_id), "La coordination remet ce document.")
    exiger_confirmation(request, fichier=True)
    noter_lecture("releve_consultations", personne.pk, [personne.pk], Action.EXPORT)
    entetes = {"Content-Disposition": 'inline; filename="consultations.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(consultations(personne), content_type="application/pdf", headers=entetes)


def _filtres(request: HttpRequest) -> FiltresJournal:
    return FiltresJournal(request.GET, departement=request.user.affectation.departement_id)


def _demande(request: HttpRequest) -> tuple:
    """Return the entries asked for, the filters, and the person when they are about one; 404 for a stranger."""
    exiger(request.user.coordonne, RESERVE)
    departement, filtres = request.user.affectation.departement_id, _filtres(request)
    cle = filtres.choisis.get("personne")
    personne = trouver(Personne.objects, request.user, pk=cle) if cle else None
    # Compared with one department, the index gives the latest entries without sorting the others.
    siennes = EntreeJournal.objects.visible_par(request.user).filter(departement=departement)
    return filtres.appliquer(siennes), filtres, personne


def _noter(filtres: FiltresJournal, lus: list[Recit], action: str) -> None:
    cle = filtres.choisis.get("personne")
    montrees = [recit.personne.pk for recit in lus if recit.personne]
    noter_lecture("journal", cle or "", [*([cle] if cle else []), *montrees], action, filtres.en_mots)


def _ligne(recit: Recit) -> list[str]:
    entree = recit.entree
    return [
        f"{timezone.localtime(entree.le):%d/%m/%Y %H:%M:%S}",
        recit.qui,
        recit.role,
        entree.structure_nom,
        entree.get_action_display(),
        recit.quoi,
        "\n".join(recit.champs),
        entree.motif,
        entree.adresse or "",
    ]
