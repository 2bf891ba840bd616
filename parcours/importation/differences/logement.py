"""Where the person lives today: the kind of place, which one, since when."""

from cirj.socle.calendrier import Precision, affichage_approche
from cirj.socle.noms import au_lieu
from parcours.importation.champs import PAR_CODE
from parcours.importation.differences.base import Apport, Comparaison, Impossible, dates_compatibles
from parcours.importation.differences.connus import Connu
from parcours.importation.differences.precisions import precise
from parcours.models import BailGlissant, Sejour
from parcours.nomenclatures import CategorieSejour

_DU_LIEU = (
    "structure_id", "commune_id", "prolongation_accordee_jusqu_au", "accord_le", "mediateur_id", "typologie", "surface",
    "loyer", "charges", "pmr", "occupants", "texte_origine",
)  # fmt: skip


def _differents(actuel: Sejour, apporte: Sejour) -> bool:
    """Two kinds of places, or two places of one kind; what one of the two does not say is no difference."""
    paires = ((actuel.structure_id, apporte.structure_id), (actuel.commune_id, apporte.commune_id))
    autre = actuel.categorie != apporte.categorie and not precise(CategorieSejour, apporte.categorie, actuel.categorie)
    return autre or _autre_lieu(paires)


def _autre_lieu(paires: tuple) -> bool:
    return any(ici and la and ici != la for ici, la in paires)


def _hebergement(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apporte, actuel = apport.fait(Sejour), connu.sejour
    if apporte is None or not connu.sejours:
        return None
    if actuel is None:
        return f"{connu.sejours[0]}, terminé", _dit_du_tableau(apporte, apport)
    if not _differents(actuel, apporte):
        return None
    structure, commune = actuel.structure, actuel.commune
    dit = _dit(actuel, structure.nom if structure else "", commune.nom if commune else "")
    return dit, _dit_du_tableau(apporte, apport)


def _dit_du_tableau(apporte: Sejour, apport: Apport) -> str:
    contexte = apport.provenance.contexte
    structure = contexte.structures.de_code("", str(apporte.structure_id)).lu if apporte.structure_id else ""
    return _dit(apporte, structure, contexte.communes.officiels.get(apporte.commune_id, ""))


def _dit(sejour: Sejour, structure: str, commune: str) -> str:
    lieu = f", {structure}" if structure else f", {au_lieu(commune)}" if commune else ""
    depuis = f" (depuis {affichage_approche(sejour.debut, sejour.debut_precision)})" if sejour.debut else ""
    return f"{sejour}{lieu}{depuis}"


def _remplacer_hebergement(connu: Connu, apport: Apport) -> None:
    """Entered on a known day, she moved then; otherwise the stay under way was told wrong, since when nobody knows."""
    apporte, actuel = apport.fait(Sejour), connu.sejour
    datee = apporte.debut and apporte.debut_precision == Precision.JOUR
    if actuel is None or (datee and (actuel.debut is None or actuel.debut < apporte.debut)):
        apporte.personne = connu.personne
        apporte.emmenager()
        return
    paires = ((actuel.structure_id, apporte.structure_id), (actuel.commune_id, apporte.commune_id))
    if precise(CategorieSejour, actuel.categorie, apporte.categorie) and not _autre_lieu(paires):
        _preciser(actuel, apporte)
        return
    if BailGlissant.objects.filter(sejour=actuel).exists():
        raise Impossible("Un bail glissant est suivi dans ce logement : changez-le dans le dossier.")
    if not apporte.debut and len(connu.sejours) > 1:
        raise Impossible("Le dossier garde d'autres séjours : il faut la date d'entrée dans celui-ci.")
    for champ in ("categorie", "debut", "debut_precision", "fin", "motif_fin", *_DU_LIEU):
        setattr(actuel, champ, getattr(apporte, champ))
    actuel.validate_constraints()
    actuel.save()


def _preciser(actuel: Sejour, apporte: Sejour) -> None:
    """The same place told better: what the row does not say of it stays."""
    actuel.categorie, actuel.texte_origine = apporte.categorie, apporte.texte_origine
    actuel.structure_id = actuel.structure_id or apporte.structure_id
    actuel.commune_id = actuel.commune_id or apporte.commune_id
    if apporte.debut:
        actuel.debut, actuel.debut_precision = apporte.debut, apporte.debut_precision
    actuel.validate_constraints()
    actuel.save()


def _entree(connu: Connu, apport: Apport) -> tuple[str, str] | None:
    apporte, actuel = apport.fait(Sejour), connu.sejour
    if apporte is None or actuel is None or apporte.debut is None or _differents(actuel, apporte):
        return None
    if actuel.debut and dates_compatibles(actuel.debut, actuel.debut_precision, apporte.debut, apporte.debut_precision):
        return None
    dite = affichage_approche(actuel.debut, actuel.debut_precision) or "date inconnue"
    return dite, affichage_approche(apporte.debut, apporte.debut_precision)


def _remplacer_entree(connu: Connu, apport: Apport) -> None:
    apporte, actuel = apport.fait(Sejour), connu.sejour
    actuel.debut, actuel.debut_precision = apporte.debut, apporte.debut_precision
    actuel.validate_constraints()
    actuel.save()


COMPARAISONS = [
    Comparaison("hebergement", PAR_CODE["hebergement"].libelle, _hebergement, _remplacer_hebergement),
    Comparaison(
        "entree_hebergement", PAR_CODE["entree_hebergement"].libelle, _entree, _remplacer_entree,
        manque=lambda connu, apport: connu.sejour.debut is None,
    ),
]  # fmt: skip
