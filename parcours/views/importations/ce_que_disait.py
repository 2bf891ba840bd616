"""From the dossier: what the table said, word for word. For the coordination, who deposited it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cirj.socle.acces import Introuvable
from cirj.socle.journal import noter_lecture
from parcours.dossier.dossier import Dossier
from parcours.importation.ce_que_disait import dire, lignes_de
from parcours.models import Personne

LIGNES_PAR_PAGE = 10


def ce_que_disait(request: HttpRequest, personne_id) -> HttpResponse:
    dossier = Dossier(request.user, personne_id, complet=False)
    if not dossier.coordonne:
        raise Introuvable(Personne._meta.db_table, personne_id)
    noter_lecture("ce_que_disait", dossier.personne.pk, [dossier.personne.pk])
    page = Paginator(lignes_de(dossier.personne, request.user), LIGNES_PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {"dossier": dossier, "personne": dossier.personne, "page": page, "lignes": [dire(un) for un in page]}
    return render(request, "parcours/importation/ce_que_disait.html", contexte)
