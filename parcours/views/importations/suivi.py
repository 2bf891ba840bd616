"""Step 4: the import under way, then its summary, the refused rows and the doubles to decide."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.confier import confier
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.importation.analyse import Analyse
from parcours.importation.annulation.delai import pourquoi_pas
from parcours.importation.completes import Completes
from parcours.importation.compte_rendu import Bilan
from parcours.importation.contexte import Contexte
from parcours.importation.differences.bilan import BilanDifferences
from parcours.importation.differences.connus import lire_connus
from parcours.importation.disparus import Disparus
from parcours.importation.fichier_refus import fichier_des_refus
from parcours.importation.marques_dites import MarquesDites
from parcours.importation.numeros_masques import masquer_dans
from parcours.models import DifficulteSignalee, Importation, PropositionDoublon
from parcours.models.importation import EtatImport, ResultatLigne
from parcours.reunion.a_decider import enchainer, presenter
from parcours.tasks import importer
from parcours.views.importations.annulation import annulation_en_cours, dossiers_gardes
from parcours.views.importations.doublons import DOUBLES_PAR_PAGE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUS_MONTRES = 10
LIGNES_DITES = 70


def importation(request: HttpRequest, pk) -> HttpResponse:
    """Where the import stands; asked by htmx, only what moves."""
    lance = trouver(Importation.objects.select_related("departement"), request.user, pk=pk)
    if lance.a_verifier:
        return redirect("importation_apercu" if lance.analyse else "importation_colonnes", lance.pk)
    if lance.en_annulation:
        return annulation_en_cours(request, lance)
    if lance.etat in (EtatImport.TERMINE, EtatImport.ANNULE):
        if request.htmx:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return _resume(request, lance)
    gabarit = "parcours/importation/_progression.html" if request.htmx else "parcours/importation/progression.html"
    pourcentage = 100 * lance.lignes_traitees // lance.lignes_total if lance.lignes_total else 0
    contexte = {"importation": lance, "pourcentage": pourcentage, "annulable": not pourquoi_pas(lance)}
    return render(request, gabarit, contexte)


def _resume(request: HttpRequest, lance: Importation) -> HttpResponse:
    en_attente = PropositionDoublon.objects.visible_par(request.user).de_l_import(lance).en_attente()
    page = Paginator(en_attente.pour_affichage(), DOUBLES_PAR_PAGE).get_page(request.GET.get("page"))
    # The refused ones first: their result comes last in the alphabet.
    a_dire = list(lance.lignes.filter(nombre_problemes__gt=0).order_by("-resultat", "rang")[:LIGNES_DITES])
    contexte, connus = Contexte.de_l_import(lance), lire_connus(proposition.candidate_id for proposition in page)
    gardes = dossiers_gardes(request.user, lance)
    marques = MarquesDites() if lance.annule_le else MarquesDites.de(lance, request.user)
    montrees = [proposition.candidate_id for proposition in page] + [personne.pk for personne, _ in gardes]
    montrees += marques.personnes
    bilan = Bilan.de(lance)
    completes = Completes.de(lance, request.user) if bilan.connues and not lance.annule_le else None
    montrees += completes.cles if completes else []
    disparus = Disparus() if lance.annule_le else Disparus.de(lance, request.user)
    montrees += disparus.cles
    noter_lecture("resume_import", lance.pk, montrees)
    return render(
        request,
        "parcours/importation/resume.html",
        {
            "importation": lance,
            "bilan": bilan,
            "ignorees": [(ou, masquer_dans(mots), raison) for ou, mots, raison in lance.ignorees[:LIGNES_DITES]],
            "completes": completes,
            "disparus": disparus,
            "marques": marques,
            "differences": BilanDifferences(lance.differences),
            "difficultes": DifficulteSignalee.objects.visible_par(request.user)
            .a_confirmer()
            .filter(importation=lance)
            .count(),
            "non_repris": [ligne for ligne in a_dire if ligne.resultat != ResultatLigne.REFUSEE],
            "en_partie": len(a_dire) == LIGNES_DITES,
            "refus": [ligne for ligne in a_dire if ligne.resultat == ResultatLigne.REFUSEE][:REFUS_MONTRES],
            "pourquoi_pas": pourquoi_pas(lance),
            "gardes": gardes,
            "page": page,
            "doubles": enchainer([presenter(double, contexte, connus[double.candidate_id]) for double in page]),
            "reste": page.paginator.count,
        },
    )


@require_POST
def lancer(request: HttpRequest, pk) -> HttpResponse:
    """Start the import of a previewed file; sent twice, it starts once."""
    with transaction.atomic():
        depose = trouver(Importation.objects.select_for_update(), request.user, pk=pk)
        if depose.a_verifier and depose.analyse:
            if not _confirme(request, depose):
                return redirect(f"{reverse('importation_apercu', args=[depose.pk])}?confirmer=1#lancer")
            _confier(depose)
    return redirect("importation", depose.pk)


def _confirme(request: HttpRequest, depose: Importation) -> bool:
    """What opens to whom, and hidden rows, are agreed to before anything is written."""
    analyse = Analyse(**depose.analyse)
    cachees = depose.reponses.get("cachees", {})
    if (analyse.masquees and "masquee" not in cachees) or (analyse.barrees and "barree" not in cachees):
        messages.error(request, "Dites d'abord s'il faut importer les lignes masquées ou barrées.")
        return False
    return not analyse.ouvertures or request.POST.get("confirme") == "oui"


@require_POST
def reprendre(request: HttpRequest, pk) -> HttpResponse:
    """Take up an import that stopped."""
    with transaction.atomic():
        arrete = trouver(Importation.objects.select_for_update(), request.user, pk=pk)
        en_panne = arrete.en_panne and arrete.active
        exiger(arrete.etat == EtatImport.ECHEC or arrete.muet or en_panne, "Cet import n'est pas arrêté.")
        _confier(arrete)
    return redirect("importation", arrete.pk)


def refusees(request: HttpRequest, pk) -> HttpResponse:
    """The refused rows, to be corrected and sent again."""
    lance = trouver(Importation.objects, request.user, pk=pk)
    exiger_confirmation(request, fichier=True)
    noter_lecture("lignes_refusees", lance.pk, action=Action.EXPORT)
    nom = f"refus-{slugify(lance.nom_fichier.rsplit('.', 1)[0]) or 'tableau'}.xlsx"
    entetes = {"Content-Disposition": f'attachment; filename="{nom}"', "Cache-Control": "no-store"}
    return HttpResponse(fichier_des_refus(lance), content_type=XLSX, headers=entetes)


def _confier(lance: Importation) -> None:
    lance.etat, lance.erreur, lance.analyse = EtatImport.EN_ATTENTE, "", None
    lance.save()
    confier(importer, str(lance.pk), quoi="L'import", ensuite=lance.noter_depart)
