"""Titles among the rows: « DOLE », « PARTIS » alone on their row. They are nobody, and say something of the rows below.

What is surely a title is set aside and listed; a word that may be somebody's only name is asked, once per word.
"""

import re
from dataclasses import dataclass, field

from parcours.importation.champs import NOMS, NON_REPRIS
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import repere
from parcours.importation.lecture import texte
from parcours.importation.tables import cle, table

_ANNEE = re.compile(r"\b(?:19|20)\d{2}\b")
#: What stands beside the words of a title: « DOLE (12) : ».
_AUTOUR = " :-–—=*_#>•.()[]\t"
#: Answer for people gone on a day that nobody says.
INCONNUE = "date inconnue"
SECTION, DE_PARTIS = "titre de section", "titre : des personnes parties"
D_UNE_COMMUNE, D_UN_LIEU = "titre : une commune", "titre : une structure ou un hébergement"
A_PRECISER = "titre, ou personne : à préciser"
#: Columns understood from which a text alone on its row is a title.
COLONNES_D_UN_TABLEAU = 4
#: A longer text in capitals is the title of something.
MOTS_D_UN_NOM = 3
TITRE, PARTIS, PERSONNE = "titre", "partis", "personne"
CHOIX = [
    (TITRE, "Un titre"),
    (PARTIS, "Un titre : les personnes qui suivent sont parties"),
    (PERSONNE, "Une personne, dont on ne sait que le nom"),
]
#: From the title of people gone to the one that stands below it.
PUIS = " › "


def sortie_d_apres(nom: str) -> str:
    """Return when the people of a sheet or a title of that name left: « SORTIS 2025 » → « 2025 »; "" when they did not."""
    if not any(table("feuilles_sorties").exacte(mot) for mot in cle(nom).split()):
        return ""
    return _annee(nom)


def dit_un_depart(titre: str) -> str:
    """Return when the people under the title left, as ``sortie_d_apres``: a title stands under another only for these."""
    premier, puis, _ = titre.partition(PUIS)
    return sortie_d_apres(premier) or (_annee(premier) if puis else "")


def nom_ordinaire(nom: str) -> bool:
    """Say whether a sheet is only named after what it lists: « Actifs », « File active 2026 », « Feuil1 », « Sortis »."""
    mots = re.findall(r"[a-z]+", cle(nom))
    ordinaires = (table("feuilles_ordinaires"), table("feuilles_sorties"))
    return all(any(un.exacte(mot) for un in ordinaires) for mot in mots)


def dite_personne(reponses: dict[str, dict[str, str]], cellules: list) -> bool:
    """Say whether the only word of a row was answered to be a person."""
    pleines = [texte(cellule) for cellule in cellules if texte(cellule)]
    return len(pleines) == 1 and reponses.get("intertitre", {}).get(repere(pleines[0])) == PERSONNE


