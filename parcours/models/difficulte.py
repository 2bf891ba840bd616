"""A difficulty that a table names: words to confirm, which count for nothing until somebody says that they are a blockage."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.acces import en_exception, interventions_de
from parcours.models.base import champ_departement, champ_precision, d_apres_le_tableau
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.nomenclatures import CauseBlocage


class EtatDifficulte(models.TextChoices):
    A_CONFIRMER = "a_confirmer", "À confirmer"
    CONFIRMEE = "confirmee", "Confirmée"
    ECARTEE = "ecartee", "Écartée"


class DejaTraitee(ValidationError):
    """Somebody else confirmed it or set it aside in the meantime; nothing was changed."""


class DifficulteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Coordination sees the department's; a structure, the pillars it carries in that pathway today.

        Without a pillar, the words may be of any: only the structure that the row names reads them, while it
        intervenes. In exception, all but health and what has no pillar.
        """
        de_pilier = ~Q(pilier__in=["", Pilier.SANTE])
        return self.filter(self._portees(agent) | (de_pilier & Q(parcours__in=en_exception(agent))))

    def decidables_par(self, agent: Agent) -> "DifficulteQuerySet":
        """Those that she may confirm or set aside: an exceptional access only reads."""
        return self.filter(self._portees(agent))

    def a_confirmer(self) -> "DifficulteQuerySet":
        """Those nobody has decided about, of pathways that are open."""
        return self.filter(parcours_encore_ouvert(), etat="a_confirmer")

    @staticmethod
    def _portees(agent: Agent) -> Q:
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        return (
            Q(parcours__departement__in=agent.departements(Role.COORDINATION))
            | Q(Exists(siennes.filter(pilier=OuterRef("pilier"))))
            | (Q(pilier="") & Q(structure__in=agent.structures(*ACCOMPAGNENT)) & Q(Exists(siennes)))
        )


class DifficulteSignalee(ModeleDate):
    """``pilier`` and ``cause`` are empty when the words were not recognised; ``relevee_le`` is known only from the file.

    ``fichier`` and ``lue_le`` say where the words come from to those who may not read the import.
    """

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="difficultes")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier, blank=True)
    cause = models.CharField("cause", max_length=20, choices=CauseBlocage, blank=True)
    texte = models.TextField("ce que dit le tableau", max_length=2000)
    relevee_le = models.DateField("relevée le", null=True, blank=True)
    relevee_precision = champ_precision()
    importation = models.ForeignKey(
        "parcours.Importation", on_delete=models.SET_NULL, null=True, blank=True, related_name="difficultes"
    )
    fichier = models.CharField("tableau", max_length=200, blank=True)
    lue_le = models.DateField("lue le", default=timezone.localdate)
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    etat = models.CharField("état", max_length=12, choices=EtatDifficulte, default=EtatDifficulte.A_CONFIRMER)
    decidee_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decidee_le = models.DateTimeField("décidée le", null=True, blank=True)
    blocage = models.ForeignKey(
        "parcours.PointBlocage", on_delete=models.SET_NULL, null=True, blank=True, related_name="difficultes"
    )

    objects = DifficulteQuerySet.as_manager()

    class Meta:
        verbose_name = "difficulté signalée"
        verbose_name_plural = "difficultés signalées"
        ordering = ["-lue_le", "cree_le", "id"]
        indexes = [
            models.Index(fields=["departement"], condition=Q(etat="a_confirmer"), name="difficulte_a_confirmer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(texte=""),
                name="difficulte_avec_ses_mots",
                violation_error_message="Une difficulté garde les mots du tableau.",
            ),
            models.CheckConstraint(
                condition=Q(etat="a_confirmer", decidee_le__isnull=True, decidee_par__isnull=True)
                | (~Q(etat="a_confirmer") & Q(decidee_le__isnull=False)),
                name="difficulte_decidee_a_une_date",
                violation_error_message="Une difficulté confirmée ou écartée dit quand elle l'a été.",
            ),
            models.CheckConstraint(
                condition=Q(blocage__isnull=True) | Q(etat="confirmee"),
                name="difficulte_confirmee_si_blocage",
                violation_error_message="Seule une difficulté confirmée devient un blocage.",
            ),
        ]

    def __str__(self) -> str:
        return f"Difficulté à confirmer : {self.texte[:60]}"

    @property
    def a_confirmer(self) -> bool:
        return self.etat == EtatDifficulte.A_CONFIRMER

    @property
    def source(self) -> str:
        """« d'après le tableau « listing.xlsx » du 3 mars 2026 »."""
        return d_apres_le_tableau(self.lue_le, self.fichier)

    @property
    def description(self) -> str:
        """The first words of the blockage it may become."""
        return f"{self.texte}\n({self.source[0].upper()}{self.source[1:]}.)"[:2000]

    @transaction.atomic
    def confirmer(self, blocage, agent) -> None:
        """Save ``blocage``, unsaved, as what this difficulty is; raise ``DejaTraitee``, and then nothing is saved."""
        self._tenir()
        blocage.parcours_id, blocage.departement_id = self.parcours_id, self.departement_id
        blocage.signale_par, blocage.structure = agent, agent.affectation.structure
        blocage.save()
        self._decider(EtatDifficulte.CONFIRMEE, agent, blocage)

    @transaction.atomic
    def ecarter(self, agent: Agent) -> None:
        """Say that it is no blockage; raise ``DejaTraitee``."""
        self._tenir()
        self._decider(EtatDifficulte.ECARTEE, agent)

    def _tenir(self) -> None:
        """Hold the row until the end of the transaction."""
        tenues = DifficulteSignalee.objects.select_for_update(of=("self",))
        if not tenues.filter(pk=self.pk, etat=EtatDifficulte.A_CONFIRMER).exists():
            raise DejaTraitee("Cette difficulté vient d'être confirmée ou écartée par quelqu'un d'autre.")

    def _decider(self, etat: str, agent, blocage=None) -> None:
        self.etat, self.decidee_par, self.decidee_le, self.blocage = etat, agent, timezone.now(), blocage
        self.save(update_fields=["etat", "decidee_par", "decidee_le", "blocage", "modifie_le"])
