"""What a table says of a pillar of the first structure, and nobody has confirmed; what its import wrote."""

from cirj.socle.rls import contexte
from parcours.models import DifficulteSignalee, EcritureImport


def completer(request, objets: dict) -> dict:
    with contexte.service("*"):
        difficulte = DifficulteSignalee.objects.create(
            parcours=objets["parcours"],
            pilier="langue",
            cause="garde_enfants",
            texte="pas de garde le jeudi",
            fichier="tableau.csv",
            importation=objets["importee"],
            structure=objets["structure"],
        )
    return {"difficulte": difficulte}


def une_ligne_partout(request, objets: dict) -> None:
    ligne = objets["importee"].lignes.first()
    EcritureImport.objects.create(
        importation=ligne.importation, ligne=ligne, dossier=objets["personne"].pk, creee=False, gestes=[]
    )
