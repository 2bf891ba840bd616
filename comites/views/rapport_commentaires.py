"""What the coordinator writes in the report, section by section; kept as she writes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cirj.socle.acces import exiger
from cirj.socle.concurrence import COMPAREE
from comites.models import CommentaireRapport
from comites.rapport.formulaires import CommentaireForm
from comites.rapport.plan import COMMENTEES
from comites.views.figures import departement_de


@require_http_methods(["GET", "POST"])
def rapport_commentaires(request: HttpRequest, annee: int) -> HttpResponse:
    departement = departement_de(request)
    exiger(request.user.departement_coordonne(departement.pk), "La coordination écrit les commentaires du rapport.")
    if not 1900 <= annee <= 2100:
        raise Http404
    donnees = request.POST if request.method == "POST" else None
    if donnees is not None and request.htmx:
        donnees = _sans_reponses(donnees)
    existants = {c.section: c for c in CommentaireRapport.objects.filter(departement=departement, annee=annee)}
    formulaires = [
        (section, _formulaire(section, existants, departement, annee, donnees)) for section in COMMENTEES.values()
    ]
    if donnees is not None:
        # What was not touched here is not sent back over what a colleague wrote since.
        touches = [(section, f) for section, f in formulaires if f.is_bound and f.touche]
        # Each is tried: one that is refused does not keep the others from being saved.
        refuses = [(section, f) for section, f in touches if not f.essayer()]
        if request.htmx:
            return _repondre(request, touches, refuses)
        if not refuses:
            messages.success(
                request, "Les commentaires sont enregistrés ; ils paraîtront dans le prochain rapport demandé."
            )
            return redirect("rapport_commentaires", annee)
        # What was saved is shown as it is now; what was refused, as it was typed.
        fautifs = {section.code: f for section, f in refuses}
        formulaires = [(section, fautifs.get(section.code) or f.relu()) for section, f in formulaires]
    contexte = {"annee": annee, "departement": departement, "formulaires": formulaires}
    return render(request, "comites/rapport_commentaires.html", contexte)


def _formulaire(section, existants, departement, annee, donnees) -> CommentaireForm:
    code = section.code
    commentaire = existants.get(code) or CommentaireRapport(departement=departement, annee=annee, section=code)
    # A section that was not sent is left as it is.
    recues = donnees if donnees is not None and f"{code}-texte" in donnees else None
    return CommentaireForm(recues, instance=commentaire, prefix=code, section=section.titre)


def _repondre(request: HttpRequest, touches: list, refuses: list) -> HttpResponse:
    fautifs = {section.code for section, _ in refuses}
    contexte = {
        "heure": timezone.localtime(),
        "gardes": [(section, f.relu()) for section, f in touches if section.code not in fautifs],
        # A comparison that is shown already stays there: an answer is perhaps being given.
        "refuses": [(section, f) for section, f in refuses if not f.deja_comparee(request.POST)],
    }
    return render(request, "comites/rapport/autosauvegarde.html", contexte)


def _sans_reponses(donnees: QueryDict) -> QueryDict:
    """While one is writing, nothing is chosen: only the button keeps one text rather than the other."""
    copie = donnees.copy()
    for nom in [n for n in copie if n.endswith(f"-{COMPAREE}")]:
        del copie[nom]
    return copie
