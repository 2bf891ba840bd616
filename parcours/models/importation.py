"""The import of a hand-kept spreadsheet: the file, what was understood of it, what became of each row."""

from datetime import timedelta
from pathlib import Path
from typing import Self

from django.db import models, transaction
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement


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


class ImportationQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination of the department imports and sees its imports."""
        return self.filter(departement__in=agent.departements(Role.COORDINATION))


class Importation(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    demande_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Private storage, never served; erased once every row is kept (encrypted) in ``lignes``.
    fichier = models.FileField("fichier", upload_to=chemin_prive, blank=True)
    nom_fichier = models.CharField("nom du fichier", max_length=200)
    # Every sheet of the file, kept or not: see ``parcours.importation.feuilles.FeuilleRecensee``.
    feuilles = models.JSONField("feuilles du fichier", default=list)
    # Days counted from 1904: a date whose cell lost its format is a number of days.
    epoque_1904 = models.BooleanField("calendrier de 1904", default=False)
    # What surrounds the cells, by sheet: see ``parcours.importation.marques``. Comments may name people.
    marques = JsonChiffre("couleurs, commentaires, lignes masquées", default=dict, blank=True)
    # The columns of the kept sheets, put together by their headers.
    entetes = models.JSONField("en-têtes du fichier", default=list)
    # Column index (as text) → field code of ``parcours.importation.champs``; absent: left aside.
    colonnes = models.JSONField("colonnes reconnues", default=dict)
    # Column index (as text) → [field that may be proposed, or "", and why it is asked], in French.
    colonnes_demandees = models.JSONField("colonnes à préciser", default=dict)
    # What the coordinator answered: see ``parcours.importation.questions``. Values of cells may name people.
    questions = JsonChiffre("valeurs à préciser", default=dict, blank=True)
    reponses = JsonChiffre("réponses", default=dict, blank=True)
    # What the preview showed: see ``parcours.importation.analyse``.
    analyse = models.JSONField("aperçu", null=True, blank=True)
    # [which row, text, why] of the rows that are nobody; blank rows are only counted.
    ignorees = JsonChiffre("lignes ignorées", default=list, blank=True)
    # What rows say otherwise than known dossiers: what was done → field → how many.
    differences = models.JSONField("différences avec les dossiers", default=dict, blank=True)
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
    def avec_cachees(self) -> frozenset[str]:
        """« masquee », « barree »: the rows that the file hides or strikes through, and that are to be imported."""
        cachees = self.reponses.get("cachees", {})
        return frozenset(quoi for quoi, reponse in cachees.items() if reponse == "oui")

    @property
    def retenues(self) -> list[dict]:
        """The sheets to import."""
        return [feuille for feuille in self.feuilles if feuille["retenue"]]

    @property
    def ligne_entete(self) -> int:
        """The header row of the first kept sheet; 0 when there is none."""
        return self.retenues[0]["ligne"] if self.retenues else 0

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
    """What became of one row; ``valeurs`` are the cells as they were in the file (see ``ecriture.geler``)."""

    importation = models.ForeignKey(Importation, on_delete=models.CASCADE, related_name="lignes")
    departement = champ_departement()
    #: Place among all the rows of the import; ``numero`` is the one of its sheet.
    rang = models.PositiveIntegerField("rang", default=0)
    feuille = models.CharField("feuille", max_length=100, blank=True)
    numero = models.PositiveIntegerField("ligne du fichier")
    # Keyed hash of the household that the row says it belongs to, or "".
    foyer = models.CharField("ménage du tableau", max_length=64, blank=True)
    # What the sheet says of all its rows: see ``parcours.importation.lignes.Ligne``.
    structure_feuille = models.CharField("structure d'après la feuille", max_length=100, blank=True)
    sortie_feuille = models.CharField("sortie d'après la feuille", max_length=20, blank=True)
    valeurs = JsonChiffre("cellules", default=list)
    # What surrounds its cells: see ``parcours.importation.remarques``. A comment may speak of health.
    marques = JsonChiffre("couleur et commentaires", default=dict, blank=True)
    marquee = models.BooleanField("en couleur ou commentée", default=False)
    problemes = JsonChiffre("problèmes", default=list, blank=True)
    nombre_problemes = models.PositiveSmallIntegerField("nombre de problèmes", default=0)
    # What became of each difference with the known dossier: see ``parcours.importation.differences.reprise.Constat``.
    differences = JsonChiffre("différences avec le dossier", default=list, blank=True)
    differences_gardees = models.PositiveSmallIntegerField("différences laissées telles que dans le dossier", default=0)
    resultat = models.CharField("résultat", max_length=10, choices=ResultatLigne)
    personne = models.ForeignKey(
        "parcours.Personne", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Keyed hash of the row's understood content: the same row sent again is recognised.
    empreinte = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "ligne importée"
        verbose_name_plural = "lignes importées"
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["importation", "feuille", "numero"],
                name="ligne_une_fois_par_import",
                violation_error_message="Cette ligne du tableau est déjà lue.",
            )
        ]
        indexes = [models.Index(fields=["importation", "resultat"], name="ligne_import_resultat")]

    def __str__(self) -> str:
        return f"Ligne {self.numero} de « {self.feuille} »" if self.feuille else f"Ligne {self.numero}"

    @property
    def avec_fichier(self) -> str:
        """« ligne 12 de « CADA » du tableau « suivi.xlsx » »: among several imports, a number says nothing."""
        return f"{self!s} du tableau « {self.importation.nom_fichier} »".replace("L", "l", 1)
