"""The main menu: what each role comes for, in order."""

from django.http import HttpRequest
from django.urls import reverse

COORDINATION = [
    ("Ma journée", "accueil"),
    ("Personnes", "personnes"),
    ("Offre", "offres"),
    ("Comités", "comites"),
    ("Tableau de bord", "tableau_de_bord"),
    ("Rapport annuel", "rapports"),
    ("Initiatives", "initiatives"),
    ("Importer", "importations"),
    ("Équipe", "equipe"),
    ("Journal", "journal"),
]
ACCOMPAGNEMENT = [
    ("Ma journée", "accueil"),
    ("Personnes", "personnes"),
    ("Offre", "offres"),
    ("Cellules techniques", "mes_seances"),
    ("Initiatives", "initiatives"),
]
PREFECTURE = [
    ("Accueil", "accueil"),
    ("Cellules techniques", "mes_seances"),
    ("Tableau de bord", "tableau_de_bord"),
    ("Rapport annuel", "rapports"),
    ("Offre", "offres"),
    ("Initiatives", "initiatives"),
]
ADMINISTRATION = [("Accueil", "accueil"), ("Équipe", "equipe"), ("Initiatives", "initiatives")]


def menu(request: HttpRequest) -> dict:
    """Add ``navigation``: dicts of label, address and whether the page is under it."""
    agent = getattr(request, "user", None)
    if agent is None or not agent.is_authenticated:
        return {}
    entrees = [("Accueil", "accueil")]
    for condition, liste in (
        (agent.coordonne, COORDINATION),
        (agent.accompagne, ACCOMPAGNEMENT),
        (agent.observe, PREFECTURE),
        (agent.administre, ADMINISTRATION),
    ):
        if condition:
            entrees = liste
    if agent.dirige:
        entrees = [*entrees, ("Équipe", "equipe")]
    liens = [(libelle, reverse(nom)) for libelle, nom in entrees]
    return {
        "navigation": [
            {
                "libelle": libelle,
                "url": url,
                "courant": request.path == url or (url != "/" and request.path.startswith(url)),
            }
            for libelle, url in liens
        ]
    }
