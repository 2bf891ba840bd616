"""The differences as the preview shows them: by column for the whole file, then row by row."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from parcours.importation.analyse import Analyse
from parcours.importation.apercu import Apercu
from parcours.importation.construction import Provenance
from parcours.importation.contexte import Contexte
from parcours.importation.differences.base import Apport, Difference
from parcours.importation.differences.choix import COMPARAISONS, Choisis, differences
from parcours.importation.differences.connus import Connu
from parcours.importation.differences.examen import Examen
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.lignes import Ligne
from parcours.models import Importation, Personne

#: Twenty fields may differ, each with its list: more rows would make a heavy page.
DIFFERENTES_PAR_PAGE = 8


@dataclass(frozen=True)
class ChampDifferent:
    """``nom`` is that of its list, ``choisi`` what is selected in it ("": as its column)."""

    difference: Difference
    nom: str
    choisi: str

    @property
    def choix(self) -> list[tuple[str, str]]:
        return self.difference.comparaison.choix


@dataclass(frozen=True)
class LigneDifferente:
    ou: str
    personne: Personne
    champs: list[ChampDifferent]


@dataclass(frozen=True)
class ColonneDifferente:
    champ: str
    libelle: str
    nombre: int
    choisi: str
    choix: list[tuple[str, str]]

    @property
    def nom(self) -> str:
        return f"colonne-{self.champ}"


def colonnes_differentes(importation: Importation, analyse: Analyse) -> list[ColonneDifferente]:
    """Return the fields that differ somewhere in the file, in the order of a dossier."""
    choisis = Choisis.de(importation)
    nombres = compter_par_champ(analyse)
    return [
        ColonneDifferente(champ, c.libelle, nombres[champ], choisis.de_la_colonne(champ), c.choix)
        for champ, c in COMPARAISONS.items()
        if nombres[champ]
    ]


def compter_par_champ(analyse: Analyse) -> Counter[str]:
    """Return how many dossiers say otherwise, by field."""
    return Counter(champ for _, _, champs in analyse.differences.values() for champ in champs)


def lignes_differentes(vue: Apercu, lignes: Iterable[Ligne]) -> list[LigneDifferente]:
    """Return a page's rows with what each says otherwise than the dossier, as it is now."""
    choisis = Choisis.de(vue.importation)
    comprises = {}
    for ligne in lignes:
        personne, _, _ = vue.analyse.differences[str(ligne.rang)]
        comprises[ligne.rang] = (uuid.UUID(personne), vue.lecteur.comprendre(ligne))
    examen = Examen(vue.importation, vue.lecteur.contexte)
    montrees = []
    for rang, (connu, siennes) in examen.comparer(comprises).items():
        comprise = comprises[rang][1]
        champs = [
            ChampDifferent(d, nom_de(comprise.empreinte, d.champ), choisis.de_la_ligne(comprise.empreinte, d.champ))
            for d in siennes
        ]
        montrees.append(LigneDifferente(comprise.ligne.ou, connu.lue, champs))
    return montrees


def nom_de(empreinte: str, champ: str) -> str:
    """Return the name of the list where a row's own choice is made."""
    return f"ligne-{empreinte[:16]}-{champ}"


def differences_du_double(
    connu: Connu, comprise: LigneComprise, importation: Importation, contexte: Contexte
) -> list[ChampDifferent]:
    """Return what the row of a proposed double says otherwise; whatever was chosen for those known for sure, it is kept.

    Nobody knew yet that it is the same person: nothing of her dossier is replaced before somebody says so of her.
    """
    apport = Apport(comprise, Provenance(contexte, None, None, importation.nom_fichier))
    return [ChampDifferent(d, f"champ-{d.champ}", str(d.comparaison.defaut)) for d in differences(connu, apport)]
