"""AGIR in every state: referred, checked, validated, refused, not reached, suspended, near its term; and its pair."""

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from comites.demonstration.plume import JOUR, Plume
from parcours.models import ParcoursAgir, Referent, SuspensionAgir
from parcours.nomenclatures import EtatAgir, MotifSuspension, Programme, RoleBinome, VoieAgir

A = EtatAgir
PILIERS = [Pilier.EMPLOI.value, Pilier.LOGEMENT.value, Pilier.SOCIAL.value]
# story, country, sex, age, first name, months since the protection, route, who refers,
# (state, how many days ago, words), the first being the referral
CANDIDATURES = [
    ("nour", "SYR", "F", 26, "Rima", 3, VoieAgir.PRESCRIPTEUR, "Mission locale de Dole", [(A.ORIENTE, 4, "")]),
    (
        "layla",
        "SYR",
        "F",
        33,
        "Layla",
        5,
        VoieAgir.PRESCRIPTEUR,
        "CCAS de Dole",
        [(A.ORIENTE, 33, ""), (A.ELIGIBILITE_VERIFIEE, 21, "")],
    ),
    (
        "adam",
        "SDN",
        "M",
        24,
        "Adam",
        4,
        VoieAgir.OFII,
        "OFII, direction territoriale",
        [(A.ORIENTE, 26, ""), (A.ELIGIBILITE_VERIFIEE, 15, ""), (A.VALIDE_OFII, 3, "")],
    ),
    (
        "blerim",
        "XKX",
        "M",
        47,
        "Blerim",
        40,
        VoieAgir.PRESCRIPTEUR,
        "CCAS de Dole",
        [
            (A.ORIENTE, 50, ""),
            (
                A.REFUSE_INELIGIBLE,
                41,
                "Protection obtenue il y a plus de trois ans ; accompagnement coordonné à la place.",
            ),
        ],
    ),
    (
        "warsame",
        "SOM",
        "M",
        30,
        "Warsame",
        7,
        VoieAgir.PRESCRIPTEUR,
        "CADA de Dole",
        [(A.ORIENTE, 70, ""), (A.REFUSE_PERSONNE, 60, "Préfère garder son référent actuel ; pourra redemander.")],
    ),
    (
        "emre",
        "TUR",
        "M",
        28,
        "Emre",
        8,
        VoieAgir.OFII,
        "OFII, direction territoriale",
        [(A.ORIENTE, 80, ""), (A.NON_JOINT, 45, "Trois appels et un courrier sans réponse.")],
    ),
]
#: The children of some of them: sex, age, first name.
ENFANTS = {
    "nour": [("F", 2, "Jana")],
    "layla": [("M", 6, "Karim"), ("F", 4, "Salma")],
    "blerim": [("M", 12, "Dren"), ("F", 9, "Lira")],
    "emre": [("F", 3, "Elif")],
}
CCAS = dict.fromkeys((Pilier.LOGEMENT, Pilier.SOCIAL, Pilier.EMPLOI), "CCAS de Dole (démo)")


def raconter(plume: Plume) -> None:
    for histoire, pays, sexe, age, prenom, mois, voie, prescripteur, etats in CANDIDATURES:
        personne = plume.seule(pays, sexe, age, "39198", prenom, plume.il_y_a(mois), enfants=ENFANTS.get(histoire, ()))
        parcours = plume.parcours(histoire, personne, plume.il_y_a(mois - 1), Programme.COORDINATION, porteurs=CCAS)
        plume.suivis(
            parcours,
            [(plume.jour - (mois + 2) * JOUR, Pilier.SOCIAL, "Droits vérifiés ensemble ; AGIR lui a été expliqué.")],
        )
        _candidater(plume, parcours, voie, prescripteur, etats)
    _suspendre(plume)
    _binome(plume)


def _candidater(plume: Plume, parcours, voie: str, prescripteur: str, etats: list[tuple]) -> None:
    """Write each state on its day, in the name of the coordination."""
    (_, il_y_a, _), *suites = etats
    le = plume.jour - il_y_a * JOUR
    with contexte.pour_agent(plume.agent("coordination")):
        agir = ParcoursAgir.objects.create(
            parcours=parcours,
            voie=voie,
            etat=A.ORIENTE,
            etat_le=le,
            oriente_le=le,
            volontaire_le=le,
            piliers=PILIERS,
            prescripteur=plume.structure(prescripteur),
            operateur=plume.structure("Opérateur AGIR"),
        )
        for etat, jours, mots in suites:
            agir.passer(etat, plume.jour - jours * JOUR, mots)


def _suspendre(plume: Plume) -> None:
    """Amina's clock stopped for a month last spring; Zeynep's is stopped now."""
    for histoire, debut, fin, motif in (
        ("amina", 150, 118, MotifSuspension.ABSENCE),
        ("zeynep", 40, None, MotifSuspension.INDISPONIBLE),
    ):
        SuspensionAgir.objects.create(
            parcours=plume.histoires[histoire],
            debut=plume.jour - debut * JOUR,
            motif=motif,
            fin=plume.jour - fin * JOUR if fin else None,
            auteur=plume.agent("intervenant"),
        )


def _binome(plume: Plume) -> None:
    for histoire in ("farid", "amina", "hala"):
        parcours = plume.histoires[histoire]
        parcours.referents.filter(principal=True).update(role_binome=RoleBinome.DROITS)
        Referent.objects.create(
            parcours=parcours,
            nom_libre="Andréa Démo",
            principal=False,
            role_binome=RoleBinome.EMPLOI,
            structure=plume.structure("Opérateur AGIR"),
            debut=parcours.debut,
        )
