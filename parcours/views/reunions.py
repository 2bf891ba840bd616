"""Doubles among the dossiers of the department: proposed, compared, made one, undone. The coordination's only."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.noms import de
from parcours.models import DoubleReporte, Personne, PersonnesDistinctes, Reunion
from parcours.reunion.a_decider import a_decider, montrer
from parcours.reunion.comparaison import ce_que_porte, champs, valeurs
from parcours.reunion.conflits import AUTRE, GARDEE, conflits
from parcours.reunion.foyers import CHOIX, UNIR, foyers, sans_les_foyers
from parcours.reunion.fusion import defaire, reunir
from parcours.views.retour_doubles import LISTE, au_suivant

# Merges that can be undone; doubles on a page.
MAXIMUM = 50
PAR_PAGE = 10
_RESERVE = "La coordination départementale réunit les dossiers."


def doubles(request: HttpRequest) -> HttpResponse:
    """The doubles that wait for an answer, of imports and of dossiers, and the merges that can be undone."""
    agent = request.user
    exiger(agent.coordonne, _RESERVE)
    departement = agent.affectation.departement_id
    liste = a_decider(departement, agent)
    page = Paginator(liste, PAR_PAGE).get_page(request.GET.get("page"))
    apres = liste[page.end_index()].cle if page.has_next() else ""
    montres = montrer(list(page), departement, agent, apres)
    faites = Reunion.objects.visible_par(agent).filter(departement=departement, defaite_le=None)
    faites = list(faites.defer("gestes").select_related("gardee", "agent")[:MAXIMUM])
    montrees = {cle for double in montres for cle in double.personnes} | {r.gardee_id for r in faites}
    noter_lecture("doubles", personnes=list(montrees), action=Action.LISTE)
    contexte = {"page": page, "doubles": montres, "reste": page.paginator.count, "faites": faites}
    return render(request, "parcours/reunions/doubles.html", contexte)


def reunion(request: HttpRequest, personne_id, autre_id) -> HttpResponse:
    """Two dossiers side by side; sent, they are made one."""
    gardee, autre = _deux(request, personne_id, autre_id)
    erreur, eux = "", foyers(gardee, autre)
    venu = request.POST if request.method == "POST" else request.GET
    foyer = request.POST.get(CHOIX, "") if request.POST.get(CHOIX) in (UNIR, GARDEE, AUTRE) else UNIR
    if request.method == "POST":
        exiger_confirmation(request)
        choix = request.POST.dict()
        try:
            _exiger_vues(request, gardee, autre)
            reunir(gardee, autre, request.user, valeurs(gardee, autre, choix), choix, foyer)
        except ValidationError as refus:
            erreur, (gardee, autre) = " ".join(refus.messages), _deux(request, personne_id, autre_id)
        else:
            messages.success(
                request,
                f"Les deux dossiers n'en font plus qu'un. Une erreur ? « Doubles possibles » permet de revenir en arrière pour le dossier {de(gardee)}.",
            )
            for personne in eux.seuls(foyer):
                messages.warning(request, f"{personne} est maintenant la seule personne de son ménage : vérifiez-le.")
            return au_suivant(request, LISTE) if request.POST.get("liste") == LISTE else redirect(gardee)
    vivent_avec = {m.personne_id for m in (*eux.siens, *eux.autres)}
    noter_lecture("reunion", gardee.pk, {gardee.pk, autre.pk} | vivent_avec)
    trouves = sans_les_foyers(conflits(gardee, autre), eux)
    contexte = {
        "foyers": eux,
        "foyer": foyer,
        "seuls": [] if eux.distincts else eux.seuls(GARDEE),
        "gardee": gardee,
        "autre": autre,
        "champs": champs(gardee, autre),
        "porte": [(gardee, ce_que_porte(gardee)), (autre, ce_que_porte(autre))],
        "conflits": [(c, request.POST.get(c.cle, "gardee")) for direct in trouves for c in direct.tous()],
        "choisis": {nom: valeur for nom, valeur in request.POST.items() if nom.startswith("champ-")},
        "erreur": erreur,
        "vues": _versions(gardee, autre),
        # Whoever comes from the list goes back to it, at the next double.
        "retour": {nom: venu.get(nom, "") for nom in ("liste", "page", "suivant")},
    }
    return render(request, "parcours/reunions/reunion.html", contexte, status=422 if erreur else 200)


@require_POST
def doubles_distinctes(request: HttpRequest, personne_id, autre_id) -> HttpResponse:
    """« Ce ne sont pas les mêmes »: remembered, with who said it and when; ``decision`` « plus_tard »: put off."""
    une, autre = sorted(_deux(request, personne_id, autre_id), key=lambda p: p.pk)
    if request.POST.get("decision") == "plus_tard":
        DoubleReporte.objects.update_or_create(
            une=une,
            autre=autre,
            defaults={"agent": request.user, "departement_id": une.departement_id, "reporte_le": timezone.now()},
        )
        messages.success(request, "Remis à plus tard : ce double attend à la fin de la liste.")
        return au_suivant(request, LISTE)
    PersonnesDistinctes.objects.get_or_create(
        une=une, autre=autre, defaults={"agent": request.user, "departement_id": une.departement_id}
    )
    messages.success(request, f"C'est noté : {une} et {autre} sont deux personnes. Le site ne les proposera plus.")
    return au_suivant(request, LISTE)


@require_POST
def reunion_defaire(request: HttpRequest, pk) -> HttpResponse:
    faite = trouver(Reunion.objects.all(), request.user, pk=pk)
    exiger(request.user.departement_coordonne(faite.departement_id), _RESERVE)
    exiger_confirmation(request)
    try:
        gardes = defaire(faite, request.user)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return redirect("doubles")
    messages.success(request, "Les deux dossiers sont revenus tels qu'ils étaient.")
    if gardes:
        messages.warning(request, f"Sauf ce qui a changé depuis : {' ; '.join(gardes)}.")
    return redirect("dossier", faite.retiree_id)


def _versions(gardee: Personne, autre: Personne) -> str:
    return f"{gardee.modifie_le.isoformat()} {autre.modifie_le.isoformat()}"


def _exiger_vues(request: HttpRequest, gardee: Personne, autre: Personne) -> None:
    """Hold both; refuse when one is no longer what the page showed: its values would be chosen unseen."""
    tenues = Personne.objects.select_for_update(of=("self",)).filter(pk__in=[gardee.pk, autre.pk]).order_by("pk")
    par_cle = {personne.pk: personne for personne in tenues}
    if len(par_cle) == 2:
        actuelles = _versions(par_cle[gardee.pk], par_cle[autre.pk])
        if request.POST.get("vues", actuelles) != actuelles:
            raise ValidationError(
                "Un des deux dossiers a changé pendant que vous choisissiez. Relisez : vos choix sont encore cochés."
            )


def _deux(request: HttpRequest, personne_id, autre_id) -> tuple[Personne, Personne]:
    agent = request.user
    deux = [trouver(Personne.objects.select_related("commune"), agent, pk=cle) for cle in (personne_id, autre_id)]
    exiger(all(agent.departement_coordonne(p.departement_id) for p in deux), _RESERVE)
    if personne_id == autre_id or deux[0].departement_id != deux[1].departement_id:
        raise Http404
    return deux[0], deux[1]
