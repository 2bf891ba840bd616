"""Sending a referral, and what each side says of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from acteurs.models import Dispositif, Session, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import compte
from cirj.socle.templatetags.francais import jour as en_mots
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.models import Maillon, Orientation, Personne
from parcours.nomenclatures import MotifRefus, ResultatOrientation


class FormulaireOrientation(FormulaireFiche):
    titre, bouton = "Orienter vers une structure", "Envoyer l'orientation"
    message = "L'orientation est envoyée : vous verrez la réponse sur votre journée."
    relation = "orientations"
    vers = forms.ChoiceField(
        label="Vers",
        help_text="Un lieu au nom protégé (soins, hébergement spécialisé) n'est proposé qu'à la coordination : demandez-lui.",
    )
    accord = forms.BooleanField(
        label="La personne est d'accord pour que cette orientation parte",
        help_text="Avant d'accepter, la structure lit : prénom et initiale, âge, commune, langues, pilier, et ce texte. Si elle accepte, elle lit ce pilier du dossier.",
        error_messages={"required": "Sans l'accord de la personne, rien ne part."},
    )

    class Meta:
        model = Orientation
        fields = ["pilier", "vers", "demande", "accord", "accord_le"]
        labels = {"accord_le": "Accord donné le"}
        help_texts = {"demande": "Strictement ce qu'il faut pour répondre. Rien sur la santé."}

    def __init__(self, *args, dossier, suite_de: Orientation | None = None, maillon: Maillon | None = None, **kwargs):
        self.suite_de, self.maillon = suite_de, maillon
        self.orientables = dossier.orientables
        super().__init__(*args, dossier=dossier, **kwargs)
        self.fields["vers"].choices = [("", "Choisissez"), *self._destinations(self.instance.pilier)]
        self.fields["vers"].widget.attrs["class"] = "fr-select"
        self.initial.setdefault("accord_le", timezone.localdate())
        if suite_de is not None:
            self.initial["demande"] = suite_de.demande
        if maillon is not None and maillon.dispositif_id:
            self.initial["vers"] = f"offre:{maillon.dispositif_id}"
        if self.instance.pilier == Pilier.SANTE:
            # No word about health travels: there is nowhere to write one.
            del self.fields["demande"]
        elif self.instance.pilier:
            self.fields["demande"].required = True
        else:
            self.fields["demande"].help_text += " Pour la santé, laissez vide : seul un rendez-vous est demandé."

    def _attacher(self) -> None:
        super()._attacher()
        affectation = self.agent.affectation
        self.instance.agent_id, self.instance.structure_id = self.agent.pk, affectation.structure_id
        self.instance.suite_de = self.suite_de

    def _choisir_pilier(self, pilier: str) -> None:
        choix = [c for c in Pilier.choices if c[0] in self.orientables]
        self.fields["pilier"].choices = [("", "Choisissez"), *choix]
        if pilier:
            del self.fields["pilier"]
            self.instance.pilier = pilier

    def permis(self) -> bool:
        if self.modification:
            return False  # What was sent stays as it was sent.
        pilier = self.instance.pilier
        return pilier in self.orientables if pilier else bool(self.orientables)

    def _destinations(self, pilier: str) -> list:
        """Offers with their sessions, then structures; one's own only where one carries the pillar."""
        departement = self.parcours.departement_id
        offres = Dispositif.objects.visible_par(self.agent).actifs().filter(structure__departement=departement)
        if pilier:
            offres = offres.filter(pilier=pilier)
        propres = set(self.agent.structures()) if pilier and pilier not in self.ouverts else set()
        groupes: dict[str, list] = {}
        for offre in offres.pour_affichage().order_by("pilier", "nom"):
            if offre.structure_id in propres:
                continue
            ou = f"{offre} — {offre.structure}" + (f", {offre.commune}" if offre.commune else "")
            lignes = groupes.setdefault(f"Offres : {offre.get_pilier_display()}", [])
            lignes.append((f"offre:{offre.pk}", ou))
            lignes += [(f"session:{s.pk}", f"{ou}, {_dire(s)}") for s in offre.sessions_a_venir]
        structures = Structure.objects.proposees_a(self.agent, departement).exclude(pk__in=propres)
        groupes["Structures, sans offre précise"] = [(f"structure:{s.pk}", s.nom) for s in structures.order_by("nom")]
        return list(groupes.items())

    def clean(self):
        donnees = super().clean()
        genre, _, cle = donnees.get("vers", "").partition(":")
        if genre == "session":
            self.instance.session = Session.objects.select_related("dispositif").get(pk=cle)
            self.instance.dispositif = self.instance.session.dispositif
        elif genre == "offre":
            self.instance.dispositif = Dispositif.objects.get(pk=cle)
        offre = self.instance.dispositif
        if genre:
            self.instance.destination_id = offre.structure_id if offre else cle
        pilier = donnees.get("pilier") or self.instance.pilier
        if offre and pilier and offre.pilier != pilier:
            self.add_error("vers", f"Cette offre est du pilier {offre.get_pilier_display().lower()}.")
        if pilier and pilier not in self.ouverts and self.instance.destination_id in self.agent.structures():
            self.add_error("vers", "Votre structure ne s'ouvre pas elle-même un pilier qu'elle ne porte pas.")
        return donnees

    def donne_acces(self) -> bool:
        return self.instance.destination_id not in self.agent.structures()

    def enregistrer(self):
        orientation = super().enregistrer()
        if self.maillon is not None:
            self.maillon.orientation = orientation
            self.maillon.save(update_fields=["orientation", "modifie_le"])
        return orientation


