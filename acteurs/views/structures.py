"""The directory of the department's structures: list, add, correct."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from acteurs.equipe.formulaire_structure import FicheStructure
from acteurs.equipe.habilitations import departement_gere
from acteurs.models import Structure
from acteurs.models.affectation import en_vigueur
from cirj.socle.acces import trouver
from cirj.socle.noms import de

PAR_PAGE = 25


def structures(request: HttpRequest) -> HttpResponse:
    departement = departement_gere(request.user)
    ouverts = en_vigueur("affectations__") & Q(affectations__agent__is_active=True)
    liste = (
        Structure.objects.visible_par(request.user)
        .filter(departement=departement)
        .select_related("commune")
        .annotate(comptes=Count("affectations__agent", filter=ouverts, distinct=True))
        .order_by("-active", "nom")
    )
    q = request.GET.get("q", "").strip()[:100]
    for mot in q.split():
        liste = liste.filter(Q(nom__unaccent__icontains=mot) | Q(commune__nom__unaccent__icontains=mot))
    page = Paginator(liste, PAR_PAGE).get_page(request.GET.get("page"))
    return render(request, "acteurs/structures.html", {"page": page, "q": q, "departement": departement})


def structure_nouvelle(request: HttpRequest) -> HttpResponse:
    departement = departement_gere(request.user)
    formulaire = FicheStructure(request.POST or None, departement=departement)
    if request.method == "POST" and formulaire.essayer():
        structure = formulaire.ecrit
        messages.success(request, f"{structure} est ajoutée. Vous pouvez inviter les personnes qui y travaillent.")
        return redirect(f"{reverse('invitation_nouvelle')}?structure={structure.pk}")
    return render(request, "acteurs/structure.html", {"formulaire": formulaire, "structure": None})


def structure_modifier(request: HttpRequest, pk) -> HttpResponse:
    departement = departement_gere(request.user)
    structure = trouver(Structure.objects.filter(departement=departement), request.user, pk=pk)
    nom = structure.nom
    formulaire = FicheStructure(request.POST or None, instance=structure, departement=departement)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, f"Les informations {de(structure)} sont enregistrées.")
        return redirect("structures")
    return render(request, "acteurs/structure.html", {"formulaire": formulaire, "structure": nom})
