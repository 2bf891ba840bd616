"""The preview: the file's own rows, what is understood under each cell, problems in the margin."""

from dataclasses import dataclass, field
from functools import cached_property

from cirj.socle.calendrier import Precision
from parcours.importation import entourage
from parcours.importation.analyse import Analyse
from parcours.importation.champs import NON_REPRIS, PAR_CODE
from parcours.importation.comparaison import Rapprochement, rapprocher
from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.couleurs import nom_de_couleur
from parcours.importation.croix import croix_douteuses
from parcours.importation.dates import DateLue
from parcours.importation.doutes import repere
from parcours.importation.lecture import texte
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.lignes import Ligne, Tri
from parcours.importation.numeros_masques import masquer_la_case, masquer_le_message
from parcours.importation.tables import cle
from parcours.importation.valeur import Lecture
from parcours.models import Personne
from parcours.models.importation import Importation, ResultatLigne
from parcours.nomenclatures import Lien

LIGNES_PAR_PAGE = 15
PLACE_A_DECIDER = "notée quand le double sera décidé"
EN_COUPLE = "En couple avec une autre ligne du tableau : un seul ménage"
PLACE_DU_DOSSIER = "celle du dossier ne change pas"
#: Beyond, a cell shows its first lines, and opens.
LONGUEUR_CELLULE, LONGUEUR_MARGE = 45, 70
_DE_MISE_EN_FORME = "-‐‑–—.,:;/'’()"


@dataclass(frozen=True)
class CelluleApercu:
    """``lu`` is empty when it is what the cell already says."""

    entete: str
    texte: str
    lu: str
    probleme: str
    absent: str

    @property
    def longue(self) -> bool:
        return max(len(self.texte), len(self.lu)) > LONGUEUR_CELLULE or "\n" in self.texte


@dataclass(frozen=True)
class CandidatApercu:
    titre: str
    motifs: list[str]
    champs: list[Rapprochement]


@dataclass
class LigneApercu:
    ligne: Ligne
    resultat: ResultatLigne
    cellules: list[CelluleApercu]
    problemes: list[dict]
    #: Who the row speaks of, as it was understood; "" when nobody was.
    nom: str = ""
    candidats: list[CandidatApercu] = field(default_factory=list)
    #: The field of the question that the whole row waits for, or "".
    a_repondre: str = ""

    @property
    def messages(self) -> list[str]:
        return [masquer_le_message(probleme) for probleme in self.problemes]

    @property
    def a_voir(self) -> list[str]:
        """The names of what needs attention, each once."""
        return list(dict.fromkeys(probleme["libelle"] for probleme in self.problemes))

    @property
    def marge_longue(self) -> bool:
        return sum(map(len, self.remarques), sum(len(p["message"]) for p in self.problemes)) > LONGUEUR_MARGE

    @property
    def remarques(self) -> list[str]:
        """What surrounds the row in its file: its colour, its comments, what its sheet says, whom it is put with."""
        dites = [f"Surlignée en {nom_de_couleur(self.ligne.couleur)}"] if self.ligne.couleur else []
        dites += [EN_COUPLE] if self.ligne.place else []
        dites += ["Masquée dans le fichier"] if self.ligne.masquee else []
        dites += ["Barrée dans le fichier"] if self.ligne.barree else []
        dites += [str(commentaire.masque) for commentaire in self.ligne.commentaires]
        dites += [f"Structure d'après la feuille : {self.ligne.structure}"] if self.ligne.structure else []
        dites += [f"Sous le titre « {self.ligne.titre} »"] if self.ligne.titre else []
        dites += (
            [f"Sortie d'après {'le titre ou ' if self.ligne.titre else ''}la feuille : {self.ligne.sortie}"]
            if self.ligne.sortie
            else []
        )
        return dites


