"""The year to exchange a driving licence ended nine days before the request."""

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from comites.demonstration.plume import JOUR, Plume
from parcours.alertes.evaluation import evaluer
from parcours.models import Parcours, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, CauseBlocage, Programme

RETARD = 9 * JOUR


def raconter(plume: Plume) -> None:
    demande = plume.jour - 3 * JOUR
    limite = demande - RETARD
    debut = regles.decaler(limite, regles.regle("ECHANGE_PERMIS"), sens=-1)
    omar = plume.seule("SYR", "M", 38, "39097", "Omar", debut, niveau="a2", permis=True)
    SituationEmploi.objects.create(personne=omar, categorie=CategorieEmploi.RECHERCHE, date=debut + 15 * JOUR)
    permis = omar.permis_conduire.get()
    parcours = plume.parcours("omar", omar, debut + 15 * JOUR, Programme.AGIR)
    # As the nights went by: the alert opened in time, and closed because its day had passed.
    siens = Parcours.objects.filter(pk=parcours.pk)
    evaluer(siens, limite - 30 * JOUR)
    evaluer(siens, limite + JOUR)
    permis.echange_demande_le = demande
    permis.save()
    plume.suivis(
        parcours,
        [
            (
                limite - 50 * JOUR,
                Pilier.EMPLOI,
                "Un poste de chauffeur l'attend à Champagnole, avec son permis échangé.",
            ),
            (
                demande,
                Pilier.EMPLOI,
                "Le délai d'échange du permis est dépassé de quelques jours ; la demande part quand même.",
            ),
        ],
    )
    plume.blocages["permis"] = plume.bloquer(
        parcours,
        Pilier.EMPLOI,
        CauseBlocage.PERMIS,
        demande,
        "Demande d'échange du permis déposée neuf jours après le délai d'un an.",
    )
