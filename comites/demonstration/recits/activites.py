"""Collective activities and their lists: one closed last month, one whose list waits, one to come."""

import datetime

from acteurs.nomenclatures import Pilier
from comites.demonstration.plume import JOUR, Plume
from parcours.models import Activite, Participation
from parcours.nomenclatures import Presence, TypeActivite

# title, kind, pillars, structure and key of the agent, in how many days, hours, place, places, stories on the list
ACTIVITES = [
    (
        "Visite de la médiathèque et cartes de prêt",
        TypeActivite.VISITE,
        [Pilier.SOCIAL],
        "Association A",
        "responsable",
        -26,
        (14, 16),
        "Médiathèque (démo)",
        12,
        ["farid", "amina", "selam", "hala", "cohorte-1", "cohorte-4", "cohorte-8"],
    ),
    (
        "Atelier : lire une facture",
        TypeActivite.ATELIER,
        [Pilier.LANGUE],
        "Association A",
        "responsable",
        -3,
        (9, 11),
        "Salle de l'association",
        10,
        ["haroun", "amina", "cohorte-2", "cohorte-3", "cohorte-5", "cohorte-9"],
    ),
    (
        "Sortie neige aux Rousses",
        TypeActivite.SORTIE,
        [Pilier.SOCIAL],
        "Opérateur AGIR",
        "intervenant",
        17,
        (8, 17),
        "Départ de la gare de Lons",
        20,
        ["farid", "merveille", "hala", "omar", "zeynep", "tesfay"],
    ),
    (
        "Réunion d'information : louer un logement",
        TypeActivite.INFORMATION,
        [Pilier.LOGEMENT],
        "Agence immobilière sociale",
        "logement",
        9,
        (10, 12),
        "Agence, rue fictive",
        15,
        ["haroun", "ibrahima", "hala"],
    ),
]
#: One after the other on a list that is kept: most come.
PRESENCES = [Presence.PRESENT, Presence.PRESENT, Presence.PRESENT, Presence.EXCUSE, Presence.PRESENT, Presence.ABSENT]


def raconter(plume: Plume) -> None:
    for titre, type_, piliers, structure, cle, jours, (debut, fin), lieu, places, inscrits in ACTIVITES:
        agent, date = plume.agent(cle), plume.jour + jours * JOUR
        activite = Activite.objects.create(
            departement=plume.reseau.departement,
            structure=plume.structure(structure),
            titre=titre,
            type=type_,
            piliers=piliers,
            date=date,
            debut=datetime.time(debut),
            fin=datetime.time(fin),
            lieu=lieu,
            places=places,
            animateurs="Une salariée et deux bénévoles",
            creee_par=agent,
        )
        for rang, histoire in enumerate(inscrits):
            Participation.objects.create(
                activite=activite,
                parcours=plume.histoires[histoire],
                etat=PRESENCES[rang % len(PRESENCES)] if jours < -7 else Presence.INSCRIT,
            )
        if jours < -7:
            activite.clore(agent)
            Activite.objects.filter(pk=activite.pk).update(close_le=date + JOUR)
