"""Women at A1 wait for a course with childcare in the Haut-Jura: the gap that a committee must see."""

from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from comites.demonstration.plume import JOUR, Plume
from parcours.models import Diagnostic, Etape, InscriptionCours, Objectif
from parcours.nomenclatures import CauseAttente, CauseBlocage, EtatCours, Programme

# name of the story, country, commune, first name, months since the protection, child
AUTRES = [
    ("gulalai", "AFG", "39368", "Gulalai", 7, ("M", 2, "Najib")),
    ("selam", "ERI", "39478", "Selam", 6, ("F", 1, "Abrehet")),
    ("rim", "SYR", "39470", "Rim", 5, ("F", 2, "Nour")),
]


def raconter(plume: Plume) -> None:
    amina = plume.seule("SDN", "F", 27, "39478", "Amina", plume.il_y_a(9), enfants=[("F", 3, "Hanan")])
    parcours = plume.parcours("amina", amina, plume.il_y_a(8), Programme.AGIR)
    _attendre(plume, amina, plume.il_y_a(5))
    plume.suivis(
        parcours,
        [(plume.jour - 20 * JOUR, Pilier.LANGUE, "Motivée, mais personne ne peut garder sa fille le matin.")],
    )
    plume.blocages["garde"] = plume.bloquer(
        parcours,
        Pilier.LANGUE,
        CauseBlocage.GARDE_ENFANTS,
        plume.il_y_a(4),
        "Aucun cours de français avec garde d'enfants dans le Haut-Jura.",
    )
    _plan(plume, parcours)
    for histoire, pays, commune, prenom, mois, enfant in AUTRES:
        femme = plume.seule(pays, "F", 29, commune, prenom, plume.il_y_a(mois), enfants=[enfant])
        sien = plume.parcours(histoire, femme, plume.il_y_a(mois - 1), Programme.COORDINATION)
        _attendre(plume, femme, plume.il_y_a(mois - 2))
        plume.suivis(
            sien,
            [(plume.jour - mois * JOUR, Pilier.LANGUE, "Demande toujours un cours ; elle viendrait avec une garde.")],
        )


def _attendre(plume: Plume, personne, depuis) -> None:
    InscriptionCours.objects.create(
        personne=personne,
        type=TypeDispositif.FLE,
        commune_id=personne.commune_id,
        etat=EtatCours.EN_ATTENTE,
        attente_depuis=depuis,
        attente_cause=CauseAttente.GARDE_ENFANTS,
    )


def _plan(plume: Plume, parcours) -> None:
    commun = {"parcours": parcours, "pilier": Pilier.LANGUE, "structure": plume.structure("Association A")}
    Diagnostic.objects.create(
        **commun,
        date=plume.il_y_a(5),
        situation="Comprend les consignes simples ; n'écrit pas encore.",
        souhaits="Parler avec la maîtresse de sa fille, puis travailler.",
        freins=[CauseBlocage.GARDE_ENFANTS],
        auteur=plume.agent("responsable"),
    )
    objectif = Objectif.objects.create(
        **commun,
        intitule="Suivre un cours deux matinées par semaine",
        responsable=plume.agent("responsable"),
        echeance=plume.jour + 60 * JOUR,
    )
    Etape.objects.create(
        **commun,
        objectif=objectif,
        intitule="Visiter la halte-garderie avec sa fille",
        par_la_personne=True,
        echeance=plume.jour + 9 * JOUR,
    )
    Etape.objects.create(
        **commun,
        objectif=objectif,
        intitule="Demander une place au multi-accueil",
        faite_le=plume.il_y_a(3),
        sans_suite=True,
        resultat="Aucune place avant la rentrée prochaine.",
        responsable=plume.agent("responsable"),
    )
