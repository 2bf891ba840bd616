"""A JSON file that came from outside, bounded before it enters the site; runs in a process apart (``lecture_isolee``)."""

import json
from typing import Any

#: Objects, lists and values: the catalogue of 2019 has some thousands.
VALEURS_MAX = 200_000
PROFONDEUR_MAX = 20
PAS_UN_CATALOGUE = (
    "Ce fichier n'est pas un catalogue. Donnez le fichier « .json » reçu avec le catalogue, sans l'ouvrir"
)


class JsonRefuse(ValueError):
    """The file is no JSON that may be read; the message is French."""

    pour_la_personne = True


def lire(contenu: bytes) -> tuple[None, bytes]:
    """Return the same JSON, of a bounded depth and size, written in ASCII."""
    try:
        donnees = json.loads(contenu.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise JsonRefuse(f"{PAS_UN_CATALOGUE} (texte en UTF-8).") from None
    except (ValueError, RecursionError) as erreur:
        ou = f" (ligne {erreur.lineno}, colonne {erreur.colno})" if isinstance(erreur, json.JSONDecodeError) else ""
        raise JsonRefuse(f"{PAS_UN_CATALOGUE}{ou}.") from None
    _borner(donnees)
    return None, json.dumps(donnees).encode()


def _borner(donnees: Any) -> None:
    pile, vues = [(donnees, 1)], 0
    while pile:
        valeur, profondeur = pile.pop()
        vues += 1
        if vues > VALEURS_MAX or profondeur > PROFONDEUR_MAX:
            raise JsonRefuse("Ce fichier contient trop de choses pour être un catalogue.")
        enfants = valeur.values() if isinstance(valeur, dict) else valeur if isinstance(valeur, list) else ()
        pile += [(enfant, profondeur + 1) for enfant in enfants]
