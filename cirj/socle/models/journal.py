"""The journal: who read or wrote what, acting for whom, when, from where; added to by the database only.

No row is written by Django: triggers note what is written, ``journal.noter`` what is read (see migration 0005). What
is noted is not changed nor deleted by anybody, the owner of the database included, before the delay of the rule
JOURNAL_CONSERVATION.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from cirj.socle.acces import QuerySetVisible


class Action(models.TextChoices):
    """What was done. Values are written by the database too: a new one needs no migration, an old one never changes."""

    LECTURE = "lecture", "Consultation"
    LISTE = "liste", "Affichage d'une liste"
    RECHERCHE = "recherche", "Recherche"
    EXPORT = "export", "Export ou fichier"
    CREATION = "creation", "Ajout"
    MODIFICATION = "modification", "Modification"
    SUPPRESSION = "suppression", "Suppression"
    REFUS = "refus", "Accès refusé"
    ACCES_EXCEPTIONNEL = "acces_exceptionnel", "Accès exceptionnel"
    CONNEXION = "connexion", "Connexion"
    CONNEXION_REFUSEE = "connexion_refusee", "Connexion refusée"
    DECONNEXION = "deconnexion", "Déconnexion"
    ATTENTE_LEVEE = "attente_levee", "Attente de connexion levée"
    PURGE = "purge", "Effacement des entrées anciennes"


class _DeLaPersonne(Func):
    """The entry's identifier is among those of the person."""

    template = "%(expressions)s)))"
    arg_joiner = " = any (array(select journal.entrees_de("
    output_field = models.BooleanField()


class EntreeJournalQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "EntreeJournalQuerySet":
        """The coordination reads its department's; anyone, her own acts."""
        return self.filter(Q(departement__in=agent.departements("coordination")) | Q(agent_id=agent.pk))

    def sur(self, personne_id) -> "EntreeJournalQuerySet":
        """What was done with one person's data, in the departments whose journal one reads.

        Not « personnes contains »: under row-level security, that reads the whole table.
        """
        return self.filter(_DeLaPersonne(F("id"), Value(personne_id, models.UUIDField())))


class EntreeJournal(models.Model):
    """One act. Names are those of the day; identifiers are not foreign keys: the journal outlives what it speaks of."""

    id = models.BigAutoField(primary_key=True)
    le = models.DateTimeField("date et heure")
    # Null: the platform itself (a task, a command), or nobody yet (a refused login).
    agent_id = models.UUIDField(null=True)
    agent_nom = models.CharField("agent", max_length=130)
    affectation_id = models.UUIDField(null=True)
    structure_id = models.UUIDField(null=True)
    structure_nom = models.CharField("structure", max_length=150)
    role = models.CharField("rôle", max_length=20)
    departement = models.CharField("département", max_length=3)
    action = models.CharField("action", max_length=20, choices=Action)
    # A table for what is written, a word of the page for what is read.
    objet_type = models.CharField("objet", max_length=60)
    objet_id = models.CharField("identifiant de l'objet", max_length=60)
    personnes = ArrayField(models.UUIDField(), verbose_name="personnes concernées")
    # {column: [before, after]}, or {column: null} when the values are not to be kept.
    champs = models.JSONField("champs modifiés", null=True)
    motif = models.TextField("motif")
    adresse = models.GenericIPAddressField("adresse", null=True)
    page = models.CharField("page", max_length=60)
    detail = models.TextField("détail")

    objects = EntreeJournalQuerySet.as_manager()

    class Meta:
        verbose_name = "entrée du journal"
        verbose_name_plural = "entrées du journal"
        ordering = ["-le", "-id"]
        indexes = [
            models.Index(fields=["departement", "-le", "-id"], name="journal_departement"),
            models.Index(fields=["agent_id", "-le", "-id"], name="journal_agent"),
            models.Index(fields=["structure_id", "-le", "-id"], name="journal_structure"),
            GinIndex(fields=["personnes"], name="journal_personnes"),
            # What a coordinator looks for among millions of ordinary acts.
            models.Index(
                fields=["departement", "action", "-le", "-id"],
                condition=Q(action__in=["refus", "export", "acces_exceptionnel", "connexion_refusee", "purge"]),
                name="journal_actes_rares",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.le):%d/%m/%Y %H:%M} {self.agent_nom} : {self.action} {self.objet_type}"
