"""What differs, field by field, and what was chosen of it: by column for the whole file, or row by row."""

from dataclasses import dataclass, field

from parcours.importation.differences import accompagnement, identite, logement, papiers, piliers, situation
from parcours.importation.differences.base import Apport, Choix, Comparaison, Difference
from parcours.importation.differences.connus import Connu
from parcours.importation.numeros_masques import masquer_la_case
from parcours.models import Importation

COMPARAISONS: dict[str, Comparaison] = {
    comparaison.champ: comparaison
    for domaine in (identite, papiers, situation, logement, piliers, accompagnement)
    for comparaison in domaine.COMPARAISONS
}
#: Where the choices are kept among the answers of an import.
CLE = "differences"


def differences(connu: Connu, apport: Apport) -> list[Difference]:
    """Return what the row says otherwise than the dossier; no query, the dossier was read."""
    return [d for d in _dites(connu, apport) if not d.comparaison.manque(connu, apport)]


def manques(connu: Connu, apport: Apport) -> list[Difference]:
    """Return what the row says and the dossier does not know, in facts that it has."""
    return [d for d in _dites(connu, apport) if d.comparaison.manque(connu, apport)]


def _dites(connu: Connu, apport: Apport) -> list[Difference]:
    dites = ((c, c.comparer(connu, apport)) for c in COMPARAISONS.values())
    # What the table says is shown as every page of the import shows it.
    return [
        Difference(comparaison, dit[0], masquer_la_case(comparaison.champ, dit[1])) for comparaison, dit in dites if dit
    ]


@dataclass(frozen=True)
class Choisis:
    """``colonnes``: field → choice. ``lignes``: row's hash → field → choice, which prevails."""

    colonnes: dict[str, str] = field(default_factory=dict)
    lignes: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def de(cls, importation: Importation) -> "Choisis":
        return cls(**importation.reponses.get(CLE, {}))

    def en_json(self) -> dict:
        return {"colonnes": self.colonnes, "lignes": self.lignes}

    def de_la_colonne(self, champ: str) -> str:
        return self.colonnes.get(champ) or COMPARAISONS[champ].defaut

    def de_la_ligne(self, empreinte: str, champ: str) -> str:
        """Return the choice of this row alone; "" when it follows its column."""
        return self.lignes.get(empreinte, {}).get(champ, "")

    def pour(self, empreinte: str, champ: str) -> str:
        return self.de_la_ligne(empreinte, champ) or self.de_la_colonne(champ)


def offert(champ: str, choix: str) -> bool:
    return champ in COMPARAISONS and choix in {code for code, _ in COMPARAISONS[champ].choix}


__all__ = ["CLE", "COMPARAISONS", "Choisis", "Choix", "differences", "manques", "offert"]
