"""French, work and rights. A level is told beside the former one; of work, the row corrects what is noted, or adds to it.

What the row does not say of a job or of a right stays: its employer, its dates.
"""

import datetime

from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison, deja_dite
from parcours.importation.differences.connus import Connu
from parcours.importation.differences.papiers import DU_TABLEAU, datee
from parcours.importation.differences.precisions import precise
from parcours.importation.faits import droits_des_colonnes
from parcours.models import Droit, EvaluationLinguistique, SituationEmploi
from parcours.models.base import FaitDate
from parcours.models.emploi import en_cours
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi

#: What a job or a course is made of beside its kind and its day.
_DETAIL = (
    "fin_prevue",
    "organisme",
    "structure_id",
    "metier",
    "rome",
    "temps",
    "heures_semaine",
    "heures_total",
    "resultat",
)


def _connu_le(fait: FaitDate) -> datetime.date:
    """A fact without a date was so on the day that a table said it."""
    return fait.date or fait.releve_le or datetime.date.min


def _rang(fait: FaitDate) -> tuple:
    """Of two tables read on one day, the one read last."""
    return _connu_le(fait), fait.date is None, None if fait.date else fait.cree_le


def _niveau(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apporte = apport.fait(EvaluationLinguistique)
    quoi = "niveau" if apporte and apporte.niveau else "profil"
    dites = [e for e in connu.evaluations if getattr(e, quoi)]
    if apporte is None or not connu.evaluations:
        return None
    if not dites:
        return "non précisé", apport.lu("niveau")
    dernier = max(_rang(e) for e in dites)
    # Of one test, one level a skill.
    dernieres = [e for e in dites if _rang(e) == dernier]
    if any(getattr(e, quoi) == getattr(apporte, quoi) for e in dernieres):
        return None
    libelle = f"get_{quoi}_display"
    dits = dict.fromkeys(getattr(e, libelle)() for e in dernieres)
    return datee(", ".join(dits), dernieres[0]), datee(apport.lu("niveau"), apporte)


def _remplacer_niveau(connu: Connu, apport: Apport) -> None:
    apporte = apport.fait(EvaluationLinguistique)
    apporte.personne = connu.personne
    apporte.save()


def _actuelles(connu: Connu) -> list[SituationEmploi]:
    """What is so today; what gives way to whatever is told later gives way within one day too."""
    dites = [(s.categorie, _connu_le(s), s.fin, s) for s in connu.situations]
    tenues = [dite[3] for dite in en_cours(dites)]
    derniere = max((_rang(s) for s in tenues if s.famille == FamilleEmploi.AUTRE), default=None)
    return [s for s in tenues if s.famille != FamilleEmploi.AUTRE or _rang(s) == derniere]


def _emploi(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apportee = apport.fait(SituationEmploi)
    if apportee is None or not connu.situations:
        return None
    actuelles = _actuelles(connu)
    if any(
        s.categorie == apportee.categorie or precise(CategorieEmploi, apportee.categorie, s.categorie)
        for s in actuelles
    ):
        return None
    dites = ", ".join(datee(_dite(s), s) for s in actuelles)
    return dites or f"{connu.situations[0]}, terminé", str(apportee)


def _dite(situation: SituationEmploi) -> str:
    """« CDI, Solvay, cariste »: with what would be lost if it were forgotten."""
    return ", ".join(filter(None, [str(situation), situation.organisme, situation.metier]))


def _ajouter_emploi(connu: Connu, apport: Apport) -> None:
    apportee = apport.fait(SituationEmploi)
    apportee.personne = connu.personne
    apportee.save()


def _remplacer_emploi(connu: Connu, apport: Apport) -> None:
    """What ends by itself (« en recherche ») gives way to a new row; what has no known end was told wrong, and is corrected.

    The day, the employer and the trade that the dossier knows stay with the corrected kind of contract. A course is
    another thing than a contract, and takes none of them: it is told beside.
    """
    apportee = apport.fait(SituationEmploi)
    accompagnement = FamilleEmploi.ACCOMPAGNEMENT
    durables = [
        s
        for s in _actuelles(connu)
        if s.famille != FamilleEmploi.AUTRE
        and (s.famille == accompagnement) == (CategorieEmploi(apportee.categorie).famille == accompagnement)
    ]
    if not durables:
        _ajouter_emploi(connu, apport)
        return
    actuelle = durables[0]
    autre = actuelle.famille != apportee.famille and not precise(
        CategorieEmploi, actuelle.categorie, apportee.categorie
    )
    if autre and _detaillee(actuelle):
        _ajouter_emploi(connu, apport)
        return
    if actuelle.date is None:
        actuelle.releve_le = apportee.releve_le
    actuelle.categorie, actuelle.texte_origine = apportee.categorie, apportee.texte_origine
    actuelle.validate_constraints()
    actuelle.save()


def _detaillee(situation: SituationEmploi) -> bool:
    vide = SituationEmploi()
    return bool(situation.date) or any(getattr(situation, champ) != getattr(vide, champ) for champ in _DETAIL)


def _droit(champ: str, type_droit: str) -> Comparaison:
    def faits(connu: Connu, apport: Apport) -> tuple[Droit | None, Droit | None]:
        return connu.droit(type_droit), apport.fait(Droit, type=type_droit)

    def comparer(connu: Connu, apport: Apport) -> tuple[str, str] | None:
        actuel, apporte = faits(connu, apport)
        if actuel is None or apporte is None:
            return None
        dite = apporte.date is None or (
            actuel.date and deja_dite(actuel.date, actuel.date_precision, apporte.date, apporte.date_precision)
        )
        if actuel.etat == apporte.etat and dite:
            return None
        return datee(actuel.get_etat_display(), actuel), datee(apporte.get_etat_display(), apporte)

    def remplacer(connu: Connu, apport: Apport) -> None:
        actuel, apporte = faits(connu, apport)
        if actuel.etat != apporte.etat:
            actuel.noter_sans_date(apporte.etat)
        reprises = DU_TABLEAU if apporte.date else ["releve_le", "texte_origine"]
        for nom in reprises:
            setattr(actuel, nom, getattr(apporte, nom))
        actuel.validate_constraints()
        actuel.save()

    def manque(connu: Connu, apport: Apport) -> bool:
        """Of one state, the day that the dossier does not know."""
        actuel, apporte = faits(connu, apport)
        return actuel.etat == apporte.etat and actuel.date is None

    return Comparaison(champ, PAR_CODE[champ].libelle, comparer, remplacer, manque=manque)


COMPARAISONS = [
    Comparaison(
        "niveau",
        PAR_CODE["niveau"].libelle,
        _niveau,
        _remplacer_niveau,
        mot_remplacer="Noter le niveau du tableau, l'ancien reste dans l'historique",
    ),
    Comparaison(
        "emploi",
        PAR_CODE["emploi"].libelle,
        _emploi,
        _remplacer_emploi,
        _ajouter_emploi,
        "Ajouter une situation de plus",
        mot_remplacer="Remplacer par le tableau, sans effacer la date ni l'employeur",
    ),
    *(_droit(champ, str(type_droit)) for champ, type_droit in droits_des_colonnes()),
]
