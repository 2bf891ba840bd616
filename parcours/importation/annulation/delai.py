"""How long an import may be cancelled (rule ``IMPORT_ANNULATION``), and why it may not."""

import datetime

from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import en_francais
from cirj.socle.templatetags.francais import compte
from parcours.models import EcritureImport, Importation
from parcours.models.importation import EtatImport, ResultatLigne

REGLE = "IMPORT_ANNULATION"


def dernier_jour(importation: Importation) -> datetime.date:
    fin = importation.termine_le or importation.modifie_le
    return timezone.localdate(fin) + datetime.timedelta(days=regles.nombre(REGLE))


def pourquoi_pas(importation: Importation) -> str:
    """Return why the import cannot be cancelled; "" when it can."""
    if importation.etat not in (EtatImport.TERMINE, EtatImport.ECHEC):
        return "Seul un import terminé ou arrêté s'annule."
    if (limite := dernier_jour(importation)) < timezone.localdate():
        duree = compte(regles.nombre(REGLE), "jour,jours")
        return f"Un import s'annule pendant {duree} : pour celui-ci, c'était possible jusqu'au {en_francais(limite)}."
    # Two counts: looking for the rows that have no trace would join the rows of both tables, each behind its policy.
    creees = importation.lignes.filter(resultat=ResultatLigne.CREEE).count()
    if creees > importation.ecritures.filter(creee=True).count():
        return "Cet import ne s'annule pas d'un bloc : il a été fait avant que le site ne garde de quoi le défaire."
    return ""


def oublier_les_ecritures() -> int:
    """Erase what was kept to undo the imports that may not be cancelled any more; return how many rows."""
    limite = timezone.now() - datetime.timedelta(days=regles.nombre(REGLE) + 1)
    anciennes = EcritureImport.objects.filter(importation__termine_le__lt=limite)
    return anciennes.exclude(importation__etat=EtatImport.ANNULATION).delete()[0]
