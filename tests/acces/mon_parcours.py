"""« Mon parcours »: whoever reads the dossier prepares the paper, with what she may read."""

from tests.harnais.acces import PERSONNE, SON_DOSSIER, Ligne

LIGNES = [
    Ligne("mon_parcours", SON_DOSSIER, PERSONNE),
    Ligne("mon_parcours_pdf", SON_DOSSIER, PERSONNE, requete="?langue=eng", page=False),
]
