"""The other spellings of a row's name, kept beside the one that becomes the person's."""

from cirj.socle.noms import cle_identite, texte_recherche
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import Personne, VarianteIdentite
from parcours.nomenclatures import SourceIdentite


def variantes(ligne: LigneComprise, personne: Personne, fichier: str) -> list[VarianteIdentite]:
    """The other spellings of the row (« alias », « / »); the person is found by them too."""
    ecrites = [
        VarianteIdentite(
            personne=personne,
            nom=nom,
            prenom=prenom,
            cle_identite=cle_identite(nom, prenom)[:200],
            source=SourceIdentite.PARTENAIRE,
            source_precise=f"Tableau {fichier}"[:100],
        )
        for nom, prenom in ligne.valeur("autres_noms") or []
    ]
    ecrits = [f"{variante.nom} {variante.prenom}" for variante in ecrites]
    personne.recherche = texte_recherche(personne.nom, personne.prenom, personne.nom_usage, *ecrits)
    return ecrites
