"""The import of a hand-kept spreadsheet: the file, what was understood of it, what became of each row."""

from django.db import models

from cirj.socle.models import ModeleDate
from parcours.querysets import ImportationQuerySet


class EtatImport(models.TextChoices):
    A_VERIFIER = "a_verifier", "À vérifier"
    EN_ATTENTE = "en_attente", "En attente"
    EN_COURS = "en_cours", "En cours"
    TERMINE = "termine", "Terminé"
    ECHEC = "echec", "En échec"


class Importation(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    demande_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    fichier = models.FileField("fichier", upload_to="importations/%Y/%m")
    nom_fichier = models.CharField("nom du fichier", max_length=200)
    feuille = models.CharField("feuille", max_length=100, blank=True)
    ligne_entete = models.PositiveIntegerField("ligne des en-têtes", default=0, help_text="1 pour la première.")
    # Column index (as text) → field code of ``parcours.importation.champs``; absent: ignored.
    colonnes = models.JSONField("colonnes reconnues", default=dict)
    etat = models.CharField("état", max_length=12, choices=EtatImport, default=EtatImport.A_VERIFIER)
    lignes_total = models.PositiveIntegerField("lignes à traiter", default=0)
    lignes_traitees = models.PositiveIntegerField("lignes traitées", default=0)
    erreur = models.TextField("erreur", blank=True)
    termine_le = models.DateTimeField("terminé le", null=True, blank=True)

    objects = ImportationQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-cree_le"]

    def __str__(self) -> str:
        return self.nom_fichier


class ResultatLigne(models.TextChoices):
    CREEE = "creee", "Personne créée"
    CONNUE = "connue", "Déjà connue"
    DOUBLON = "doublon", "Double proposé"
    REFUSEE = "refusee", "Refusée"


class LigneImport(models.Model):
    """What became of one row; ``valeurs`` are the cells as they were in the file."""

    importation = models.ForeignKey(Importation, on_delete=models.CASCADE, related_name="lignes")
    numero = models.PositiveIntegerField("ligne du fichier")
    valeurs = models.JSONField("cellules")
    problemes = models.JSONField("problèmes", default=list)
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
        constraints = [models.UniqueConstraint(fields=["importation", "numero"], name="ligne_une_fois_par_import")]

    def __str__(self) -> str:
        return f"Ligne {self.numero}"
