"""The offer, referrals and chains of the shared dossier."""

import datetime

from django.utils import timezone

from acteurs.models import Dispositif, Session
from acteurs.nomenclatures import Pilier


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
    return {"offre": offre, "session_offre": session, "offre_sensible": sensible}
