"""Deciding the proposed doubles: the same person, two different people, or later."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import trouver
from cirj.socle.noms import de
from parcours.importation.decision import DejaDecide, autre_personne, meme_personne, plus_tard
from parcours.importation.differences.choix import COMPARAISONS, Choisis, Choix, offert
from parcours.models import Importation, PropositionDoublon
from parcours.views.retour_doubles import au_suivant

DOUBLES_PAR_PAGE = 10


@require_POST
def decider(request: HttpRequest, pk, doublon) -> HttpResponse:
    """``decision``: « meme » completes the dossier, « autre » creates the person, « plus_tard » leaves it pending."""
    lance = trouver(Importation.objects, request.user, pk=pk)
    proposition = trouver(
        PropositionDoublon.objects.select_related("candidate", "ligne__importation"), request.user, pk=doublon
    )
    if request.POST.get("decision") == "meme":
        exiger_confirmation(request)
    try:
        message = _trancher(proposition, request.POST, request.user)
    except DejaDecide as erreur:
        messages.warning(request, str(erreur))
    else:
        messages.success(request, message)
    return au_suivant(request, "importation", lance.pk)


def _trancher(proposition: PropositionDoublon, envoye: QueryDict, agent) -> str:
    decision = envoye.get("decision")
    if decision == "meme":
        personne = meme_personne(proposition, agent, _choisis(envoye))
        return (
            f"Le dossier {de(personne)} a été complété par la {proposition.ligne.avec_fichier}. {_gardes(proposition)}"
        )
    if decision == "plus_tard":
        plus_tard(proposition, agent)
        return "Remis à plus tard : ce double attend à la fin de la liste."
    if decision != "autre":
        raise DejaDecide("Dites s'il s'agit de la même personne ou de deux personnes différentes.")
    creee = autre_personne(proposition, agent)
    if creee:
        return f"{creee} a maintenant son propre dossier."
    return "Noté. Cette ligne ressemble encore à une autre personne : décidez aussi pour elle."


def _choisis(envoye: QueryDict) -> Choisis:
    """Return what was chosen beside the double; of what was not, the dossier keeps what it says."""
    dits = {champ: envoye.get(f"champ-{champ}", "") for champ in COMPARAISONS}
    return Choisis({champ: choix for champ, choix in dits.items() if offert(champ, choix)})


def _gardes(proposition: PropositionDoublon) -> str:
    """Say what the dossier kept: nothing is dropped in silence."""
    proposition.ligne.refresh_from_db(fields=["differences"])
    gardes = [
        constat["libelle"].lower() for constat in proposition.ligne.differences if constat["fait"] == Choix.GARDER
    ]
    return f"Gardé tel que dans le dossier : {', '.join(gardes)}." if gardes else ""
