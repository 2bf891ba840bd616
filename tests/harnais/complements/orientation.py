"""The offer, referrals and chains of the shared dossier."""

import datetime

from django.utils import timezone

from acteurs.models import Dispositif, Session
from acteurs.nomenclatures import Pilier
from parcours.models import Enchainement, Maillon, Orientation


def completer(request, objets) -> dict:
    beta = request.getfixturevalue("autre_association")
    jour = timezone.localdate()
    offre = Dispositif.objects.create(structure=beta, nom="Atelier du mardi", pilier=Pilier.SOCIAL, type="asl")
    session = Session.objects.create(
        dispositif=offre,
        debut=jour,
        fin=jour + datetime.timedelta(days=90),
        places=12,
        places_libres=3,
        confirme_le=jour,
    )
    sensible = Dispositif.objects.create(
        structure=beta, nom="Accueil spécialisé", pilier=Pilier.LOGEMENT, type="hebergement", sensible=True
    )
    parcours, association, intervenante = (
        request.getfixturevalue(n) for n in ("parcours", "association", "intervenante")
    )
    coordinatrice = request.getfixturevalue("coordinatrice")
    commune = {"parcours": parcours, "pilier": Pilier.LANGUE, "demande": "Un cours le matin", "accord_le": jour}
    siennes = {"agent": intervenante, "structure": association, "destination": beta}
    orientation = Orientation.objects.create(**commune, **siennes)
    refusee = Orientation.objects.create(
        **commune,
        **siennes,
        dispositif=offre,
        etat="refusee",
        motif="place",
        repondue_le=jour,
        repondue_par=coordinatrice,
    )
    acceptee = Orientation.objects.create(
        **commune,
        agent=coordinatrice,
        structure=coordinatrice.affectation.structure,
        destination=association,
        etat="acceptee",
        repondue_le=jour,
        repondue_par=intervenante,
    )
    chaine = Enchainement.objects.create(parcours=parcours)
    maillon = Maillon.objects.create(
        enchainement=chaine,
        parcours=parcours,
        structure=association,
        pilier=Pilier.LANGUE,
        type="asl",
        debut_prevu=jour,
        fin_prevue=jour + datetime.timedelta(days=60),
    )
    return {
        "orientation": orientation,
        "refusee": refusee,
        "acceptee": acceptee,
        "maillon_prevu": maillon,
        "offre": offre,
        "session_offre": session,
        "offre_sensible": sensible,
    }
