"""Attaching a document to a dossier, and withdrawing one."""

from django import forms

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from parcours.commun.formulaire import Formulaire
from parcours.documents.champ import AvecPiece, ChampPiece
from parcours.models import Document

PAPIERS = "papiers"


class FormulaireDocument(AvecPiece, Formulaire):
    piece = ChampPiece(label="Le document")
    titre = forms.CharField(
        label="Ce que c'est", max_length=120, help_text="Par exemple : carte de séjour, attestation de la CAF."
    )
    rattachement = forms.ChoiceField(label="Ce document concerne")

    def __init__(self, *args, dossier, **kwargs):
        self.dossier = dossier
        kwargs.setdefault("identifiant", "document")
        super().__init__(*args, **kwargs)
        ouverts = [(p.value, p.label) for p in Pilier if p in dossier.ouverts]
        self.fields["rattachement"].choices = [
            ("", "Choisissez"),
            (PAPIERS, "Papiers d'identité et de séjour"),
            *ouverts,
        ]

    def clean(self):
        donnees = super().clean()
        siens = self._visibles()
        limite = regles.nombre("DOCUMENT_NOMBRE")
        if siens.count() >= limite:
            self.add_error(None, f"Ce dossier a déjà {limite} documents : retirez ceux qui ne servent plus.")
        elif donnees.get("piece") and siens.filter(empreinte=donnees["piece"].empreinte, pilier=self.pilier).exists():
            self.add_error("piece", "Ce document est déjà dans le dossier.")
        return donnees

    def _visibles(self):
        visibles = Document.objects.visible_par(self.dossier.agent).presents()
        return visibles.filter(personne=self.dossier.personne, suivi__isnull=True)

    @property
    def pilier(self) -> str:
        choisi = self.cleaned_data.get("rattachement", "")
        return "" if choisi == PAPIERS else choisi

    def enregistrer(self) -> Document:
        """Keep the file; identity papers are the person's, whatever the pathway."""
        dossier, donnees, agent = self.dossier, self.cleaned_data, self.dossier.agent
        structure = agent.affectation.structure
        return Document.joindre(
            donnees["piece"],
            titre=donnees["titre"],
            personne=dossier.personne,
            parcours=dossier.parcours if self.pilier else None,
            pilier=self.pilier,
            agent=agent,
            structure=structure,
        )


class FormulaireRetrait(Formulaire):
    """Nothing to fill in: the page asks to confirm."""
