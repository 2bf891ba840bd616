"""The dated rules of the committees, of their decisions, of the figures and of the journal that the coordination reads."""

import datetime

from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from cirj.socle.models import EntreeJournal
from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import Compteur, RegleConnue
from comites.models import Decision, Seance, TypeComite

#: The journal keeps six months whatever the rule says (``journal.limite``).
JOURNAL_AU_MOINS = 6


def _seances_lues(agent) -> int:
    limite, jour = regles.limite_passee("CELLULE_LECTURE"), timezone.localdate()
    siennes = Seance.objects.visible_par(agent).filter(comite__type=TypeComite.TECHNIQUE)
    return siennes.filter(date__range=(limite, jour)).count()


def _decisions_lues(agent) -> int:
    limite = regles.limite_passee("DECISION_LECTURE")
    return Decision.objects.visible_par(agent).filter(realisee_le__gte=limite).count()


def _entrees_a_effacer(agent) -> int:
    jour = timezone.localdate()
    limite = min(regles.decaler(jour, regles.regle("JOURNAL_CONSERVATION"), -1), ajouter_mois(jour, -JOURNAL_AU_MOINS))
    avant = timezone.make_aware(datetime.datetime.combine(limite, datetime.time()))
    siennes = EntreeJournal.objects.visible_par(agent).filter(departement__in=agent.departements(), le__lt=avant)
    return siennes.order_by().count()


COMITES, DONNEES = "Comités et décisions", "Données personnelles et journal"
REGLES = (
    RegleConnue(
        "CELLULE_LECTURE",
        "Lecture des situations par un membre de la cellule technique, après la séance",
        Unite.JOURS,
        COMITES,
        "Cellules techniques",
        (0, 366),
        effets=(Compteur("séance passée encore lue,séances passées encore lues", _seances_lues),),
    ),
    RegleConnue(
        "DECISION_LECTURE",
        "Lecture d'une décision par la structure qui l'a réalisée",
        Unite.MOIS,
        COMITES,
        "Décisions",
        (0, 24),
        effets=(Compteur("décision réalisée encore lue,décisions réalisées encore lues", _decisions_lues),),
    ),
    RegleConnue(
        "BLOCAGE_ATTENTE",
        "Un blocage sans décision est signalé au-delà de",
        Unite.JOURS,
        COMITES,
        "Aucune page ne la lit aujourd'hui",
        (1, 366),
        sans_nombre="aucune page ne lit cette règle aujourd'hui",
    ),
    RegleConnue(
        "DROITS_DELAI",
        "Délai d'ouverture des droits après la protection",
        Unite.JOURS,
        "Chiffres et secret statistique",
        "Tableau de bord, rapport annuel",
        (1, 730),
        sans_nombre="les chiffres des périodes qui finissent après ce jour la suivent ; les rapports déjà préparés ne changent pas",
    ),
    RegleConnue(
        "JOURNAL_CONSERVATION",
        "Conservation du journal",
        Unite.MOIS,
        DONNEES,
        "Journal, « Données personnelles »",
        (6, 36),
        effets=(
            Compteur(
                "entrée du journal à effacer cette nuit,entrées du journal à effacer cette nuit", _entrees_a_effacer
            ),
        ),
    ),
)
