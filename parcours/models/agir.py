"""AGIR for one pathway: referred, checked, validated by the OFII, entered, suspended, left (docs/domaine.md §3)."""

import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.termes import Jour
from parcours.models.base import champ_departement, champ_precision
from parcours.models.naissance import avant_la_naissance
from parcours.models.parcours import Parcours
from parcours.models.personne import Personne
from parcours.models.suspension import SuspensionAgir, jours_suspendus
from parcours.nomenclatures import EtatAgir, VoieAgir


class ParcoursAgirQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination, whoever reads the pathway, and the operator to whom the person is referred until she enters."""
        recues = Q(operateur__in=agent.structures(*ACCOMPAGNENT), etat__in=EtatAgir.candidatures())
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(parcours__in=Parcours.objects.visible_par(agent).values("pk"))
            | recues
        )

    def du_parcours(self, parcours) -> "ParcoursAgirQuerySet":
        """What there is of AGIR in a pathway, what counts today first, then the latest refused."""
        clos = Q(etat__in=EtatAgir.sans_suite())
        return self.filter(parcours=parcours).annotate(clos=clos).order_by("clos", "-cree_le")

    def suspendus(self, jour: datetime.date | None = None) -> "ParcoursAgirQuerySet":
        """Those whose clock is stopped on ``jour``."""
        en_pause = SuspensionAgir.objects.du_jour(jour).filter(parcours=OuterRef("parcours"))
        return self.filter(Exists(en_pause), etat=EtatAgir.ENTRE)

    def avec_suspension(self, jour: Jour = None) -> "ParcoursAgirQuerySet":
        """Add ``jours_suspendus`` (to ``jour``, and to the known end of a suspension) and ``suspendu_depuis``."""
        en_pause = SuspensionAgir.objects.du_jour(jour).filter(parcours=OuterRef("parcours"))
        return self.annotate(
            jours_suspendus=jours_suspendus("parcours", jour), suspendu_depuis=Subquery(en_pause.values("debut")[:1])
        )


class ParcoursAgir(ModeleDate):
    """A referral to AGIR, and what came of it.

    It hangs on the pathway under way, which becomes an AGIR one on the day of entry (its history goes on, the other
    structures stay) and whose exit is AGIR's. PostgreSQL keeps the order of the states, notes each change with its author
    (``TransitionAgir``), and gives one to a pathway that was opened or imported as AGIR (``parcours/rls/fonctions/agir.sql``).
    ``etat_le``, ``mots``: the day and the words of the present state. ``eligibilite``: the conditions as they were read
    when the person was referred. ``piliers``: what AGIR is to carry, which is opened to the operator at the entry.
    """

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="agir")
    departement = champ_departement()
    voie = models.CharField("par quelle voie", max_length=12, choices=VoieAgir, blank=True)
    etat = models.CharField("état", max_length=20, choices=EtatAgir, default=EtatAgir.ORIENTE)
    etat_le = models.DateField("depuis le", default=timezone.localdate)
    mots = models.TextField("raison", max_length=500, blank=True)
    prescripteur = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    operateur = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    piliers = ArrayField(
        models.CharField(max_length=10, choices=Pilier), verbose_name="ce qu'AGIR porterait", default=list, blank=True
    )
    oriente_le = models.DateField("orientée le", null=True, blank=True)
    volontaire_le = models.DateField("accord de la personne, le", null=True, blank=True)
    entree_le = models.DateField("entrée le", null=True, blank=True)
    entree_precision = champ_precision("précision de la date d'entrée")
    eligibilite = models.JSONField("conditions lues à l'orientation", null=True, blank=True, editable=False)

    objects = ParcoursAgirQuerySet.as_manager()

    class Meta:
        verbose_name = "parcours AGIR"
        verbose_name_plural = "parcours AGIR"
        ordering = ["-cree_le"]
        indexes = [models.Index(fields=["departement", "etat"], name="agir_departement_etat")]
        constraints = [
            models.UniqueConstraint(
                fields=["parcours"],
                condition=~Q(etat__in=EtatAgir.sans_suite()),
                name="agir_une_fois_par_parcours",
                violation_error_message="Cette personne est déjà orientée vers AGIR, ou y est entrée.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=EtatAgir.entres(), entree_le__isnull=False)
                | (~Q(etat__in=EtatAgir.entres()) & Q(entree_le__isnull=True)),
                name="agir_entree_datee",
                violation_error_message="Une entrée dans AGIR a une date, et elle seule.",
            ),
            models.CheckConstraint(
                condition=~Q(etat__in=EtatAgir.sans_suite()) | ~Q(mots=""),
                name="agir_refus_motive",
                violation_error_message="Dites pourquoi : ces mots restent avec la décision.",
            ),
            models.CheckConstraint(
                condition=Q(oriente_le__isnull=True) | Q(entree_le__isnull=True) | Q(entree_le__gte=F("oriente_le")),
                name="agir_entree_apres_orientation",
                violation_error_message="L'entrée dans AGIR précède l'orientation.",
            ),
            models.CheckConstraint(
                condition=~Q(piliers__contains=[Pilier.SANTE.value]),
                name="agir_sans_la_sante",
                violation_error_message="Le pilier santé ne s'ouvre pas par une orientation vers AGIR.",
            ),
        ]

    def __str__(self) -> str:
        return f"AGIR : {self.get_etat_display()}"

    def get_absolute_url(self) -> str:
        return reverse("agir_orientation", args=[self.pk])

    @property
    def en_candidature(self) -> bool:
        return self.etat in EtatAgir.candidatures()

    def instruite_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` makes it advance: the coordination, the operator; the team while there is no operator."""
        if agent.departement_coordonne(self.departement_id):
            return True
        if self.operateur_id is not None:
            return self.operateur_id in agent.structures(*ACCOMPAGNENT)
        return bool(self.parcours.piliers_ouverts_a(agent))

    def retiree_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` may note that the person refuses: those above, and who referred her."""
        siennes = agent.structures(*ACCOMPAGNENT)
        return self.instruite_par(agent) or (self.en_candidature and self.prescripteur_id in siennes)

    def suites_pour(self, agent: Agent) -> list[EtatAgir]:
        """Return the states to which ``agent`` may bring it; the exit is that of the pathway, on its own form."""
        suites = [etat for etat in EtatAgir(self.etat).suites if etat not in (EtatAgir.SORTI,)]
        if self.etat == EtatAgir.SORTI:
            return []
        if self.instruite_par(agent):
            return suites
        return [e for e in suites if e == EtatAgir.REFUSE_PERSONNE] if self.retiree_par(agent) else []

    @transaction.atomic
    def passer(self, etat: str, jour, mots: str = "") -> None:
        """Bring it to ``etat`` on ``jour``; raise ``ValidationError`` when the order of the states forbids it.

        The entry makes the pathway an AGIR one and opens to the operator the pillars that were chosen.
        """
        etat = EtatAgir(etat)
        self.refresh_from_db(from_queryset=ParcoursAgir.objects.select_for_update(of=("self",)))
        if etat not in EtatAgir(self.etat).suites:
            raise ValidationError(f"« {EtatAgir(self.etat).label} » ne peut pas être suivi de « {etat.label} ».")
        if self.etat_le and jour < self.etat_le:
            raise ValidationError("Cette date précède celle de l'état actuel.")
        # Nobody, while row-level security hides the pathway from the operator.
        for naissance, precision in Personne._base_manager.filter(parcours=self.parcours_id).values_list(
            "date_naissance", "naissance_precision"
        ):
            if avant_la_naissance(jour, naissance, precision):
                raise ValidationError("Cette date précède la naissance.")
        self.etat, self.etat_le, self.mots = etat, jour, mots
        if etat == EtatAgir.ENTRE:
            self.entree_le = jour
        self.full_clean(exclude=["departement", "parcours"])
        self.save()
        if etat == EtatAgir.ENTRE:
            with connection.cursor() as curseur:
                curseur.execute("select acces.entrer_en_agir(%s)", [self.pk])


class TransitionAgir(ModeleDate):
    """One change of state, written by the database itself: the day, the author, the words."""

    agir = models.ForeignKey(ParcoursAgir, on_delete=models.CASCADE, related_name="transitions")
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="+")
    departement = champ_departement()
    de = models.CharField("état d'avant", max_length=20, choices=EtatAgir, blank=True)
    vers = models.CharField("état", max_length=20, choices=EtatAgir)
    le = models.DateField("le")
    mots = models.TextField("raison", blank=True)
    auteur = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "changement d'état dans AGIR"
        verbose_name_plural = "changements d'état dans AGIR"
        ordering = ["cree_le"]

    def __str__(self) -> str:
        return self.get_vers_display()
