"""Addresses of what a table said of a person."""

from tests.harnais.acces import PERSONNE, SON_DEPARTEMENT, Ligne

LIGNES = [Ligne("ce_que_disait", SON_DEPARTEMENT, PERSONNE)]
