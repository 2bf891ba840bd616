"""Cancelling an import as a whole: what it would remove, what was done since, dossier by dossier, and the work under way."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.confier import confier
from cirj.socle.journal import noter_lecture
from parcours.importation.annulation.delai import dernier_jour, pourquoi_pas
from parcours.importation.annulation.depuis import Depuis, Traces, depuis
from parcours.importation.annulation.execution import demander
from parcours.models import Importation, MembreMenage, Personne, PilierParcours
from parcours.tasks import annuler_import

#: Dossiers touched since that one page shows; those beyond are kept.
MONTRES = 100


def annuler(request: HttpRequest, pk) -> HttpResponse:
    """What cancelling would do; sent, with what is kept, the work starts."""
    lance = trouver(Importation.objects, request.user, pk=pk)
    if raison := pourquoi_pas(lance):
        messages.warning(request, raison)
        return redirect("importation", lance.pk)
    traces = Traces(lance.ecritures.all())
    touches = {cle: etat for cle, etat in depuis(lance, traces).items() if etat.touche}
    if request.method == "POST":
        exiger_confirmation(request)
        return _demander(request, lance, _a_retirer(request, touches))
    montres = _montres(request.user, touches)
    creees = set(traces.creees(Personne).values())
    noter_lecture("annulation_import", lance.pk, [personne.pk for personne, _ in montres])
    contexte = {
        "importation": lance,
        "crees": _comptes(traces),
        "a_retirer": len(creees - touches.keys()),
        "a_remettre": len(traces.dossiers.keys() - creees - touches.keys()),
        "nombre_touches": len(touches),
        "touches": montres,
        "autres": len(touches) - len(montres),
        "jusqu_au": dernier_jour(lance),
    }
    return render(request, "parcours/importation/annuler.html", contexte)


@require_POST
def annulation_reprendre(request: HttpRequest, pk) -> HttpResponse:
    """Take up a cancelling that stopped."""
    with transaction.atomic():
        arrete = trouver(Importation.objects.select_for_update(of=("self",)), request.user, pk=pk)
        exiger(
            arrete.en_annulation and (bool(arrete.erreur) or arrete.en_panne),
            "L'annulation de cet import suit son cours.",
        )
        arrete.erreur = ""
        arrete.save(update_fields=["erreur", "modifie_le"])
        confier(annuler_import, str(arrete.pk), quoi="L'annulation", ensuite=arrete.noter_depart)
    return redirect("importation", arrete.pk)


def annulation_en_cours(request: HttpRequest, lance: Importation) -> HttpResponse:
    """Where the cancelling stands; asked by htmx, only what moves."""
    total = lance.annulation["total"]
    restent = lance.ecritures.order_by().values("dossier").distinct().count()
    gabarit = "parcours/importation/_annulation.html" if request.htmx else "parcours/importation/annulation.html"
    pourcentage = 100 * (total - restent) // total if total else 0
    contexte = {"importation": lance, "faits": total - restent, "total": total, "pourcentage": pourcentage}
    return render(request, gabarit, contexte)


def dossiers_gardes(agent, lance: Importation) -> list[tuple[Personne, str]]:
    """Return the dossiers that the cancelling left as they are, with why: those that the agent sees."""
    raisons = {garde["dossier"]: garde["raison"] for garde in lance.annulation.get("gardes", [])}
    if not raisons:
        return []
    vus = Personne.objects.visible_par(agent).filter(pk__in=list(raisons)[:MONTRES])
    return [(personne, raisons[str(personne.pk)]) for personne in vus]


def _demander(request: HttpRequest, lance: Importation, a_retirer: list[uuid.UUID]) -> HttpResponse:
    try:
        with transaction.atomic():
            demander(lance, request.user, a_retirer)
            confier(annuler_import, str(lance.pk), quoi="L'annulation", ensuite=lance.noter_depart)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    return redirect("importation", lance.pk)


def _a_retirer(request: HttpRequest, touches: dict[uuid.UUID, Depuis]) -> list[uuid.UUID]:
    """Return the dossiers touched that the page showed and that are not kept; one touched meanwhile is kept."""
    vus, gardes = set(request.POST.getlist("vus")), set(request.POST.getlist("garder"))
    return [cle for cle, etat in touches.items() if not etat.reuni and _vu(cle, etat) in vus and str(cle) not in gardes]


def _vu(cle: uuid.UUID, etat: Depuis) -> str:
    return f"{cle} {etat.le.isoformat() if etat.le else ''}"


def _montres(agent, touches: dict[uuid.UUID, Depuis]) -> list[tuple[Personne, Depuis]]:
    """Return the first dossiers touched since, by name."""
    vues = Personne.objects.visible_par(agent).filter(pk__in=list(touches)).order_by("cle_tri", "pk")[:MONTRES]
    montres = [(personne, touches[personne.pk]) for personne in vues]
    for personne, etat in montres:
        etat.vu = _vu(personne.pk, etat)
    return montres


def _comptes(traces: Traces) -> list[tuple[int, str]]:
    """Return how many rows of each kind were created, as (number, name): what people would count, not how it is kept."""
    tus = (PilierParcours, MembreMenage)
    comptes = {modele: len(traces.creees(modele)) for modele in traces.tables() if modele not in tus}
    rangs = sorted(comptes.items(), key=lambda c: (c[0] is not Personne, -c[1], str(c[0]._meta.verbose_name)))
    return [(n, str(m._meta.verbose_name_plural if n > 1 else m._meta.verbose_name)) for m, n in rangs]
