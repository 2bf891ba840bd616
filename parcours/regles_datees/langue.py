"""The prescriptions of French, and the wait for a course."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.nomenclatures import Niveau, ProfilLangue
from parcours.regles_datees.compteurs import ALERTES

THEME, OU = "Langue", "Dossier : prescription de l'OFII"
_DEJA = "une prescription déjà notée garde la règle de son jour"
_NIVEAUX = {str(code): str(libelle) for code, libelle in Niveau.choices}
_PROFILS = {str(code): str(libelle).lower() for code, libelle in ProfilLangue.choices}


def _heures(code: str, libelle: str, au_plus: int) -> RegleConnue:
    """A number of hours from … to …."""
    return RegleConnue(
        code,
        libelle,
        Unite.LISTE,
        THEME,
        OU,
        (1, au_plus),
        "heure,heures",
        termes=(2, 2),
        croissante=True,
        sans_nombre=_DEJA,
    )


REGLES = (
    RegleConnue(
        "PRESCRIPTION_HEURES",
        "Heures de français que l'OFII peut prescrire en présence",
        Unite.LISTE,
        THEME,
        OU,
        (1, 2000),
        "heure,heures",
        termes=(1, 8),
        sans_nombre=_DEJA,
    ),
    RegleConnue(
        "PRESCRIPTION_NIVEAU",
        "Niveau visé par la prescription",
        Unite.LISTE,
        THEME,
        OU,
        mots=_NIVEAUX,
        termes=(1, 4),
        sans_nombre=_DEJA,
    ),
    _heures("PRESCRIPTION_BFC_HEURES", "Heures prescrites pendant l'expérimentation en Bourgogne-Franche-Comté", 2000),
    RegleConnue(
        "PRESCRIPTION_BFC_NIVEAU",
        "Niveau visé pendant l'expérimentation en Bourgogne-Franche-Comté",
        Unite.LISTE,
        THEME,
        OU,
        mots=_NIVEAUX,
        termes=(1, 4),
        sans_nombre=_DEJA,
    ),
    RegleConnue(
        "PRESCRIPTION_PRESENTIEL",
        "Profils auxquels la formation en présence est réservée",
        Unite.LISTE,
        THEME,
        OU,
        mots=_PROFILS,
        termes=(1, 3),
        sans_nombre=_DEJA,
    ),
    RegleConnue(
        "PRESCRIPTION_DUREE",
        "Durée sur laquelle s'étalent les heures prescrites",
        Unite.MOIS,
        THEME,
        "Dossier, alertes",
        (1, 60),
        effets=(ALERTES,),
    ),
    _heures("RYTHME_EXTENSIF", "Rythme extensif, par semaine", 60),
    _heures("RYTHME_SEMI_INTENSIF", "Rythme semi-intensif, par semaine", 60),
    _heures("RYTHME_INTENSIF", "Rythme intensif, par semaine", 60),
    RegleConnue(
        "COURS_ATTENTE",
        "Un besoin de cours sans place est signalé au-delà de",
        Unite.JOURS,
        THEME,
        "Dossier, alertes",
        (1, 366),
        effets=(ALERTES,),
    ),
)
