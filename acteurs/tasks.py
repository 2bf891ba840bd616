"""What the accounts leave to the worker: invitations and reviews by e-mail, forgotten sessions."""

from collections.abc import Callable
from smtplib import SMTPException

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from acteurs.comptes import essais
from acteurs.models import Affectation, Agent, Invitation, RevueAcces, SaisieGardee
from cirj.socle import a_part, memoire
from cirj.socle.confier import confier
from cirj.socle.textes import rendre_texte

ESSAIS = 3
FILE_MUETTE = (
    "le service des tâches ne répond pas. Il partira de lui-même à son retour ; vous pouvez aussi le renvoyer dans "
    "quelques minutes."
)
COURRIEL_REFUSE = "le serveur de courriel refuse l'envoi ou ne répond pas. Vérifiez l'adresse, puis renvoyez le lien."


def programmer_envoi(invitation: Invitation, adresse_site: str, ensuite: Callable[[bool], None] | None = None) -> None:
    """Send the invitation's e-mail once the transaction is committed; a silent queue is said on the row."""

    def noter(partie: bool) -> None:
        if not partie:
            _noter_echec(invitation.pk, FILE_MUETTE)
        if ensuite is not None:
            ensuite(partie)

    arguments = (str(invitation.pk), invitation.jeton, adresse_site)
    confier(envoyer_invitation, *arguments, quoi="L'envoi du courriel d'invitation", ensuite=noter)


@shared_task(bind=True, max_retries=ESSAIS - 1)
def envoyer_invitation(self, identifiant: str, jeton: str, adresse_site: str) -> None:
    """Send the e-mail of one invitation; run again, it sends nothing twice, nor a link replaced meanwhile."""
    invitation = Invitation.objects.select_related("structure", "departement", "invite_par").get(pk=identifiant)
    if invitation.envoyee_le or invitation.jeton != jeton or not invitation.ouverte:
        return
    lien = adresse_site + reverse("invitation_accepter", args=[invitation.jeton])
    corps = rendre_texte("comptes/courriel_invitation.txt", {"invitation": invitation, "lien": lien})
    sujet = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}Votre invitation à rejoindre CIR-J"
    try:
        send_mail(sujet, corps, settings.DEFAULT_FROM_EMAIL, [invitation.email])
    except (SMTPException, OSError) as erreur:
        _noter_echec(invitation.pk, COURRIEL_REFUSE)
        if self.request.retries < self.max_retries:
            raise self.retry(exc=erreur, countdown=60 * 5**self.request.retries) from erreur
        return
    Invitation.objects.filter(pk=identifiant, jeton=jeton).update(envoyee_le=timezone.now(), echec_envoi="")


def programmer_annonce(agent: Agent, de: Agent, quoi: list[str]) -> None:
    """Tell ``agent`` by e-mail, once the transaction is committed, what she takes over; never a followed person's name."""

    prevenir = f"L'envoi du courriel qui prévient {agent}"
    confier(annoncer_passation, str(agent.pk), str(de), quoi, quoi=prevenir)


@shared_task(autoretry_for=(SMTPException, OSError), max_retries=ESSAIS - 1, retry_backoff=300)
def annoncer_passation(identifiant: str, de: str, quoi: list[str]) -> None:
    """Send one e-mail to who takes over."""
    agent = Agent.objects.get(pk=identifiant)
    if not agent.is_active:
        return
    contenu = {"de": de, "quoi": quoi, "accueil": settings.ADRESSE_SITE + reverse("accueil")}
    corps = rendre_texte("comptes/courriel_passation.txt", contenu)
    sujet = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}Ce que vous reprenez"
    send_mail(sujet, corps, settings.DEFAULT_FROM_EMAIL, [agent.email])


@shared_task
def fermer_acces_echus() -> None:
    """Close the accounts whose last access has come to its end (nightly); run again, it closes nothing more."""
    siennes = Affectation.objects.filter(agent=OuterRef("pk"))
    echus = Agent.objects.filter(Exists(siennes), ~Exists(siennes.non_terminees()), is_active=True)
    for agent in echus:
        agent.fermer()


@shared_task
def ouvrir_revues() -> None:
    """Open the reviews whose turn it is, close those that are done, announce those that are not yet (daily)."""
    RevueAcces.objects.clore_achevees()
    RevueAcces.objects.ouvrir_dues()
    for revue in RevueAcces.objects.en_cours().filter(annoncee_le__isnull=True).values_list("pk", flat=True):
        confier(annoncer_revue, str(revue))


@shared_task
def annoncer_revue(identifiant: str) -> None:
    """Tell a structure's heads that a review waits: no name in the e-mail; what does not leave leaves tomorrow."""
    with transaction.atomic():
        revue = RevueAcces.objects.select_for_update(of=("self",)).get(pk=identifiant)
        if revue.annoncee_le or revue.close_le or not (adresses := revue.destinataires()):
            return
        lien = settings.ADRESSE_SITE + reverse("revue", args=[revue.pk])
        corps = rendre_texte("comptes/courriel_revue.txt", {"revue": revue, "lien": lien})
        sujet = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}Accès à confirmer dans votre structure"
        for adresse in adresses:
            send_mail(sujet, corps, settings.DEFAULT_FROM_EMAIL, [adresse])
        revue.annoncee_le = timezone.now()
        revue.save(update_fields=["annoncee_le", "modifie_le"])


@shared_task
def oublier_sessions_perimees() -> None:
    """Delete the sessions whose time is over, and what was kept for a session that never came back (nightly)."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    SaisieGardee.objects.filter(expire_le__lt=timezone.now()).delete()


@shared_task
def oublier_essais() -> None:
    """Erase the attempts and the limits whose time is over (hourly): nothing stays of who mistyped, or guessed."""
    try:
        essais.oublier_anciens()
        memoire.oublier_perimees()
    finally:
        a_part.fermer()


def _noter_echec(identifiant, raison: str) -> None:
    Invitation.objects.filter(pk=identifiant).update(echec_envoi=raison)
