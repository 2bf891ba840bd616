"""One view for all the small forms of the dossier: in place with scripts, a page of its own without."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from acteurs.comptes.confirmation import exiger_confirmation
from acteurs.nomenclatures import Pilier
from cirj.socle.acces import exiger
from parcours.dossier.dossier import Dossier
from parcours.dossier.fiches import FICHES
from parcours.views.en_place import rendre_formulaire, retour_au_jour


def fiche(request: HttpRequest, personne_id, code: str, objet_id=None) -> HttpResponse:
    """Add (no ``objet_id``) or change a row. 404: not one's dossier; 403: not one's pillar."""
    classe = FICHES.get(code)
    if classe is None or (objet_id is None and classe.sur_une_ligne):
        raise Http404
    dossier = Dossier(request.user, personne_id)
    if dossier.parcours is None and not classe.sans_parcours:
        raise Http404
    pilier = request.GET.get("pilier", "")
    pilier = pilier if pilier in Pilier.values else ""
    objet = _ligne(dossier, classe, objet_id) if objet_id else classe.objet_initial(dossier, pilier)
    choix = request.GET.get("choix", "")
    identifiant = f"{code}-{objet_id or pilier or 'nouveau'}"
    formulaire = classe(
        request.POST or None, dossier=dossier, objet=objet, pilier=pilier, choix=choix, identifiant=identifiant
    )
    exiger(formulaire.permis(), "Cette action revient à la structure qui porte ce pilier, ou à la coordination.")
    if request.method == "POST" and formulaire.is_valid() and formulaire.donne_acces():
        exiger_confirmation(request)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, formulaire.message)
        for avertissement in formulaire.avertissements():
            messages.warning(request, avertissement)
        # Whoever ended her own last intervention has just closed the dossier to herself.
        return redirect(retour_au_jour(request) or (dossier.personne if dossier.encore_visible() else "personnes"))
    return rendre_formulaire(request, formulaire, dossier, titre=formulaire.titre, bouton=formulaire.bouton)


def _ligne(dossier: Dossier, classe, objet_id):
    """Return the row among those of this dossier; another dossier's does not exist."""
    origine, _, nom = classe.relation.rpartition(".")
    siennes = classe.lignes(dossier)
    if siennes is not None:
        lignes = siennes
    elif origine == "menage":
        lignes = dossier.membres_connus
    elif classe.relation in ("personne", "parcours"):
        raise Http404
    else:
        lignes = getattr(dossier.personne if origine else dossier.parcours, nom)
    return get_object_or_404(lignes, pk=objet_id)
