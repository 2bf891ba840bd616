"""Form of a structure: enough to add a partner and to recognise it in a spreadsheet."""

from django import forms
from django.utils import timezone

from acteurs.models import Commune, Structure
from cirj.socle.concurrence import AvecVersion
from cirj.socle.telephones import AvecTelephone
from cirj.socle.templatetags.francais import compte


class FicheStructure(AvecTelephone, AvecVersion, forms.ModelForm):
    telephone_de_service = True
    ecritures = forms.CharField(
        label="Autres façons d'écrire son nom",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Une par ligne. L'import d'un tableau les reconnaîtra. Exemple : « ML Dole ».",
    )

    class Meta:
        model = Structure
        fields = ["nom", "type", "commune", "telephone", "courriel", "ecritures", "revelatrice", "active"]
        labels = {
            "revelatrice": "Son nom révèle quelque chose de sensible",
            "active": "Cette structure est en activité",
        }
        help_texts = {
            "revelatrice": "Soins, hébergement spécialisé… Le nom sera masqué hors de l'équipe qui suit la personne.",
            "active": "Décochez si elle a fermé : elle reste dans l'historique, mais n'est plus proposée.",
        }

    def __init__(self, *args, departement, **kwargs):
        super().__init__(*args, **kwargs)
        self.departement = departement
        self.instance.departement = departement
        self.fields["commune"].queryset = Commune.objects.filter(departement=departement).only("nom")
        self.fields["commune"].empty_label = "Non précisée"
        self.fields["type"].choices = [("", "Choisir un type"), *Structure._meta.get_field("type").choices]
        self.nom_lu = self.instance.nom
        self.initial["ecritures"] = "\n".join(self.instance.ecritures)
        if self.instance._state.adding:
            del self.fields["active"]

    def valeurs_enregistrees(self) -> dict:
        return super().valeurs_enregistrees() | {"ecritures": self.initial["ecritures"]}

    def enregistrer(self) -> Structure:
        """Keep the former name, when it changes."""
        if self.nom_lu not in ("", self.cleaned_data["nom"]):
            self.instance.anciens_noms.create(nom=self.nom_lu, au=timezone.localdate())
        return self.save()

    def clean_nom(self) -> str:
        nom = " ".join(self.cleaned_data["nom"].split())
        memes = Structure.objects.filter(departement=self.departement, nom__iexact=nom).exclude(pk=self.instance.pk)
        if memes.exists():
            raise forms.ValidationError("Une structure porte déjà ce nom dans le département.")
        return nom

    def clean_active(self) -> bool:
        """A structure that closes leaves nobody behind: each access is ended first, and says who takes over."""
        active = self.cleaned_data["active"]
        if not active and self.instance.active:
            ouverts = self.instance.affectations.non_terminees().filter(agent__is_active=True).count()
            if ouverts:
                raise forms.ValidationError(
                    f"Cette structure a encore {compte(ouverts, 'accès ouvert,accès ouverts')}. Mettez-y fin d'abord "
                    "dans « Équipe » : vous y direz qui reprend ce que chacun porte."
                )
        return active

    def clean_ecritures(self) -> list[str]:
        lignes = [" ".join(ligne.split()) for ligne in self.cleaned_data["ecritures"].splitlines()]
        ecritures = list(dict.fromkeys(ligne for ligne in lignes if ligne))
        if trop_longue := next((ecriture for ecriture in ecritures if len(ecriture) > 150), None):
            raise forms.ValidationError(f"« {trop_longue[:30]}… » dépasse 150 caractères.")
        return ecritures
