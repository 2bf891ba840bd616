"""What the rules of the pathways change the number of, counted among what the agent may see."""

import datetime

from django.db.models import Count, Q
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.regles_connues import Compteur
from parcours.alertes.evaluation import alertes_dues
from parcours.dossier.echeances import SANS_LIMITE, jours_dus
from parcours.models import (
    Alerte,
    Document,
    Importation,
    Intervention,
    Orientation,
    Parcours,
    ParcoursAgir,
    Personne,
    RapprochementOfii,
    ReponseRapprochement,
)
from parcours.models.importation import EtatImport
from parcours.nomenclatures import EtatAgir

#: Said where a deadline is counted from a day that has passed: what has begun is not touched.
DEJA_COMMENCE = (
    "ce qui a commencé avant le jour d'effet garde l'ancienne valeur ; ce qui commence après suit la nouvelle"
)


def _alertes(agent) -> dict:
    dues = alertes_dues(Parcours.objects.visible_par(agent), timezone.localdate())
    return {cle: quand for cle, (_, quand) in dues.items()}


def _a_contacter(agent) -> int:
    return Parcours.objects.visible_par(agent).a_contacter().count()


def _proches(agent) -> int:
    jour = timezone.localdate()
    dates, _ = jours_dus(Parcours.objects.visible_par(agent), jour, regles.echeance("ECHEANCES_PROCHES", jour))
    return len(dates)


def _termes_agir(agent) -> int:
    entres = ParcoursAgir.objects.visible_par(agent).filter(etat=EtatAgir.ENTRE).order_by().values("parcours")
    jour = timezone.localdate()
    limite = regles.echeance("AGIR_TERME_PROCHE", jour)
    dates, _ = jours_dus(Parcours.objects.filter(pk__in=entres), jour - SANS_LIMITE, limite)
    return len({fait.parcours_id for fait, code, _ in dates if code == "AGIR_TERME"})


def _pressantes(agent) -> int:
    jour = timezone.localdate()
    attendues = Alerte.objects.visible_par(agent).attendues().exclude(code="AGIR_CONTACT")
    return attendues.filter(echeance__range=(jour, regles.echeance("ALERTE_PRESSANTE", jour))).count()


def _fermees(agent) -> int:
    depuis = regles.limite_passee("ALERTE_HISTORIQUE")
    return Alerte.objects.visible_par(agent).filter(close_le__gte=depuis).count()


def _sans_reponse(agent) -> int:
    limite = regles.limite_passee("ORIENTATION_REPONSE")
    return Orientation.objects.visible_par(agent).sans_reponse_depuis(limite).count()


def _questions(agent) -> int:
    return ReponseRapprochement.objects.visible_par(agent).a_donner().count()


def _relues(agent) -> int:
    """Interventions over since less than the rule, in the department that she coordinates."""
    limite, jour = regles.limite_passee("ACCES_APRES_INTERVENTION"), timezone.localdate()
    siens = Parcours.objects.visible_par(agent).values("pk")
    return Intervention.objects.filter(parcours__in=siens, fin__gte=limite, fin__lte=jour).count()


def _dossiers_pleins(agent) -> int:
    au_plus = regles.nombre("DOCUMENT_NOMBRE")
    presents = Q(documents__in=Document.objects.visible_par(agent).presents().filter(suivi__isnull=True))
    siens = Personne.objects.visible_par(agent).annotate(n=Count("documents", filter=presents))
    return siens.filter(n__gte=au_plus).count()


def _depots_a_effacer(agent) -> int:
    limite = timezone.now() - datetime.timedelta(days=regles.nombre("IMPORT_ABANDON"))
    return Importation.objects.visible_par(agent).filter(etat=EtatImport.A_VERIFIER, modifie_le__lt=limite).count()


def _listes_a_effacer(agent) -> int:
    limite = regles.limite_passee("AGIR_OFII_CONSERVATION")
    return RapprochementOfii.objects.visible_par(agent).filter(cree_le__date__lt=limite).count()


ALERTES = Compteur("alerte à traiter,alertes à traiter", _alertes)
A_CONTACTER = Compteur("personne à recontacter,personnes à recontacter", _a_contacter)
PROCHES = Compteur("échéance montrée à l'avance,échéances montrées à l'avance", _proches)
TERMES_AGIR = Compteur(
    "parcours AGIR dont le terme est dit proche,parcours AGIR dont le terme est dit proche", _termes_agir
)
PRESSANTES = Compteur("alerte dite proche,alertes dites proches", _pressantes)
FERMEES = Compteur("alerte fermée montrée,alertes fermées montrées", _fermees)
SANS_REPONSE = Compteur("orientation dite sans réponse,orientations dites sans réponse", _sans_reponse)
QUESTIONS = Compteur("question encore posée,questions encore posées", _questions)
RELUES = Compteur("intervention terminée et encore relue,interventions terminées et encore relues", _relues)
DOSSIERS_PLEINS = Compteur("dossier sans place pour un document,dossiers sans place pour un document", _dossiers_pleins)
DEPOTS_A_EFFACER = Compteur("tableau à effacer,tableaux à effacer", _depots_a_effacer)
LISTES_A_EFFACER = Compteur("comparaison à effacer,comparaisons à effacer", _listes_a_effacer)
