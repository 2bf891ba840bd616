"""What the coordinator writes in the report, section by section; kept as she writes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cirj.socle.acces import exiger
from comites.forms.rapport import CommentaireForm
from comites.models import CommentaireRapport
from comites.rapport.plan import COMMENTEES
from comites.views.figures import departement_de


@require_http_methods(["GET", "POST"])
def rapport_commentaires(request: HttpRequest, annee: int) -> HttpResponse:
    departement = departement_de(request)
    exiger(request.user.departement_coordonne(departement.pk), "La coordination écrit les commentaires du rapport.")
    if not 1900 <= annee <= 2100:
        raise Http404
    existants = {c.section: c for c in CommentaireRapport.objects.filter(departement=departement, annee=annee)}
    formulaires = [
        (
            section,
            _formulaire(
                section.code, existants, departement, annee, request.POST if request.method == "POST" else None
            ),
        )
        for section in COMMENTEES.values()
    ]
    if request.method == "POST":
        envoyes = [f for _, f in formulaires if f.add_prefix("texte") in request.POST]
        if all(formulaire.is_valid() for formulaire in envoyes):
            for formulaire in envoyes:
                _garder(formulaire)
            if request.htmx:
                return render(request, "comites/rapport/enregistre.html", {"heure": timezone.localtime()})
            messages.success(
                request, "Les commentaires sont enregistrés ; ils paraîtront dans le prochain rapport demandé."
            )
            return redirect("rapport_commentaires", annee)
        if request.htmx:
            return render(
                request,
                "comites/rapport/refuse.html",
                {"erreurs": [e for f in envoyes for e in f.errors.get("texte", [])]},
            )
    contexte = {"annee": annee, "departement": departement, "formulaires": formulaires}
    return render(request, "comites/rapport_commentaires.html", contexte)


def _formulaire(section, existants, departement, annee, donnees) -> CommentaireForm:
    commentaire = existants.get(section) or CommentaireRapport(departement=departement, annee=annee, section=section)
    # A section that was not sent is left as it is: autosave sends one at a time.
    recues = donnees if donnees is not None and f"{section}-texte" in donnees else None
    return CommentaireForm(recues, instance=commentaire, prefix=section)


def _garder(formulaire: CommentaireForm) -> None:
    """Save by section: two windows that write the same section for the first time make one row."""
    c = formulaire.instance
    CommentaireRapport.objects.update_or_create(
        departement=c.departement,
        annee=c.annee,
        section=c.section,
        defaults={"texte": formulaire.cleaned_data["texte"]},
    )
