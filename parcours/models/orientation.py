"""A referral from one structure to another: what it carries, where it stands, and who said so."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.termes import terme
from parcours.models.acces import en_exception, interventions_de
from parcours.models.base import champ_departement
from parcours.models.gestes_orientation import GestesOrientation
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.nomenclatures import EtatOrientation, MotifRefus, ResultatOrientation

_E = EtatOrientation
_SANS = {
    quoi: Q(**{f"{quoi}_le__isnull": True}) for quoi in ("attente", "repondue", "commencee", "terminee", "annulee")
}
#: What each state has and has not: the row tells the same thing twice, and both agree.
ETATS_ET_DATES = (
    Q(etat=_E.ENVOYEE) & _SANS["attente"] & _SANS["repondue"] & _SANS["commencee"] & _SANS["annulee"]
    | Q(etat=_E.ATTENTE) & ~_SANS["attente"] & _SANS["repondue"] & _SANS["commencee"] & _SANS["annulee"]
    | Q(etat__in=[_E.ACCEPTEE, _E.REFUSEE]) & ~_SANS["repondue"] & _SANS["commencee"] & _SANS["annulee"]
    | Q(etat__in=[_E.COMMENCEE, _E.TERMINEE]) & ~_SANS["repondue"] & ~_SANS["commencee"] & _SANS["annulee"]
    | Q(etat=_E.ANNULEE) & _SANS["repondue"] & _SANS["commencee"] & ~_SANS["annulee"]
)

# The end of a pathway takes back what waits: nobody in particular did it.
AUTEURS = Q()
for _quoi in ("attente", "repondue", "commencee", "terminee", "classee"):
    AUTEURS &= Q(**{f"{_quoi}_le__isnull": True, f"{_quoi}_par__isnull": True}) | Q(
        **{f"{_quoi}_le__isnull": False, f"{_quoi}_par__isnull": False}
    )


def _agent() -> models.ForeignKey:
    return models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )


def cote_envoi(agent: Agent) -> Q:
    """The coordination; who carries the pillar; the structure that wrote it, while it intervenes on the pathway.

    Health is read only by who carries health; in exception, all but health.
    """
    equipe = interventions_de(agent).filter(parcours=OuterRef("parcours"))
    sante = Exists(equipe.filter(pilier=Pilier.SANTE))
    return (
        Q(departement__in=agent.departements(Role.COORDINATION))
        | Q(Exists(equipe.filter(pilier=OuterRef("pilier"))))
        | (Q(Exists(equipe), structure__in=agent.structures(*ACCOMPAGNENT)) & (~Q(pilier=Pilier.SANTE) | Q(sante)))
        | (~Q(pilier=Pilier.SANTE) & Q(parcours__in=en_exception(agent)))
    )


class OrientationQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The sender's side, and the structure that received it.

        The latter reads it while it waits, then for a delay if it was refused or taken back; once accepted, it carries
        the pillar.
        """
        return self.filter(cote_envoi(agent) | self._recues(agent)) if agent.affectation else self.none()

    def recues_par(self, agent: Agent) -> "OrientationQuerySet":
        """What the agent's structure was sent and may still read as such."""
        return self.filter(self._recues(agent))

    def _recues(self, agent: Agent) -> Q:
        siennes = agent.structures(*ACCOMPAGNENT)
        if not siennes:
            return Q(pk__in=[])
        jour = timezone.localdate()
        return Q(destination__in=siennes) & (
            Q(etat__in=EtatOrientation.ouverts())
            | Q(GreaterThanOrEqual(terme("repondue_le", "ORIENTATION_LECTURE"), jour), etat=EtatOrientation.REFUSEE)
            | Q(GreaterThanOrEqual(terme("annulee_le", "ORIENTATION_LECTURE"), jour), etat=EtatOrientation.ANNULEE)
        )

    def sans_reponse(self) -> "OrientationQuerySet":
        return self.filter(etat__in=EtatOrientation.ouverts())

    def sans_reponse_depuis(self, limite: datetime.date) -> "OrientationQuerySet":
        """Those sent before ``limite`` about which the destination has said nothing at all, on pathways still open."""
        return self.filter(parcours_encore_ouvert(), etat=EtatOrientation.ENVOYEE, envoyee_le__lt=limite)

    def a_reprendre(self) -> "OrientationQuerySet":
        """Refusals that were neither seen nor sent elsewhere, on pathways still open."""
        return self.filter(
            parcours_encore_ouvert(),
            ~Exists(Orientation.objects.filter(suite_de=OuterRef("pk"))),
            etat=EtatOrientation.REFUSEE,
            classee_le__isnull=True,
        )

    def envoyees_par(self, agent: Agent) -> "OrientationQuerySet":
        return self.filter(structure__in=agent.structures())

    def a_traiter_par(self, agent: Agent) -> "OrientationQuerySet":
        """What the social worker's day shows: received and waiting, sent by her structure and refused.

        A door of its own, narrower than ``visible_par``: a structure that left the pathway has nothing more to send.
        """
        siennes = agent.structures(*ACCOMPAGNENT)
        accompagnes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        hors_sante = ~Q(pilier=Pilier.SANTE) | Q(Exists(accompagnes.filter(pilier=Pilier.SANTE)))
        refusees = self.filter(hors_sante, Exists(accompagnes), structure__in=siennes).a_reprendre()
        return self.filter(
            Q(destination__in=siennes, etat__in=EtatOrientation.ouverts()) | Q(pk__in=refusees.values("pk"))
        ).order_by("envoyee_le", "cree_le")

    def pour_affichage(self) -> "OrientationQuerySet":
        """The same, and ``presentee``: what the destination reads of the person.

        The pathway is not joined: the destination may not read its row, and would lose the referral with it.
        """
        return self.avec_les_noms().annotate(
            presentee=Func(F("pk"), function="acces.presentation_d_orientation", output_field=JSONField())
        )

    def avec_les_noms(self) -> "OrientationQuerySet":
        """Load the structures, the offer, the authors, and whether a refusal was sent elsewhere (``reprise``)."""
        return (
            self.select_related(
                "agent",
                "structure",
                "destination__commune",
                "dispositif__commune",
                "dispositif__structure",
                "session",
                "attente_par",
                "repondue_par",
                "commencee_par",
                "terminee_par",
                "annulee_par",
            )
            .defer("destination__commune__contour", "dispositif__commune__contour")
            .annotate(
                reprise=Exists(Orientation.objects.filter(suite_de=OuterRef("pk"))),
            )
        )


