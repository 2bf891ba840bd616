"""The pathway of a person in a programme, and where each of its five pillars stands."""

import datetime
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.functional import cached_property

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle import regles
from cirj.socle.acces import Parmi, QuerySetVisible
from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from cirj.socle.models import ModeleDate
from cirj.socle.rls import contexte
from cirj.socle.termes import Jour
from parcours.models.acces import en_exception, interventions_de
from parcours.models.acces_exceptionnel import AccesExceptionnel
from parcours.models.base import champ_departement, champ_precision, dates_coherentes
from parcours.models.blocage import PointBlocage
from parcours.models.suspension import SuspensionAgir
from parcours.nomenclatures import EtatAgir, EtatPilier, MotifSortie, Programme


class ParcoursQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Coordination sees the department's; a structure, those where it intervenes today; nobody else any.

        An exceptional access under way adds its pathway, to read.
        """
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(Parmi("id", interventions_de(agent).values("parcours_id")))
            | Q(Parmi("id", en_exception(agent)))
        )

    def accompagnes_par(self, agent: Agent) -> "ParcoursQuerySet":
        """Pathways where a structure the agent acts for intervenes today: her work, exceptional accesses left out."""
        return self.filter(id__in=interventions_de(agent).values("parcours_id"))

    def quittes_par(self, agent: Agent) -> "ParcoursQuerySet":
        """Pathways where all that the agent's structure carried has ended, since less than the dated rule."""
        # An intervention hangs on a pathway: its file imports this one.
        from parcours.models import Intervention

        return self.filter(id__in=Intervention.objects.quittees_par(agent).values("parcours"))

    def avec_exceptions(self) -> "ParcoursQuerySet":
        """Load ``affectations_exceptionnelles``, which ``piliers_lus_par`` reads: no query a pathway."""
        ouverts = AccesExceptionnel.objects.en_cours().filter(parcours=OuterRef("pk")).values("affectation")
        return self.annotate(affectations_exceptionnelles=ArraySubquery(ouverts))

    def ouverts(self, jour: Jour = None) -> "ParcoursQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def sans_contact_depuis(self, jour: datetime.date) -> "ParcoursQuerySet":
        """Pathways whose last contact (or entry, when there was none) is before ``jour``.

        Not those that AGIR suspends today, nor those whose suspension ended since: the contact counts again from there.
        """
        suspendus = SuspensionAgir.objects.apres(jour).filter(parcours=OuterRef("pk"))
        anciens = Q(dernier_contact__lt=jour) | Q(dernier_contact__isnull=True, debut__lt=jour)
        return self.filter(anciens, ~Exists(suspendus))

    def a_contacter(self, jour: datetime.date | None = None) -> "ParcoursQuerySet":
        """Open pathways whose contact rule (AGIR_CONTACT, two months) is overdue."""
        return self.ouverts(jour).sans_contact_depuis(regles.limite_passee("AGIR_CONTACT", jour))

    def avec_blocage(self) -> "ParcoursQuerySet":
        return self.filter(Exists(PointBlocage.objects.ouverts().filter(parcours=OuterRef("pk"))))


