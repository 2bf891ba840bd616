"""French, work and rights. A level is told beside the former one; a situation or a right takes its place."""

import datetime

from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison
from parcours.importation.differences.connus import Connu
from parcours.importation.differences.papiers import datee, reprendre
from parcours.importation.differences.precisions import precise
from parcours.importation.faits import droits_des_colonnes
from parcours.models import Droit, EvaluationLinguistique, SituationEmploi
from parcours.models.base import FaitDate
from parcours.models.emploi import en_cours
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi


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
    dites = ", ".join(datee(str(s), s) for s in actuelles)
    return dites or f"{connu.situations[0]}, terminé", str(apportee)


def _remplacer_emploi(connu: Connu, apport: Apport) -> None:
    """What ends by itself (« en recherche ») gives way to a new row; a contract has no known end, and is corrected."""
    apportee = apport.fait(SituationEmploi)
    accompagnement = FamilleEmploi.ACCOMPAGNEMENT
    durables = [
        s for s in _actuelles(connu)
        if s.famille != FamilleEmploi.AUTRE
        and (s.famille == accompagnement) == (CategorieEmploi(apportee.categorie).famille == accompagnement)
    ]  # fmt: skip
    if not durables:
        apportee.personne = connu.personne
        apportee.save()
        return
    actuelle, vide = durables[0], SituationEmploi()
    if precise(CategorieEmploi, actuelle.categorie, apportee.categorie):
        # The same contract told better: its employer and its day stay.
        actuelle.categorie, actuelle.texte_origine = apportee.categorie, apportee.texte_origine
        actuelle.save()
        return
    detail = ("fin_prevue", "organisme", "structure_id", "metier", "rome", "temps", "heures_semaine", "heures_total")
    for champ in (*detail, "resultat"):
        setattr(actuelle, champ, getattr(vide, champ))
    reprendre(actuelle, apportee, "categorie")


def _droit(champ: str, type_droit: str) -> Comparaison:
    def comparer(connu: Connu, apport: Apport) -> tuple[str, str] | None:
        actuel, apporte = connu.droit(type_droit), apport.fait(Droit, type=type_droit)
        if actuel is None or apporte is None or actuel.etat == apporte.etat:
            return None
        return datee(actuel.get_etat_display(), actuel), apporte.get_etat_display()

    def remplacer(connu: Connu, apport: Apport) -> None:
        actuel, apporte = connu.droit(type_droit), apport.fait(Droit, type=type_droit)
        actuel.passer_a(apporte.etat, None)
        reprendre(actuel, apporte)

    return Comparaison(champ, PAR_CODE[champ].libelle, comparer, remplacer)


COMPARAISONS = [
    Comparaison("niveau", PAR_CODE["niveau"].libelle, _niveau, _remplacer_niveau),
    Comparaison("emploi", PAR_CODE["emploi"].libelle, _emploi, _remplacer_emploi),
    *(_droit(champ, str(type_droit)) for champ, type_droit in droits_des_colonnes()),
]
