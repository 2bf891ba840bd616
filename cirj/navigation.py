"""The main menu: what each role comes for, in order; what belongs together is under one word."""

from django.http import HttpRequest
from django.urls import reverse

from acteurs.nomenclatures import TypeStructure

#: A label and the name of an address, or a label and the entries under it.
Entree = tuple[str, "str | list[tuple[str, str]]"]

COORDINATION: list[Entree] = [
    ("Ma journée", "accueil"),
    (
        "Personnes",
        [
            ("Toutes les personnes", "personnes"),
            ("Orientations", "orientations"),
            ("AGIR", "agir"),
            ("Activités collectives", "activites"),
            ("Alertes", "alertes"),
        ],
    ),
    ("Offre", [("Les offres du département", "offres"), ("Groupements", "groupements")]),
    ("Comités", "comites"),
    ("Chiffres", [("Tableau de bord", "tableau_de_bord"), ("Rapport annuel", "rapports")]),
    ("Initiatives", "initiatives"),
    (
        "Gestion",
        [
            ("Importer un tableau", "importations"),
            ("Équipe", "equipe"),
            ("Règles datées", "regles"),
            ("Journal", "journal"),
        ],
    ),
]
ACCOMPAGNEMENT: list[Entree] = [
    ("Ma journée", "accueil"),
    (
        "Personnes",
        [("Les personnes accompagnées", "personnes"), ("Activités collectives", "activites"), ("Alertes", "alertes")],
    ),
    ("Orientations", "orientations"),
    ("Offre", "offres"),
    ("Cellules techniques", "mes_seances"),
    ("Initiatives", "initiatives"),
]
PREFECTURE: list[Entree] = [
    ("Accueil", "accueil"),
    ("Cellules techniques", "mes_seances"),
    ("Tableau de bord", "tableau_de_bord"),
    ("Rapport annuel", "rapports"),
    ("Offre", "offres"),
    ("Initiatives", "initiatives"),
]
ADMINISTRATION: list[Entree] = [
    ("Accueil", "accueil"),
    ("Équipe", "equipe"),
    ("Règles datées", "regles"),
    ("Initiatives", "initiatives"),
]


def menu(request: HttpRequest) -> dict:
    """Add ``navigation``: dicts of label, whether the page is under it, and an address or the entries below."""
    agent = getattr(request, "user", None)
    if agent is None or not agent.is_authenticated:
        return {}
    entrees: list[Entree] = [("Accueil", "accueil")]
    for condition, liste in (
        (agent.coordonne, COORDINATION),
        (agent.accompagne, ACCOMPAGNEMENT),
        (agent.observe, PREFECTURE),
        (agent.administre, ADMINISTRATION),
    ):
        if condition:
            entrees = liste
    if agent.accompagne and agent.affectation.structure.type == TypeStructure.AGIR:
        entrees = [*entrees[:2], ("AGIR", "agir"), *entrees[2:]]
    if agent.dirige:
        entrees = [*entrees, ("Équipe", "equipe")]
    return {"navigation": [_lien(request.path, *entree) for entree in entrees]}


def _lien(ici: str, libelle: str, vers) -> dict:
    if isinstance(vers, str):
        url = reverse(vers)
        return {"libelle": libelle, "url": url, "courant": ici == url or (url != "/" and ici.startswith(url))}
    dessous = [_lien(ici, *entree) for entree in vers]
    return {"libelle": libelle, "dessous": dessous, "courant": any(lien["courant"] for lien in dessous)}
