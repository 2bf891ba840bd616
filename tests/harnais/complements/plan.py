"""A goal and what was found on a pillar of the first structure."""

from cirj.socle.rls import contexte


def completer(request, objets: dict) -> dict:
    agent = request.getfixturevalue("intervenante")
    commun = {"pilier": "langue", "structure": objets["structure"]}
    with contexte.service("*"):
        objets["parcours"].diagnostics.create(**commun, situation="Lit un peu.", auteur=agent)
        objectif = objets["parcours"].objectifs.create(**commun, intitule="Parler au guichet", responsable=agent)
    return {"objectif": objectif}
