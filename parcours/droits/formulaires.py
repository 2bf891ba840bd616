"""Short forms of the rights: note one of the checklist, move it on in one gesture, correct its days."""

from django import forms
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.commun.fiche import FormulaireFiche
from parcours.models import Droit
from parcours.models.droit import pilier_du_droit
from parcours.nomenclatures import EtatDroit, TypeDroit

#: State → the one that most often follows it, proposed first.
_SUITE = {
    EtatDroit.A_FAIRE: EtatDroit.DEMANDE,
    EtatDroit.DEMANDE: EtatDroit.OUVERT,
    EtatDroit.REFUSE: EtatDroit.RECOURS,
    EtatDroit.RECOURS: EtatDroit.OUVERT,
}


class _Droit(FormulaireFiche):
    """A right belongs to the health or to the social pillar, as its kind says."""

    relation = "personne.droits"

    def permis(self) -> bool:
        if self.instance.type:
            return pilier_du_droit(self.instance.type) in self.ouverts
        return bool({Pilier.SOCIAL, Pilier.SANTE} & self.ouverts)

    def _passer(self, avant: tuple) -> None:
        """Move the row from what it was to the state and the day that were typed."""
        etat, jour = self.instance.etat, self.instance.date
        self.instance.etat, self.instance.date = avant
        self.instance.passer_a(etat, jour)
        self.instance.validate_constraints()


class FormulaireDroit(_Droit):
    # A right may be opened from the first of next month.
    a_venir = frozenset({"renouveler_le", "ouvert_le"})
    titre, bouton, message = "Noter un droit", "Noter le droit", "Le droit est noté."

    class Meta:
        model = Droit
        fields = [
            "type",
            "etat",
            "date",
            "fin",
            "renouveler_le",
            "renouvellement_demande_le",
            "demande_le",
            "ouvert_le",
            "refuse_le",
            "recours_le",
        ]
        widgets = {"etat": forms.RadioSelect}
        labels = {"date": "Depuis le"}
        help_texts = {"renouveler_le": "Vide, l'alerte vient deux mois avant la fin du droit."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.avant = (self.instance.etat, self.instance.date)
        self.fin_avant = self.instance.fin
        self.fields["etat"].choices = EtatDroit.choices
        deja = set() if self.modification else set(self.parcours.personne.droits.values_list("type", flat=True))
        libres = [c for c in TypeDroit.values if c not in deja and pilier_du_droit(c) in self.ouverts]
        self.fields["type"].choices = [("", "Choisissez")] + [(c, TypeDroit(c).label) for c in libres]
        if self.modification:
            self.fields["type"].choices = [(self.instance.type, self.instance.get_type_display())]
            return
        for champ in ("renouvellement_demande_le", "demande_le", "ouvert_le", "refuse_le", "recours_le"):
            del self.fields[champ]
        self.initial |= {"etat": EtatDroit.DEMANDE, "date": timezone.localdate()}
        if self.choix in libres:
            # Chosen from the checklist: the form does not ask again.
            self.instance.type = self.choix
            self.titre = f"Noter : {TypeDroit(self.choix).label}"
            del self.fields["type"]

    def _get_validation_exclusions(self):
        # The kind chosen from the checklist is part of the constraint too.
        return super()._get_validation_exclusions() - {"type"}

    def enregistrer(self):
        if not self.modification or "etat" in self.changed_data:
            fin, renouveler = self.instance.fin, self.instance.renouveler_le
            self._passer(self.avant if self.modification else ("", None))
            self.instance.fin, self.instance.renouveler_le = fin, renouveler
        elif self.instance.fin and self.fin_avant and self.instance.fin > self.fin_avant:
            # Renewed: the request has been answered.
            self.instance.renouveler_le = self.instance.renouvellement_demande_le = None
        return super().enregistrer()


class FormulaireDroitAvance(_Droit):
    titre, bouton, message = "Où en est ce droit ?", "C'est noté", "Le droit avance : c'est noté."
    sur_une_ligne = True

    class Meta:
        model = Droit
        fields = ["etat", "date", "fin"]
        widgets = {"etat": forms.RadioSelect}
        labels = {"etat": "Il est maintenant", "date": "Le", "fin": "S'il est ouvert, jusqu'au"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.avant = (self.instance.etat, self.instance.date)
        self.titre = self.instance.get_type_display()
        self.fields["etat"].choices = [c for c in EtatDroit.choices if c[0] != self.instance.etat]
        self.fields["date"].required = True
        self.initial |= {"etat": _SUITE.get(self.instance.etat, ""), "date": timezone.localdate()}

    def enregistrer(self):
        fin = self.instance.fin
        self._passer(self.avant)
        if self.instance.etat == EtatDroit.OUVERT:
            self.instance.fin = fin
        return super().enregistrer()


class FormulaireRenouvellement(_Droit):
    titre, bouton = "Renouvellement demandé", "Le renouvellement est demandé"
    message = "Le renouvellement est demandé : l'alerte se ferme."
    sur_une_ligne = True

    class Meta:
        model = Droit
        fields = ["renouvellement_demande_le"]
        labels = {"renouvellement_demande_le": "Demandé le"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["renouvellement_demande_le"].required = True
        self.initial["renouvellement_demande_le"] = timezone.localdate()


FICHES = {"droit": FormulaireDroit, "droit-avance": FormulaireDroitAvance, "droit-renouvele": FormulaireRenouvellement}
