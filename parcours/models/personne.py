"""The person: her identity as it is written today; the other ways it is or was written are in ``identite``."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import Parmi, QuerySetVisible
from cirj.socle.calendrier import affichage_approche, age_a, age_dit
from cirj.socle.chiffrement import ChampChiffre, empreinte
from cirj.socle.models import ModeleDate
from cirj.socle.noms import cle_identite, sans_accents, texte_recherche
from cirj.socle.telephones import telephone_saisi
from parcours.models.base import champ_precision
from parcours.models.menage import MembreMenage
from parcours.models.naissance import IdentitePlausible
from parcours.models.parcours import Parcours
from parcours.models.protection import Protection
from parcours.models.recherche import EstTrouvee, Rang, Recherche
from parcours.nomenclatures import Sexe, SourceIdentite, VoieArrivee


class PersonneQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A person is seen by the coordination of her department and by who intervenes in one of her pathways."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(Parmi("id", Parcours.objects.visible_par(agent).values("personne_id")))
        )

    def quittees_par(self, agent: Agent) -> "PersonneQuerySet":
        """People whose pathways the agent's structure left a short time ago: their name, and nothing of today."""
        return self.filter(id__in=Parcours.objects.quittes_par(agent).values("personne")).only("nom", "prenom")

    def chercher(self, texte: str, large: bool = True) -> "PersonneQuerySet":
        """Find by words of the name, in any order, whatever the accents, the script, the transliteration; or by number.

        The best answers come first (``rang``). ``large``: when nobody has all the words, their beginnings are enough,
        then a file that has fewer words; else all that has the words or their beginnings. What has no letter finds nobody.
        """
        chiffres = texte.replace(" ", "")
        if chiffres.isdigit() and len(chiffres) in (9, 10):
            trouvee = self.filter(numero_empreinte=empreinte(chiffres.lstrip("0")))
            return trouvee.annotate(rang=Value(0)).order_by("cle_tri", "id")
        recherche = Recherche(texte)
        if recherche.vide:
            return self.none().annotate(rang=Value(0))
        trouvees = self.filter(EstTrouvee(recherche, large)).annotate(rang=Rang(recherche, large))
        return trouvees.order_by("-rang", "cle_tri", "id")

    def avec_parcours_montre(self, agent: Agent) -> "PersonneQuerySet":
        """Add ``parcours_id``, ``entree``, ``sortie``, ``dernier_contact`` of the pathway shown to ``agent``.

        The one under way, else the latest ended: as ``parcours.dossier.dossier`` chooses.
        """
        montre = (
            Parcours.objects.visible_par(agent)
            .filter(personne=OuterRef("pk"))
            .order_by(F("fin").desc(nulls_first=True), "-debut")
        )
        return self.annotate(
            parcours_id=Subquery(montre.values("pk")[:1]),
            entree=Subquery(montre.values("debut")[:1]),
            sortie=Subquery(montre.values("fin")[:1]),
            dernier_contact=Subquery(montre.values("dernier_contact")[:1]),
        )

    def pour_liste(self) -> "PersonneQuerySet":
        """Add what a row shows: commune, current protection, size of the household."""
        jour = timezone.localdate()
        actuels = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=jour)).order_by()
        sien = actuels.filter(personne=OuterRef(OuterRef("pk"))).values("menage")
        taille = actuels.filter(menage__in=sien).values(un=Value(1)).annotate(n=Count("pk")).values("n")
        protection = Protection.objects.filter(personne=OuterRef("pk"), fin__isnull=True)
        return (
            self.select_related("commune")
            .defer("commune__contour")
            .annotate(statut=Subquery(protection.values("statut")[:1]), taille_menage=Subquery(taille))
        )


