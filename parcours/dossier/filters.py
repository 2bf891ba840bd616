"""Filters of the list of people. Each reads only what the agent may read: a filter never tells a closed pillar."""

from functools import cache

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from acteurs.models import Commune
from acteurs.nomenclatures import Pilier, Role
from cirj.socle import regles
from cirj.socle.calendrier import en_francais
from parcours.commun.formulaire import StyleDossier
from parcours.dossier.piliers import BLOQUE
from parcours.models import (
    Importation,
    Intervention,
    LigneImport,
    Parcours,
    Personne,
    PilierParcours,
    PointBlocage,
    Protection,
    Referent,
    SuspensionAgir,
)
from parcours.models.acces import interventions_de
from parcours.models.importation import EtatImport
from parcours.nomenclatures import EtatPilier, StatutProtection

CONTACTS = [("a_reprendre", "À reprendre"), ("recent", "À jour"), ("jamais", "Aucun contact noté")]
SUIVIS = [("en_cours", "En cours"), ("sortis", "Terminé"), ("sans", "Sans parcours"), ("tous", "Peu importe")]
RESSEMBLANCE = ("ressemblance", "Ressemblance avec ce qui est cherché")
TRIS = [
    RESSEMBLANCE,
    ("nom", "Nom"),
    ("contact", "Dernier contact, le plus ancien d'abord"),
    ("entree", "Entrée, la plus récente d'abord"),
]
# Last name, first name and name in use, 60 characters each.
LONGUEUR = 182
ETATS = [*EtatPilier.choices, (BLOQUE, "Bloqué")]


class FormulaireFiltres(StyleDossier, forms.Form):
    def __init__(self, *args, **kwargs):
        kwargs["identifiant"] = "filtre"
        super().__init__(*args, **kwargs)


