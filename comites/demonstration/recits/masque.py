"""Places whose name tells something: a specialised centre where a man lives, a consultation he is referred to.

Whoever does not carry the pillar reads no name (docs/domaine.md §6).
"""

from acteurs.nomenclatures import Pilier
from comites.demonstration.offre import PSYCHO
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.recits.orientations import E, orienter
from parcours.nomenclatures import CategorieSejour, Programme


def raconter(plume: Plume) -> None:
    jean = plume.seule("COD", "M", 26, "39300", "Jean-Claude", plume.il_y_a(9), niveau="b1")
    entree = plume.jour - 34 * JOUR
    jean.sejours.get(fin__isnull=True).finir(entree, "autre_hebergement")
    plume.sejours(jean, [(CategorieSejour.CPH, plume.structure("CPH spécialisé"), entree, None)])
    parcours = plume.parcours(
        "jean-claude",
        jean,
        plume.il_y_a(8),
        Programme.COORDINATION,
        porteurs={Pilier.LOGEMENT: "Agence immobilière sociale (démo)"},
    )
    orienter(
        plume,
        "jean-claude",
        Pilier.LOGEMENT,
        "logement",
        "CPH spécialisé",
        "Hébergement de petite taille",
        52,
        "Un hébergement plus calme, avec un suivi.",
        E.COMMENCEE,
        {"repondue": 41, "commencee": 34},
    )
    # About health no word travels.
    orienter(
        plume, "jean-claude", Pilier.SANTE, "coordination", "Centre de soins spécialisé", PSYCHO, 9, "", E.ENVOYEE, {}
    )
    plume.suivis(
        parcours,
        [(plume.jour - 13 * JOUR, Pilier.EMPLOI, "Reprend confiance ; une journée d'essai en cuisine lui a plu.")],
    )