class Personne(IdentitePlausible, ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    # Noted by the database: who opened the dossier may finish opening it, the same day.
    cree_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    nom = models.CharField("nom", max_length=60)
    prenom = models.CharField("prénom", max_length=60, blank=True, help_text="Peut manquer.")
    nom_usage = models.CharField("nom d'usage", max_length=60, blank=True)
    source_identite = models.CharField("où ce nom se lit", max_length=12, choices=SourceIdentite, blank=True)
    identite_depuis = models.DateField("nom utilisé depuis le", null=True, blank=True)
    sexe = models.CharField("sexe", max_length=1, choices=Sexe, blank=True)
    date_naissance = models.DateField("date de naissance", null=True, blank=True)
    naissance_precision = champ_precision("précision de la date de naissance")
    # ISO 3166-1 alpha-3, plus XKX (Kosovo) and XXA (stateless): docs/domaine.md §11.
    nationalites = ArrayField(models.CharField(max_length=3), verbose_name="nationalités", default=list, blank=True)
    # ISO 639-3.
    langues = ArrayField(models.CharField(max_length=3), verbose_name="langues parlées", default=list, blank=True)
    besoin_interprete = models.BooleanField("a besoin d'un interprète", null=True, blank=True)
    langue_interprete = models.CharField("langue de l'interprète", max_length=3, blank=True)
    voie_arrivee = models.CharField("voie d'arrivée", max_length=15, choices=VoieArrivee, blank=True)
    telephone = models.CharField("téléphone", max_length=20, blank=True)
    courriel = models.EmailField("adresse électronique", blank=True)
    commune = models.ForeignKey(
        "acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune"
    )
    numero_etranger = ChampChiffre(
        "numéro étranger",
        blank=True,
        default="",
        validators=[RegexValidator(r"^\d{9,10}$", "Le numéro étranger compte 9 ou 10 chiffres.")],
    )
    numero_empreinte = models.CharField(max_length=64, blank=True, default="", editable=False, db_index=True)
    # Search and duplicates: derived from the names and variants by ``recalculer_cles``.
    recherche = models.TextField(editable=False, default="")
    cle_identite = models.CharField(max_length=200, editable=False, default="", db_index=True)
    # The same key of the name in use, when there is one.
    cle_usage = models.CharField(max_length=200, editable=False, default="", db_index=True)
    # No index of its own: reading in its order through row-level security would read everybody to find a page.
    cle_tri = models.CharField(max_length=130, editable=False, default="")

    objects = PersonneQuerySet.as_manager()

    class Meta:
        verbose_name = "personne"
        ordering = ["cle_tri", "id"]
        indexes = [
            GinIndex(fields=["recherche"], name="personne_recherche_trgm", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["nationalites"], name="personne_nationalites"),
            models.Index(fields=["departement", "cle_tri"], name="personne_departement_tri"),
            models.Index(fields=["departement", "date_naissance"], name="personne_naissance"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(nom=""),
                name="personne_nom_present",
                violation_error_message="Le nom est obligatoire (le prénom peut manquer).",
            ),
            models.CheckConstraint(
                condition=models.Q(date_naissance__isnull=True) | models.Q(date_naissance__gte="1900-01-01"),
                name="personne_naissance_plausible",
                violation_error_message="La date de naissance est antérieure à 1900.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    def fautes(self) -> dict[str, str]:
        """The rules of the import, for what is typed: a name has letters, a birth has been, a number can be called."""
        fautes = super().fautes()
        try:
            self.telephone = telephone_saisi(self.telephone)
        except ValidationError as faute:
            fautes["telephone"] = faute.message
        return fautes

    def save(self, *args, **kwargs):
        self.recalculer_cles()
        super().save(*args, **kwargs)

    def recalculer_cles(self) -> None:
        """Derive the search text, the duplicate key, the sort key and the number's hash from the fields."""
        variantes = [] if self._state.adding else [f"{v.nom} {v.prenom}" for v in self.variantes.all()]
        self.recherche = texte_recherche(self.nom, self.prenom, self.nom_usage, *variantes)
        self.cle_identite = cle_identite(self.nom, self.prenom)[:200]
        self.cle_usage = cle_identite(self.nom_usage, self.prenom)[:200] if self.nom_usage else ""
        self.cle_tri = sans_accents(f"{self.nom} {self.prenom}")[:130]
        # Spreadsheets eat leading zeros: the hash ignores them, the number keeps them.
        self.numero_empreinte = empreinte(self.numero_etranger.lstrip("0")) if self.numero_etranger else ""

    @transaction.atomic
    def prendre_le_nom(self, nom: str, prenom: str, *, source: str, jour, garder: bool = True) -> None:
        """Make this the identity of today, from ``jour``; the one in force becomes a variant that ends that day.

        ``garder`` False: the spelling in force was a slip, nobody will look for it.
        """
        actuelle = type(self)._base_manager.select_for_update(of=("self",)).get(pk=self.pk)
        if garder and (actuelle.nom, actuelle.prenom) != (nom, prenom):
            depuis = actuelle.identite_depuis
            self.variantes.update_or_create(
                nom=actuelle.nom,
                prenom=actuelle.prenom,
                defaults={
                    "source": actuelle.source_identite or SourceIdentite.DOSSIER,
                    "du": depuis if depuis and depuis <= jour else None,
                    "au": jour,
                },
            )
        self.variantes.filter(nom=nom, prenom=prenom).delete()
        self.nom, self.prenom, self.source_identite, self.identite_depuis = nom, prenom, source, jour
        self.save()

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.pk])

    @property
    def nom_usage_dit(self) -> str:
        """The name in use, when it is not the one that heads the dossier."""
        return "" if sans_accents(self.nom_usage) == sans_accents(self.nom) else self.nom_usage

    @property
    def naissance_affichee(self) -> str:
        return affichage_approche(self.date_naissance, self.naissance_precision)

    @property
    def age(self) -> int | None:
        """Age in years today; None when the birth date is unknown."""
        return age_a(self.date_naissance, timezone.localdate()) if self.date_naissance else None

    @property
    def age_dit(self) -> str:
        """Age in words today, as far as the birth date is known: « 31 ans », « 30 ou 31 ans », "" when it is not."""
        return age_dit(self.date_naissance, self.naissance_precision, timezone.localdate())

    @property
    def numero_masque(self) -> str:
        """The foreigner's number with its last four digits only; "" when it is not known."""
        return "•" * (len(self.numero_etranger) - 4) + self.numero_etranger[-4:]
