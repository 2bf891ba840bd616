"""Forms of the team's page: filter, invitation, structure."""

from django import forms
from django.db.models import F, Q

from acteurs.models import Affectation, Invitation
from acteurs.models.invitation import UNE_SEULE_EN_ATTENTE
from acteurs.nomenclatures import Role
from cirj.socle.concurrence import AjoutSeul

TRIS = {
    "nom": ("agent__nom", "agent__prenom"),
    "structure": ("structure__nom", "agent__nom"),
    "role": ("role", "agent__nom"),
    "connexion": (F("agent__last_login").desc(nulls_last=True), "agent__nom"),
}


class FiltreEquipe(forms.Form):
    q = forms.CharField(label="Nom, adresse ou structure", required=False, max_length=100)
    role = forms.ChoiceField(label="Rôle", required=False, choices=[("", "Tous les rôles"), *Role.choices])
    etat = forms.ChoiceField(
        label="Accès", required=False, choices=[("", "En cours"), ("termines", "Terminés"), ("tous", "Tous")]
    )
    tri = forms.ChoiceField(
        label="Trier par",
        required=False,
        choices=[("nom", "Nom"), ("structure", "Structure"), ("role", "Rôle"), ("connexion", "Dernière connexion")],
    )

    def appliquer(self, affectations):
        """Return ``affectations`` filtered and sorted; a filter that is not understood is left out, and said."""
        self.is_valid()
        choix = self.cleaned_data
        if q := choix.get("q"):
            for mot in q.split():
                affectations = affectations.filter(
                    Q(agent__nom__unaccent__icontains=mot)
                    | Q(agent__prenom__unaccent__icontains=mot)
                    | Q(agent__email__icontains=mot)
                    | Q(structure__nom__unaccent__icontains=mot)
                )
        if role := choix.get("role"):
            affectations = affectations.filter(role=role)
        if not choix.get("etat"):
            affectations = affectations.actives()
        elif choix["etat"] == "termines":
            affectations = affectations.exclude(pk__in=Affectation.objects.actives())
        return affectations.order_by(*TRIS[choix.get("tri") or "nom"], "-debut", "pk")


class NouvelleInvitation(AjoutSeul, forms.ModelForm):
    """An invitation within one department, to one of the roles that the inviter may give."""

    class Meta:
        model = Invitation
        fields = ["email", "prenom", "nom", "role", "structure"]
        help_texts = {
            "email": "Son adresse professionnelle, à son nom (pas une boîte partagée). Elle servira à se connecter."
        }
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, departement, roles, structures, invite_par, **kwargs):
        super().__init__(*args, **kwargs)
        self.invite_par = invite_par
        self.instance.departement = departement
        self.fields["role"].choices = [("", "Choisir un rôle"), *[c for c in Role.choices if c[0] in roles]]
        self.fields["structure"].queryset = structures
        self.fields["structure"].empty_label = "Choisir une structure"

    def clean_email(self) -> str:
        adresse = self.cleaned_data["email"].lower()
        if adresse == self.invite_par.email.lower():
            # Whoever runs the accounts does not open the dossiers to herself.
            raise forms.ValidationError("On ne s'invite pas soi-même : demandez à une autre personne de l'équipe.")
        return adresse

    def clean(self):
        donnees = super().clean()
        deja = Affectation.objects.actives().filter(
            agent__email__iexact=donnees.get("email", ""),
            agent__is_active=True,
            structure=donnees.get("structure"),
            role=donnees.get("role", ""),
        )
        if deja.exists():
            raise forms.ValidationError("Cette personne a déjà ce rôle dans cette structure.")
        attente = Invitation.objects.en_attente().filter(
            email=donnees.get("email", ""), structure=donnees.get("structure"), role=donnees.get("role", "")
        )
        if attente.exists():
            # The form does not hold the columns of the constraint's condition: Django would not check it.
            raise forms.ValidationError(UNE_SEULE_EN_ATTENTE)
        return donnees
