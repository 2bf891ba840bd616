"""The initiatives in the report: the catalogue's, those of the department first."""

from acteurs.models import Departement, Initiative
from acteurs.nomenclatures import Theme
from cirj.socle.templatetags.francais import compte


def initiatives(departement: str) -> list[dict]:
    """Return the initiatives with their pilot, themes and first declared results, the department's own first."""
    ensemble = Initiative.objects.avec_resultats().order_by("titre")
    lignes = [
        {
            "titre": initiative.titre,
            "porteur": initiative.porteur_pilote,
            "themes": [Theme(theme).label for theme in initiative.themes if theme in Theme.values],
            "resultats": [str(resultat) for resultat in list(initiative.resultats.all())[:2]],
            "locale": departement in initiative.departements,
        }
        for initiative in ensemble
    ]
    return sorted(lignes, key=lambda ligne: not ligne["locale"])


def phrases_initiatives(lignes: list[dict], departement: Departement) -> list[str]:
    """Return the two sentences of the section."""
    if not lignes:
        return ["Le catalogue des initiatives est vide.", "Il se charge depuis la page « Initiatives »."]
    locales = sum(ligne["locale"] for ligne in lignes)
    themes = [ligne["themes"][0] for ligne in lignes if ligne["themes"]]
    premier = max(sorted(set(themes)), key=themes.count, default="")
    place = (
        f"{locales} dans le département {departement.du_nom}"
        if locales
        else f"aucune dans le département {departement.du_nom}"
    )
    theme = (
        f"Le thème principal le plus fréquent est « {premier} » ({themes.count(premier)})"
        if premier
        else "Aucun thème n'est indiqué"
    )
    return [
        f"Le catalogue compte {compte(len(lignes), 'initiative,initiatives')}, dont {place}.",
        f"{theme} ; les résultats sont déclarés par leurs porteurs.",
    ]