class Apercu:
    """The rows of the file that one looks at: all, those with a problem, the doubles, the refused."""

    MONTRER = ("tout", "problemes", "doubles", "differences", "refusees")

    def __init__(self, importation: Importation, tri: Tri, contexte: Contexte | None = None):
        self.importation, self.tri = importation, tri
        #: The known people that the page compares with rows of the file.
        self.personnes_montrees: set[str] = set()
        self.analyse = Analyse(**importation.analyse)
        croix = croix_douteuses(tri.lignes, importation.champs_des_colonnes)
        self.lecteur = Lecteur.de(importation, contexte, croix)

    def lignes(self, montrer: str) -> list[Ligne]:
        """Return the rows to page through, not understood yet."""
        choisies = {
            "problemes": set(self.analyse.a_probleme),
            "doubles": {int(numero) for numero in self.analyse.doubles},
            "differences": {int(numero) for numero in self.analyse.differences},
            "refusees": set(self.analyse.refusees),
        }.get(montrer)
        return [ligne for ligne in self.tri.lignes[: self.analyse.lues] if choisies is None or ligne.rang in choisies]

    def comprendre(self, lignes: list[Ligne], avec_candidats: bool) -> list[LigneApercu]:
        """Return a page's rows, with the look-alikes of the doubles when asked."""
        comprises = [self.lecteur.comprendre(ligne) for ligne in lignes]
        for comprise in comprises:
            if doute := self.analyse.places.get(str(comprise.rang), ["", ""])[1]:
                comprise.dire("lien", doute)
        candidats = self._candidats(comprises) if avec_candidats else {}
        return [
            LigneApercu(
                c.ligne,
                resultat,
                self._cellules(c, resultat),
                c.problemes,
                f"{c.prenom} {c.nom}".strip(),
                candidats.get(c.rang, []),
                self._attendue(c.problemes),
            )
            for c in comprises
            for resultat in [self._resultat(c)]
        ]

    def _attendue(self, problemes: list[dict]) -> str:
        """Return the field of the first question asked whose answer the row waits for; a row out of scope waits for none."""
        refus = ((p["champ"], p["texte"]) for p in problemes if p["refus"])
        return next((champ for champ, ecrit in refus if (champ, repere(ecrit)) in self._posees), "")

    @cached_property
    def _posees(self) -> set[tuple[str, str]]:
        demandees = self.importation.questions.items()
        return {(champ, repere(ecrit)) for champ, valeurs in demandees for ecrit, *_ in valeurs}

    @property
    def entetes(self) -> list[tuple[str, str, str]]:
        """Return the index, the header, and what each column that is taken is read as ("" when the header says it)."""
        return [
            (str(index), nom, "" if cle(nom) == cle(lu) else lu)
            for index, nom in enumerate(self.importation.entetes)
            if index in self._reprises
            for lu in [PAR_CODE[self._reprises[index]].libelle]
        ]

    @property
    def _reprises(self) -> dict[int, str]:
        colonnes = self.importation.champs_des_colonnes
        return {index: champ for index, champ in colonnes.items() if champ not in NON_REPRIS}

    def _cellules(self, comprise: LigneComprise, resultat: ResultatLigne) -> list[CelluleApercu]:
        ecrits = entourage.en_mots(comprise, resultat == ResultatLigne.CONNUE)
        ecrits["lien"] = self._place(comprise, resultat)
        return [self._cellule(comprise, index, champ, ecrits.get(champ, "")) for index, champ in self._reprises.items()]

    def _cellule(self, comprise: LigneComprise, index: int, champ: str, sera_ecrit: str) -> CelluleApercu:
        """``sera_ecrit``: what the dossier will say, when it is not what the cell alone says."""
        entete, lecture = self.importation.entetes[index], comprise.champs[champ]

        def montrer(mots: str) -> str:
            return masquer_la_case(champ, mots, entete)

        if PAR_CODE[champ].note:
            return CelluleApercu(entete, montrer(_ecrit(comprise, index)), "", "", lecture.absent)
        lu = sera_ecrit or ("" if _dit_pareil(lecture) else lecture.lu)
        return CelluleApercu(entete, montrer(lecture.texte), montrer(lu), lecture.probleme, lecture.absent)

    def _place(self, comprise: LigneComprise, resultat: ResultatLigne) -> str:
        """Return the place in the household as the dossier will say it, beside what the cell says; "" without a cell."""
        if not comprise.texte("lien") or resultat == ResultatLigne.REFUSEE:
            return ""
        if place := self.analyse.places.get(str(comprise.rang)):
            return f"{Lien(place[0]).label}, à vérifier" if place[1] else str(Lien(place[0]).label)
        return PLACE_A_DECIDER if resultat == ResultatLigne.DOUBLON else PLACE_DU_DOSSIER

    def _resultat(self, comprise: LigneComprise) -> ResultatLigne:
        if comprise.refusee:
            return ResultatLigne.REFUSEE
        if str(comprise.rang) in self.analyse.doubles:
            return ResultatLigne.DOUBLON
        connue = comprise.rang in self.analyse.connues
        return ResultatLigne.CONNUE if connue else ResultatLigne.CREEE

    def _candidats(self, comprises: list[LigneComprise]) -> dict[int, list[CandidatApercu]]:
        """Return the look-alikes by row, the known people read in two queries."""
        doubles = {c.rang: self.analyse.doubles.get(str(c.rang), []) for c in comprises}
        ids = {id_ for candidats in doubles.values() for id_, _, _ in candidats if id_}
        connues = {
            str(personne.pk): personne
            for personne in Personne.objects.filter(pk__in=ids, departement=self.importation.departement_id)
            .select_related("commune")
            .prefetch_related("protections")
        }
        self.personnes_montrees = set(connues)
        par_rang = {ligne.rang: ligne for ligne in self.tri.lignes} if any(doubles.values()) else {}
        trouves: dict[int, list[CandidatApercu]] = {}
        for comprise in comprises:
            for id_, rang, motifs in doubles[comprise.rang]:
                autre = connues.get(id_) if id_ else self.lecteur.comprendre(par_rang[rang])
                if autre is not None:
                    titre = "Dossier existant" if id_ else f"{par_rang[rang].ou} du même tableau"
                    candidat = CandidatApercu(titre, motifs, rapprocher(comprise, autre))
                    trouves.setdefault(comprise.rang, []).append(candidat)
        return trouves


def _ecrit(comprise: LigneComprise, index: int) -> str:
    """Return the words of one column of notes: its field may have others."""
    return texte(comprise.cellules[index]) if index < len(comprise.cellules) else ""


def _dit_pareil(lecture: Lecture) -> bool:
    """What is understood is what is written: showing it again would hide what was translated."""
    if isinstance(lecture.valeur, DateLue) and lecture.valeur.precision == Precision.JOUR:
        return lecture.texte == f"{lecture.valeur.jour:%d/%m/%Y}"
    return cle(lecture.lu) == cle(lecture.texte) and _signes(lecture.lu) == _signes(lecture.texte)


def _signes(ecrit: str) -> list[str]:
    """« A2+ » is not « A2 »; a dot, a dash or an apostrophe changes nothing."""
    return sorted(c for c in ecrit if not c.isalnum() and not c.isspace() and c not in _DE_MISE_EN_FORME)
