"""The dashboard's filters: what the reader may choose depends on what she is entitled to."""

from django import forms
from django.utils import timezone

from acteurs.models import Commune, Departement, Epci
from acteurs.nomenclatures import Pilier
from cirj.socle.noms import sans_accents
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.page import annees
from comites.indicateurs.public import nom_court
from parcours.models import Personne
from parcours.nomenclatures import Programme
from parcours.nomenclatures.pays_et_langues import noms_pays


class FiltresFigures(forms.Form):
    """Filters of the dashboard; a value that is not offered is left out, and the page says so beside the field."""

    annee = forms.TypedChoiceField(label="Année", coerce=int, required=False)
    epci = forms.ChoiceField(label="Intercommunalité", required=False)
    commune = forms.ChoiceField(label="Commune", required=False)
    programme = forms.ChoiceField(label="Programme", required=False, choices=[("", "Tous"), *Programme.choices])
    pilier = forms.ChoiceField(label="Pilier", required=False, choices=[("", "Tous"), *Pilier.choices])
    nationalite = forms.ChoiceField(label="Nationalité", required=False)

    def __init__(self, donnees, *, departement: Departement, lecture: Lecture):
        super().__init__(donnees)
        self.departement, self.lecture = departement, lecture
        self.jour = timezone.localdate()
        self.annees = annees(departement, lecture, self.jour)
        self.fields["annee"].choices = [(annee, str(annee)) for annee in self.annees]
        if lecture.filtres:
            self._offrir_les_lieux_et_les_publics(donnees)
        else:
            for nom in ("epci", "commune", "programme", "pilier", "nationalite"):
                del self.fields[nom]
        for champ in self.fields.values():
            champ.widget.attrs |= {"class": "fr-select", "data-envoi-auto": True}

    def _offrir_les_lieux_et_les_publics(self, donnees) -> None:
        epcis = Epci.objects.filter(communes__departement=self.departement).distinct().order_by("nom")
        self.fields["epci"].choices = [
            ("", "Toutes"),
            *((siren, nom_court(nom)) for siren, nom in epcis.values_list("siren", "nom")),
        ]
        choisie = donnees.get("epci")
        communes = (
            Commune.objects.filter(departement=self.departement, epci=choisie) if choisie else Commune.objects.none()
        )
        self.fields["commune"].choices = [("", "Toutes"), *communes.values_list("code_insee", "nom")]
        if not choisie:
            del self.fields["commune"]
        codes = (
            Personne.objects.filter(departement=self.departement).values_list("nationalites__0", flat=True).distinct()
        )
        noms = sorted((sans_accents(nom), nom, code) for code in codes.order_by() if code for nom in noms_pays([code]))
        self.fields["nationalite"].choices = [("", "Toutes"), *((code, nom) for _, nom, code in noms)]

    def filtre(self) -> Filtre:
        """Return the filter asked for; what is not offered is left out."""
        self.is_valid()
        choix = {nom: valeur for nom, valeur in self.cleaned_data.items() if valeur}
        annee = choix.pop("annee", self.annees[0])
        return Filtre.annuel(self.departement.pk, annee, arrete_le=self.lecture.arret(self.jour), **choix)

    def noms(self) -> dict[str, str]:
        """Return the names of what is chosen, for the sentence."""
        choisis = {nom: dict(self.fields[nom].choices).get(self.cleaned_data.get(nom), "") for nom in self.fields}
        return {"departement": self.departement.du_nom, "epci": "", "commune": "", "nationalite": ""} | choisis

    @property
    def filtres_actifs(self) -> bool:
        return any(valeur for nom, valeur in self.cleaned_data.items() if nom != "annee")
