"""The pathway and what it holds: programme, entry, exit, structure, caseworker, household."""

from cirj.socle.calendrier import Precision, bornes
from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.differences import referents
from parcours.importation.differences.base import Apport, Choix, Comparaison, Impossible, deja_dite
from parcours.importation.differences.connus import Connu
from parcours.importation.tables import cle
from parcours.models import Intervention, Menage, Parcours
from parcours.nomenclatures import Programme


def _programme(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    dit = apport.ligne.valeur("programme") or apport.ligne.valeur("agir")
    ouverts = [p.programme for p in connu.parcours_ouverts]
    voulu = apport.dossier.parcours.programme
    if not dit or not ouverts or voulu in ouverts:
        return None
    return ", ".join(p.get_programme_display() for p in connu.parcours_ouverts), str(Programme(voulu).label)


def _remplacer_programme(connu: Connu, apport: Apport) -> None:
    parcours = connu.parcours
    if parcours.agir.exists():
        raise Impossible("Un dossier AGIR est suivi dans ce parcours : terminez-le dans le dossier.")
    parcours.programme = apport.dossier.parcours.programme
    parcours.save(update_fields=["programme", "modifie_le"])


def _entree(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    dite, parcours = apport.ligne.valeur("entree"), connu.parcours
    if dite is None or parcours is None:
        return None
    if parcours.entree_connue and deja_dite(parcours.debut, parcours.debut_precision, dite.jour, dite.precision):
        return None
    return parcours.debut_affiche, str(dite)


def _entree_manque(connu: Connu, apport: Apport) -> bool:
    """Nobody said when she came in, and the row says a day before the one when she was already followed."""
    parcours, dite = connu.parcours, apport.ligne.valeur("entree")
    return not parcours.entree_connue and bornes(dite.jour, dite.precision)[0] <= parcours.debut


def _remplacer_entree(connu: Connu, apport: Apport) -> None:
    dite, parcours = apport.ligne.valeur("entree"), connu.parcours
    parcours.debut, parcours.debut_precision, parcours.entree_connue = dite.jour, dite.precision, True
    parcours.validate_constraints()
    parcours.save(update_fields=["debut", "debut_precision", "entree_connue", "modifie_le"])


def _a_terminer(connu: Connu, apport: Apport) -> list[Parcours]:
    """The pathways that the exit ends: that of the programme the row names, or all."""
    nomme = apport.ligne.valeur("programme") or apport.ligne.valeur("agir")
    du_programme = [p for p in connu.parcours_ouverts if p.programme == apport.dossier.parcours.programme]
    return du_programme if nomme and du_programme else connu.parcours_ouverts


def _sortie(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    dite = apport.dossier.parcours
    if dite.fin is None:
        return None
    if connu.parcours:
        return f"Accompagnée, entrée {connu.parcours.debut_affiche}", _dite(dite)
    clos = connu.parcours_clos
    if clos is None or _meme_sortie(clos, dite):
        return None
    return _dite(clos), _dite(dite)


def _meme_sortie(clos: Parcours, dite: Parcours) -> bool:
    if dite.motif_sortie and clos.motif_sortie and dite.motif_sortie != clos.motif_sortie:
        return False
    if not (dite.sortie_connue and clos.sortie_connue):
        return not dite.sortie_connue
    # The last day of a month or of a year that is under way is today: the month is what was said.
    return deja_dite(clos.fin, clos.fin_precision, dite.fin, dite.fin_precision)


def _sortie_manque(connu: Connu, apport: Apport) -> bool:
    """She is gone on a day that nobody said, for no other reason than the row's."""
    clos, dite = None if connu.parcours else connu.parcours_clos, apport.dossier.parcours
    memes = clos is not None and dite.motif_sortie in ("", clos.motif_sortie)
    return memes and not clos.sortie_connue and dite.sortie_connue and clos.debut <= dite.fin <= clos.fin


def _dite(parcours: Parcours) -> str:
    motif = f", {parcours.get_motif_sortie_display()}" if parcours.motif_sortie else ""
    return f"Sortie {parcours.fin_affichee}{motif}"


def _remplacer_sortie(connu: Connu, apport: Apport) -> None:
    dite = apport.dossier.parcours
    for parcours in _a_terminer(connu, apport) or [connu.parcours_clos]:
        # The row has just moved its last contact.
        parcours.refresh_from_db()
        if parcours.debut > dite.fin:
            if parcours.entree_connue:
                raise Impossible("La sortie du tableau précède l'entrée du dossier.")
            # Nobody said when she came in: at the latest, the day she left.
            parcours.debut, parcours.debut_precision = dite.fin, Precision.JOUR
        motif, ancienne_fin = dite.motif_sortie or parcours.motif_sortie, parcours.fin
        if parcours.fin is None:
            parcours.sortir(dite.fin, motif)
            # Nobody noted it here: a table told it, and nothing is asked after.
            parcours.sortie_notee_le = None
        parcours.fin, parcours.motif_sortie = dite.fin, motif
        parcours.fin_precision, parcours.sortie_connue = dite.fin_precision, dite.sortie_connue
        parcours.validate_constraints()
        parcours.save()
        parcours.finir_ce_qu_il_porte()
        if ancienne_fin:
            parcours.deplacer_les_derniers_referents(ancienne_fin)


def _structure(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    """Another structure than those that carry the pathway; what nobody carries is opened without asking."""
    apportees, actives = apport.dossier.interventions, connu.interventions
    if not apportees or not actives or apportees[0].structure_id in {i.structure_id for i in actives}:
        return None
    return ", ".join(dict.fromkeys(i.structure.nom for i in actives)), apport.lu("structure")


def _ajouter_structure(connu: Connu, apport: Apport) -> None:
    for apportee in apport.dossier.interventions:
        apportee.parcours = connu.parcours
    Intervention.objects.bulk_create(apport.dossier.interventions)


def _composition(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    declaree, dite = connu.menage, apport.dossier.menage
    if declaree is None or not declaree.composition_declaree or not dite.composition_declaree:
        return None
    if cle(declaree.composition_declaree) == cle(dite.composition_declaree):
        return None
    ici, la = (_tailles(menage, apport.provenance.contexte) for menage in (declaree, dite))
    # « 2 adultes » and « couple + 2 enf » agree on the adults, and one of them says nothing of the children.
    paires = [(a, b) for a, b in zip(ici, la, strict=True) if a is not None and b is not None]
    if paires and all(a == b for a, b in paires):
        return None
    return declaree.composition_declaree, dite.composition_declaree


def _tailles(menage: Menage, contexte: Contexte) -> tuple[int | None, int | None]:
    if menage.adultes_declares is not None or menage.enfants_declares is not None:
        return menage.adultes_declares, menage.enfants_declares
    lue = PAR_CODE["composition"].comprendre(menage.composition_declaree, contexte).valeur
    return (lue.adultes, lue.enfants) if lue else (None, None)


def _remplacer_composition(connu: Connu, apport: Apport) -> None:
    menage, dite = connu.menage, apport.dossier.menage
    menage.composition_declaree = dite.composition_declaree
    # The counts are those of the words: « 4 pers. » is not two adults and three children.
    menage.adultes_declares, menage.enfants_declares = dite.adultes_declares, dite.enfants_declares
    menage.save()


COMPARAISONS = [
    Comparaison("programme", PAR_CODE["programme"].libelle, _programme, _remplacer_programme),
    Comparaison("entree", PAR_CODE["entree"].libelle, _entree, _remplacer_entree, manque=_entree_manque),
    Comparaison(
        "structure",
        PAR_CODE["structure"].libelle,
        _structure,
        None,
        _ajouter_structure,
        "Ouvrir aussi à cette structure",
        Choix.AJOUTER,
    ),
    *referents.COMPARAISONS,
    Comparaison("composition", PAR_CODE["composition"].libelle, _composition, _remplacer_composition),
    # Last: what ends the pathway ends what it carries.
    Comparaison("sortie", PAR_CODE["sortie"].libelle, _sortie, _remplacer_sortie, manque=_sortie_manque),
]
