"""Two files side by side: what a row says, what the other one says, and where they differ."""

from dataclasses import dataclass

from cirj.socle.noms import sans_accents
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.numeros_masques import masquer
from parcours.models import Personne
from parcours.nomenclatures.pays_et_langues import noms_pays

CHAMPS = [
    ("nom", "Nom"),
    ("prenom", "Prénom"),
    ("sexe", "Sexe"),
    ("date_naissance", "Naissance"),
    ("nationalite", "Nationalité"),
    ("statut", "Protection"),
    ("numero_etranger", "Numéro étranger"),
    ("commune", "Commune"),
    ("telephone", "Téléphone"),
]


@dataclass(frozen=True)
class Rapprochement:
    """One line of the comparison."""

    libelle: str
    ligne: str
    autre: str

    @property
    def differe(self) -> bool:
        """Both say something, and not the same."""
        return bool(self.ligne and self.autre) and sans_accents(self.ligne) != sans_accents(self.autre)


def rapprocher(ligne: LigneComprise | Personne, autre: LigneComprise | Personne) -> list[Rapprochement]:
    """Return the comparison, field by field, without the fields that neither knows."""
    gauche = _fiche_personne(ligne) if isinstance(ligne, Personne) else _fiche_ligne(ligne)
    droite = _fiche_personne(autre) if isinstance(autre, Personne) else _fiche_ligne(autre)
    return [
        Rapprochement(libelle, gauche.get(champ, ""), droite.get(champ, ""))
        for champ, libelle in CHAMPS
        if gauche.get(champ) or droite.get(champ)
    ]


def _fiche_ligne(ligne: LigneComprise) -> dict[str, str]:
    fiche = {champ: lecture.lu for champ, lecture in ligne.champs.items()}
    fiche["numero_etranger"] = masquer(ligne.valeur("numero_etranger") or "")
    return fiche


def _fiche_personne(personne: Personne) -> dict[str, str]:
    """``protections`` and ``commune`` are prefetched by the caller."""
    protection = next((p for p in personne.protections.all() if p.fin is None), None)
    return {
        "nom": personne.nom,
        "prenom": personne.prenom,
        "sexe": personne.get_sexe_display() if personne.sexe else "",
        "date_naissance": personne.naissance_affichee,
        "nationalite": ", ".join(noms_pays(personne.nationalites)),
        "statut": protection.get_statut_display() if protection else "",
        "numero_etranger": masquer(personne.numero_etranger),
        "commune": personne.commune.nom if personne.commune else "",
        "telephone": personne.telephone,
    }
