"""The dated rules of the accounts and of the offer."""

from django.db.models import Q

from acteurs.models import Session
from cirj.socle import regles
from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import Compteur, RegleConnue

CONNEXION, OU_CONNEXION = "Connexion", "Connexion, seconde étape, confirmation"
_ESSAIS = "seuls les prochains essais sont concernés ; une attente déjà commencée garde sa fin"
COMPTES, OFFRE = "Comptes et saisies", "Orientations et offre"
JOURS_DE_LA_SEMAINE = dict(
    zip("1234567", ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), strict=True)
)


def _places_a_confirmer(agent) -> int:
    limite = regles.limite_passee("OFFRE_CONFIRMATION")
    perimees = Q(confirme_le__isnull=True) | Q(confirme_le__lt=limite)
    return Session.objects.visible_par(agent).a_venir().filter(perimees).count()


REGLES = (
    RegleConnue(
        "INVITATION_VALIDITE",
        "Validité d'une invitation",
        Unite.JOURS,
        COMPTES,
        "Équipe",
        (1, 60),
        sans_nombre="les invitations déjà envoyées gardent leur date limite ; les prochaines suivent la nouvelle",
    ),
    RegleConnue(
        "REVUE_ACCES",
        "Délai entre deux revues des accès d'une structure",
        Unite.MOIS,
        COMPTES,
        "Équipe",
        (1, 24),
        sans_nombre="une structure déjà revue garde l'ancien délai jusqu'à sa prochaine revue",
    ),
    RegleConnue(
        "REVUE_ACCES_REPONSE",
        "Délai laissé pour répondre à une revue des accès",
        Unite.JOURS,
        COMPTES,
        "Équipe",
        (1, 180),
        sans_nombre="les revues déjà ouvertes gardent leur date ; les prochaines suivent le nouveau délai",
    ),
    RegleConnue(
        "RECAPITULATIF_JOUR",
        "Jour du récapitulatif hebdomadaire",
        Unite.NOMBRE,
        COMPTES,
        "Courriels de récapitulatif",
        mots=JOURS_DE_LA_SEMAINE,
        sans_nombre="chacun reçoit autant de courriels, un autre jour",
    ),
    RegleConnue(
        "SAISIE_GARDEE",
        "Durée pendant laquelle une saisie interrompue est gardée",
        Unite.NOMBRE,
        COMPTES,
        "Saisies gardées",
        (1, 168),
        "heure,heures",
        sans_nombre="les saisies déjà gardées gardent leur date ; les prochaines suivent la nouvelle durée",
    ),
    RegleConnue(
        "SAISIE_TAILLE",
        "Taille la plus grande d'une saisie gardée",
        Unite.NOMBRE,
        COMPTES,
        "Saisies gardées",
        (1, 10_000),
        "kilo-octet,kilo-octets",
        sans_nombre="seules les prochaines saisies interrompues sont concernées",
    ),
    RegleConnue(
        "SAISIE_AUTEUR",
        "Durée pendant laquelle un formulaire resté ouvert dit qui l'écrivait",
        Unite.NOMBRE,
        COMPTES,
        "Saisies gardées",
        (1, 720),
        "heure,heures",
        sans_nombre="les pages restées ouvertes ne sont pas comptées",
    ),
    RegleConnue(
        "CONNEXION_ESSAIS",
        "Mots de passe ou codes inexacts avant une attente",
        Unite.NOMBRE,
        CONNEXION,
        OU_CONNEXION,
        (3, 20),
        "essai,essais",
        sans_nombre=_ESSAIS,
    ),
    RegleConnue(
        "CONNEXION_ATTENTE",
        "Première attente, doublée à chaque nouvel échec",
        Unite.NOMBRE,
        CONNEXION,
        OU_CONNEXION,
        (1, 60),
        "minute,minutes",
        sans_nombre=_ESSAIS,
    ),
    RegleConnue(
        "CONNEXION_ATTENTE_MAX",
        "Attente la plus longue",
        Unite.NOMBRE,
        CONNEXION,
        OU_CONNEXION,
        (1, 1440),
        "minute,minutes",
        sans_nombre=_ESSAIS,
    ),
    RegleConnue(
        "CONNEXION_OUBLI",
        "Temps au bout duquel les échecs d'un compte sont oubliés",
        Unite.NOMBRE,
        CONNEXION,
        OU_CONNEXION,
        (1, 168),
        "heure,heures",
        sans_nombre=_ESSAIS,
    ),
    RegleConnue(
        "CONNEXION_ADRESSE",
        "Échecs en une heure depuis une même adresse réseau, hors appareils connus, avant une attente",
        Unite.NOMBRE,
        CONNEXION,
        OU_CONNEXION,
        (50, 10_000),
        "échec,échecs",
        sans_nombre=_ESSAIS,
    ),
    RegleConnue(
        "APPAREIL_CONNU",
        "Durée pendant laquelle un appareil où l'on s'est connecté reste connu",
        Unite.JOURS,
        CONNEXION,
        OU_CONNEXION,
        (1, 400),
        sans_nombre="chaque appareil est jugé à sa prochaine connexion",
    ),
    RegleConnue(
        "OFFRE_CONFIRMATION",
        "Durée pendant laquelle un nombre de places libres reste confirmé",
        Unite.MOIS,
        OFFRE,
        "Offre",
        (1, 24),
        effets=(
            Compteur(
                "session aux places à confirmer,sessions aux places à confirmer", _places_a_confirmer, dossiers=False
            ),
        ),
    ),
)
