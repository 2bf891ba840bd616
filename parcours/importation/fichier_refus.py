"""The refused rows, in the columns of the file that was sent, with what is wrong: correct it and send it again."""

import datetime
import io

import xlsxwriter

from parcours.importation.ecriture import degeler
from parcours.importation.tables import cle
from parcours.models.importation import Importation, ResultatLigne

COLONNE_PROBLEME = "Problème"
#: Columns that a sheet stood for → the header under which they are read again.
DE_LA_FEUILLE = [("Structure", "structure_feuille"), ("Date de sortie", "sortie_feuille")]


def fichier_des_refus(importation: Importation) -> bytes:
    """Return an xlsx file: every value of the rows, those that their family or their sheet gave included.

    The cell to correct is coloured and says why; the « Problème » column is not read when the file comes back.
    """
    tampon = io.BytesIO()
    classeur = xlsxwriter.Workbook(tampon, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    feuille = classeur.add_worksheet("Lignes refusées")
    gras = classeur.add_format({"bold": True, "bottom": 1})
    rouge = classeur.add_format({"font_color": "#B34000", "text_wrap": True})
    fautif = classeur.add_format({"bg_color": "#FFE9E9"})
    gardees = [index for index, nom in enumerate(importation.entetes) if cle(nom) != cle(COLONNE_PROBLEME)]
    lignes = list(importation.lignes.filter(resultat=ResultatLigne.REFUSEE))
    de_la_feuille = [(titre, champ) for titre, champ in DE_LA_FEUILLE if any(getattr(li, champ) for li in lignes)]
    titres = [*(importation.entetes[index] for index in gardees), *(titre for titre, _ in de_la_feuille)]
    for colonne, titre in enumerate([*titres, COLONNE_PROBLEME]):
        feuille.write_string(0, colonne, titre, gras)
    par_champ = {champ: gardees.index(i) for i, champ in importation.champs_des_colonnes.items() if i in gardees}
    for rang, ligne in enumerate(lignes, start=1):
        fautes = {par_champ[p["champ"]]: p["message"] for p in ligne.problemes if p["champ"] in par_champ}
        cellules = [degeler(valeur) for valeur in ligne.valeurs]
        for colonne, index in enumerate(gardees):
            cellule = cellules[index] if index < len(cellules) else ""
            _ecrire(feuille, rang, colonne, cellule, fautif if colonne in fautes else None)
        for colonne, message in fautes.items():
            feuille.write_comment(rang, colonne, message)
        for colonne, (_, champ) in enumerate(de_la_feuille, start=len(gardees)):
            feuille.write_string(rang, colonne, getattr(ligne, champ))
        feuille.write_string(rang, len(titres), " ".join(p["message"] for p in ligne.problemes), rouge)
    feuille.freeze_panes(1, 0)
    feuille.autofit()
    feuille.set_column(len(titres), len(titres), 60)
    classeur.close()
    return tampon.getvalue()


def _ecrire(feuille, rang: int, colonne: int, cellule, aspect=None) -> None:
    """Text is written as text: a cell that begins with « = » runs nothing."""
    if isinstance(cellule, datetime.date):
        feuille.write_datetime(rang, colonne, datetime.datetime.combine(cellule, datetime.time()), aspect)
    elif isinstance(cellule, int | float):
        feuille.write_number(rang, colonne, cellule, aspect)
    elif cellule:
        feuille.write_string(rang, colonne, cellule, aspect)
    elif aspect is not None:
        feuille.write_blank(rang, colonne, None, aspect)
