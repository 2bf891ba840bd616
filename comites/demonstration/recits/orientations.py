"""Referrals in every state: unanswered for long, waiting, accepted, refused and come back, sent elsewhere, begun, finished."""

from acteurs.nomenclatures import Pilier
from comites.demonstration.offre import CONJUGAISON_COURS
from comites.demonstration.plume import JOUR, Plume
from parcours.models import Intervention, Orientation
from parcours.nomenclatures import EtatOrientation, MotifRefus, ResultatOrientation

E, P = EtatOrientation, Pilier
# story, pillar, who sends (key of the agent), destination, offer, sent how many days ago, what is asked for, state,
# then the days of the wait, of the answer, of the beginning and of the end, and what goes with them
ORIENTATIONS = [
    (
        "zeynep",
        P.EMPLOI,
        "intervenant",
        "Mission locale de Saint-Claude",
        "",
        38,
        "Recherche d'un stage de technicienne de laboratoire.",
        E.ENVOYEE,
        {},
        {},
    ),
    (
        "haroun",
        P.LANGUE,
        "intervenant",
        "Association A",
        "Ateliers du matin",
        3,
        "Une place aux ateliers du matin, il est libre avant midi.",
        E.ENVOYEE,
        {},
        {},
    ),
    (
        "tesfay",
        P.LOGEMENT,
        "intervenant",
        "Agence immobilière sociale",
        "Bail glissant",
        5,
        "Un logement pour quatre quand sa famille arrivera.",
        E.ENVOYEE,
        {},
        {},
    ),
    (
        "selam",
        P.LANGUE,
        "responsable",
        "OEPRE du collège",
        "École ouverte aux parents",
        60,
        "Un cours l'après-midi, avec sa fille si possible.",
        E.ATTENTE,
        {"attente": 48},
        {},
    ),
    (
        "hala",
        P.SOCIAL,
        "intervenant",
        "Parrainage du Jura",
        "Parrainage citoyen",
        21,
        "Une famille à rencontrer le week-end.",
        E.ACCEPTEE,
        {"repondue": 4},
        {},
    ),
    (
        "gulalai",
        P.LANGUE,
        "responsable",
        "Ateliers de français de Champagnole",
        "Alphabétisation",
        19,
        "Un cours avec garde d'enfants.",
        E.REFUSEE,
        {"repondue": 6},
        {"motif": MotifRefus.SECTEUR, "precision": "Trop loin de Morez sans voiture"},
    ),
    (
        "ibrahima",
        P.LOGEMENT,
        "logement",
        "Bailleur social du Haut-Jura",
        "",
        45,
        "Un studio près de la boulangerie.",
        E.REFUSEE,
        {"repondue": 30},
        {"motif": MotifRefus.PLACE},
    ),
    (
        "merveille",
        P.SOCIAL,
        "intervenant",
        "Club de sport",
        "Football et natation, tarif solidaire",
        90,
        "Reprendre la natation.",
        E.COMMENCEE,
        {"repondue": 80, "commencee": 70},
        {},
    ),
    (
        "cohorte-1",
        P.LANGUE,
        "responsable",
        "Ateliers de français de Dole",
        "Français du soir",
        12,
        "Continuer le soir après le service civique.",
        E.ANNULEE,
        {"annulee": 8},
        {},
    ),
]


def raconter(plume: Plume) -> None:
    for histoire, pilier, cle, vers, offre, envoi, demande, etat, jours, reste in ORIENTATIONS:
        orienter(plume, histoire, pilier, cle, vers, offre, envoi, demande, etat, jours, **reste)
    # The refusal of the landlord was taken up at once: the same request went elsewhere.
    refusee = Orientation.objects.get(parcours=plume.histoires["ibrahima"], etat=E.REFUSEE)
    orienter(
        plume,
        "ibrahima",
        P.LOGEMENT,
        "logement",
        "Bailleur social du Doubs-Jura",
        "",
        28,
        "Un studio près de la boulangerie.",
        E.ENVOYEE,
        {},
        suite_de=refusee,
    )


def orienter(
    plume: Plume,
    histoire: str,
    pilier: str,
    cle: str,
    vers: str,
    offre: str,
    envoi: int,
    demande: str,
    etat: str,
    jours: dict[str, int],
    **reste,
) -> Orientation:
    """Write a referral as it stands; ``jours``: what happened → how many days ago. An acceptance opens the pillar."""
    agent, parcours, destination = plume.agent(cle), plume.histoires[histoire], plume.structure(vers)
    dates = {f"{quoi}_le": plume.jour - il_y_a * JOUR for quoi, il_y_a in jours.items()}
    # Told by telephone when nobody there has an account: the coordination writes it down.
    auteurs = {f"{quoi}_par": agent if quoi in ("annulee",) else plume.agent("coordination") for quoi in jours}
    orientation = Orientation.objects.create(
        parcours=parcours,
        pilier=pilier,
        agent=agent,
        structure=agent.affectation.structure,
        destination=destination,
        dispositif=plume.offres[offre] if offre else None,
        demande=demande,
        etat=etat,
        envoyee_le=plume.jour - envoi * JOUR,
        accord_le=plume.jour - (envoi + 1) * JOUR,
        **dates,
        **auteurs,
        **reste,
    )
    if "repondue" in jours and etat != E.REFUSEE:
        Intervention.objects.get_or_create(
            parcours=parcours, structure=destination, pilier=pilier, fin=None, defaults={"debut": dates["repondue_le"]}
        )
    return orientation


def cours_des_jeunes(plume: Plume, histoire: str) -> Orientation:
    """The first step of the chained pathway, finished with its result."""
    return orienter(
        plume,
        histoire,
        P.LANGUE,
        "intervenant",
        "Mission locale de Dole",
        CONJUGAISON_COURS,
        150,
        "Le cours intensif des jeunes.",
        E.TERMINEE,
        {"repondue": 142, "commencee": 130, "terminee": 20},
        resultat=ResultatOrientation.ATTEINT,
        bilan="Passé de A1.1 à A2, présent tous les jours.",
    )
