"""A trial: what an import would do, without writing anything. Shown by the preview, printed by ``--essai``."""

from collections import Counter
from dataclasses import asdict, dataclass, field

from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.execution import LIGNES_PAR_LOT
from parcours.importation.jugement import Juge, Jugement
from parcours.importation.lignes import Tri
from parcours.models.importation import ResultatLigne


@dataclass
class Analyse:
    """Numbers of rows, in the file's own numbering; ``lues`` is less than ``total`` when only the first were read.

    ``resultats``: number of rows by ``ResultatLigne``. ``doubles``: number → [[person's id or "", row's number or 0,
    reasons]] (none: already proposed). ``problemes``: number of problems by field label. Kept as JSON on the import: no name in it.
    """

    total: int = 0
    lues: int = 0
    vides: int = 0
    ignorees: int = 0
    resultats: dict[str, int] = field(default_factory=dict)
    a_probleme: list[int] = field(default_factory=list)
    refusees: list[int] = field(default_factory=list)
    connues: list[int] = field(default_factory=list)
    doubles: dict[str, list] = field(default_factory=dict)
    problemes: dict[str, int] = field(default_factory=dict)

    @property
    def partielle(self) -> bool:
        return self.lues < self.total

    def nombre(self, resultat: str) -> int:
        return self.resultats.get(resultat, 0)

    def en_json(self) -> dict:
        return asdict(self)


def analyser(tri: Tri, colonnes: dict[int, str], departement: str, limite: int | None = None) -> Analyse:
    """Judge the rows (the first ``limite``, or all) as ``executer`` would."""
    lecteur = Lecteur(Contexte.du_departement(departement), colonnes)
    juge = Juge(departement, memoire=True)
    lignes = tri.lignes[:limite]
    analyse = Analyse(total=len(tri.lignes), lues=len(lignes), vides=tri.vides, ignorees=len(tri.ignorees))
    resultats, problemes, numeros = Counter(), Counter(), {}
    for debut in range(0, len(lignes), LIGNES_PAR_LOT):
        lot = [lecteur.comprendre(ligne) for ligne in lignes[debut : debut + LIGNES_PAR_LOT]]
        for jugement in juge.juger(lot):
            numeros[jugement.ligne.id] = jugement.ligne.numero
            resultats[jugement.resultat] += 1
            problemes.update(probleme["libelle"] for probleme in jugement.ligne.problemes)
            _noter(analyse, jugement, numeros)
    analyse.resultats, analyse.problemes = dict(resultats), dict(problemes.most_common())
    return analyse


def _noter(analyse: Analyse, jugement: Jugement, numeros: dict) -> None:
    numero = jugement.ligne.numero
    if jugement.ligne.problemes:
        analyse.a_probleme.append(numero)
    if jugement.resultat == ResultatLigne.REFUSEE:
        analyse.refusees.append(numero)
    if jugement.resultat == ResultatLigne.CONNUE:
        analyse.connues.append(numero)
    if jugement.resultat == ResultatLigne.DOUBLON:
        analyse.doubles[str(numero)] = [
            ["" if r.candidate.id in numeros else str(r.candidate.id), numeros.get(r.candidate.id, 0), list(r.motifs)]
            for r in jugement.nouvelles
        ]
