"""The prefecture's home: the year's figures, without a name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cirj.socle.rls import contexte
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.page import Page, composer
from comites.models import RapportAnnuel, Seance
from comites.models.comite import TypeComite
from comites.presentation.sections import illustrations
from comites.rapport.phrases import majuscule

SIX = ["file_active", "entrees", "menages", "certifications", "sorties_logement", "blocages_leves"]
DEUX_GRAPHIQUES = ["entrees-trimestre", "profil-nationalite"]
CARTE = "profil-epci"


def accueil_prefecture(request: HttpRequest) -> HttpResponse:
    """Show the figures of the department the agent acts in; the dispatcher calls it for ``agent.observe``."""
    departement = request.user.affectation.departement
    lecture = Lecture.de(request.user, departement.pk)
    arret = lecture.arret(timezone.localdate())
    page = composer(Filtre.annuel(departement.pk, arret.year, arrete_le=arret), lecture)
    dessins = {i.cle: i for code in ("entrees", "profil") for i in illustrations(page.figures[code], page)}
    contexte = {
        "page": page,
        "departement": departement,
        "phrase": phrase(page, departement.du_nom),
        "figures": [page.figures[code] for code in SIX],
        "graphiques": [dessins[cle] for cle in DEUX_GRAPHIQUES if cle in dessins],
        "carte": dessins.get(CARTE),
        "copil": prochain_copil(departement.pk),
        "rapport": RapportAnnuel.objects.visible_par(request.user).filter(departement=departement).derniers().first(),
        "parametres": "",
    }
    return render(request, "comites/accueil_prefecture.html", contexte)


def phrase(page: Page, departement: str) -> str:
    """Return the year's figure and its move, in one sentence."""
    figure = page.figures["file_active"]
    effectif, periode = figure.presente.effectif, majuscule(page.filtre.phrase_periode())
    if effectif.inconnu:
        return f"{periode}, aucun dossier n'était encore tenu dans le département {departement}."
    if not effectif.montre:
        return f"{periode}, le nombre de personnes accompagnées dans le département {departement} est tenu secret."
    if effectif.nul:
        return f"{periode}, personne n'est encore accompagné dans le département {departement}."
    mouvement = f", {figure.ecart}" if figure.comparable else ""
    return (
        f"{periode}, {effectif.en_phrase} personnes ont été accompagnées dans le département {departement}{mouvement}."
    )


def prochain_copil(departement: str) -> dict | None:
    """Return the date, hour and place of the next steering committee: what an invitation says, no name."""
    with contexte.statistiques(departement):
        seances = Seance.objects.a_venir().filter(comite__departement=departement, comite__type=TypeComite.COPIL)
        return seances.values("date", "heure", "lieu", "comite__nom").first()
