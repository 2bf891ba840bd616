"""The schemes for the young: how long they last, for whom they are."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES

THEME = "Emploi et dispositifs pour les jeunes"
_AVIS = "ce seuil ne fait qu'avertir, à la saisie, dans chaque dossier"


def _duree(code: str, libelle: str) -> RegleConnue:
    return RegleConnue(code, libelle, Unite.MOIS, THEME, "Dossier, alertes", (1, 60), effets=(ALERTES,))


def _age(code: str, libelle: str) -> RegleConnue:
    return RegleConnue(code, libelle, Unite.ANS, THEME, "Dossier", (10, 70), sans_nombre=_AVIS)


REGLES = (
    _duree("CEJ_DUREE", "Contrat d'engagement jeune : durée"),
    RegleConnue(
        "CEJ_DUREE_MAX",
        "Contrat d'engagement jeune : durée la plus longue, par exception",
        Unite.MOIS,
        THEME,
        "Dossier",
        (1, 60),
        sans_nombre=_AVIS,
    ),
    _age("CEJ_AGE_MIN", "Contrat d'engagement jeune et PACEA : âge à l'entrée, au moins"),
    _age("CEJ_AGE_MAX", "Contrat d'engagement jeune et PACEA : âge à l'entrée, au plus"),
    _age("CEJ_AGE_MAX_HANDICAP", "Contrat d'engagement jeune : âge à l'entrée, au plus, en cas de handicap"),
    _duree("PACEA_DUREE", "PACEA : durée"),
    _duree("PIAL_DUREE", "Programme vers l'emploi et la langue (PIAL) : durée"),
    _age("APPRENTISSAGE_AGE_MIN", "Apprentissage : âge à l'entrée, au moins"),
    _age("APPRENTISSAGE_AGE_MAX", "Apprentissage : âge à l'entrée, au plus"),
    _age("SERVICE_CIVIQUE_AGE_MIN", "Service civique : âge à l'entrée, au moins"),
    _age("SERVICE_CIVIQUE_AGE_MAX", "Service civique : âge à l'entrée, au plus"),
    _age("SERVICE_CIVIQUE_AGE_MAX_HANDICAP", "Service civique : âge à l'entrée, au plus, en cas de handicap"),
)
