"""« Ce qu'il faut retenir »: two sentences a section, true because they are computed from the figures shown."""

from cirj.socle.chiffres import Chiffre
from comites.indicateurs.page import Figure
from comites.indicateurs.presentation import AUTRES, Part


def retenir(section: str, figures: dict[str, Figure], periode: str, departement: str) -> list[str]:
    """Return the two sentences of a section. ``figures``: by key of the plan; ``periode``: « en 2025 »."""
    redacteur = REDACTEURS.get(section) or _pilier(section)
    return [majuscule(phrase) + "." for phrase in redacteur(figures, periode, departement)]


def majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def fait(chiffre: Chiffre, un: str, plusieurs: str, aucun: str, secret: str) -> str:
    """Return a clause that agrees with the figure; ``plusieurs`` follows the number, the three others stand alone."""
    if not chiffre.montre:
        return f"le nombre {secret} est tenu secret" if chiffre.secret else f"le nombre {secret} n'est pas connu"
    if chiffre.nul:
        return aucun
    return un if chiffre == Chiffre.exact(1) else f"{chiffre.en_phrase} {plusieurs}"


def mouvement(figure: Figure) -> str:
    """Return « , 20 de plus qu'en 2024 »; empty when one of the two years shows no number."""
    return f", {figure.ecart}" if figure.comparable else ""


def part(figure: Figure, parmi: str, etat: str, aucun: str) -> str:
    """Return « sur 113 personnes accompagnées, 24 (21 %) ont fait certifier… », or what may be said of it."""
    p = figure.presente
    if p.inconnue:
        return f"la part des {parmi} qui {etat} n'est pas connue"
    if p.base.nul:
        return aucun
    if not (p.effectif.montre and p.base.montre):
        combien = f" (sur {p.base})" if p.base.montre else ""
        return f"la part des {parmi} qui {etat} est tenue secrète{combien}"
    return f"sur {p.base} {parmi}, {p.effectif} ({p.taux}) {etat}"


def tete(parts: list[Part]) -> Part | None:
    """Return the largest line of a breakdown that may be named."""
    montrees = [p for p in parts if p.chiffre.positif and p.code not in ("", AUTRES)]
    return max(montrees, key=lambda p: p.chiffre.valeur, default=None)


def parmi_les_publiees(parts: list[Part]) -> str:
    """Return the restriction that « the most numerous » asks for when a line is hidden: it may be larger."""
    return "" if all(p.chiffre.montre for p in parts) else ", parmi celles qui sont publiées"


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
        parmi = parmi_les_publiees(repartitions["nationalite"])
        morceaux.append(f"première nationalité{parmi} : {nationalite.libelle}{_part(nationalite, ' du public')}")
    if age:
        parmi = parmi_les_publiees(repartitions["age"])
        morceaux.append(f"tranche d'âge la plus nombreuse{parmi} : {age.libelle}{_part(age)}")
    seconde = " ; ".join(morceaux) or "le profil détaillé du public est tenu secret"
    return [f"{periode}, {entrees}{mouvement(f['entrees'])}", seconde]


def _part(ligne: Part, de_quoi: str = "") -> str:
    return f" ({ligne.part}{de_quoi})" if ligne.part else ""


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
        "certifications",
        "personnes accompagnées",
        "ont fait certifier un niveau de français, A1 ou plus",
        "aucune personne n'était accompagnée pendant la période",
    ),
    "logement": (
        "taux_sortie_logement",
        "personnes sorties d'hébergement",
        "sont entrées dans un logement",
        "aucune sortie d'hébergement n'est notée pendant la période",
    ),
    "social": (
        "droits_sociaux",
        "personnes protégées depuis 90 jours",
        "ont eu un droit social ouvert dans ce délai",
        "aucune personne n'a achevé ses 90 premiers jours de protection pendant la période",
    ),
    "sante": (
        "assurance_maladie",
        "personnes protégées depuis 90 jours",
        "ont eu leur assurance maladie ouverte dans ce délai",
        "aucune personne n'a achevé ses 90 premiers jours de protection pendant la période",
    ),
    "emploi": (
        "sorties_positives_6",
        "parcours achevés depuis six mois",
        "ont mené à un emploi, un stage, une alternance ou une formation qualifiante",
        "aucun parcours achevé n'a atteint ses six mois pendant la période",
    ),
}


def _pilier(pilier):
    def rediger(f, periode, departement):
        code, parmi, etat, aucun = MESURES[pilier]
        suivis, signales = f[f"{pilier}/file_active"], f[f"{pilier}/blocages_signales"]
        premiere = f"{_accompagnees(suivis, 'sur ce pilier')} ; {_signales(signales)}"
        return [premiere, part(f[code], parmi, etat, aucun)]

    return rediger


REDACTEURS = {"synthese": _synthese, "public": _public, "comites": _comites}