@dataclass
class Titres:
    """The titles of one import, read row after row. ``reponses``: key of the words → answer.

    ``questions``: as ``Lecteur.questions`` gives them.
    """

    contexte: Contexte
    reponses: dict[str, str] = field(default_factory=dict)
    _questions: dict[str, list] = field(default_factory=dict)

    @property
    def questions(self) -> list:
        return list(self._questions.values())

    def debuter(self, lignes: list, colonnes: dict[int, str]) -> None:
        """Begin a sheet: a title is the exception among fuller rows, and goes no further than its sheet."""
        self._champs = colonnes
        self._utiles = [index for index, champ in colonnes.items() if champ not in NON_REPRIS]
        nombres = [n for ligne in lignes if (n := sum(1 for c in ligne.cellules if texte(c)))]
        self._rares = len(self._utiles) > 1 and 2 * nombres.count(1) <= len(nombres)
        self._titre, self._sortie, self._des_partis = "", "", False

    def lire(self, ligne, raison: str) -> str:
        """Return why the row is nobody, "" when it may be somebody; ``raison``: what was found of it, a title at most."""
        pleines = [(index, c) for index, cellule in enumerate(ligne.cellules) if (c := texte(cellule))]
        index, ecrit = pleines[0]
        # « DOLE | 12 »: a title and its count.
        seul = self._rares and all(c.isdigit() and len(c) < 4 for _, c in pleines[1:])
        if not seul or not (index == 0 or self._champs.get(index) in NOMS) or not _dit_quelque_chose(ecrit):
            return raison
        nature = self._nature(ecrit)
        en_question = len(pleines) == 1 and self._peut_etre_un_nom(index, ecrit, nature, raison)
        if en_question:
            reponse = self.reponses.get(repere(ecrit), "")
            if reponse == PERSONNE:
                return ""
            nature = DE_PARTIS if reponse == PARTIS else nature or SECTION
            self._entrer(ecrit, nature, dite=reponse == PARTIS)
            if not reponse:
                self._demander(ecrit, ligne)
                return A_PRECISER
            return nature
        if nature or raison:
            self._entrer(ecrit, nature)
        return nature or raison

    def suivre(self, ligne) -> None:
        """Say on the row of somebody under which title it stands, and what was answered of it."""
        ligne.titre = self._titre
        ligne.sortie = ligne.sortie or self._sortie

    def _nature(self, ecrit: str) -> str:
        """Return what the words surely are; "" when nothing knows them."""
        nu = re.sub(r"\(?\b\d{1,3}\b\)?", " ", ecrit).strip(_AUTOUR)
        if not cle(nu):
            return ""
        if sortie_d_apres(nu) and (ecrit.isupper() or nom_ordinaire(nu)):
            return DE_PARTIS
        if nom_ordinaire(nu) and not table("mois").exacte(nu):
            return SECTION
        if self.contexte.communes.lire(nu).valeur:
            return D_UNE_COMMUNE
        lieu = table("structures").debut(nu)[0] or table("hebergements").exacte(nu)
        return D_UN_LIEU if ecrit.isupper() and lieu else ""

    def _peut_etre_un_nom(self, index: int, ecrit: str, nature: str, raison: str) -> bool:
        """A word alone where names are written, that nothing knows: some people have one name."""
        if self._champs.get(index) not in NOMS or len(cle(ecrit).split()) > MOTS_D_UN_NOM:
            return False
        if any(not (c.isalpha() or c in " -'’") for c in ecrit) or not cle(ecrit):
            return False
        if nature:
            # « DOLE » is a title; « Dole » may be somebody's name.
            return nature == D_UNE_COMMUNE and not ecrit.isupper()
        de_liaison = any(table("feuilles_ordinaires").exacte(mot) for mot in cle(ecrit).split())
        return ecrit.isupper() and len(self._utiles) >= COLONNES_D_UN_TABLEAU and not (raison and de_liaison)

    def _entrer(self, ecrit: str, nature: str, dite: bool = False) -> None:
        """« DOLE » under « PARTIS » may be a town of the people gone, or end their list: it is asked apart."""
        if nature != DE_PARTIS and self._des_partis:
            self._titre = f"{self._titre.partition(PUIS)[0]}{PUIS}{ecrit}"
        else:
            self._titre, self._des_partis = ecrit, nature == DE_PARTIS
        self._sortie = _annee(ecrit) if dite else ""

    def _demander(self, ecrit: str, ligne) -> None:
        demandee = self._questions.setdefault(repere(ecrit), [ecrit, 0, [list(un) for un in CHOIX], []])
        demandee[1] += 1
        demandee[3].append([ligne.ou_dans_une_phrase, ""])


def _dit_quelque_chose(ecrit: str) -> bool:
    """A number alone is that of a row that nobody filled."""
    return any(c.isalpha() for c in ecrit) or bool(_ANNEE.search(ecrit))


def _annee(nom: str) -> str:
    annee = _ANNEE.search(nom)
    return annee[0] if annee else INCONNUE
