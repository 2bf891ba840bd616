"""After the end: a structure reads again, for a time, what it wrote itself about the people it no longer follows."""

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cirj.socle import regles
from cirj.socle.acces import Introuvable, exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.models import Intervention, Personne, Suivi

PAR_PAGE = 25
CODE = "ACCES_APRES_INTERVENTION"


def personnes_quittees(request: HttpRequest) -> HttpResponse:
    """Ended support: names, and until when one's own follow-ups can be read."""
    exiger(request.user.accompagne, "Cette page est celle des structures qui accompagnent des personnes.")
    quittees = Personne.objects.quittees_par(request.user).order_by("cle_tri", "id")
    page = Paginator(quittees, PAR_PAGE).get_page(request.GET.get("page"))
    fins = _fins(request.user, [personne.pk for personne in page])
    for personne in page:
        personne.fin_intervention = fins[personne.pk]
        personne.lisible_jusqu_au = regles.echeance(CODE, fins[personne.pk])
    noter_lecture("accompagnements_termines", personnes=fins, action=Action.LISTE)
    return render(request, "parcours/dossier/personnes_quittees.html", {"page": page, "regle": regles.regle(CODE)})


def mes_suivis(request: HttpRequest, personne_id) -> HttpResponse:
    """The structure's own follow-ups with this person, up to the end of its intervention; nothing newer."""
    personne = Personne.objects.quittees_par(request.user).filter(pk=personne_id).first()
    if personne is None:
        if Personne.objects.visible_par(request.user).filter(pk=personne_id).exists():
            return redirect("dossier", personne_id=personne_id)
        raise Introuvable(Personne._meta.db_table, personne_id)
    suivis = Suivi.objects.quittes_par(request.user).filter(parcours__personne=personne).pour_affichage(request.user)
    page = Paginator(suivis.order_by("-date", "-cree_le"), PAR_PAGE).get_page(request.GET.get("page"))
    fin = _fins(request.user, [personne.pk])[personne.pk]
    noter_lecture("mes_suivis", personne.pk, [personne.pk])
    contexte = {
        "personne": personne,
        "page": page,
        "fin": fin,
        "jusqu_au": regles.echeance(CODE, fin),
    }
    return render(request, "parcours/dossier/mes_suivis.html", contexte)


def _fins(agent, personnes: list) -> dict:
    """Return, by person, the last day the agent's structure intervened."""
    siennes = Intervention.objects.quittees_par(agent).filter(parcours__personne__in=personnes)
    return dict(siennes.order_by().values_list("parcours__personne").annotate(fin=Max("fin")))
