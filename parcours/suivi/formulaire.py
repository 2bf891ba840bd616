"""Logging a follow-up in under thirty seconds: everything is filled in beforehand but the text."""

import uuid

from django import forms
from django.db import IntegrityError, transaction
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.concurrence import AvecVersion
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.documents.champ import AvecPiece, ChampPiece
from parcours.documents.noms import radical
from parcours.models import Document, Etape, Parcours, Suivi
from parcours.nomenclatures import ModeSuivi

#: What is kept in the follow-up itself.
_DU_SUIVI = ("texte", "piliers", "date", "mode")


class FormulaireSuivi(DatesDeLaPersonne, AvecVersion, AvecPiece, Formulaire):
    texte = forms.CharField(label="Ce qui s'est passé", max_length=5000, widget=forms.Textarea)
    piliers = forms.MultipleChoiceField(label="Piliers concernés", widget=forms.CheckboxSelectMultiple)
    date = ChampJour(label="Date")
    mode = forms.ChoiceField(label="Comment", choices=ModeSuivi.saisissables)
    etape = forms.CharField(label="Prochaine étape", max_length=200, required=False)
    etape_echeance = ChampJour(label="Pour le", required=False)
    synthese_privee = forms.CharField(
        label="Note privée",
        help_text="Lue par les seuls membres de votre structure.",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    piece = ChampPiece(label="Document à joindre", required=False)
    titre = forms.CharField(label="Titre du document", max_length=120, required=False)
    jeton = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, parcours: Parcours, agent, suivi: Suivi | None = None, **kwargs):
        self.parcours, self.agent, self.suivi = parcours, agent, suivi
        self.ouverts = [pilier for pilier in Pilier if pilier in parcours.piliers_ouverts_a(agent)]
        kwargs["initial"] = self._initial()
        kwargs.setdefault("identifiant", f"suivi-{parcours.pk}")
        super().__init__(*args, **kwargs)
        self.fields["piliers"].choices = [(pilier.value, pilier.label) for pilier in self.ouverts]
        self.fields["date"].widget.attrs["max"] = timezone.localdate().isoformat()
        if suivi:
            del self.fields["etape"], self.fields["etape_echeance"]

    def objet_versionne(self) -> Suivi | None:
        return self.suivi

    def valeurs_enregistrees(self) -> dict:
        return {champ: self.initial[champ] for champ in (*_DU_SUIVI, "synthese_privee")}

    def _initial(self) -> dict:
        if self.suivi:
            deja = {champ: getattr(self.suivi, champ) for champ in _DU_SUIVI}
            return deja | {"synthese_privee": self.suivi.note_lue_par(self.agent), "jeton": uuid.uuid4()}
        dernier = (
            Suivi.objects.filter(auteur=self.agent.pk)
            .exclude(mode__in=[ModeSuivi.IMPORT, ModeSuivi.REPRISE, ModeSuivi.COLLECTIF])
            .order_by("-cree_le")
            .first()
        )
        meme_dossier = dernier is not None and dernier.parcours_id == self.parcours.pk
        return {
            "date": timezone.localdate(),
            "mode": dernier.mode if dernier else ModeSuivi.ENTRETIEN,
            "piliers": self._piliers_probables(dernier.piliers if meme_dossier else []),
            "jeton": uuid.uuid4(),
        }

    def _piliers_probables(self, derniers: list[str]) -> list[str]:
        """What a structure carries when it carries little; else what was spoken of last time here."""
        ouverts = [pilier.value for pilier in self.ouverts]
        return ouverts if len(ouverts) <= 2 else [pilier for pilier in derniers if pilier in ouverts]

    def personnes_datees(self):
        return [self.parcours.personne]

    def clean_date(self):
        date = self.cleaned_data["date"]
        if date > timezone.localdate():
            raise forms.ValidationError("Un suivi ne peut pas être noté à l'avance.")
        return date

    def clean(self):
        donnees = super().clean()
        if donnees.get("etape_echeance") and not donnees.get("etape"):
            self.add_error("etape", "Dites l'étape prévue pour cette date.")
        return donnees

    def enregistrer(self) -> Suivi:
        """Save once, however many times the form is sent: the token was drawn with the form."""
        donnees = self.cleaned_data
        if self.suivi:
            return self._corriger(donnees)
        try:
            with transaction.atomic():
                return self._creer(donnees)
        except IntegrityError:
            # Sent again: the first answer was lost. What was typed since replaces what was saved.
            self.suivi = Suivi.objects.filter(
                jeton_saisie=donnees["jeton"], auteur=self.agent.pk, parcours=self.parcours
            ).first()
            if self.suivi is None:  # the token of somebody else, or of another person's follow-up
                raise
            return self._corriger(donnees)

    def _creer(self, donnees: dict) -> Suivi:
        structure = self.agent.affectation.structure
        suivi = Suivi.objects.create(
            parcours=self.parcours,
            departement_id=self.parcours.departement_id,
            date=donnees["date"],
            mode=donnees["mode"],
            piliers=donnees["piliers"],
            texte=donnees["texte"],
            auteur=self.agent,
            structure=structure,
            jeton_saisie=donnees["jeton"],
        )
        if donnees["etape"]:
            Etape.objects.create(
                parcours=self.parcours,
                pilier=donnees["piliers"][0],
                intitule=donnees["etape"],
                echeance=donnees["etape_echeance"],
                responsable=self.agent,
                structure=structure,
                issue_de=suivi,
            )
        suivi.noter_en_prive(donnees["synthese_privee"])
        self._joindre(suivi, donnees)
        return suivi

    @transaction.atomic
    def _corriger(self, donnees: dict) -> Suivi:
        for champ in _DU_SUIVI:
            setattr(self.suivi, champ, donnees[champ])
        self.suivi.save()
        self.suivi.noter_en_prive(donnees["synthese_privee"])
        self.parcours.recalculer_contact()
        self._joindre(self.suivi, donnees)
        return self.suivi

    def _joindre(self, suivi: Suivi, donnees: dict) -> None:
        piece = donnees["piece"]
        # Sent again: the file is there already.
        if piece and not suivi.documents.presents().filter(empreinte=piece.empreinte).exists():
            Document.joindre(
                piece,
                titre=donnees["titre"] or radical(piece.nom),
                personne=self.parcours.personne,
                parcours=self.parcours,
                suivi=suivi,
                agent=self.agent,
                structure=self.agent.affectation.structure,
            )
