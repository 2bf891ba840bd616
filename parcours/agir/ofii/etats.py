"""What the OFII's words say of a state. A phrase is understood whole or not at all: « non validée » is no validation."""

import re
from dataclasses import dataclass

from parcours.importation.tables import cle
from parcours.nomenclatures import EtatAgir

_E = EtatAgir
_AVANT = frozenset({_E.ORIENTE, _E.ELIGIBILITE_VERIFIEE})
_SANS_SUITE = frozenset(_E.sans_suite())


@dataclass(frozen=True)
class EtatOfii:
    """``admis``: our states that agree with it. ``etat``: ours that it is, "" when it only excludes some.

    ``sur`` False: outside ``admis`` the words have another meaning, and are asked.
    """

    code: str
    libelle: str
    admis: frozenset[str]
    etat: str = ""
    sur: bool = True


ETATS = {
    etat.code: etat
    for etat in (
        EtatOfii("orientee", "Orientée, pas encore validée", _AVANT, _E.ORIENTE),
        EtatOfii("attente", "En attente de validation", _AVANT, _E.ORIENTE),
        EtatOfii("non_validee", "Non validée", _AVANT | _SANS_SUITE),
        EtatOfii("validee", "Validée", frozenset({_E.VALIDE_OFII, _E.ENTRE, _E.SORTI}), _E.VALIDE_OFII),
        EtatOfii("non_entree", "Pas encore entrée", _AVANT | {_E.VALIDE_OFII}),
        EtatOfii("entree", "Entrée, suivie aujourd'hui", frozenset({_E.ENTRE}), _E.ENTRE),
        # « En cours » is the follow-up for who has entered; for the others, perhaps the study of the request.
        EtatOfii("en_cours", "En cours", frozenset({_E.ENTRE}), sur=False),
        EtatOfii("sortie", "Sortie", frozenset({_E.SORTI}), _E.SORTI),
        EtatOfii("close", "Dossier clos", frozenset({_E.SORTI}) | _SANS_SUITE),
        EtatOfii("refusee", "Refusée", _SANS_SUITE, _E.REFUSE_INELIGIBLE),
        EtatOfii("sans_suite", "Sans suite : annulée, jamais entrée", _SANS_SUITE),
    )
}
#: Answers to a state that nobody recognised; « en cours » is the question itself.
REPONSES = [code for code in ETATS if code != "en_cours"]

#: Words that change nothing: « dossier validé par l'OFII » is « validé ».
_NEUTRES = frozenset(
    [
        "l",
        "la",
        "le",
        "les",
        "de",
        "d",
        "du",
        "des",
        "par",
        "dans",
        "au",
        "a",
        "l",
        "ofii",
        "dt",
        "agir",
        "programme",
        "dossier",
        "candidature",
        "statut",
        "etat",
        "est",
    ]
)
_FORMES = {
    "orientee": r"orientee?( vers)?|eligibilite verifiee",
    "attente": (
        r"(en )?(cours|attente)( d)? (validation|instruction|traitement|etude|examen|decision|verification)|"
        r"(validation|instruction|accord|decision|traitement|demande|etude)( en)? (cours|attente)|en attente|attente|"
        r"(valider|instruire|traiter|etudier)|(pas encore|non encore) validee?|en instruction|demande (recue|transmise)"
    ),
    "non_validee": r"(non|pas) validee?|invalidee?|validation non accordee|(non|pas) acceptee?",
    "validee": r"validee?|valide ok|acceptee?|accordee?|accord( donne)?|(avis )?favorable|validation (accordee|donnee|faite|ok)",
    "non_entree": r"(pas encore|non encore|pas|non) entree?|entree( en)? (attente|venir|prevue)|en attente entree|(pas encore|non) (debutee?|demarree?)",
    "entree": (
        r"entree?|entree (validee|effective|confirmee|faite)|actif|active|(accompagnement|suivi|parcours) (en cours|actif)|"
        r"en (suivi|accompagnement)|accompagnee?|suivie?|suspendue?"
    ),
    "en_cours": r"en cours|encours|cours",
    "sortie": r"sortie?( (validee|effective|confirmee|positive|negative))?|(accompagnement|suivi|parcours) termine|terminee?",
    "close": r"clos|close|cloturee?|clot",
    "refusee": r"refusee?|refus|(entree|validation|orientation) refusee|rejetee?|rejet|(non|pas|in) ?eligible|refusee n pas eligible|(avis )?defavorable|non retenue?",
    "sans_suite": r"annulee?|annulation|(classee? )?sans suite|(close?|cloturee?) sans (entree|suite)|non jointe?|injoignable|jamais entree?|personne n pas pu etre jointe|personne refuse",
}


def lire_etat(ecrit: str) -> EtatOfii | None:
    """Return what the words of a cell say; None when they are not known whole."""
    mots = " ".join(mot for mot in cle(ecrit).split() if mot not in _NEUTRES)
    return next((ETATS[code] for code, forme in _FORMES.items() if re.fullmatch(forme, mots)), None)


def lire_reponse(ecrit: str) -> EtatOfii | None:
    """Return what a cell of the column « Validation OFII » says when it holds no day: « Oui », « Non », a state."""
    return {"oui": ETATS["validee"], "ok": ETATS["validee"], "non": ETATS["non_validee"]}.get(cle(ecrit)) or lire_etat(
        ecrit
    )