class Parcours(ModeleDate):
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="parcours")
    # Repeated from the person so that access, lists and the database's own rule compare one column.
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    # Noted by the database: who opened the dossier may finish opening it, the same day.
    cree_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    programme = models.CharField("programme", max_length=20, choices=Programme, default=Programme.COORDINATION)
    debut = models.DateField("entrée")
    debut_precision = champ_precision("précision de la date d'entrée")
    # False: nobody said when; ``debut`` is a day on which the person was already followed (a table that was imported).
    entree_connue = models.BooleanField("date d'entrée connue", default=True, editable=False)
    fin = models.DateField("sortie", null=True, blank=True)
    fin_precision = champ_precision("précision de la date de sortie")
    # False: gone on a day that nobody said, ``fin`` at the latest.
    sortie_connue = models.BooleanField("date de sortie connue", default=True, editable=False)
    # Empty: a table told that she was already gone. What comes after the exit is asked from that day only.
    sortie_notee_le = models.DateField("sortie notée le", null=True, blank=True, editable=False)
    motif_sortie = models.CharField("motif de sortie", max_length=20, choices=MotifSortie, blank=True)
    # Kept by ``Suivi.save``: lists sort and filter on it without reading the follow-ups.
    dernier_contact = models.DateField("dernier contact", null=True, blank=True)
    contact_precision = champ_precision("précision du dernier contact")

    objects = ParcoursQuerySet.as_manager()

    class Meta:
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        ordering = ["-debut"]
        indexes = [
            models.Index(
                fields=["departement", "dernier_contact"],
                condition=Q(fin__isnull=True),
                name="parcours_ouverts_contact",
            )
        ]
        constraints = [
            dates_coherentes("parcours_dates_coherentes"),
            models.UniqueConstraint(
                fields=["personne", "programme"],
                condition=Q(fin__isnull=True),
                name="parcours_un_seul_ouvert_par_programme",
                violation_error_message="Cette personne a déjà un parcours ouvert dans ce programme.",
            ),
            models.CheckConstraint(
                condition=Q(fin__isnull=False) | Q(motif_sortie=""),
                name="parcours_motif_avec_sortie",
                violation_error_message="Un motif de sortie va avec une date de sortie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.personne} — {self.get_programme_display()}"

    @property
    def debut_affiche(self) -> str:
        if not self.entree_connue:
            return f"inconnue, avant le {en_francais(self.debut)}"
        return affichage_approche(self.debut, self.debut_precision)

    @property
    def fin_affichee(self) -> str:
        """« le 3 mars 2026 », « en mars 2026 », « à une date inconnue »."""
        if self.fin is None:
            return ""
        if not self.sortie_connue:
            return "à une date inconnue"
        return f"{'le' if self.fin_precision == Precision.JOUR else 'en'} {affichage_approche(self.fin, self.fin_precision)}"

    @property
    def contact_affiche(self) -> str:
        return affichage_approche(self.dernier_contact, self.contact_precision)

    @property
    def terme(self):
        """Day on which AGIR reaches its maximum length, its suspensions counted; None for who has not entered it."""
        entre = self.agir.filter(etat__in=EtatAgir.entres()).avec_suspension().first()
        if entre is None:
            return None
        return regles.echeance("AGIR_TERME", entre.entree_le) + datetime.timedelta(days=entre.jours_suspendus)

    def noter_contact(self, jour, precision: str = "jour") -> None:
        """Move the last contact forward to ``jour``; never back, even when two follow-ups are saved at once."""
        plus_ancien = Q(dernier_contact__isnull=True) | Q(dernier_contact__lt=jour)
        avance = {"dernier_contact": jour, "contact_precision": precision}
        if Parcours.objects.filter(plus_ancien, pk=self.pk).update(**avance, modifie_le=timezone.now()):
            self.dernier_contact, self.contact_precision = jour, precision

    def recalculer_contact(self) -> None:
        """Find the last contact again among the follow-ups: one was taken back or its date corrected.

        Among all of them, those that the agent does not read included: only the date is known to the whole team.
        """
        with contexte.statistiques(self.departement_id):
            dernier = self.suivis.contacts().order_by("-date").values("date", "date_precision").first()
        self.dernier_contact = dernier["date"] if dernier else None
        self.contact_precision = dernier["date_precision"] if dernier else "jour"
        self.save(update_fields=["dernier_contact", "contact_precision", "modifie_le"])

    @transaction.atomic
    def sortir(self, jour, motif: str) -> None:
        """End the pathway on ``jour``; what it carried ends with it, the stay under way too when nobody else follows."""
        self.fin, self.motif_sortie = jour, motif
        self.fin_precision, self.sortie_connue = Precision.JOUR, True
        self.sortie_notee_le = timezone.localdate()
        self.full_clean()
        self.save()
        self.finir_ce_qu_il_porte()

    def finir_ce_qu_il_porte(self) -> None:
        # By the database: a caseworker who ends the pathway may not write the rows of the other structures.
        with connection.cursor() as curseur:
            curseur.execute("select acces.finir_avec_le_parcours(%s)", [self.pk])

    def deplacer_les_derniers_referents(self, ancienne_fin) -> None:
        """Those who followed the person until ``ancienne_fin``, a day of exit told wrong, did so until the true one."""
        siens = self.referents.filter(fin=ancienne_fin).exclude(fin=self.fin)
        siens.update(fin=self.fin, debut=Least("debut", Value(self.fin)), modifie_le=timezone.now())

    def referent_principal_changeable_par(self, agent: Agent) -> bool:
        """The coordination, the lead caseworker in place, or anybody of the team while there is none with an account.

        The lead may end the pathway, and with it what every structure carries: nobody takes the place by herself.
        """
        en_place = self.referents.filter(principal=True, fin__isnull=True, agent__isnull=False).first()
        return en_place is None or en_place.agent_id == agent.pk or agent.departement_coordonne(self.departement_id)

    @transaction.atomic
    def nommer_referent(self, referent, jour) -> None:
        """Give the pathway a caseworker; a new lead takes over from the one in place on ``jour``."""
        if referent.principal:
            self.referents.filter(principal=True, fin__isnull=True, debut__gt=jour).delete()
            self.referents.filter(principal=True, fin__isnull=True).update(fin=jour)
        referent.parcours = self
        referent.save()

    def piliers_ouverts_a(self, agent: Agent) -> set[str]:
        """Return the pillars whose content ``agent`` may read and change in this pathway.

        Coordination reads all; a structure, those it carries today (rule of access, conception « Floors »).
        """
        if agent.departement_coordonne(self.departement_id):
            return set(Pilier.values)
        structures = set(agent.structures(*ACCOMPAGNENT))
        jour = timezone.localdate()
        return {i.pilier for i in self.interventions.all() if i.structure_id in structures and i.active_le(jour)}

    @cached_property
    def affectations_exceptionnelles(self) -> list:
        """The assignments under which this pathway is open in exception now; lists load it (``avec_piliers``)."""
        return list(self.acces_exceptionnels.en_cours().values_list("affectation", flat=True))

    def lu_en_exception_par(self, agent: Agent) -> bool:
        """Say whether an exceptional access under way opens this pathway to ``agent``, to read."""
        return agent.affectation is not None and agent.affectation.pk in self.affectations_exceptionnelles

    def piliers_lus_par(self, agent: Agent) -> set[str]:
        """Return the pillars whose content ``agent`` may read: those open to her, and in exception all but health."""
        ouverts = self.piliers_ouverts_a(agent)
        if len(ouverts) < len(Pilier) and self.lu_en_exception_par(agent):
            return ouverts | {pilier.value for pilier in Pilier if pilier != Pilier.SANTE}
        return ouverts


class PilierParcours(ModeleDate):
    """Where one pillar stands: a state, one line of truth, since when."""

    parcours = models.ForeignKey(Parcours, on_delete=models.CASCADE, related_name="piliers")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    etat = models.CharField("état", max_length=10, choices=EtatPilier, default=EtatPilier.A_EVALUER)
    resume = models.CharField("en une ligne", max_length=200, blank=True)
    # Empty: in that state since a day that nobody said (a table that was imported).
    depuis = models.DateField("depuis le", default=timezone.localdate, null=True, blank=True)

    class Meta:
        verbose_name = "pilier du parcours"
        verbose_name_plural = "piliers du parcours"
        constraints = [
            models.UniqueConstraint(
                fields=["parcours", "pilier"],
                name="pilier_une_fois_par_parcours",
                violation_error_message="Ce pilier a déjà une ligne dans le parcours.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_pilier_display()} : {self.get_etat_display()}"
