"""Small forms of the chains, and the place of referrals among the forms of the dossier."""

from django import forms
from django.utils import timezone

from acteurs.models import Dispositif
from acteurs.nomenclatures.offre import TypeDispositif
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.models import Enchainement, Maillon
from parcours.orientations.enchainements import enchainements
from parcours.orientations.formulaires import FormulaireOrientation


class _DesMaillons(FormulaireFiche):
    relation = "maillons"

    @classmethod
    def lignes(cls, dossier):
        return Maillon.objects.visible_par(dossier.agent).filter(parcours=dossier.parcours)


class FormulaireMaillon(_DesMaillons):
    titre, bouton = "Étape de l'enchaînement", "Enregistrer l'étape"
    message = "L'étape est enregistrée : l'enchaînement dit si elle touche la précédente et la suivante."
    quoi = forms.ChoiceField(label="Étape")

    class Meta:
        model = Maillon
        fields = ["pilier", "quoi", "debut_prevu", "fin_prevue", "precision"]
        help_texts = {
            "debut_prevu": "La veille ou le jour même de la fin de l'étape d'avant : rien ne manque.",
            "precision": "Ce qui concerne cette personne ; rien sur la santé.",
        }

    def __init__(self, *args, dossier, **kwargs):
        self.ecrits = dossier.orientables
        super().__init__(*args, dossier=dossier, **kwargs)
        offres = Dispositif.objects.visible_par(self.agent).actifs().pour_affichage().order_by("pilier", "nom")
        groupes: dict[str, list] = {}
        for offre in offres.filter(structure__departement=self.parcours.departement_id):
            groupes.setdefault(f"Offres : {offre.get_pilier_display()}", []).append(
                (f"offre:{offre.pk}", f"{offre} — {offre.structure}")
            )
        types = [(f"type:{code}", libelle) for code, libelle in TypeDispositif.choices]
        self.fields["quoi"].choices = [("", "Choisissez"), ("Sans offre précise", types), *groupes.items()]
        self.fields["quoi"].widget.attrs["class"] = "fr-select"
        if self.modification:
            sienne = self.instance.dispositif_id
            self.initial["quoi"] = f"offre:{sienne}" if sienne else f"type:{self.instance.type}"
        elif fin := max(
            (m.fin_prevue for m in Maillon.objects.visible_par(self.agent).filter(parcours=self.parcours)), default=None
        ):
            self.initial["debut_prevu"] = fin

    def _attacher(self) -> None:
        super()._attacher()
        self.instance.structure_id = self.agent.affectation.structure_id

    def _choisir_pilier(self, pilier: str) -> None:
        self.fields["pilier"].choices = [c for c in self.fields["pilier"].choices if c[0] in ("", *self.ecrits)]

    def permis(self) -> bool:
        return self.instance.pilier in self.ecrits if self.modification else bool(self.ecrits)

    def clean(self):
        donnees = super().clean()
        genre, _, cle = donnees.get("quoi", "").partition(":")
        offre = Dispositif.objects.get(pk=cle) if genre == "offre" else None
        self.instance.dispositif = offre
        self.instance.type = offre.type if offre else cle
        if offre and donnees.get("pilier") and offre.pilier != donnees["pilier"]:
            self.add_error("quoi", f"Cette offre est du pilier {offre.get_pilier_display().lower()}.")
        return donnees

    def enregistrer(self):
        self.instance.enchainement, _ = Enchainement.objects.get_or_create(parcours=self.parcours)
        return super().enregistrer()


class _SurUnMaillon(_DesMaillons):
    sur_une_ligne = True

    def permis(self) -> bool:
        return self.instance.pilier in self.dossier.orientables


