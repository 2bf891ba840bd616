"""The five pillars of a new pathway: a state, and one true line of what the row says.

None is « acquis »: a home, a job or a right of a table does not say that nothing more is sought. What the row does not
say is « à évaluer », without a line: « inconnu » would stay beside what is noted next week.
"""

from acteurs.nomenclatures import Pilier
from cirj.socle.insertion import neuf
from cirj.socle.noms import au_lieu
from parcours.importation.hebergements_lus import HebergementLu
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.numeros_masques import masquer_dans
from parcours.models import Parcours, PilierParcours
from parcours.nomenclatures import (
    CategorieEmploi,
    EtatDroit,
    EtatPilier,
)

CSS = {
    EtatDroit.A_FAIRE: "à demander",
    EtatDroit.DEMANDE: "demandée",
    EtatDroit.OUVERT: "ouverte",
    EtatDroit.REFUSE: "refusée",
    EtatDroit.RECOURS: "refusée, recours en cours",
    EtatDroit.SANS_OBJET: "sans objet",
}
#: What a cross alone says of a pillar.
COCHE = "Coché dans le tableau."
SANS_PROJET = {CategorieEmploi.SANS, CategorieEmploi.INCONNU, CategorieEmploi.PARENT_FOYER}


def piliers(ligne: LigneComprise, parcours: Parcours) -> list[PilierParcours]:
    """Return the five pillars, unsaved."""
    lus = {
        Pilier.LANGUE: _langue(ligne),
        Pilier.LOGEMENT: _logement(ligne),
        Pilier.SOCIAL: _social(ligne),
        Pilier.SANTE: _sante(ligne),
        Pilier.EMPLOI: _emploi(ligne),
    }
    # Since when, the table does not say.
    return [
        neuf(
            PilierParcours,
            parcours_id=parcours.pk,
            pilier=pilier,
            etat=etat,
            resume=masquer_dans(resume)[:200],
            depuis=None,
        )
        for pilier, lu in lus.items()
        for etat, resume in [_coche(ligne, pilier, lu)]
    ]


def _coche(ligne: LigneComprise, pilier: Pilier, lu: tuple[str, str]) -> tuple[str, str]:
    """A cross in the column of a pillar: there is work on it, and nothing more is known."""
    if lu[0] == EtatPilier.A_EVALUER and pilier in coches(ligne):
        return EtatPilier.EN_COURS, f"{COCHE} {lu[1]}".strip()
    return lu


def coches(ligne: LigneComprise) -> list[str]:
    """Return the pillars that the row ticks."""
    return [str(pilier) for pilier in Pilier if ligne.valeur(f"pilier_{pilier}")]


def _langue(ligne: LigneComprise) -> tuple[str, str]:
    if ligne.valeur("niveau") is None:
        return EtatPilier.A_EVALUER, ""
    return EtatPilier.EN_COURS, f"Français : {ligne.champs['niveau'].lu}."


def _logement(ligne: LigneComprise) -> tuple[str, str]:
    lu: HebergementLu | None = ligne.valeur("hebergement")
    if lu is None:
        return EtatPilier.A_EVALUER, ""
    lieu = f", {au_lieu(ligne.champs['commune'].lu)}" if ligne.valeur("commune") and not lu.commune else ""
    return EtatPilier.EN_COURS, f"{ligne.champs['hebergement'].lu}{lieu}."


def _social(ligne: LigneComprise) -> tuple[str, str]:
    menage = f"Ménage déclaré : {ligne.champs['composition'].lu}." if ligne.valeur("composition") else ""
    cir = _contrat(ligne)
    if not (menage or cir):
        return EtatPilier.A_EVALUER, ""
    return EtatPilier.EN_COURS if cir else EtatPilier.A_EVALUER, f"{cir} {menage}".strip()


def _contrat(ligne: LigneComprise) -> str:
    signe, fin = ligne.valeur("cir"), ligne.valeur("cir_fin")
    dit = ", ".join(filter(None, [str(signe) if signe else "", f"fin prévue le {fin}" if fin else ""]))
    return f"Contrat d'intégration : {dit}." if dit else ""


def _sante(ligne: LigneComprise) -> tuple[str, str]:
    etat = ligne.valeur("css")
    if etat is None:
        return EtatPilier.A_EVALUER, ""
    lu = EtatPilier.A_EVALUER if etat in (EtatDroit.A_FAIRE, EtatDroit.SANS_OBJET) else EtatPilier.EN_COURS
    return lu, f"Complémentaire santé solidaire {CSS[etat]}."


def _emploi(ligne: LigneComprise) -> tuple[str, str]:
    categorie = ligne.valeur("emploi")
    if categorie is None:
        return EtatPilier.A_EVALUER, ""
    etat = EtatPilier.A_EVALUER if categorie in SANS_PROJET else EtatPilier.EN_COURS
    return etat, f"{ligne.champs['emploi'].lu}."
