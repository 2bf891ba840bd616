"""« Ce qu'il faut retenir »: two sentences a section, true because they are computed from the figures shown."""

from comites.indicateurs.chiffres import Chiffre
from comites.indicateurs.page import Figure
from comites.indicateurs.protection import AUTRES, Part


def retenir(section: str, figures: dict[str, Figure], periode: str, departement: str) -> list[str]:
    """Return the two sentences of a section. ``figures``: by key of the plan; ``periode``: « en 2025 »."""
    redacteur = REDACTEURS.get(section) or _pilier(section)
    return [majuscule(phrase) + "." for phrase in redacteur(figures, periode, departement)]


def majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def fait(chiffre: Chiffre, un: str, plusieurs: str, aucun: str, secret: str) -> str:
    """Return a clause that agrees with the figure; ``plusieurs`` follows the number, the three others stand alone."""
    if chiffre.secret:
        return f"le nombre {secret} est tenu secret"
    if chiffre.valeur == 0:
        return aucun
    return un if chiffre.valeur == 1 and not chiffre.environ else f"{chiffre.en_phrase} {plusieurs}"


def mouvement(figure: Figure) -> str:
    """Return « , 20 de plus qu'en 2024 »; empty when one of the two years is secret."""
    if figure.presente.effectif.secret or figure.avant.effectif.secret:
        return ""
    return f", {figure.ecart}"


def part(figure: Figure, parmi: str, etat: str, aucun: str) -> str:
    """Return « sur 113 personnes accompagnées, 24 (21 %) ont fait certifier… », or what may be said of it."""
    p = figure.presente
    if p.base.valeur == 0:
        return aucun
    if p.effectif.secret or p.base.secret:
        combien = "" if p.base.secret else f" (sur {p.base})"
        return f"la part des {parmi} qui {etat} est tenue secrète{combien}"
    return f"sur {p.base} {parmi}, {p.effectif} ({p.taux}) {etat}"


def tete(parts: list[Part]) -> Part | None:
    """Return the largest line of a breakdown that may be named."""
    montrees = [p for p in parts if p.chiffre.valeur and p.code not in ("", AUTRES)]
    return max(montrees, key=lambda p: p.chiffre.valeur, default=None)


def _accompagnees(figure: Figure, ou: str) -> str:
    debut = fait(
        figure.presente.effectif,
        f"une personne a été accompagnée {ou}",
        f"personnes ont été accompagnées {ou}",
        f"personne n'a été accompagné {ou}",
        f"de personnes accompagnées {ou}",
    )
    return debut + mouvement(figure)


def _signales(figure: Figure) -> str:
    return fait(
        figure.presente.effectif,
        "un blocage a été signalé",
        "blocages ont été signalés",
        "aucun blocage n'a été signalé",
        "de blocages signalés",
    )


def _leves(figure: Figure) -> str:
    delai = figure.presente.mesure
    clause = fait(
        figure.presente.effectif,
        "un blocage a été levé",
        "blocages ont été levés",
        "aucun blocage n'a été levé",
        "de blocages levés",
    )
    return f"{clause} (délai médian : {delai})" if delai else clause


def _synthese(f, periode, departement):
    sorties = fait(
        f["sorties_logement"].presente.effectif,
        "une personne est sortie d'hébergement vers le logement",
        "personnes sont sorties d'hébergement vers le logement",
        "aucune personne n'est sortie d'hébergement vers le logement",
        "de sorties d'hébergement vers le logement",
    )
    return [
        f"{periode}, {_accompagnees(f['file_active'], 'dans le département ' + departement)}",
        f"{sorties}{mouvement(f['sorties_logement'])} ; {_leves(f['blocages_leves'])}",
    ]


def _public(f, periode, departement):
    entrees = fait(
        f["entrees"].presente.effectif,
        "un parcours a commencé",
        "parcours ont commencé",
        "aucun parcours n'a commencé",
        "de parcours commencés",
    )
    repartitions = f["profil"].presente.repartitions
    nationalite, age = tete(repartitions["nationalite"]), tete(repartitions["age"])
    morceaux = []
    if nationalite:
        morceaux.append(f"première nationalité : {nationalite.libelle} ({nationalite.part} du public)")
    if age:
        morceaux.append(f"tranche d'âge la plus nombreuse : {age.libelle} ({age.part})")
    seconde = " ; ".join(morceaux) or "le profil détaillé du public est tenu secret"
    return [f"{periode}, {entrees}{mouvement(f['entrees'])}", seconde]


def _comites(f, periode, departement):
    prises = fait(
        f["decisions_prises"].presente.effectif,
        "une décision a été prise en comité",
        "décisions ont été prises en comité",
        "aucune décision n'a été prise en comité",
        "de décisions prises en comité",
    )
    retard = fait(
        f["decisions_en_retard"].presente.effectif,
        "une décision est en retard au dernier jour",
        "décisions sont en retard au dernier jour",
        "aucune décision n'est en retard au dernier jour",
        "de décisions en retard au dernier jour",
    )
    premiere = f"{_signales(f['blocages_signales'])} et {_leves(f['blocages_leves'])}"
    return [premiere, f"{prises} ; {retard}"]


# Indicator, people it is about, what is true of them, what is said when there are none.
MESURES = {
    "langue": (
        "certifications", "personnes accompagnées", "ont fait certifier un niveau de français, A1 ou plus",
        "aucune personne n'était accompagnée pendant la période",
    ),
    "logement": (
        "taux_sortie_logement", "personnes sorties d'hébergement", "sont entrées dans un logement",
        "aucune sortie d'hébergement n'est notée pendant la période",
    ),
    "social": (
        "droits_sociaux", "personnes protégées depuis 90 jours", "ont eu un droit social ouvert dans ce délai",
        "aucune personne n'a achevé ses 90 premiers jours de protection pendant la période",
    ),
    "sante": (
        "assurance_maladie", "personnes protégées depuis 90 jours", "ont eu leur assurance maladie ouverte dans ce délai",
        "aucune personne n'a achevé ses 90 premiers jours de protection pendant la période",
    ),
    "emploi": (
        "sorties_positives_6", "parcours achevés depuis six mois",
        "ont mené à un emploi, un stage, une alternance ou une formation qualifiante",
        "aucun parcours achevé n'a atteint ses six mois pendant la période",
    ),
}  # fmt: skip


def _pilier(pilier):
    def rediger(f, periode, departement):
        code, parmi, etat, aucun = MESURES[pilier]
        suivis, signales = f[f"{pilier}/file_active"], f[f"{pilier}/blocages_signales"]
        premiere = f"{_accompagnees(suivis, 'sur ce pilier')} ; {_signales(signales)}"
        return [premiere, part(f[code], parmi, etat, aucun)]

    return rediger


REDACTEURS = {"synthese": _synthese, "public": _public, "comites": _comites}
