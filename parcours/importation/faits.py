"""The facts that a row says of a person; one without a date of its own stays without a date."""

from django.db.models import Model

from cirj.socle.insertion import neuf
from parcours.importation.champs import DROITS
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, SansDate
from parcours.importation.hebergements_lus import HebergementLu
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.niveaux_lus import NiveauLu
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.tables import table
from parcours.models import (
    ContratIntegration,
    Droit,
    EvaluationLinguistique,
    Personne,
    Protection,
    Sejour,
    SituationEmploi,
)
from parcours.nomenclatures import NatureEvaluation, TypeDroit

ORIGINE = 200


def faits_de(ligne: LigneComprise, personne: Personne, contexte: Contexte) -> list[Model]:
    """Return the facts, unsaved.

    A level, a job or a right has no date but its own (« oui 15/07/25 »): the last contact says when somebody was seen, not since when it
    is so. ``releve_le`` keeps the day of the import, « d'après le tableau du… ».
    """

    def fait(modele: type[Model], date: DateLue | SansDate | None, origine: str, **champs) -> Model:
        dite = date.jour if date else None
        precision = {"date_precision": date.precision} if dite else {"releve_le": contexte.aujourdhui}
        return neuf(
            modele,
            personne_id=personne.pk,
            date=dite,
            texte_origine=masquer_dans(origine)[:ORIGINE],
            **precision,
            **champs,
        )

    cir, fin_cir = ligne.valeur("cir"), ligne.valeur("cir_fin")
    faits: list[Model] = []
    if statut := ligne.valeur("statut"):
        decidee, notifiee = ligne.valeur("date_decision"), ligne.valeur("date_notification")
        origine = " ".join(
            filter(None, [ligne.texte(champ) for champ in ("statut", "date_decision", "date_notification")])
        )
        decidee_le = decidee.jour if decidee else None
        faits.append(fait(Protection, notifiee, origine, statut=statut, decidee_le=decidee_le))
    if cir or fin_cir:
        # A contract that ends was signed, even if the table does not say when.
        origine = " ".join(filter(None, [ligne.texte("cir"), f"fin {fin_cir}" if fin_cir else ""]))
        faits.append(fait(ContratIntegration, cir, origine, fin_prevue=fin_cir.jour if fin_cir else None))
    if niveau := ligne.valeur("niveau"):
        niveau: NiveauLu
        # The OFII tests the level on the day the contract is signed (docs/domaine.md §2).
        au = cir if niveau.nature == NatureEvaluation.POSITIONNEMENT_OFII else None
        codes = {"niveau": niveau.niveau, "profil": niveau.profil, "nature": niveau.nature}
        faits.append(fait(EvaluationLinguistique, au, ligne.texte("niveau"), **codes))
    if emploi := ligne.valeur("emploi"):
        faits.append(fait(SituationEmploi, None, ligne.texte("emploi"), categorie=emploi))
    for champ, droit in droits_des_colonnes():
        if etat := ligne.valeur(champ):
            depuis = ligne.champs[champ].details
            faits.append(fait(Droit, depuis, ligne.texte(champ), type=droit, etat=etat))
    if hebergement := ligne.valeur("hebergement"):
        faits.append(_sejour(ligne, personne, hebergement, contexte))
    return faits


def droits_des_colonnes() -> list[tuple[str, str]]:
    """Return the fields of the rights, each with its kind of right."""
    return [("css", TypeDroit.CSS), *((f"droit_{droit}", droit) for droit in DROITS)]


def _sejour(ligne: LigneComprise, personne: Personne, lu: HebergementLu, contexte: Contexte) -> Sejour:
    """« CADA Dole » names a structure, or at least a town; otherwise the person's town is the place's."""
    # « CPH » alone says the kind of place, even where there is only one.
    dit = ligne.texte("hebergement")
    structures = set() if table("hebergements").exacte(dit) else contexte.structures.par_nom(dit)
    entree = ligne.valeur("entree_hebergement")
    return neuf(
        Sejour,
        personne_id=personne.pk,
        categorie=lu.categorie,
        structure_id=next(iter(structures)).id if len(structures) == 1 else None,
        commune_id=lu.commune or ligne.valeur("commune"),
        debut=entree.jour if entree else None,
        debut_precision=entree.precision if entree else "jour",
        texte_origine=masquer_dans(ligne.texte("hebergement"))[:ORIGINE],
    )
