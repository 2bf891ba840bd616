"""The sheets of a file: which ones hold people, which are kept, and their rows put together in one table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from parcours.importation.champs import EN_NOTE, NON_REPRIS
from parcours.importation.contexte import Contexte
from parcours.importation.entetes import (
    Colonne,
    Reconnaissance,
    entetes_de,
    reconnaitre,
    reconnaitre_en_ligne,
)
from parcours.importation.lecture import Cellule, Classeur, Feuille
from parcours.importation.lignes import Ligne, Partie, trier
from parcours.importation.remarques import lire_commentaires
from parcours.importation.tables import cle, table
from parcours.importation.titres import Titres, nom_ordinaire, sortie_d_apres


@dataclass
class FeuilleRecensee:
    """``ligne``: that of its header, 1 for the first, 0 without one. ``personnes``: rows that look like people.

    ``reconnues``: columns understood. ``retenue``: to be imported. ``structure``: its name is that of the structure.
    ``a_part``: its columns are its own, whatever the headers of the other sheets.
    ``sortie``: "", or when its people left: « 2025 », a date, « date inconnue ». ``rappel``: "", or the day of the import
    whose choices it takes again.
    """

    nom: str
    ligne: int
    personnes: int = 0
    reconnues: int = 0
    retenue: bool = False
    structure: bool = False
    sortie: str = ""
    a_part: bool = False
    rappel: str = ""

    def en_json(self) -> dict:
        return asdict(self)

    @property
    def note(self) -> int:
        """Rows × columns understood: the sheet that says most."""
        return self.personnes * self.reconnues


def recenser(classeur: Classeur, contexte: Contexte) -> list[FeuilleRecensee]:
    """Describe every sheet; the one that says most is kept, and with it those that hold people in the same columns.

    A sheet of people gone is never kept without being asked.
    """
    lues = [(feuille, reconnaitre(feuille)) for feuille in classeur.feuilles]
    recensees = [_recenser(feuille, trouvee, contexte) for feuille, trouvee in lues]
    meilleure = max(range(len(lues)), key=lambda rang: (lues[rang][1].suffit, recensees[rang].note, -rang))
    modele = set(lues[meilleure][1].colonnes.values())
    nommees = any(recensee.structure for recensee in recensees)
    for rang, ((_, trouvee), recensee) in enumerate(zip(lues, recensees, strict=True)):
        # A sheet a structure: those that the directory does not know are asked, not forgotten.
        propre = not recensee.sortie and not nom_ordinaire(recensee.nom)
        recensee.structure = bool(nommees and recensee.personnes and propre)
        memes_colonnes = bool(recensee.personnes) and set(trouvee.colonnes.values()) == modele
        recensee.retenue = rang == meilleure or (memes_colonnes and not recensee.sortie)
    return recensees


def _recenser(feuille: Feuille, trouvee: Reconnaissance, contexte: Contexte) -> FeuilleRecensee:
    personnes = 0
    if trouvee.suffit:
        partie = Partie(entetes_de(feuille, trouvee.ligne), _lignes(feuille, trouvee.ligne, {}))
        personnes = len(trier([partie], trouvee.colonnes, titres=Titres(contexte)).lignes)
    return FeuilleRecensee(
        nom=feuille.nom,
        ligne=trouvee.ligne,
        personnes=personnes,
        reconnues=len(trouvee.colonnes),
        structure=bool(contexte.structures.chercher(feuille.nom) or table("structures").debut(feuille.nom)[0]),
        sortie=sortie_d_apres(feuille.nom),
    )


@dataclass(frozen=True)
class Tableau:
    """The kept sheets as one table: ``entetes``, and the rows of each part in these columns.

    ``places``: the name of each sheet and its columns, in its order. ``lues``: the same columns, as each sheet alone says
    them, when there are several.
    """

    entetes: list[str]
    parties: list[Partie]
    places: list[tuple[str, list[int]]] = field(default_factory=list)
    lues: list[tuple[Colonne, ...]] = field(default_factory=list)

    def feuilles_de(self, colonne: int) -> list[str]:
        """Return the names of the sheets that hold a column."""
        return [nom for nom, place in self.places if colonne in place]

    def exclusives(self, une: int, autre: int) -> bool:
        """Two columns that no sheet holds together: they may say the same thing, each of its rows."""
        return not any(partie.entetes[une] and partie.entetes[autre] for partie in self.parties)

    @property
    def cellules(self) -> list[list[Cellule]]:
        return [ligne.cellules for partie in self.parties for ligne in partie.lignes]


def assembler(classeur: Classeur, retenues: Iterable[dict], marques: dict) -> Tableau:
    """Put the kept sheets together: two columns of one field or of one header are one, whatever their place in each.

    Notes are said under their header: two columns of them are one only by it. A sheet that is apart shares no column.
    """
    retenues = list(retenues)
    plusieurs = len(retenues) > 1
    lues = [(decrite, classeur.feuille(decrite["nom"])) for decrite in retenues]
    reperes: dict[tuple[str, int | str], int] = {}
    entetes: list[str] = []
    places, reconnues = [], []
    for decrite, feuille in lues:
        noms = _nommes(entetes_de(feuille, decrite["ligne"]))
        seule = reconnaitre_en_ligne(feuille, decrite["ligne"]) if plusieurs else Reconnaissance(0, {})
        champs = seule.colonnes
        reconnues.append(seule.toutes)
        compteur: Counter = Counter()
        places_de_la_feuille = []
        for index, nom in enumerate(noms):
            # « Né(e) le » of one sheet is « Naissance » of another.
            champ = champs.get(index, "")
            seul = champ and champ not in NON_REPRIS | EN_NOTE
            repere = ("champ", champ) if seul else (cle(nom), compteur[cle(nom)])
            compteur[cle(nom)] += 1
            if decrite.get("a_part"):
                repere = (decrite["nom"], index)
            if repere not in reperes:
                reperes[repere] = len(entetes)
                entetes.append(nom)
            places_de_la_feuille.append(reperes[repere])
        places.append((noms, places_de_la_feuille))
    parties = [
        _partie(decrite, feuille, noms, place, len(entetes), marques.get(feuille.nom, {}), plusieurs)
        for (decrite, feuille), (noms, place) in zip(lues, places, strict=True)
    ]
    noms_et_places = [(d["nom"], place) for (d, _), (_, place) in zip(lues, places, strict=True)]
    return Tableau(entetes, parties, noms_et_places, reconnues)


def reconnaissance(classeur: Classeur, retenues: list[dict], tableau: Tableau) -> Reconnaissance:
    """Return what the columns of the whole table are."""
    if len(retenues) == 1:
        return reconnaitre_en_ligne(classeur.feuille(retenues[0]["nom"]), retenues[0]["ligne"])
    toutes = tuple(_de_toutes(index, entete, tableau) for index, entete in enumerate(tableau.entetes))
    return Reconnaissance(1, {index: c.champ for index, c in enumerate(toutes) if c.champ}, toutes)


def _de_toutes(index: int, entete: str, tableau: Tableau) -> Colonne:
    """Return what a column is that several sheets hold: what they say alike; asked when one says otherwise."""
    siennes = [
        lues[place.index(index)]
        for (_, place), lues in zip(tableau.places, tableau.lues, strict=True)
        if index in place
    ]
    dites = [colonne for colonne in siennes if colonne.champ or colonne.raison] or siennes
    if len({colonne.champ for colonne in dites}) == 1:
        return replace(dites[0], entete=entete)
    return Colonne(entete, "", "", "Elle ne dit pas la même chose dans toutes les feuilles.")


def _partie(
    decrite: dict, feuille: Feuille, noms: list[str], place: list[int], largeur: int, marques: dict, plusieurs: bool
) -> Partie:
    lignes = _lignes(feuille, decrite["ligne"], marques)
    commentes = marques.get("commentaires", {})
    for ligne in lignes:
        ligne.commentaires = lire_commentaires(commentes.get(str(ligne.numero), []), noms, place)
        deplacees: list[Cellule] = [""] * largeur
        for index, cellule in enumerate(ligne.cellules):
            deplacees[place[index]] = cellule
        ligne.cellules = deplacees
        ligne.feuille = feuille.nom if plusieurs else ""
        ligne.structure = feuille.nom if decrite["structure"] else ""
        ligne.sortie = decrite["sortie"]
    fusions = [
        (haut, place[gauche - 1], bas)
        for haut, gauche, bas, _ in marques.get("fusions", [])
        if bas > haut > decrite["ligne"] and gauche <= len(place)
    ]
    entetes = [""] * largeur
    for nom, index in zip(noms, place, strict=True):
        entetes[index] = nom
    return Partie(entetes, lignes, fusions)


def _lignes(feuille: Feuille, entete: int, marques: dict) -> list[Ligne]:
    masquees, barrees = set(marques.get("masquees", ())), set(marques.get("barrees", ()))
    couleurs = marques.get("couleurs", {})
    return [
        Ligne(
            numero,
            cellules,
            masquee=numero in masquees,
            barree=numero in barrees,
            couleur=couleurs.get(str(numero), ""),
        )
        for numero, cellules in enumerate(feuille.lignes[entete:], start=entete + 1)
    ]


def _nommes(entetes: list[str]) -> list[str]:
    return [nom or f"Colonne {lettre(index)}" for index, nom in enumerate(entetes)]


def lettre(index: int) -> str:
    """Return the letter of a column: 0 → A, 26 → AA."""
    debut = lettre(index // 26 - 1) if index >= 26 else ""
    return debut + chr(ord("A") + index % 26)
