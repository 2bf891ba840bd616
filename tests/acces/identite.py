"""Addresses of the identity."""

from tests.harnais.acces import PERSONNE, SON_DOSSIER_ECRIT, Ligne

LIGNES = [
    Ligne("numero_etranger", SON_DOSSIER_ECRIT, PERSONNE),
    Ligne("numero_etranger", SON_DOSSIER_ECRIT, PERSONNE, "POST"),
    Ligne("fiche_ajouter", SON_DOSSIER_ECRIT, {**PERSONNE, "code": "numero"}),
    Ligne("fiche_modifier", SON_DOSSIER_ECRIT, {**PERSONNE, "code": "attendu", "objet_id": "personne_attendue"}),
    Ligne("fiche_ajouter", SON_DOSSIER_ECRIT, {**PERSONNE, "code": "reunification"}),
]
