"""The lines of a breakdown over two years: the same for the chart, the table, the file and the report."""

from dataclasses import dataclass

from cirj.socle.chiffres import Chiffre
from comites.indicateurs.definition import Ventilation
from comites.indicateurs.page import Figure
from comites.indicateurs.presentation import AUTRES


@dataclass(frozen=True)
class Ligne:
    """One line: its figure now and a year before, its share now (empty when it cannot be said)."""

    code: str
    libelle: str
    chiffre: Chiffre
    part: str
    avant: Chiffre


def lignes(figure: Figure, ventilation: Ventilation) -> list[Ligne]:
    """Return the lines that one of the two years has, in the order of display.

    A line that a year does not have is read in that year, never supposed to be zero: it may be gathered there.
    """
    presente, avant = figure.presente, figure.avant
    trouvees = [
        Ligne(p.code, p.libelle, p.chiffre, p.part, avant.chiffre_de(ventilation.code, p.code))
        for p in presente.repartitions[ventilation.code]
    ]
    codes = {ligne.code for ligne in trouvees}
    trouvees += [
        Ligne(p.code, p.libelle, presente.chiffre_de(ventilation.code, p.code), "", p.chiffre)
        for p in avant.repartitions[ventilation.code]
        if p.code not in codes
    ]
    return sorted(trouvees, key=_rang(ventilation))


def _rang(ventilation: Ventilation):
    """Order as the codes' order means, else the largest first; the others and the missing values last."""
    if ventilation.ordonnee:
        return lambda ligne: ligne.code == ""
    return lambda ligne: (ligne.code == "", ligne.code == AUTRES, *_grandeur(ligne.chiffre), ligne.libelle)


def _grandeur(chiffre: Chiffre) -> tuple[int, int]:
    """Numbers, the largest first, then what is kept silent, then zeros."""
    if chiffre.positif:
        return 0, -chiffre.nombre
    return (2, 0) if chiffre.nul else (1, 0)


def notes(lignes_montrees: list[Ligne], ventilation: Ventilation, annee_avant: int) -> list[str]:
    """Return what the words of the table mean, when it has any."""
    phrases = []
    if any(ligne.chiffre.regroupe or ligne.avant.regroupe for ligne in lignes_montrees):
        phrases.append(
            f"« Regroupé » : compté cette année-là dans « {ventilation.ouverte} », qui ne réunit pas les mêmes lignes "
            "d'une année à l'autre."
        )
    if any(ligne.avant.inconnu for ligne in lignes_montrees):
        phrases.append(f"« Inconnu » : aucun dossier n'était encore tenu en {annee_avant}.")
    return phrases
