"""A collective activity, as the structure that organises it writes it."""

from django import forms

from acteurs.nomenclatures import Pilier
from cirj.socle.concurrence import AvecVersion
from parcours.commun.formulaire import Formulaire, FormulaireModele
from parcours.models import Activite, Participation
from parcours.nomenclatures import Presence


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


class FormulairePresences(AvecVersion, Formulaire):
    """The attendance list: one choice a person that the agent reads, named after her participation."""

    def __init__(self, *args, activite: Activite, participations: list[Participation], **kwargs):
        self.activite = activite
        self.lignes = {f"presence-{p.pk}": p for p in participations}
        kwargs.setdefault("identifiant", "presences")
        kwargs["initial"] = {nom: p.etat for nom, p in self.lignes.items()}
        super().__init__(*args, **kwargs)
        for nom, participation in self.lignes.items():
            self.fields[nom] = forms.ChoiceField(
                label=str(participation.parcours.personne), choices=Presence.choices, required=False
            )

    def objet_versionne(self) -> Activite:
        return self.activite

    def valeurs_enregistrees(self) -> dict:
        """Of the people that the page showed: who was put on the list since is not compared."""
        return {nom: p.etat for nom, p in self.lignes.items() if not self.is_bound or nom in self.data}

    def participations(self) -> list[Participation]:
        """Return the lines, ``choisi`` being what is ticked: as it was sent, or as it is recorded."""
        for nom, participation in self.lignes.items():
            participation.choisi = self[nom].value() or participation.etat
        return list(self.lignes.values())

    def enregistrer(self) -> Activite:
        choisies = {p.pk: self.cleaned_data[nom] for nom, p in self.lignes.items()}
        self.activite.noter_presences({pk: etat for pk, etat in choisies.items() if etat})
        return self.activite
