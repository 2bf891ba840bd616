"""A young man hosted by citizens under an agreement (the catalogue's Elan); the host is never named."""

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from comites.demonstration.plume import JOUR, Plume
from parcours.models import SituationEmploi
from parcours.nomenclatures import CategorieEmploi, CategorieSejour, Programme


def raconter(plume: Plume) -> None:
    ibrahima = plume.seule("GIN", "M", 24, "39013", "Ibrahima", plume.il_y_a(19), niveau="a2")
    hote = plume.structure("Accueil chez l'habitant")
    # The year is nearly over: the alert says it, and the next place is being prepared.
    entree = regles.decaler(plume.jour + 26 * JOUR, regles.regle("COHABITATION_MAXIMUM"), sens=-1)
    sejour = ibrahima.sejours.get(fin__isnull=True)
    sejour.finir(entree, "autre_hebergement")
    (accueil,) = plume.sejours(ibrahima, [(CategorieSejour.HEBERGEMENT_CITOYEN, hote, entree, None)])
    accueil.accord_le, accueil.mediateur = entree, plume.agent("logement")
    accueil.save()
    parcours = plume.parcours(
        "ibrahima",
        ibrahima,
        plume.il_y_a(18),
        Programme.COORDINATION,
        porteurs={Pilier.LOGEMENT: "Agence immobilière sociale (démo)"},
    )
    SituationEmploi.objects.create(
        personne=ibrahima,
        categorie=CategorieEmploi.APPRENTISSAGE,
        date=plume.il_y_a(2),
        metier="Boulangerie",
        rome="D1102",
        organisme="Boulangerie d'Arbois (démo)",
    )
    plume.suivis(
        parcours,
        [
            (
                entree,
                Pilier.LOGEMENT,
                "Convention signée : une chambre à lui, trois mois renouvelables, une médiation chaque mois.",
            ),
            (
                plume.jour - 11 * JOUR,
                Pilier.LOGEMENT,
                "Médiation : tout se passe bien. Une place en foyer de jeunes travailleurs est demandée pour la suite.",
            ),
        ],
        "logement",
    )
