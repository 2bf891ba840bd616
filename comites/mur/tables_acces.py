"""The wall of the committees' tables, with what the members of a technical cell read of them."""

from comites.mur.tables import TABLES
from parcours.mur.tables import dans, ou

_EN_PLUS = {
    "comites_seance": dans("id", "seances_de_membre"),
    "comites_participant": dans("id", "invitations"),
    "comites_pointordredujour": dans("seance_id", "seances_de_membre"),
}
AVANT = [regle for regle in TABLES if regle[0] in _EN_PLUS]
ELARGIES = [(table, ou(lecture, _EN_PLUS[table]), *ecriture) for table, lecture, *ecriture in AVANT]
