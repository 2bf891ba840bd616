"""The fields a column may be: their name for people, and how a cell of theirs is understood."""

from collections.abc import Callable
from dataclasses import dataclass

from parcours.importation import codes, identite
from parcours.importation.composition import lire_composition
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateRefusee, lire_date
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import Lecture

Comprendre = Callable[[Cellule, Contexte], Lecture]


@dataclass(frozen=True)
class Champ:
    """``porte_absence``: « ? », « NC » mean that nothing is known (a name or a free text is taken as it is)."""

    code: str
    libelle: str
    comprendre: Comprendre
    porte_absence: bool = True
    date: bool = False


def _texte(lire: Callable[[str], Lecture]) -> Comprendre:
    return lambda cellule, contexte: lire(texte(cellule))


def _libre(cellule: Cellule, contexte: Contexte) -> Lecture:
    return Lecture(texte(cellule), texte(cellule), texte(cellule))


def _ignore(cellule: Cellule, contexte: Contexte) -> Lecture:
    return Lecture(texte(cellule))


def _date(cellule: Cellule, contexte: Contexte) -> Lecture:
    return _dater(cellule, contexte, None)


def _naissance(cellule: Cellule, contexte: Contexte) -> Lecture:
    return _dater(cellule, contexte, contexte.age_max)


def _dater(cellule: Cellule, contexte: Contexte, age_max: int | None) -> Lecture:
    try:
        lue = lire_date(cellule, contexte.aujourdhui, age_max)
    except DateRefusee as refus:
        return Lecture(texte(cellule), None, "", str(refus))
    return Lecture(texte(cellule), lue, str(lue))


CHAMPS = [
    Champ("nom", "Nom", _texte(identite.nom), porte_absence=False),
    Champ("prenom", "Prénom", _texte(identite.prenom)),
    Champ("nom_complet", "Nom et prénom ensemble", _texte(identite.nom_complet), porte_absence=False),
    Champ("prenom_nom", "Prénom et nom ensemble", _texte(identite.prenom_nom), porte_absence=False),
    Champ("nom_usage", "Nom d'usage", _texte(identite.nom_usage)),
    Champ("sexe", "Sexe", _texte(codes.sexe)),
    Champ("date_naissance", "Date de naissance", _naissance, date=True),
    Champ("nationalite", "Nationalité", _texte(codes.nationalites)),
    Champ("langues", "Langues parlées", _texte(codes.langues)),
    Champ("statut", "Statut de protection", _texte(codes.statut)),
    Champ("date_decision", "Date de la décision", _date, date=True),
    Champ("cir", "Signature du contrat d'intégration", _date, date=True),
    Champ("numero_etranger", "Numéro étranger", _texte(identite.numero_etranger)),
    Champ("niveau", "Niveau de français", _texte(codes.niveau)),
    Champ("hebergement", "Hébergement ou logement", _texte(codes.hebergement)),
    Champ("entree_hebergement", "Entrée dans l'hébergement", _date, date=True),
    Champ("commune", "Commune", lambda cellule, contexte: contexte.communes.lire(texte(cellule))),
    Champ("structure", "Structure", lambda cellule, contexte: contexte.structures.lire(texte(cellule))),
    Champ("referent", "Référent", _libre),
    Champ("telephone", "Téléphone", _texte(identite.telephone)),
    Champ("courriel", "Adresse électronique", _texte(identite.courriel)),
    Champ("composition", "Composition du ménage", _texte(lire_composition)),
    Champ("emploi", "Emploi ou formation", _texte(codes.emploi)),
    Champ("css", "Complémentaire santé (CSS)", _texte(codes.droit)),
    Champ("programme", "Programme", _texte(codes.programme)),
    Champ("entree", "Entrée dans l'accompagnement", _date, date=True),
    Champ("dernier_contact", "Dernier contact", _date, date=True),
    Champ("observations", "Observations", _libre, porte_absence=False),
    Champ("blocage", "Blocage", _texte(codes.blocages)),
    Champ("numero_ordre", "Numéro d'ordre (non repris)", _ignore),
]
PAR_CODE = {champ.code: champ for champ in CHAMPS}
NON_REPRIS = {"numero_ordre"}
ESSENTIELS = {"nom", "nom_complet", "prenom_nom"}
