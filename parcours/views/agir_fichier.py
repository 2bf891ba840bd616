"""The file for the State: a period, then a download that says again who one is, noted person by person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.tableurs import CSV, XLSX, en_csv, en_xlsx
from parcours.agir.fichier import ENTETES, du_fichier, lignes, peut_exporter
from parcours.agir.formulaires_fichiers import FormulairePeriode

_RESERVE = (
    "Ce fichier porte les numéros étrangers : la coordination le prépare, ou le responsable de la structure chef de file "
    "du groupement AGIR pour les personnes que sa structure accompagne."
)


@require_safe
def agir_fichier_demander(request: HttpRequest) -> HttpResponse:
    """The period, the columns, and how many people the file would hold."""
    exiger(peut_exporter(request.user), _RESERVE)
    demandee = request.GET if {"du", "au"} & set(request.GET) else None
    formulaire = FormulairePeriode(demandee, identifiant="periode")
    pret = formulaire.is_bound and formulaire.is_valid()
    nombre = 0
    if pret:
        siens = du_fichier(request.user, formulaire.cleaned_data["du"], formulaire.cleaned_data["au"])
        nombre = siens.order_by().values("parcours__personne").distinct().count()
    contexte = {
        "formulaire": formulaire,
        "pret": pret,
        "nombre": nombre,
        "entetes": ENTETES,
        "parametres": request.GET.urlencode(),
    }
    return render(
        request, "parcours/agir/fichier.html", contexte, status=422 if formulaire.is_bound and not pret else 200
    )


@require_safe
def agir_fichier(request: HttpRequest, format: str) -> HttpResponse:
    """The file itself, built before it is sent: nothing is read once the transaction is over."""
    exiger(peut_exporter(request.user), _RESERVE)
    formulaire = FormulairePeriode(request.GET, identifiant="periode")
    if format not in ("csv", "xlsx"):
        raise Http404
    if not formulaire.is_valid():
        # Its page says why, beside the field.
        parametres = request.GET.urlencode() or "du=&au="
        return redirect(f"{reverse('agir_fichier_demander')}?{parametres}")
    exiger_confirmation(request, fichier=True)
    du, au = formulaire.cleaned_data["du"], formulaire.cleaned_data["au"]
    lues = list(lignes(du_fichier(request.user, du, au)))
    concernees = [agir.parcours.personne_id for agir, _ in lues]
    noter_lecture("export_agir", "", concernees, Action.EXPORT, detail=formulaire.en_mots)
    tableau = [ligne for _, ligne in lues]
    if format == "csv":
        reponse = HttpResponse(en_csv(ENTETES, tableau), content_type=CSV)
    else:
        titre = f"AGIR, {formulaire.en_mots}"
        reponse = HttpResponse(en_xlsx(titre, "AGIR", ENTETES, tableau), content_type=XLSX)
    reponse["Content-Disposition"] = f'attachment; filename="agir-{du}-{au}.{format}"'
    reponse["Cache-Control"] = "no-store"
    return reponse
