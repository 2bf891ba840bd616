"""The refused rows, in the columns of the file that was sent, with what is wrong: correct it and send it again."""

import datetime
import io

import xlsxwriter

from parcours.importation.ecriture import degeler
from parcours.importation.lecture import texte
from parcours.importation.marques import FAUTE, NOTRE
from parcours.importation.remarques import commentaires_geles
from parcours.importation.tables import cle
from parcours.importation.titres import PUIS, dit_un_depart
from parcours.models.importation import Importation, LigneImport, ResultatLigne

COLONNE_PROBLEME = "Problème"


def _sortie_dite(ligne: LigneImport) -> str:
    """Return the exit that the sheet or the title above the row says: alone, the row would no longer say it."""
    titre = ligne.marques.get("titre", "")
    return ligne.sortie_feuille or (titre.partition(PUIS)[0] if dit_un_depart(titre) else "")


#: What a sheet or a title stood for: the header under which it is read again, its field, what it says of a row.
DE_LA_FEUILLE = [
    ("Structure", "structure", lambda ligne: ligne.structure_feuille),
    ("Date de sortie", "sortie", _sortie_dite),
]


def fichier_des_refus(importation: Importation) -> bytes:
    """Return an xlsx file: every value of the rows, those that their family or their sheet gave included.

    The cell to correct is coloured and says why; the « Problème » column is not read when the file comes back. The row
    keeps its own colour and its comments.
    """
    tampon = io.BytesIO()
    classeur = xlsxwriter.Workbook(tampon, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    feuille = classeur.add_worksheet("Lignes refusées")
    gras = classeur.add_format({"bold": True, "bottom": 1})
    rouge = classeur.add_format({"font_color": "#B34000", "text_wrap": True})
    aspect = _Aspects(classeur)
    gardees = [index for index, nom in enumerate(importation.entetes) if cle(nom) != cle(COLONNE_PROBLEME)]
    lignes = list(importation.lignes.filter(resultat=ResultatLigne.REFUSEE))
    par_champ = {champ: gardees.index(i) for i, champ in importation.champs_des_colonnes.items() if i in gardees}
    dites = [un for un in DE_LA_FEUILLE if any(un[2](ligne) for ligne in lignes)]
    de_la_feuille = [un for un in dites if un[1] not in par_champ]
    titres = [*(importation.entetes[index] for index in gardees), *(titre for titre, *_ in de_la_feuille)]
    for colonne, titre in enumerate([*titres, COLONNE_PROBLEME]):
        feuille.write_string(0, colonne, titre, gras)
    for rang, ligne in enumerate(lignes, start=1):
        fautes = {par_champ[p["champ"]]: p["message"] for p in ligne.problemes if p["champ"] in par_champ}
        cellules = [degeler(valeur) for valeur in ligne.valeurs]
        cellules += [""] * (len(importation.entetes) - len(cellules))
        for _, champ, dire in dites:
            if champ in par_champ and not texte(cellules[gardees[par_champ[champ]]]):
                cellules[gardees[par_champ[champ]]] = dire(ligne)
        for colonne, index in enumerate(gardees):
            cellule = cellules[index] if index < len(cellules) else ""
            fond = FAUTE if colonne in fautes else ligne.marques.get("couleur", "")
            _ecrire(feuille, rang, colonne, cellule, aspect(fond, isinstance(cellule, datetime.date)))
        for colonne, mots in _commentaires(ligne, fautes, gardees, len(titres)).items():
            feuille.write_comment(rang, colonne, "\n".join(mots))
        for colonne, (_, _, dire) in enumerate(de_la_feuille, start=len(gardees)):
            feuille.write_string(rang, colonne, dire(ligne))
        feuille.write_string(rang, len(titres), " ".join(p["message"] for p in ligne.problemes), rouge)
    feuille.freeze_panes(1, 0)
    feuille.autofit()
    feuille.set_column(len(titres), len(titres), 60)
    classeur.close()
    return tampon.getvalue()


class _Aspects:
    """The look of a cell, one format a fill; a date keeps its own, None when there is nothing to say."""

    def __init__(self, classeur: xlsxwriter.Workbook):
        self._classeur = classeur
        self._faits: dict = {}

    def __call__(self, fond: str, date: bool):
        if not fond:
            return None
        if (fond, date) not in self._faits:
            forme = {"bg_color": f"#{fond}"} | ({"num_format": "dd/mm/yyyy"} if date else {})
            self._faits[fond, date] = self._classeur.add_format(forme)
        return self._faits[fond, date]


def _commentaires(
    ligne: LigneImport, fautes: dict[int, str], gardees: list[int], ailleurs: int
) -> dict[int, list[str]]:
    """Return by column the comments of the table, then what is wrong; those of no column are beside the problem."""
    mots: dict[int, list[str]] = {}
    for commentaire in commentaires_geles(ligne.marques):
        colonne = gardees.index(commentaire.colonne) if commentaire.colonne in gardees else ailleurs
        mots.setdefault(colonne, []).append(commentaire.texte)
    for colonne, message in fautes.items():
        mots.setdefault(colonne, []).append(NOTRE + message)
    return mots


def _ecrire(feuille, rang: int, colonne: int, cellule, aspect=None) -> None:
    """Text is written as text: a cell that begins with « = » runs nothing."""
    if isinstance(cellule, datetime.datetime):
        feuille.write_datetime(rang, colonne, cellule, aspect)
    elif isinstance(cellule, datetime.date):
        feuille.write_datetime(rang, colonne, datetime.datetime.combine(cellule, datetime.time()), aspect)
    elif isinstance(cellule, int | float):
        feuille.write_number(rang, colonne, cellule, aspect)
    elif cellule:
        feuille.write_string(rang, colonne, cellule, aspect)
    elif aspect is not None:
        feuille.write_blank(rang, colonne, None, aspect)
