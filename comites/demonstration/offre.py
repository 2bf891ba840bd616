"""What the structures propose: courses, rooms, ways to a trade, with sessions full, open or not confirmed lately."""

import datetime

from acteurs.models import Dispositif, Session
from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import ModaliteOffre, TypeDispositif
from comites.demonstration.reseau import Reseau

T, P = TypeDispositif, Pilier
COHORTE = "Français et service civique"
CONJUGAISON_COURS = "Français intensif des jeunes"
CONJUGAISON_PIAL = "Préparation à l'apprentissage"
PSYCHO = "Consultation avec interprète"
PASSERELLE = "Logement passerelle"

# structure (without « (démo) »), name, pillar, type, levels, INSEE, the rest,
# sessions: (begins in days, ends in days or None, places, free places or None, confirmed how many days ago)
OFFRES = [
    (
        "Association A",
        "Ateliers du matin",
        P.LANGUE,
        T.ASL,
        ("", "a1"),
        "39300",
        {"horaires": "Lundi et jeudi, 9 h – 11 h 30", "garde_enfants": False, "cout": "Gratuit"},
        [(-60, None, 14, 2, 6)],
    ),
    (
        "Association A",
        COHORTE,
        P.LANGUE,
        T.FLE,
        ("a1", "a2"),
        "39300",
        {"horaires": "Mercredi, et vendredi après-midi", "public": "Jeunes en service civique", "cout": "Gratuit"},
        [(-212, 20, 13, 0, 12)],
    ),
    (
        "Ateliers de français de Dole",
        "Français du soir",
        P.LANGUE,
        T.FLE,
        ("a1", "b1"),
        "39198",
        {"horaires": "Mardi et jeudi, 18 h – 20 h", "garde_enfants": False, "cout": "10 € par an"},
        [(-80, 150, 16, 3, 20), (25, 200, 16, 16, 20)],
    ),
    (
        "Ateliers de français de Champagnole",
        "Alphabétisation",
        P.LANGUE,
        T.ALPHA,
        ("", "a1_1"),
        "39097",
        {"horaires": "Tous les matins sauf mercredi", "garde_enfants": True, "cout": "Gratuit"},
        [(-40, None, 10, 1, 200)],
    ),
    (
        "OEPRE du collège",
        "École ouverte aux parents",
        P.LANGUE,
        T.OEPRE,
        ("", "a2"),
        "39478",
        {"horaires": "Mardi après-midi", "garde_enfants": False, "public": "Parents d'élèves", "cout": "Gratuit"},
        [(-70, 200, 15, 0, 15)],
    ),
    (
        "Mission locale de Dole",
        CONJUGAISON_COURS,
        P.LANGUE,
        T.FLE,
        ("a1_1", "a2"),
        "39198",
        {"horaires": "20 heures par semaine", "public": "16 – 25 ans", "cout": "Gratuit"},
        [(-130, -20, 12, 0, 30)],
    ),
    (
        "Mission locale de Dole",
        CONJUGAISON_PIAL,
        P.EMPLOI,
        T.PIAL,
        ("a1", "a2"),
        "39198",
        {"public": "16 – 25 ans", "horaires": "Cinq jours par semaine, avec stages", "cout": "Gratuit"},
        [(24, 150, 12, 4, 8)],
    ),
    (
        "France Travail Jura",
        "Module de 680 heures",
        P.EMPLOI,
        T.MODULE_FRANCE_TRAVAIL,
        ("a1", "b1"),
        "39300",
        {"public": "Demandeurs d'emploi"},
        [(40, 210, 15, 6, 35)],
    ),
    (
        "Agence immobilière sociale",
        PASSERELLE,
        P.LOGEMENT,
        T.HEBERGEMENT,
        ("", ""),
        "39300",
        {"public": "Sortie de centre d'hébergement"},
        [(-300, None, 6, 1, 9)],
    ),
    (
        "Agence immobilière sociale",
        "Bail glissant",
        P.LOGEMENT,
        T.LOGEMENT,
        ("", ""),
        "39300",
        {"public": "Ménages avec un projet de logement"},
        [(-300, None, 18, 2, 240)],
    ),
    (
        "Accueil chez l'habitant",
        "Cohabitation de trois mois à un an",
        P.LOGEMENT,
        T.HEBERGEMENT,
        ("", ""),
        "39013",
        {"public": "Personnes seules, moins de 30 ans"},
        [(-200, None, 5, 1, 40)],
    ),
    (
        "Parrainage du Jura",
        "Parrainage citoyen",
        P.SOCIAL,
        T.PARRAINAGE,
        ("", ""),
        "39198",
        {"public": "Personnes protégées"},
        [(-200, None, 20, 7, 25)],
    ),
    (
        "Club de sport",
        "Football et natation, tarif solidaire",
        P.SOCIAL,
        T.CULTURE_SPORT,
        ("", ""),
        "39300",
        {"cout": "Licence à 20 €"},
        [(-80, None, 30, 11, 70)],
    ),
    ("Centre de soins spécialisé", PSYCHO, P.SANTE, T.SOINS, ("", ""), "39300", {"sensible": True}, []),
    (
        "CPH spécialisé",
        "Hébergement de petite taille",
        P.LOGEMENT,
        T.HEBERGEMENT,
        ("", ""),
        "39300",
        {"sensible": True},
        [],
    ),
    (
        "Mission locale de Saint-Claude",
        "Français en ligne, avec un tuteur",
        P.LANGUE,
        T.EN_LIGNE,
        ("a1", "b1"),
        "39478",
        {"modalite": ModaliteOffre.DISTANCE, "cout": "Gratuit"},
        [(-90, None, 20, 9, 18)],
    ),
]


def proposer(reseau: Reseau, jour: datetime.date) -> dict[str, Dispositif]:
    """Write the offers and their sessions; return them by name."""
    offres = {}
    for structure, nom, pilier, type_, (entree, vise), insee, reste, sessions in OFFRES:
        offres[nom] = Dispositif.objects.create(
            structure=reseau.structures[f"{structure} (démo)"],
            nom=nom,
            pilier=pilier,
            type=type_,
            niveau_entree=entree,
            niveau_vise=vise,
            commune_id=insee,
            **reste,
        )
        for debut, fin, places, libres, confirme in sessions:
            Session.objects.create(
                dispositif=offres[nom],
                debut=jour + datetime.timedelta(days=debut),
                places=places,
                places_libres=libres,
                fin=None if fin is None else jour + datetime.timedelta(days=fin),
                confirme_le=jour - datetime.timedelta(days=confirme),
            )
    return offres
