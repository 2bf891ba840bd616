"""What the page of the columns shows of each sheet, and of each column: its choice, some of its values, whether it is asked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten

from cirj.socle.calendrier import en_francais
from parcours.importation.champs import NON_REPRIS, PAR_CODE, SANS_NOTE
from parcours.importation.execution import lire_lignes
from parcours.importation.formulaires import ColonnesForm, FeuillesForm
from parcours.importation.lecture import Classeur, texte
from parcours.importation.numeros_masques import masquer_la_case
from parcours.models import Importation

EXEMPLES, LIGNES_EXAMINEES = 3, 60
#: An example is cut between two words, and says so.
LONGUEUR, SUITE = 60, " […]"


@dataclass(frozen=True)
class Ouvertes:
    """The columns (their index, as text) that somebody asked to change; ``derniere`` takes the focus."""

    toutes: frozenset[str] = frozenset()
    derniere: str | None = None

    @classmethod
    def de(cls, envoye: Mapping) -> "Ouvertes":
        derniere = envoye.get("changer")
        return cls(frozenset({*envoye.getlist("ouverte"), *([derniere] if derniere else [])}), derniere)


AUCUNE = Ouvertes()


def feuilles_montrees(depose: Importation, formulaire: FeuillesForm) -> list[dict]:
    return [
        {
            **feuille,
            "rang": rang,
            "rappel": _rappel(feuille),
            **{nom: formulaire[f"{nom}_{rang}"] for nom in ("retenue", "ligne", "structure", "a_part", "sortie")},
        }
        for rang, feuille in enumerate(depose.feuilles)
    ]


def _rappel(feuille: dict) -> str:
    jour = feuille.get("rappel")
    return f"choix de l'import du {en_francais(datetime.date.fromisoformat(jour))}" if jour else ""


def colonnes_montrees(
    depose: Importation, formulaire: ColonnesForm, classeur: Classeur, ouvertes: Ouvertes = AUCUNE
) -> list[dict]:
    """Return, for each column, its form field, a few of its values, and whether it is asked above the others."""
    lignes = lire_lignes(depose, classeur).lignes[:LIGNES_EXAMINEES]
    decrites, plusieurs = [], len(depose.retenues) > 1
    for index, entete in enumerate(depose.entetes):
        valeurs = dict.fromkeys(
            texte(ligne.cellules[index])
            for ligne in lignes
            if index < len(ligne.cellules) and texte(ligne.cellules[index])
        )
        champ, rang = formulaire[f"colonne_{index}"], str(index)
        lu, ouverte = champ.value() or "", rang in ouvertes.toutes
        laissee = not lu and bool(valeurs)
        decrites.append(
            {
                "index": index,
                "entete": entete,
                "champ": champ,
                "lu": PAR_CODE[lu].libelle if lu in PAR_CODE else "",
                "ecartee": not lu or lu in NON_REPRIS,
                "notable": lu in NON_REPRIS - SANS_NOTE and bool(valeurs),
                "exemples": [_abrege(masquer_la_case(lu, valeur, entete)) for valeur in [*valeurs][:EXEMPLES]],
                "feuilles": formulaire.tableau.feuilles_de(index) if plusieurs else [],
                "raison": depose.colonnes_demandees.get(rang, ["", ""])[1],
                "demandee": bool(champ.errors) or rang in depose.colonnes_demandees or (laissee and not ouverte),
                # In its own row, where the eye is.
                "liste": champ.as_widget(attrs={"autofocus": rang == ouvertes.derniere}) if ouverte else "",
            }
        )
    return decrites


def _abrege(ecrit: str) -> str:
    court = shorten(ecrit, LONGUEUR, placeholder=SUITE)
    return court if court != SUITE.strip() else ecrit[:LONGUEUR] + SUITE