class PersonneFilter(django_filters.FilterSet):
    """The queryset comes from ``PersonneQuerySet.avec_parcours_montre``: the columns of the pathway that is shown."""

    q = django_filters.CharFilter(label="Nom ou prénom", method="chercher", max_length=LONGUEUR)
    commune = django_filters.ModelChoiceFilter(
        label="Commune", queryset=Commune.objects.none(), empty_label="Toutes les communes"
    )
    pilier = django_filters.ChoiceFilter(
        label="Pilier", choices=Pilier.choices, method="par_pilier", empty_label="Tous les piliers"
    )
    etat = django_filters.ChoiceFilter(
        label="État du pilier", choices=ETATS, method="par_pilier", empty_label="Tous les états"
    )
    referent = django_filters.ChoiceFilter(label="Référent", method="par_referent", empty_label="Tous les référents")
    protection = django_filters.ChoiceFilter(
        label="Protection",
        choices=StatutProtection.choices,
        method="par_protection",
        empty_label="Toutes les protections",
    )
    contact = django_filters.ChoiceFilter(
        label="Dernier contact", choices=CONTACTS, method="par_contact", empty_label="Peu importe"
    )
    blocage = django_filters.BooleanFilter(label="Blocage ouvert", method="par_blocage", widget=forms.CheckboxInput)
    tableau = django_filters.ChoiceFilter(
        label="Tableau importé", method="par_tableau", empty_label="Tous les tableaux"
    )
    suivi = django_filters.ChoiceFilter(label="Accompagnement", choices=SUIVIS, method="par_suivi", empty_label=None)
    tri = django_filters.ChoiceFilter(label="Trier par", choices=TRIS, method="trier", empty_label=None)

    class Meta:
        model = Personne
        fields = []
        form = FormulaireFiltres

    def __init__(self, data, *, agent, **kwargs):
        self.agent = agent
        donnees = data.copy() if data is not None else {}
        # A search looks everywhere, a table holds people gone too; a list shows those who are followed today.
        # Beyond a whole identity nothing is compared: the search is answered on its beginning.
        donnees["q"] = cherche = donnees.get("q", "").replace("\0", "").strip()[:LONGUEUR].strip()
        donnees.setdefault("suivi", "tous" if cherche or (agent.coordonne and donnees.get("tableau")) else "en_cours")
        donnees.setdefault("tri", RESSEMBLANCE[0] if cherche else "nom")
        if not cherche and donnees["tri"] == RESSEMBLANCE[0]:
            donnees["tri"] = "nom"  # the search was cleared: nothing to resemble
        super().__init__(donnees, **kwargs)
        if not cherche:
            self.filters["tri"].extra["choices"] = TRIS[1:]
        self.filters["commune"].queryset = self._communes()
        self.filters["referent"].extra["choices"] = self._referents()
        if agent.coordonne:
            self.filters["tableau"].extra["choices"] = self._tableaux()
        else:
            del self.filters["tableau"]
        # Filters are applied before the order: the order is the last word.
        self.filters.move_to_end("tri")

    @property
    def actifs(self) -> int:
        """How many filters are set, search and order apart."""
        self.form.is_valid()  # one filter that is not understood does not undo the others
        donnees = self.form.cleaned_data
        neutres = {"q", "tri", "suivi"}
        return sum(1 for nom, valeur in donnees.items() if valeur and nom not in neutres)

    @property
    def en_mots(self) -> list[str]:
        """The filters that are set, as « Pilier : Langue »; what was searched for is a name: it is not told."""
        self.form.is_valid()  # one filter that is not understood does not undo the others
        donnees = self.form.cleaned_data
        mots = []
        for nom, valeur in donnees.items():
            if nom in {"q", "tri"} or not valeur:
                continue
            champ = self.form.fields[nom]
            choix = {str(code): mot for code, mot in getattr(champ, "choices", ())} if isinstance(valeur, str) else {}
            mots.append(f"{champ.label} : {'oui' if valeur is True else choix.get(valeur, valeur)}".lower())
        return mots

    def chercher(self, ensemble: QuerySet, _, texte: str) -> QuerySet:
        return ensemble.chercher(texte)

    def par_pilier(self, ensemble: QuerySet, nom: str, _) -> QuerySet:
        """Pillar and state go together: applied once, by the first of them that is set."""
        pilier, etat = (self.form.cleaned_data.get(champ, "") for champ in ("pilier", "etat"))
        if nom == "etat" and pilier:
            return ensemble
        piliers = [pilier] if pilier else Pilier.values
        condition = Q()
        for un in piliers:
            condition |= Exists(self._portes(un)) & self._dans_l_etat(un, etat)
        return ensemble.filter(condition)

    def _portes(self, pilier: str) -> QuerySet:
        """Interventions on ``pilier`` in the pathway shown, of the agent's own structures unless she coordinates."""
        ouvertes = interventions_de(self.agent)
        if departements := self.agent.departements(Role.COORDINATION):
            ouvertes = Intervention.objects.actives().filter(
                Q(parcours__departement__in=departements) | Q(pk__in=ouvertes.values("pk"))
            )
        return ouvertes.filter(parcours=OuterRef("parcours_id"), pilier=pilier)

    def _dans_l_etat(self, pilier: str, etat: str) -> Q:
        bloque = Exists(PointBlocage.objects.ouverts().filter(parcours=OuterRef("parcours_id"), pilier=pilier))
        note = PilierParcours.objects.filter(parcours=OuterRef("parcours_id"), pilier=pilier)
        if not etat:
            return Q()
        if etat == BLOQUE:
            return Q(bloque)
        if etat == EtatPilier.A_EVALUER:
            return ~Q(bloque) & (~Q(Exists(note)) | Q(Exists(note.filter(etat=etat))))
        return ~Q(bloque) & Q(Exists(note.filter(etat=etat)))

    def par_referent(self, ensemble: QuerySet, _, valeur: str) -> QuerySet:
        siens = Referent.objects.filter(parcours=OuterRef("parcours_id"), fin__isnull=True)
        if valeur == "aucun":
            return ensemble.exclude(Exists(siens))
        genre, _, cle = valeur.partition(":")
        return ensemble.filter(Exists(siens.filter(**{"agent" if genre == "agent" else "nom_libre": cle})))

    def par_protection(self, ensemble: QuerySet, _, statut: str) -> QuerySet:
        return ensemble.filter(
            Exists(Protection.objects.filter(personne=OuterRef("pk"), fin__isnull=True, statut=statut))
        )

    def par_contact(self, ensemble: QuerySet, _, valeur: str) -> QuerySet:
        limite = regles.limite_passee("AGIR_CONTACT")
        if valeur == "jamais":
            return ensemble.filter(parcours_id__isnull=False, dernier_contact__isnull=True)
        if valeur == "recent":
            return ensemble.filter(dernier_contact__gte=limite)
        suspendus = SuspensionAgir.objects.apres(limite).filter(parcours=OuterRef("parcours_id"))
        return ensemble.filter(
            Q(dernier_contact__lt=limite) | Q(dernier_contact__isnull=True, entree__lt=limite),
            ~Exists(suspendus),
            sortie__isnull=True,
        )

    def par_blocage(self, ensemble: QuerySet, _, coche: bool) -> QuerySet:
        if not coche:
            return ensemble
        visibles = PointBlocage.objects.visible_par(self.agent).ouverts()
        return ensemble.filter(Exists(visibles.filter(parcours=OuterRef("parcours_id"))))

    def par_tableau(self, ensemble: QuerySet, _, valeur: str) -> QuerySet:
        """Those that the rows of an import made or told something of."""
        vus = Importation.objects.visible_par(self.agent).filter(pk=valeur)
        return ensemble.filter(Exists(LigneImport.objects.filter(importation__in=vus, personne=OuterRef("pk"))))

    def par_suivi(self, ensemble: QuerySet, _, valeur: str) -> QuerySet:
        # Asked of the pathways at once: the columns of the one shown would be read person by person.
        siens = Parcours.objects.visible_par(self.agent).filter(personne=OuterRef("pk"))
        ouvert, un = Q(Exists(siens.filter(fin__isnull=True))), Q(Exists(siens))
        conditions = {"en_cours": ouvert, "sortis": un & ~ouvert, "sans": ~un}
        return ensemble.filter(conditions.get(valeur, Q()))

    def trier(self, ensemble: QuerySet, _, valeur: str) -> QuerySet:
        ordres = {
            **({RESSEMBLANCE[0]: ["-rang", "cle_tri", "id"]} if self.form.cleaned_data.get("q") else {}),
            "contact": [F("dernier_contact").asc(nulls_first=True), "cle_tri", "id"],
            "entree": [F("entree").desc(nulls_last=True), "cle_tri", "id"],
        }
        return ensemble.order_by(*ordres.get(valeur, ["cle_tri", "id"]))

    def _communes(self) -> QuerySet:
        visibles = Personne.objects.visible_par(self.agent)
        return Commune.objects.filter(pk__in=visibles.order_by().values("commune").distinct()).order_by("cle")

    def _tableaux(self):
        """Callable: the choices are read only when the form is drawn."""

        @cache
        def choix():
            lances = Importation.objects.visible_par(self.agent).exclude(etat=EtatImport.A_VERIFIER)
            return [
                (str(cle), f"{fichier} ({en_francais(timezone.localdate(jour))})")
                for cle, fichier, jour in lances.values_list("pk", "nom_fichier", "cree_le")
            ]

        return choix

    def _referents(self):
        """Callable: the choices are read only when the form is drawn."""

        @cache
        def choix():
            visibles = Parcours.objects.visible_par(self.agent).values("pk")
            siens = Referent.objects.filter(fin__isnull=True, parcours__in=visibles).order_by()
            lignes = siens.values_list("agent", "agent__prenom", "agent__nom", "nom_libre").distinct()
            noms = {
                (f"agent:{agent}" if agent else f"nom:{libre}"): (f"{prenom} {nom}" if agent else libre).strip()
                for agent, prenom, nom, libre in lignes
            }
            return [*sorted(noms.items(), key=lambda n: n[1].casefold()), ("aucun", "Sans référent")]

        return choix
