"""The refused rows, in the columns of the file that was sent, with what is wrong: correct it and send it again."""

import datetime
import io

import xlsxwriter

from parcours.importation.ecriture import degeler
from parcours.importation.tables import cle
from parcours.models.importation import Importation, ResultatLigne

COLONNE_PROBLEME = "Problème"


def fichier_des_refus(importation: Importation) -> bytes:
    """Return an xlsx file; the « Problème » column is not read when it comes back."""
    tampon = io.BytesIO()
    classeur = xlsxwriter.Workbook(tampon, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    feuille = classeur.add_worksheet("Lignes refusées")
    gras = classeur.add_format({"bold": True, "bottom": 1})
    rouge = classeur.add_format({"font_color": "#B34000", "text_wrap": True})
    gardees = [index for index, nom in enumerate(importation.entetes) if cle(nom) != cle(COLONNE_PROBLEME)]
    for colonne, index in enumerate(gardees):
        feuille.write_string(0, colonne, importation.entetes[index], gras)
    feuille.write_string(0, len(gardees), COLONNE_PROBLEME, gras)
    for rang, ligne in enumerate(importation.lignes.filter(resultat=ResultatLigne.REFUSEE), start=1):
        cellules = [degeler(valeur) for valeur in ligne.valeurs]
        for colonne, index in enumerate(gardees):
            _ecrire(feuille, rang, colonne, cellules[index] if index < len(cellules) else "")
        feuille.write_string(rang, len(gardees), " ".join(p["message"] for p in ligne.problemes), rouge)
    feuille.freeze_panes(1, 0)
    feuille.autofit()
    feuille.set_column(len(gardees), len(gardees), 60)
    classeur.close()
    return tampon.getvalue()


def _ecrire(feuille, rang: int, colonne: int, cellule) -> None:
    """Text is written as text: a cell that begins with « = » runs nothing."""
    if isinstance(cellule, datetime.date):
        feuille.write_datetime(rang, colonne, datetime.datetime.combine(cellule, datetime.time()))
    elif isinstance(cellule, int | float):
        feuille.write_number(rang, colonne, cellule)
    elif cellule:
        feuille.write_string(rang, colonne, cellule)
