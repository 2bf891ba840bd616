"""What a newer table says otherwise than the dossiers: chosen before the import, and listed after it when it was not taken."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from cirj.socle.acces import trouver
from cirj.socle.journal import noter_lecture
from parcours.importation.analyse import Analyse, essayer
from parcours.importation.differences.apercu import nom_de
from parcours.importation.differences.choix import CLE, COMPARAISONS, Choisis, offert
from parcours.importation.differences.reprise import Constat
from parcours.importation.lecture import Classeur
from parcours.models import Importation, Personne
from parcours.views.importations.depose import depot_a_changer

GARDEES_PAR_PAGE = 25


def differences(request: HttpRequest, pk) -> HttpResponse:
    """Sent: the choices, before the import. Asked: what differed and was not taken, after it."""
    return _choisir(request, pk) if request.method == "POST" else _non_reprises(request, pk)


@depot_a_changer
def _choisir(request: HttpRequest, depose: Importation) -> HttpResponse:
    if depose.analyse is None:
        return redirect("importation", depose.pk)
    choisis = _lus(request.POST, Choisis.de(depose), Analyse(**depose.analyse))
    depose.reponses = depose.reponses | {CLE: choisis.en_json()}
    # What opens to whom depends on them.
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    messages.success(request, "Vos choix sont enregistrés. Ils s'appliqueront à l'import.")
    page = request.POST.get("page", "1")
    suite = urlencode({"montrer": "differences"} | ({"page": page} if page.isdigit() else {}))
    return redirect(f"{reverse('importation_apercu', args=[depose.pk])}?{suite}")


def _lus(envoye: QueryDict, anciens: Choisis, analyse: Analyse) -> Choisis:
    """Return the choices of before, with those of the page; an empty one follows its column again."""
    colonnes, lignes = dict(anciens.colonnes), {cle: dict(siens) for cle, siens in anciens.lignes.items()}
    for champ in COMPARAISONS:
        if offert(champ, choix := envoye.get(f"colonne-{champ}", "")):
            colonnes[champ] = choix
    for _, empreinte, champs in analyse.differences.values():
        for champ in champs:
            choix = envoye.get(nom_de(empreinte, champ))
            if choix is None or (choix and not offert(champ, choix)):
                continue
            lignes.setdefault(empreinte, {}).pop(champ, None)
            if choix:
                lignes[empreinte][champ] = choix
    return Choisis(colonnes, {cle: siens for cle, siens in lignes.items() if siens})


def _non_reprises(request: HttpRequest, pk) -> HttpResponse:
    lance = trouver(Importation.objects, request.user, pk=pk)
    if lance.a_verifier:
        return redirect(f"{reverse('importation_apercu', args=[lance.pk])}?montrer=differences")
    gardees = lance.lignes.filter(differences_gardees__gt=0, personne__isnull=False)
    page = Paginator(gardees.order_by("rang", "pk"), GARDEES_PAR_PAGE).get_page(request.GET.get("page"))
    personnes = Personne.objects.visible_par(request.user).in_bulk([ligne.personne_id for ligne in page])
    lignes = [
        (ligne, personnes[ligne.personne_id], [c for c in _constats(ligne) if c.garde])
        for ligne in page
        if ligne.personne_id in personnes
    ]
    noter_lecture("differences_import", lance.pk, personnes)
    contexte = {"importation": lance, "page": page, "lignes": lignes}
    return render(request, "parcours/importation/differences.html", contexte)


def _constats(ligne) -> list[Constat]:
    return [Constat(**constat) for constat in ligne.differences]
