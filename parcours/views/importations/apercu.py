"""Step 3: the file's rows as they will be understood."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cirj.socle.journal import noter_lecture
from parcours.importation.analyse import Analyse
from parcours.importation.apercu import LIGNES_PAR_PAGE, Apercu
from parcours.importation.compte_rendu import Bilan
from parcours.importation.contexte import Contexte
from parcours.importation.differences.apercu import DIFFERENTES_PAR_PAGE, colonnes_differentes, lignes_differentes
from parcours.importation.execution import lire_lignes
from parcours.importation.formulaires import CHOIX_CHAMPS
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.questions import RAPPROCHEMENTS
from parcours.importation.rappels import Rappels
from parcours.models import Importation
from parcours.views.importations.depose import depot_a_lire
from parcours.views.importations.questions import cachees_a_dire
from parcours.views.importations.questions_posees import Avancement, listes_des_questions, questions_a_poser

#: Rows that are nobody which the page lists: enough to find the name of somebody among titles and totals.
IGNOREES = 100


@depot_a_lire
def apercu(request: HttpRequest, depose: Importation) -> HttpResponse:
    if depose.analyse is None:
        return redirect("importation_colonnes", depose.pk)
    montrer = request.GET.get("montrer")
    montrer = montrer if montrer in Apercu.MONTRER else "tout"
    contexte = Contexte.de_l_import(depose)
    vue = Apercu(depose, lire_lignes(depose, contexte=contexte), contexte)
    par_page = DIFFERENTES_PAR_PAGE if montrer == "differences" else LIGNES_PAR_PAGE
    page = Paginator(vue.lignes(montrer), par_page).get_page(request.GET.get("page"))
    bilan = Bilan.prevu(vue.analyse)
    lignes, differentes = [], []
    if montrer == "differences":
        differentes = lignes_differentes(vue, page.object_list)
        vue.personnes_montrees = {ligne.personne.pk for ligne in differentes}
    else:
        lignes = vue.comprendre(page.object_list, avec_candidats=montrer == "doubles")
    noter_lecture("apercu_import", depose.pk, vue.personnes_montrees)
    rappels = Rappels(depose, Importation.objects.visible_par(request.user))
    avancement = Avancement.de(depose, request.GET.get("questions", ""))
    questions = questions_a_poser(depose, rappels, vue.lecteur.contexte, avancement.montrer)
    return render(
        request,
        "parcours/importation/apercu.html",
        {
            "importation": depose,
            "bilan": bilan,
            "analyse": vue.analyse,
            "commentees": sum(bool(ligne.commentaires) for ligne in vue.tri.lignes),
            "en_couleur": sum(bool(ligne.couleur) for ligne in vue.tri.lignes),
            "filtres": _filtres(vue, montrer),
            "montrer": montrer,
            "entetes": vue.entetes,
            "version": depose.modifie_le.isoformat(),
            "page": page,
            "lignes": lignes,
            "differentes": differentes,
            "colonnes_differentes": colonnes_differentes(depose, vue.analyse) if montrer == "differences" else [],
            "ignorees": [(ou, masquer_dans(mots), raison) for ou, mots, raison in vue.tri.ignorees[:IGNOREES]],
            "questions": questions,
            "avancement": avancement,
            "listes": listes_des_questions(questions, vue.lecteur.contexte),
            "rappelees": sum(posee.rappel is not None for posee in questions),
            "cachees": cachees_a_dire(depose, vue.tri, rappels),
            "lancement": _lancement(request, depose, vue),
            "corriger": request.GET.get("corriger", ""),
            "choix_champs": CHOIX_CHAMPS,
        },
    )


def _lancement(request: HttpRequest, depose: Importation, vue: Apercu) -> dict:
    """What is told beside the button: what opens to whom, and what is still to be answered."""
    return {
        "ouvertures": [(nom, nombre, piliers) for nom, (nombre, piliers) in vue.analyse.ouvertures.items()],
        "sans_reponse": sum(map(len, depose.questions.values())),
        # Unanswered, two that may be one stay two: nothing of them is left out.
        "perdues": sum(len(dites) for champ, dites in depose.questions.items() if champ not in RAPPROCHEMENTS),
        "a_confirmer": "confirmer" in request.GET,
        "refusees": len(vue.analyse.refusees),
        "bouton": _bouton(vue.analyse),
    }


def _bouton(analyse: Analyse) -> str:
    """Return what the button says: the rows that are written, neither those refused nor those read before."""
    nombre = analyse.lues - len(analyse.refusees) - analyse.inchangees
    if analyse.partielle:
        # Beyond the rows of the trial nobody knows yet which will be refused.
        return "Importer tout le tableau"
    if not nombre:
        return "Recevoir le fichier à compléter" if analyse.refusees else "Importer ce tableau"
    return f"Importer ces {nombre} lignes" if nombre > 1 else "Importer cette ligne"


def _filtres(vue: Apercu, montrer: str) -> list[dict]:
    nombres = {
        "tout": ("Toutes les lignes", vue.analyse.lues),
        "problemes": ("Lignes à problème", len(vue.analyse.a_probleme)),
        "doubles": ("Doubles probables", len(vue.analyse.doubles)),
        "differences": ("Différences", len(vue.analyse.differences)),
        "refusees": ("Lignes refusées", len(vue.analyse.refusees)),
    }
    return [
        {"code": code, "libelle": libelle, "nombre": nombre, "courant": code == montrer}
        for code, (libelle, nombre) in nombres.items()
    ]
