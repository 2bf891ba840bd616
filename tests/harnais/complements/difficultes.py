"""What a table says of a pillar of the first structure, and nobody has confirmed."""

from cirj.socle.mur import contexte
from parcours.models import DifficulteSignalee


def completer(request, objets: dict) -> dict:
    with contexte.service("*"):
        difficulte = DifficulteSignalee.objects.create(
            parcours=objets["parcours"], pilier="langue", cause="garde_enfants", texte="pas de garde le jeudi",
            fichier="tableau.csv", importation=objets["importee"], structure=objets["structure"],
        )  # fmt: skip
    return {"difficulte": difficulte}
