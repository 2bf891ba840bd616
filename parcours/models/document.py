"""A file attached to a dossier: identity papers, a paper of one pillar, or what goes with a follow-up.

Who reads it: see ``DocumentQuerySet.visible_par``. Its content lies outside the web root under a name drawn at random;
only ``parcours.views.documents`` gives it, through that door.
"""

import uuid
from typing import Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.acces import en_exception, interventions_de
from parcours.models.acces_exceptionnel import AccesExceptionnel
from parcours.models.base import champ_departement
from parcours.models.suivi import Suivi
from parcours.nomenclatures.documents import TypeDocument

#: Where the files are, in the private storage.
DOSSIER = "documents"


def chemin_au_hasard(document: "Document", nom: str) -> str:
    """Return a path that tells nothing: neither whose file it is, nor what it is."""
    cle = uuid.uuid4().hex
    return f"{DOSSIER}/{cle[:2]}/{cle}"


class DocumentQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Coordination sees the department's; a document of a follow-up goes with it, one of a pillar with the pillar.

        Identity papers (neither) are read by whoever intervenes today for the person. In exception, all but health.
        """
        siennes = interventions_de(agent)
        pilier = siennes.filter(parcours=OuterRef("parcours"), pilier=OuterRef("pilier"))
        personne = siennes.filter(parcours__personne=OuterRef("personne"))
        exception, ouvertes = en_exception(agent), AccesExceptionnel.objects.ouverts_a(agent).values("personne")
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(suivi__in=Suivi.objects.visible_par(agent).values("pk"))
            | (Q(suivi__isnull=True) & Q(Exists(pilier)))
            | (Q(suivi__isnull=True, pilier="") & Q(Exists(personne)))
            | (Q(suivi__isnull=True, parcours__in=exception) & ~Q(pilier__in=["", Pilier.SANTE]))
            | Q(suivi__isnull=True, pilier="", personne__in=ouvertes)
        )

    def presents(self) -> "DocumentQuerySet":
        """Those that were not withdrawn."""
        return self.filter(retire_le__isnull=True)


class Document(ModeleDate):
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="documents")
    # Empty for identity papers: they are the person's, whatever her pathways.
    parcours = models.ForeignKey(
        "parcours.Parcours", on_delete=models.CASCADE, null=True, blank=True, related_name="documents"
    )
    departement = champ_departement()
    # Empty: identity papers, or the follow-up says it.
    pilier = models.CharField("pilier", max_length=10, choices=Pilier, blank=True)
    suivi = models.ForeignKey(
        "parcours.Suivi", on_delete=models.CASCADE, null=True, blank=True, related_name="documents"
    )
    titre = models.CharField("titre", max_length=120, blank=True)
    nom_fichier = models.CharField("nom du fichier", max_length=120, blank=True)
    type = models.CharField("type", max_length=80, choices=TypeDocument)
    taille = models.PositiveIntegerField("taille en octets")
    empreinte = models.CharField("empreinte SHA-256", max_length=64)
    fichier = models.FileField("fichier", upload_to=chemin_au_hasard, blank=True)
    depose_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    # The row outlives the file: who had put what is known, its content and its words are not.
    retire_le = models.DateTimeField("retiré le", null=True, blank=True, editable=False)
    retire_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        ordering = ["-cree_le"]
        indexes = [models.Index(fields=["personne", "-cree_le"], name="document_personne")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pilier="") | Q(parcours__isnull=False, suivi__isnull=True),
                name="document_un_seul_rattachement",
                violation_error_message="Un document se rattache à un pilier, ou à un suivi, ou aux papiers d'identité.",
            ),
            models.CheckConstraint(
                condition=(Q(retire_le__isnull=True) & ~Q(fichier="") & ~Q(titre=""))
                | Q(retire_le__isnull=False, fichier="", titre="", nom_fichier=""),
                name="document_retire_sans_contenu",
                violation_error_message="Un document présent a un titre et un fichier ; retiré, il n'a plus ni l'un ni l'autre.",
            ),
            # The structure is part of it: to be told « déjà là » must reveal nothing of what others deposited.
            models.UniqueConstraint(
                fields=["personne", "pilier", "structure", "empreinte"],
                condition=Q(retire_le__isnull=True, suivi__isnull=True),
                name="document_une_fois",
                violation_error_message="Ce document est déjà dans le dossier.",
            ),
        ]

    def __str__(self) -> str:
        return self.titre or "Document retiré"

    @classmethod
    def joindre(cls, piece, *, titre: str, personne, agent, structure, parcours=None, pilier="", suivi=None):
        """Keep an examined file (``parcours.documents.examen``) and return its row; refused, the file goes away."""
        document = cls(
            personne=personne,
            parcours=parcours,
            pilier=pilier,
            suivi=suivi,
            titre=titre,
            nom_fichier=piece.nom,
            type=piece.type,
            taille=piece.taille,
            empreinte=piece.empreinte,
            depose_par=agent,
            structure=structure,
        )
        # The database writes it again, from the person: no program chooses it.
        document.departement_id = personne.departement_id
        document.fichier.save(piece.nom, piece.contenu, save=False)
        try:
            with transaction.atomic():
                document.save()
        except BaseException:
            document.fichier.delete(save=False)
            raise
        return document

    def retirable_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` may withdraw it: the structure that deposited it, or the coordination."""
        siennes = agent.structures(*ACCOMPAGNENT)
        return agent.departement_coordonne(self.departement_id) or self.structure_id in siennes

    @transaction.atomic
    def retirer(self, agent: Agent) -> None:
        """Erase the content and the words; who had deposited it, and who withdrew it first, stays."""
        if not Document.objects.select_for_update(of=("self",)).filter(pk=self.pk, retire_le=None).exists():
            return
        # The file goes once the row says so for good.
        self.effacer_apres()
        self.fichier, self.titre, self.nom_fichier = "", "", ""
        self.retire_le, self.retire_par = timezone.now(), agent
        self.save(update_fields=["fichier", "titre", "nom_fichier", "retire_le", "retire_par", "modifie_le"])

    def effacer_apres(self) -> None:
        """Erase the file once the transaction is done; if that fails too, the nightly task finds it."""
        stockage, chemin = self.fichier.storage, self.fichier.name
        if chemin:
            transaction.on_commit(lambda: stockage.delete(chemin), robust=True)
