"""A collective activity, as the structure that organises it writes it."""

from django import forms

from acteurs.nomenclatures import Pilier
from cirj.socle.concurrence import AvecVersion
from parcours.forms.base import FormulaireModele
from parcours.models import Activite


class FormulaireActivite(AvecVersion, FormulaireModele):
    piliers = forms.MultipleChoiceField(
        label="Piliers concernés", choices=Pilier.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Activite
        fields = ["titre", "type", "date", "debut", "fin", "lieu", "places", "animateurs", "piliers", "annulee"]
        labels = {"debut": "Heure de début", "fin": "Heure de fin", "annulee": "L'activité est annulée"}
        widgets = {nom: forms.TimeInput(format="%H:%M", attrs={"type": "time"}) for nom in ("debut", "fin")}
        help_texts = {"titre": "Sans rien de médical : d'autres structures le liront."}

    def __init__(self, *args, agent, activite: Activite | None = None, **kwargs):
        kwargs.setdefault("identifiant", "activite")
        super().__init__(*args, instance=activite, **kwargs)
        if activite is None:
            self.instance.creee_par, affectation = agent, agent.affectation
            self.instance.structure, self.instance.departement = affectation.structure, affectation.departement
            self.initial.setdefault("piliers", [Pilier.SOCIAL.value])
            del self.fields["annulee"]
        elif activite.close_le:
            # Follow-ups bear these: they stay as they were written.
            for nom in ("date", "titre", "type", "piliers", "annulee"):
                del self.fields[nom]