class FormulaireMaillonFait(_SurUnMaillon):
    titre, bouton = "Cette étape est terminée", "Noter la fin"
    message = "La fin est notée : la suite de l'enchaînement est à jour."

    class Meta:
        model = Maillon
        fields = ["fait_le"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fait_le"].required = True
        self.initial["fait_le"] = timezone.localdate()


class FormulaireMaillonRetire(_SurUnMaillon):
    titre, bouton = "Retirer cette étape de l'enchaînement", "Retirer l'étape"
    message = "L'étape est retirée ; une orientation déjà envoyée continue."

    class Meta:
        model = Maillon
        fields: list[str] = []

    def enregistrer(self):
        self.instance.delete()


class FormulaireEnchainementRepris(FormulaireFiche):
    """The steps of another chain, moved to another start: kinds and durations, not a word about anybody."""

    titre, bouton = "Reprendre un enchaînement", "Reprendre ces étapes"
    relation = "maillons"
    modele = forms.ChoiceField(label="Enchaînement", help_text="Les étapes et leurs durées, sans rien de personnel.")
    debut = ChampJour(label="La première étape commence le")

    class Meta:
        model = Maillon
        fields = ["modele", "debut"]

    def __init__(self, *args, dossier, **kwargs):
        super().__init__(*args, dossier=dossier, **kwargs)
        self.ecrits = dossier.orientables
        self.modeles = modeles_pour(self.agent, self.parcours)
        self.fields["modele"].choices = [
            ("", "Choisissez"),
            *((cle, libelle) for cle, (libelle, _) in self.modeles.items()),
        ]
        self.fields["modele"].widget.attrs["class"] = "fr-select"
        self.initial["debut"] = timezone.localdate()

    def permis(self) -> bool:
        return bool(self.ecrits)

    def _post_clean(self):
        """Several rows are made: none is checked here."""

    def clean(self):
        donnees = super().clean()
        _, maillons = self.modeles.get(donnees.get("modele", ""), ("", []))
        fermes = {m.get_pilier_display() for m in maillons if m.pilier not in self.ecrits}
        if maillons and len(fermes) == len({m.get_pilier_display() for m in maillons}):
            self.add_error("modele", "Aucun pilier de cet enchaînement ne vous est ouvert pour cette personne.")
        self.message = "L'enchaînement est repris : vérifiez les dates de chaque étape."
        if fermes:
            self.message += f" Laissé de côté, faute de porter ce pilier : {', '.join(sorted(fermes)).lower()}."
        return donnees

    def enregistrer(self):
        _, maillons = self.modeles[self.cleaned_data["modele"]]
        chaine, _ = Enchainement.objects.get_or_create(parcours=self.parcours)
        decalage = self.cleaned_data["debut"] - maillons[0].debut_prevu
        for maillon in maillons:
            if maillon.pilier in self.ecrits:
                Maillon.objects.create(
                    enchainement=chaine,
                    parcours=self.parcours,
                    structure_id=self.agent.affectation.structure_id,
                    pilier=maillon.pilier,
                    type=maillon.type,
                    dispositif=maillon.dispositif,
                    debut_prevu=maillon.debut_prevu + decalage,
                    fin_prevue=maillon.fin_prevue + decalage,
                )


_MODELES = 50


def modeles_pour(agent, parcours) -> dict[str, tuple[str, list[Maillon]]]:
    """Return the chains that ``agent`` reads on other pathways, one of each kind: label and links, two queries."""
    recentes = Enchainement.objects.visible_par(agent).exclude(parcours=parcours).order_by("-cree_le")
    cles = list(recentes.values_list("parcours", flat=True)[:_MODELES])
    modeles, vus = {}, set()
    for chaine in sorted(enchainements(cles, agent), key=lambda c: c.cree_le, reverse=True):
        # What reveals is not a model: its name would be read beside somebody's.
        maillons = [m for m in chaine.lus if m.dispositif is None or not m.dispositif.revele]
        libelle = " → ".join(str(m.dispositif or m) for m in maillons)
        if maillons and libelle not in vus:
            vus.add(libelle)
            modeles[str(chaine.pk)] = (libelle, maillons)
    return modeles


FICHES = {
    # Served by its own view, which knows where the referral comes from (``views.orientations``).
    "orientation": FormulaireOrientation,
    "maillon": FormulaireMaillon,
    "maillon-fait": FormulaireMaillonFait,
    "maillon-retire": FormulaireMaillonRetire,
    "enchainement-repris": FormulaireEnchainementRepris,
}
