"""The import of a hand-kept spreadsheet: the file, what was understood of it, what became of each row."""

from datetime import timedelta
from pathlib import Path

from django.db import models, transaction
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement
from parcours.querysets_import import ImportationQuerySet


class EtatImport(models.TextChoices):
    A_VERIFIER = "a_verifier", "À vérifier"
    EN_ATTENTE = "en_attente", "En attente"
    EN_COURS = "en_cours", "En cours"
    TERMINE = "termine", "Terminé"
    ECHEC = "echec", "En échec"
    ANNULATION = "annulation", "Annulation en cours"
    ANNULE = "annule", "Annulé"


FILE_MUETTE = (
    "Le service des tâches ne répond pas. Rien n'est perdu : l'import commencera de lui-même à son retour. Vous pouvez "
    "aussi réessayer dans quelques minutes."
)


def chemin_prive(importation: "Importation", nom: str) -> str:
    """Return a path that says nothing of the file: its own name may hold names."""
    return f"importations/{importation.pk}{Path(nom).suffix.lower()[:6]}"


class Importation(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    demande_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Private storage, never served; erased once every row is kept (encrypted) in ``lignes``.
    fichier = models.FileField("fichier", upload_to=chemin_prive, blank=True)
    nom_fichier = models.CharField("nom du fichier", max_length=200)
    feuille = models.CharField("feuille", max_length=100, blank=True)
    ligne_entete = models.PositiveIntegerField("ligne des en-têtes", default=0, help_text="1 pour la première.")
    # Column index (as text) → field code of ``parcours.importation.champs``; absent: ignored.
    colonnes = models.JSONField("colonnes reconnues", default=dict)
    entetes = models.JSONField("en-têtes du fichier", default=list)
    # What the preview showed: see ``parcours.importation.analyse``.
    analyse = models.JSONField("aperçu", null=True, blank=True)
    # [number, text, why] of the rows that are nobody; blank rows are only counted.
    ignorees = JsonChiffre("lignes ignorées", default=list, blank=True)
    lignes_vides = models.PositiveIntegerField("lignes vides", default=0)
    etat = models.CharField("état", max_length=12, choices=EtatImport, default=EtatImport.A_VERIFIER)
    lignes_total = models.PositiveIntegerField("lignes à traiter", default=0)
    lignes_traitees = models.PositiveIntegerField("lignes traitées", default=0)
    erreur = models.TextField("erreur", blank=True)
    termine_le = models.DateTimeField("terminé le", null=True, blank=True)

    annule_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    annule_le = models.DateTimeField("annulé le", null=True, blank=True)
    # What cancelling did: see ``parcours.importation.annulation.execution``.
    annulation = JsonChiffre("bilan de l'annulation", default=dict, blank=True)

    objects = ImportationQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-cree_le"]

    def __str__(self) -> str:
        return self.nom_fichier

    @property
    def champs_des_colonnes(self) -> dict[int, str]:
        """The recognised columns, by index."""
        return {int(index): champ for index, champ in self.colonnes.items()}

    @property
    def a_verifier(self) -> bool:
        return self.etat == EtatImport.A_VERIFIER

    @property
    def active(self) -> bool:
        """Waiting for a worker, or being written."""
        return self.etat in (EtatImport.EN_ATTENTE, EtatImport.EN_COURS)

    @property
    def muet(self) -> bool:
        """Asked for, and the broker did not take it yet."""
        return self.etat == EtatImport.EN_ATTENTE and bool(self.erreur)

    @property
    def en_annulation(self) -> bool:
        return self.etat == EtatImport.ANNULATION

    @property
    def en_panne(self) -> bool:
        """No row moved for a while (``IMPORT_SILENCE`` minutes): the worker stopped, the work may be taken up."""
        silence = timedelta(minutes=regles.nombre("IMPORT_SILENCE"))
        return (self.active or self.en_annulation) and timezone.now() - self.modifie_le > silence

    def noter_depart(self, partie: bool) -> None:
        """Say that the import, or its cancelling, waits for the broker; it stays asked for."""
        demande = Importation.objects.filter(pk=self.pk, etat__in=[EtatImport.EN_ATTENTE, EtatImport.ANNULATION])
        demande.update(erreur="" if partie else FILE_MUETTE)

    @transaction.atomic
    def echouer(self, message: str) -> None:
        """Stop, and say what to do."""
        self.etat, self.erreur = EtatImport.ECHEC, message
        self.save(update_fields=["etat", "erreur", "modifie_le"])

    @transaction.atomic
    def effacer_fichier(self) -> None:
        """Erase the deposited file; rows stay, encrypted."""
        if self.fichier:
            self.fichier.delete(save=False)
            self.save(update_fields=["fichier", "modifie_le"])


class ResultatLigne(models.TextChoices):
    CREEE = "creee", "Personne créée"
    CONNUE = "connue", "Déjà connue"
    DOUBLON = "doublon", "Double proposé"
    REFUSEE = "refusee", "Refusée"


class LigneImport(models.Model):
    """What became of one row; ``valeurs`` are the cells as they were in the file (a date is ``{"jour": ISO}``)."""

    importation = models.ForeignKey(Importation, on_delete=models.CASCADE, related_name="lignes")
    departement = champ_departement()
    numero = models.PositiveIntegerField("ligne du fichier")
    valeurs = JsonChiffre("cellules", default=list)
    problemes = JsonChiffre("problèmes", default=list, blank=True)
    nombre_problemes = models.PositiveSmallIntegerField("nombre de problèmes", default=0)
    resultat = models.CharField("résultat", max_length=10, choices=ResultatLigne)
    personne = models.ForeignKey(
        "parcours.Personne", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Keyed hash of the row's understood content: the same row sent again is recognised.
    empreinte = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "ligne importée"
        verbose_name_plural = "lignes importées"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["importation", "numero"],
                name="ligne_une_fois_par_import",
                violation_error_message="Cette ligne du tableau est déjà lue.",
            )
        ]
        indexes = [models.Index(fields=["importation", "resultat"], name="ligne_import_resultat")]

    def __str__(self) -> str:
        return f"Ligne {self.numero}"
