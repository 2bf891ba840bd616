"""The summary of an import: numbers that add up, in words."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from cirj.socle.templatetags.francais import compte
from parcours.importation.analyse import Analyse
from parcours.models.importation import Importation, ResultatLigne


@dataclass(frozen=True)
class Bilan:
    """``lues`` is the sum of the four others; ignored and blank rows are not people."""

    lues: int
    creees: int
    connues: int
    doublons: int
    refusees: int
    valeurs_non_reprises: int
    ignorees: int
    vides: int

    @classmethod
    def de(cls, importation: Importation) -> "Bilan":
        """Count the rows of an import, in one query."""
        par_resultat = {
            resultat: (nombre, problemes)
            for resultat, nombre, problemes in importation.lignes.order_by()
            .values_list("resultat")
            .annotate(nombre=Count("id"), problemes=Sum("nombre_problemes"))
        }
        nombres = {resultat: nombre for resultat, (nombre, _) in par_resultat.items()}
        return cls(
            sum(nombres.values()),
            *(nombres.get(resultat, 0) for resultat in _ORDRE),
            sum(p for resultat, (_, p) in par_resultat.items() if resultat != ResultatLigne.REFUSEE),
            len(importation.ignorees),
            importation.lignes_vides,
        )

    @classmethod
    def prevu(cls, analyse: Analyse) -> "Bilan":
        """Return what a trial foretells."""
        return cls(
            analyse.lues,
            *(analyse.nombre(resultat) for resultat in _ORDRE),
            sum(analyse.problemes.values()),
            analyse.ignorees,
            analyse.vides,
        )

    def en_lignes(self) -> list[str]:
        """The report of the command, one number a line."""
        return [
            f"Lignes lues : {self.lues}",
            f"Personnes créées : {self.creees}",
            f"Déjà connues : {self.connues}",
            f"Doubles proposés : {self.doublons}",
            f"Lignes refusées : {self.refusees}",
            f"Total : {self.creees} + {self.connues} + {self.doublons} + {self.refusees} = {self.lues}",
            (
                f"Hors du compte : {compte(self.ignorees, 'ligne ignorée,lignes ignorées')} (titres, totaux), "
                f"{compte(self.vides, 'ligne vide,lignes vides')}."
            ),
        ]


_ORDRE = (ResultatLigne.CREEE, ResultatLigne.CONNUE, ResultatLigne.DOUBLON, ResultatLigne.REFUSEE)