class Orientation(GestesOrientation, ModeleDate):
    """``structure`` and ``agent`` send; ``destination`` answers. Everything that happens has its day and its author.

    About health no word travels: an appointment is asked for, the rest is said elsewhere (docs/domaine.md §6).
    """

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="orientations")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    dispositif = models.ForeignKey(
        "acteurs.Dispositif", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    session = models.ForeignKey("acteurs.Session", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    demande = models.TextField("ce qui est demandé", max_length=500, blank=True)
    accord_le = models.DateField("accord de la personne le")
    etat = models.CharField("état", max_length=10, choices=EtatOrientation, default=EtatOrientation.ENVOYEE)
    envoyee_le = models.DateField("envoyée le", default=timezone.localdate)
    attente_le = models.DateField("en liste d'attente depuis le", null=True, blank=True)
    attente_par = _agent()
    repondue_le = models.DateField("répondue le", null=True, blank=True)
    repondue_par = _agent()
    motif = models.CharField("raison du refus", max_length=12, choices=MotifRefus, blank=True)
    precision = models.CharField("précision", max_length=300, blank=True)
    commencee_le = models.DateField("commencée le", null=True, blank=True)
    commencee_par = _agent()
    terminee_le = models.DateField("terminée le", null=True, blank=True)
    terminee_par = _agent()
    resultat = models.CharField("résultat", max_length=12, choices=ResultatOrientation, blank=True)
    bilan = models.CharField("en une phrase", max_length=300, blank=True)
    annulee_le = models.DateField("annulée le", null=True, blank=True)
    annulee_par = _agent()
    # A refusal leaves the sender's day when it is sent elsewhere, or when she says that she has seen it.
    suite_de = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="suites"
    )
    classee_le = models.DateField("refus vu le", null=True, blank=True)
    classee_par = _agent()

    objects = OrientationQuerySet.as_manager()

    class Meta:
        ordering = ["-envoyee_le", "-cree_le"]
        indexes = [
            models.Index(
                fields=["destination", "etat"],
                condition=Q(etat__in=["envoyee", "attente"]),
                name="orientation_a_repondre",
            ),
            models.Index(fields=["departement", "etat", "envoyee_le"], name="orientation_departement"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=ETATS_ET_DATES,
                name="orientation_etat_et_dates",
                violation_error_message="L'état de l'orientation et ses dates ne vont pas ensemble.",
            ),
            models.CheckConstraint(
                condition=Q(etat=_E.TERMINEE, terminee_le__isnull=False) & ~Q(resultat="")
                | ~Q(etat=_E.TERMINEE) & Q(terminee_le__isnull=True, resultat="", bilan=""),
                name="orientation_terminee_avec_resultat",
                violation_error_message="Une orientation terminée a une date et un résultat.",
            ),
            models.CheckConstraint(
                condition=Q(etat=_E.REFUSEE) & ~Q(motif="") | ~Q(etat=_E.REFUSEE) & Q(motif="", precision=""),
                name="orientation_refus_motive",
                violation_error_message="Choisissez la raison du refus.",
            ),
            models.CheckConstraint(
                condition=~Q(motif=MotifRefus.AUTRE) | ~Q(precision="") | Q(pilier=Pilier.SANTE),
                name="orientation_autre_raison_dite",
                violation_error_message="Dites l'autre raison en quelques mots.",
            ),
            models.CheckConstraint(
                condition=~Q(pilier=Pilier.SANTE) & ~Q(demande="")
                | Q(pilier=Pilier.SANTE, demande="", precision="", bilan=""),
                name="orientation_sante_sans_mots",
                violation_error_message="Dites ce qui est demandé ; pour la santé, laissez ce texte vide.",
            ),
            models.CheckConstraint(
                condition=Q(accord_le__lte=F("envoyee_le"))
                & (Q(attente_le__isnull=True) | Q(attente_le__gte=F("envoyee_le")))
                & (Q(repondue_le__isnull=True) | Q(repondue_le__gte=F("envoyee_le")))
                & (Q(annulee_le__isnull=True) | Q(annulee_le__gte=F("envoyee_le"))),
                name="orientation_dates_apres_envoi",
                violation_error_message="L'accord précède l'envoi, et l'envoi précède la réponse.",
            ),
            models.CheckConstraint(
                condition=(Q(commencee_le__isnull=True) | Q(commencee_le__gte=F("envoyee_le")))
                & (Q(terminee_le__isnull=True) | Q(terminee_le__gte=F("commencee_le"))),
                name="orientation_debut_avant_fin",
                violation_error_message="Le début ne précède pas l'envoi, et la fin ne précède pas le début.",
            ),
            models.CheckConstraint(
                condition=AUTEURS,
                name="orientation_auteurs",
                violation_error_message="Chaque étape d'une orientation a son auteur.",
            ),
            models.CheckConstraint(
                condition=Q(classee_le__isnull=True) | Q(etat=_E.REFUSEE),
                name="orientation_classee_refusee",
                violation_error_message="Seul un refus se classe.",
            ),
            models.UniqueConstraint(
                fields=["parcours", "pilier", "destination", "dispositif", "session"],
                condition=Q(etat__in=["envoyee", "attente"]),
                nulls_distinct=False,
                name="orientation_une_seule_sans_reponse",
                violation_error_message="Cette orientation est déjà envoyée ; elle attend sa réponse.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_pilier_display()} : {self.get_etat_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("orientation", args=[self.pk])

    @property
    def sans_reponse(self) -> bool:
        return self.etat in EtatOrientation.ouverts()

    @property
    def a_reprendre(self) -> bool:
        """A refusal that nobody has seen nor sent elsewhere yet (``suites`` counted by ``pour_affichage``)."""
        return self.etat == EtatOrientation.REFUSEE and self.classee_le is None and not self.reprise
