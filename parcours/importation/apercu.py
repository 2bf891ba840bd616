"""The preview: the file's own rows, what is understood under each cell, problems in the margin."""

from dataclasses import dataclass, field

from cirj.socle.calendrier import Precision
from parcours.importation.analyse import Analyse
from parcours.importation.champs import NON_REPRIS
from parcours.importation.comparaison import Rapprochement, rapprocher
from parcours.importation.comprehension import Lecteur, LigneComprise
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue
from parcours.importation.lignes import Ligne, Tri
from parcours.importation.tables import cle
from parcours.importation.valeur import Lecture
from parcours.models import Personne
from parcours.models.importation import Importation, ResultatLigne

LIGNES_PAR_PAGE = 15


@dataclass(frozen=True)
class CelluleApercu:
    """``lu`` is empty when it is what the cell already says."""

    entete: str
    texte: str
    lu: str
    probleme: str
    absent: str


@dataclass(frozen=True)
class CandidatApercu:
    titre: str
    motifs: list[str]
    champs: list[Rapprochement]


@dataclass
class LigneApercu:
    numero: int
    resultat: ResultatLigne
    cellules: list[CelluleApercu]
    problemes: list[dict]
    candidats: list[CandidatApercu] = field(default_factory=list)


class Apercu:
    """The rows of the file that one looks at: all, those with a problem, the doubles, the refused."""

    MONTRER = ("tout", "problemes", "doubles", "refusees")

    def __init__(self, importation: Importation, tri: Tri):
        self.importation, self.tri = importation, tri
        #: The known people that the page compares with rows of the file.
        self.personnes_montrees: set[str] = set()
        self.analyse = Analyse(**importation.analyse)
        self.lecteur = Lecteur(Contexte.du_departement(importation.departement_id), importation.champs_des_colonnes)

    def lignes(self, montrer: str) -> list[Ligne]:
        """Return the rows to page through, not understood yet."""
        choisies = {
            "problemes": set(self.analyse.a_probleme),
            "doubles": {int(numero) for numero in self.analyse.doubles},
            "refusees": set(self.analyse.refusees),
        }.get(montrer)
        return [ligne for ligne in self.tri.lignes[: self.analyse.lues] if choisies is None or ligne.numero in choisies]

    def comprendre(self, lignes: list[Ligne], avec_candidats: bool) -> list[LigneApercu]:
        """Return a page's rows, with the look-alikes of the doubles when asked."""
        comprises = [self.lecteur.comprendre(ligne) for ligne in lignes]
        candidats = self._candidats(comprises) if avec_candidats else {}
        return [
            LigneApercu(c.numero, self._resultat(c), self._cellules(c), c.problemes, candidats.get(c.numero, []))
            for c in comprises
        ]

    @property
    def entetes(self) -> list[str]:
        return [nom for index, nom in enumerate(self.importation.entetes) if index in self._reprises]

    @property
    def _reprises(self) -> dict[int, str]:
        colonnes = self.importation.champs_des_colonnes
        return {index: champ for index, champ in colonnes.items() if champ not in NON_REPRIS}

    def _cellules(self, comprise: LigneComprise) -> list[CelluleApercu]:
        return [
            CelluleApercu(
                self.importation.entetes[index],
                lecture.texte,
                "" if _dit_pareil(lecture) else lecture.lu,
                lecture.probleme,
                lecture.absent,
            )
            for index, champ in self._reprises.items()
            for lecture in [comprise.champs[champ]]
        ]

    def _resultat(self, comprise: LigneComprise) -> ResultatLigne:
        if comprise.refusee:
            return ResultatLigne.REFUSEE
        if str(comprise.numero) in self.analyse.doubles:
            return ResultatLigne.DOUBLON
        connue = comprise.numero in self.analyse.connues
        return ResultatLigne.CONNUE if connue else ResultatLigne.CREEE

    def _candidats(self, comprises: list[LigneComprise]) -> dict[int, list[CandidatApercu]]:
        """Return the look-alikes by row, the known people read in two queries."""
        doubles = {c.numero: self.analyse.doubles.get(str(c.numero), []) for c in comprises}
        ids = {id_ for candidats in doubles.values() for id_, _, _ in candidats if id_}
        connues = {
            str(personne.pk): personne
            for personne in Personne.objects.filter(pk__in=ids, departement=self.importation.departement_id)
            .select_related("commune")
            .prefetch_related("protections")
        }
        self.personnes_montrees = set(connues)
        par_numero = {ligne.numero: ligne for ligne in self.tri.lignes} if any(doubles.values()) else {}
        trouves: dict[int, list[CandidatApercu]] = {}
        for comprise in comprises:
            for id_, numero, motifs in doubles[comprise.numero]:
                autre = connues.get(id_) if id_ else self.lecteur.comprendre(par_numero[numero])
                if autre is not None:
                    titre = "Dossier existant" if id_ else f"Ligne {numero} du même tableau"
                    candidat = CandidatApercu(titre, motifs, rapprocher(comprise, autre))
                    trouves.setdefault(comprise.numero, []).append(candidat)
        return trouves


def _dit_pareil(lecture: Lecture) -> bool:
    """What is understood is what is written: showing it again would hide what was translated."""
    if isinstance(lecture.valeur, DateLue) and lecture.valeur.precision == Precision.JOUR:
        return lecture.texte == f"{lecture.valeur.jour:%d/%m/%Y}"
    return cle(lecture.lu) == cle(lecture.texte)