def _dire(session: Session) -> str:
    periode = f"du {en_mots(session.debut)} au {en_mots(session.fin)}" if session.fin else "entrées toute l'année"
    if session.places_libres is None:
        return periode
    places = (
        compte(session.places_libres, "place libre,places libres") if session.places_libres else "aucune place libre"
    )
    return f"{periode} ({places})"


class FormulaireRefus(Formulaire):
    motif = forms.ChoiceField(label="Pourquoi", choices=[("", "Choisissez une raison"), *MotifRefus.choices])
    precision = forms.CharField(label="En quelques mots", max_length=300, required=False)

    def __init__(self, *args, orientation: Orientation, **kwargs):
        kwargs.setdefault("identifiant", f"refus-{orientation.pk}")
        super().__init__(*args, **kwargs)
        if orientation.pilier == Pilier.SANTE:
            del self.fields["precision"]

    def agir(self, orientation: Orientation, agent) -> bool:
        return orientation.refuser(agent, self.cleaned_data["motif"], self.cleaned_data.get("precision", ""))


class _DuJour(DatesDeLaPersonne, Formulaire):
    """The structure that was asked does not always read the birth date."""

    passees = frozenset({"jour"})
    dire_la_naissance = False

    def personnes_datees(self):
        return Personne._base_manager.filter(pk=self.orientation.parcours.personne_id)


class FormulaireDebut(_DuJour):
    jour = ChampJour(label="Commencée le")

    def __init__(self, *args, orientation: Orientation, **kwargs):
        self.orientation = orientation
        kwargs.setdefault("identifiant", "debut")
        super().__init__(*args, **kwargs)
        self.initial["jour"] = timezone.localdate()

    def agir(self, orientation: Orientation, agent) -> bool:
        return orientation.commencer(agent, self.cleaned_data["jour"])


class FormulaireFin(_DuJour):
    jour = ChampJour(label="Terminée le")
    resultat = forms.ChoiceField(label="Résultat", choices=[("", "Choisissez"), *ResultatOrientation.choices])
    bilan = forms.CharField(label="En une phrase", max_length=300, required=False)

    def __init__(self, *args, orientation: Orientation, **kwargs):
        self.orientation = orientation
        kwargs.setdefault("identifiant", "fin")
        super().__init__(*args, **kwargs)
        self.initial["jour"] = timezone.localdate()
        if orientation.pilier == Pilier.SANTE:
            del self.fields["bilan"]

    def agir(self, orientation: Orientation, agent) -> bool:
        saisie = self.cleaned_data
        return orientation.terminer(agent, saisie["jour"], saisie["resultat"], saisie.get("bilan", ""))


class FormulaireGeste(Formulaire):
    """A verb that asks for nothing: accept, put on the waiting list, take back, file."""

    def __init__(self, *args, orientation: Orientation, verbe: str = "", **kwargs):
        self.verbe = verbe
        super().__init__(*args, **kwargs)

    def agir(self, orientation: Orientation, agent) -> bool:
        return getattr(orientation, self.verbe)(agent)


def essayer(formulaire, orientation: Orientation, agent) -> bool | None:
    """Act; None, with the reason on the form, when it is refused; otherwise whether anything changed."""
    try:
        return formulaire.agir(orientation, agent)
    except ValidationError as erreur:
        formulaire.add_error(None, erreur.messages)
        return None
