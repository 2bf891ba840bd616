"""The filters of the journal, all in the address."""

import datetime

from django import forms
from django.utils import timezone

from acteurs.models import Agent, Structure
from cirj.socle.models import Action, EntreeJournal
from parcours.commun.formulaire import ChampJour, StyleDossier


class FiltresJournal(StyleDossier, forms.Form):
    """What is not understood is left out of the page, which says why beside the field; and gives no file."""

    agent = forms.ModelChoiceField(label="Agent", queryset=Agent.objects.none(), required=False, empty_label="Tous")
    structure = forms.ModelChoiceField(
        label="Structure", queryset=Structure.objects.none(), required=False, empty_label="Toutes"
    )
    action = forms.ChoiceField(label="Action", choices=[("", "Toutes"), *Action.choices], required=False)
    du = ChampJour(label="Du", required=False)
    au = ChampJour(label="Au", required=False)
    personne = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, donnees, *, departement: str):
        super().__init__(donnees, identifiant="journal")
        du_departement = Agent.objects.filter(affectations__departement=departement)
        self.fields["agent"].queryset = du_departement.distinct().order_by("nom", "prenom")
        self.fields["structure"].queryset = Structure.objects.filter(departement=departement).order_by("nom")
        self.is_valid()

    def clean(self):
        donnees = super().clean()
        du, au = donnees.get("du"), donnees.get("au")
        if du and au and au < du:
            self.add_error("au", "La fin de la période précède son début.")
        return donnees

    @property
    def choisis(self) -> dict:
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if valeur}

    @property
    def en_mots(self) -> str:
        """The filters for the journal itself: the person is noted apart."""
        visibles = {nom: valeur for nom, valeur in self.choisis.items() if nom != "personne"}
        mots = []
        for nom, valeur in visibles.items():
            if nom == "action":
                valeur = Action(valeur).label
            elif isinstance(valeur, datetime.date):
                valeur = f"{valeur:%d/%m/%Y}"
            mots.append(f"{self.fields[nom].label} : {valeur}")
        return " ; ".join(mots)

    def appliquer(self, entrees):
        """Return the entries that the filters keep, latest first."""
        choisis = self.choisis
        for nom in ("agent", "structure"):
            if nom in choisis:
                entrees = entrees.filter(**{f"{nom}_id": choisis[nom].pk})
        if "action" in choisis:
            entrees = entrees.filter(action=choisis["action"])
        if "personne" in choisis:
            entrees = entrees.sur(choisis["personne"])
        if "du" in choisis:
            entrees = entrees.filter(le__gte=_minuit(choisis["du"]))
        if "au" in choisis:
            entrees = entrees.filter(le__lt=_minuit(choisis["au"] + datetime.timedelta(days=1)))
        return entrees.order_by("-le", "-id")


def apres(entrees, curseur: str):
    """Return the entries older than the last one shown, « instant_id »; a cursor not understood shows the first page."""
    instant, _, cle = curseur.partition("_")
    try:
        le, cle = datetime.datetime.fromisoformat(instant), int(cle)
    except ValueError:
        return entrees
    if timezone.is_naive(le) or abs(cle) >= 2**63:
        return entrees
    return entrees.filter(le__lte=le).exclude(le=le, id__gte=cle)


def curseur(entree: EntreeJournal) -> str:
    return f"{entree.le.astimezone(datetime.UTC).isoformat()}_{entree.pk}"


def _minuit(jour: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(jour, datetime.time()))
