"""Where the person lives today: the kind of place, which one, since when."""

from cirj.socle.calendrier import Precision, affichage_approche
from cirj.socle.noms import au_lieu
from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison, Impossible, deja_dite
from parcours.importation.differences.connus import Connu
from parcours.importation.differences.precisions import precise
from parcours.models import BailGlissant, Sejour
from parcours.nomenclatures import CategorieSejour, MotifFinSejour

#: What a stay is made of beside its kind and its town.
_DU_LIEU = (
    "debut",
    "structure_id",
    "prolongation_accordee_jusqu_au",
    "accord_le",
    "mediateur_id",
    "typologie",
    "surface",
    "loyer",
    "charges",
    "pmr",
    "occupants",
)


def _differents(actuel: Sejour, apporte: Sejour) -> bool:
    """Two kinds of places, or two places of one kind; what one of the two does not say is no difference."""
    paires = ((actuel.structure_id, apporte.structure_id), (actuel.commune_id, apporte.commune_id))
    autre = actuel.categorie != apporte.categorie and not precise(CategorieSejour, apporte.categorie, actuel.categorie)
    return autre or _autre_lieu(paires)


def _autre_lieu(paires: tuple) -> bool:
    return any(ici and la and ici != la for ici, la in paires)


def _hebergement(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apporte, actuel = apport.fait(Sejour), _compare(connu, apport)
    if apporte is None or not connu.sejours:
        return None
    if actuel is None:
        return f"{connu.sejours[0]}, terminé", _dit_du_tableau(apporte, apport)
    if not _differents(actuel, apporte):
        return None
    structure, commune = actuel.structure, actuel.commune
    dit = _dit(actuel, structure.nom if structure else "", commune.nom if commune else "")
    return dit, _dit_du_tableau(apporte, apport)


def _compare(connu: Connu, apport: Apport) -> Sejour | None:
    """The stay under way; of whoever is gone, as the row says too, the one that ended with her pathway."""
    if connu.sejour or connu.parcours or not apport.dossier.parcours.fin:
        return connu.sejour
    finis = [s for s in connu.sejours if s.motif_fin == MotifFinSejour.FIN_SUIVI]
    return max(finis, key=lambda s: s.fin, default=None)


def _dit_du_tableau(apporte: Sejour, apport: Apport) -> str:
    contexte = apport.provenance.contexte
    structure = contexte.structures.de_code("", str(apporte.structure_id)).lu if apporte.structure_id else ""
    return _dit(apporte, structure, contexte.communes.officiels.get(apporte.commune_id, ""))


def _dit(sejour: Sejour, structure: str, commune: str) -> str:
    lieu = f", {structure}" if structure else f", {au_lieu(commune)}" if commune else ""
    depuis = f" (depuis {affichage_approche(sejour.debut, sejour.debut_precision)})" if sejour.debut else ""
    return f"{sejour}{lieu}{depuis}"


def _remplacer_hebergement(connu: Connu, apport: Apport) -> None:
    """Entered on a known day, she moved then; otherwise the stay under way was told wrong: it is corrected.

    What the row does not say of it stays. A dwelling is another thing than a place in a centre, and takes nothing of it:
    she moved, on a day that nobody knows.
    """
    apporte, actuel = apport.fait(Sejour), _compare(connu, apport)
    if connu.parcours:
        # Whether the row ends the pathway, and this stay with it, is chosen apart.
        apporte.laisser_ouvert()
    if actuel is None or _entree_ensuite(actuel, apporte):
        apporte.personne = connu.personne
        apporte.emmenager()
        return
    if actuel.nature != apporte.nature and not apporte.debut and _detaille(actuel):
        _ajouter_hebergement(connu, apport)
        return
    if apporte.categorie != actuel.categorie and BailGlissant.objects.filter(sejour=actuel).exists():
        raise Impossible("Un bail glissant est suivi dans ce logement : changez-le dans le dossier.")
    if not precise(CategorieSejour, apporte.categorie, actuel.categorie):
        actuel.categorie = apporte.categorie
    actuel.texte_origine = apporte.texte_origine
    actuel.structure_id = apporte.structure_id or actuel.structure_id
    actuel.commune_id = apporte.commune_id or actuel.commune_id
    if apporte.debut:
        actuel.debut, actuel.debut_precision = apporte.debut, apporte.debut_precision
    actuel.validate_constraints()
    actuel.save()


def _detaille(sejour: Sejour) -> bool:
    vide = Sejour()
    return any(getattr(sejour, champ) != getattr(vide, champ) for champ in _DU_LIEU)


def _entree_ensuite(actuel: Sejour, apporte: Sejour) -> bool:
    """The row says on what day she entered, after the stay under way began."""
    datee = apporte.debut and apporte.debut_precision == Precision.JOUR
    return bool(datee and (actuel.debut is None or actuel.debut < apporte.debut))


def _ajouter_hebergement(connu: Connu, apport: Apport) -> None:
    """She lives elsewhere now: the stay under way is over, on a day that the row says or that nobody knows."""
    apporte, actuel = apport.fait(Sejour), _compare(connu, apport)
    if connu.parcours:
        apporte.laisser_ouvert()
    if actuel and not _entree_ensuite(actuel, apporte):
        if apporte.debut:
            raise Impossible("L'entrée du tableau précède celle du séjour en cours : corrigez-le dans le dossier.")
        if BailGlissant.objects.filter(sejour=actuel).exists():
            raise Impossible("Un bail glissant est suivi dans ce logement : notez-en la fin dans le dossier.")
        actuel.finir_sans_date(apport.provenance.jour)
    apporte.personne = connu.personne
    apporte.emmenager()


def _entree(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apporte, actuel = apport.fait(Sejour), _compare(connu, apport)
    if apporte is None or actuel is None or apporte.debut is None or _differents(actuel, apporte):
        return None
    if actuel.debut and deja_dite(actuel.debut, actuel.debut_precision, apporte.debut, apporte.debut_precision):
        return None
    dite = affichage_approche(actuel.debut, actuel.debut_precision) or "date inconnue"
    return dite, affichage_approche(apporte.debut, apporte.debut_precision)


def _remplacer_entree(connu: Connu, apport: Apport) -> None:
    apporte, actuel = apport.fait(Sejour), _compare(connu, apport)
    actuel.debut, actuel.debut_precision = apporte.debut, apporte.debut_precision
    actuel.validate_constraints()
    actuel.save()


COMPARAISONS = [
    Comparaison(
        "hebergement",
        PAR_CODE["hebergement"].libelle,
        _hebergement,
        _remplacer_hebergement,
        _ajouter_hebergement,
        "Ajouter un séjour, celui du dossier est terminé",
        mot_remplacer="Remplacer par le tableau, sans effacer ce qu'il ne dit pas",
    ),
    Comparaison(
        "entree_hebergement",
        PAR_CODE["entree_hebergement"].libelle,
        _entree,
        _remplacer_entree,
        manque=lambda connu, apport: _compare(connu, apport).debut is None,
    ),
]
