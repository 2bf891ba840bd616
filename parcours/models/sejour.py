"""Where the person lives: stays that never overlap, and what is known of the dwelling (docs/domaine.md §4)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, Value

from cirj.socle.calendrier import Precision, affichage_approche
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, champ_precision, dates_coherentes
from parcours.nomenclatures import CategorieSejour, MotifFinSejour, NatureSejour, Typologie

#: What goes with the dwelling when the lease changes hands.
_DU_LOGEMENT = ("commune_id", "typologie", "surface", "loyer", "charges", "pmr", "occupants")


class Sejour(ModeleDate):
    """A stay from ``debut`` to ``fin`` excluded: moving out and in on one day is no overlap.

    Citizens' hosting: the association and the mediator are named, never the host nor the address.
    """

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="sejours")
    departement = champ_departement()
    categorie = models.CharField("hébergement ou logement", max_length=20, choices=CategorieSejour)
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commune = models.ForeignKey("acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    debut = models.DateField("entrée", null=True, blank=True, help_text="Vide si inconnue.")
    debut_precision = champ_precision()
    fin = models.DateField("sortie", null=True, blank=True)
    fin_precision = champ_precision("précision de la date de sortie")
    # False: over on a day that nobody said, ``fin`` at the latest.
    fin_connue = models.BooleanField("date de sortie connue", default=True, editable=False)
    motif_fin = models.CharField("motif de la sortie", max_length=20, choices=MotifFinSejour, blank=True)
    # Granted by the OFII beyond the maintained stay, or decided by the centre beyond the first nine months.
    prolongation_accordee_jusqu_au = models.DateField("prolongation accordée jusqu'au", null=True, blank=True)
    accord_le = models.DateField("convention d'accueil signée le", null=True, blank=True)
    mediateur = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="médiation"
    )
    typologie = models.CharField("type de logement", max_length=2, choices=Typologie, blank=True)
    surface = models.PositiveSmallIntegerField("surface en m²", null=True, blank=True)
    loyer = models.PositiveSmallIntegerField("loyer par mois, en euros", null=True, blank=True)
    charges = models.PositiveSmallIntegerField("charges par mois, en euros", null=True, blank=True)
    pmr = models.BooleanField("accessible aux personnes à mobilité réduite", null=True, blank=True)
    occupants = models.PositiveSmallIntegerField("personnes dans le logement", null=True, blank=True)
    texte_origine = models.CharField("texte d'origine", max_length=200, blank=True)

    class Meta:
        verbose_name = "séjour"
        ordering = [models.F("debut").desc(nulls_last=True)]
        constraints = [
            dates_coherentes("sejour_dates_coherentes"),
            ExclusionConstraint(
                name="sejour_sans_chevauchement",
                expressions=[
                    ("personne", RangeOperators.EQUAL),
                    (Func(F("debut"), F("fin"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                # Since when is not known: it may have begun the day the other one ended.
                condition=Q(debut__isnull=False),
                violation_error_message="Ce séjour en chevauche un autre.",
            ),
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(fin__isnull=True),
                name="sejour_un_seul_en_cours",
                violation_error_message="Ce séjour en chevauche un autre.",
            ),
            models.CheckConstraint(
                condition=Q(motif_fin="") | Q(fin__isnull=False),
                name="sejour_motif_avec_fin",
                violation_error_message="Un motif de sortie va avec une date de sortie.",
            ),
            models.CheckConstraint(
                condition=Q(prolongation_accordee_jusqu_au__isnull=True)
                | Q(categorie__in=[*CategorieSejour.dna(), CategorieSejour.CPH]),
                name="sejour_prolongation_dna_ou_cph",
                violation_error_message="Une prolongation concerne l'hébergement pour demandeurs d'asile ou un centre "
                "provisoire d'hébergement.",
            ),
            dates_coherentes("sejour_prolongation_apres_entree", "debut", "prolongation_accordee_jusqu_au"),
            models.CheckConstraint(
                condition=Q(accord_le__isnull=True, mediateur__isnull=True)
                | Q(categorie=CategorieSejour.HEBERGEMENT_CITOYEN),
                name="sejour_convention_citoyenne",
                violation_error_message="La convention et la médiation concernent l'hébergement citoyen.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_categorie_display()

    @property
    def nature(self) -> str:
        return CategorieSejour(self.categorie).nature

    def actif_le(self, jour) -> bool:
        return (self.debut is None or self.debut <= jour) and (self.fin is None or self.fin > jour)

    @transaction.atomic
    def emmenager(self) -> None:
        """Write this new stay; the one under way ends the same day, because the person moved here."""
        if self.debut:
            en_cours = self.personne.sejours.filter(Q(debut__lt=self.debut) | Q(debut__isnull=True), fin__isnull=True)
            for precedent in en_cours:
                precedent.finir(self.debut, self._motif_de_sortie_du_precedent())
        self.validate_constraints()
        self.save()

    def _motif_de_sortie_du_precedent(self) -> str:
        if self.nature == NatureSejour.HEBERGEMENT:
            return MotifFinSejour.AUTRE_HEBERGEMENT
        stables = (NatureSejour.IML, NatureSejour.LOGEMENT_ACCOMPAGNE, NatureSejour.LOGEMENT)
        return MotifFinSejour.LOGEMENT_TROUVE if self.nature in stables else ""

    @property
    def quittee(self) -> bool:
        """Somebody said that the person left the place, and when; not only that nobody follows her any more."""
        return self.fin is not None and self.fin_connue and self.motif_fin != MotifFinSejour.FIN_SUIVI

    @property
    def fin_affichee(self) -> str:
        """« jusqu'au 3 mars 2026 », « jusqu'en mars 2026 », « fin à une date inconnue »; "" while it lasts."""
        if self.fin is None:
            return ""
        if not self.fin_connue:
            return "fin à une date inconnue"
        dite = affichage_approche(self.fin, self.fin_precision)
        return f"jusqu'au {dite}" if self.fin_precision == Precision.JOUR else f"jusqu'en {dite}"

    def finir(self, jour, motif: str) -> None:
        self.fin, self.motif_fin, self.fin_precision, self.fin_connue = jour, motif, Precision.JOUR, True
        self.save(update_fields=["fin", "motif_fin", "fin_precision", "fin_connue", "modifie_le"])

    def finir_sans_date(self, jour) -> None:
        """End on a day that nobody said, ``jour`` at the latest: she lives elsewhere now."""
        self.fin, self.motif_fin = max(jour, self.debut or jour), ""
        self.fin_precision, self.fin_connue = Precision.JOUR, False
        self.save(update_fields=["fin", "motif_fin", "fin_precision", "fin_connue", "modifie_le"])

    def finir_avec(self, parcours) -> None:
        """End (unsaved) with a pathway that is over: where she lives since then is not known.

        ``acces.finir_avec_le_parcours`` says the same of what the database holds.
        """
        avant = self.debut is None or self.debut <= parcours.fin
        self.fin, self.motif_fin = parcours.fin if avant else self.debut, MotifFinSejour.FIN_SUIVI
        self.fin_precision, self.fin_connue = parcours.fin_precision, parcours.sortie_connue and avant

    def laisser_ouvert(self) -> None:
        """Take back (unsaved) the end that ``finir_avec`` gave: somebody still follows the person."""
        if self.motif_fin == MotifFinSejour.FIN_SUIVI:
            self.fin, self.motif_fin, self.fin_precision, self.fin_connue = None, "", Precision.JOUR, True

    @transaction.atomic
    def glisser(self, jour, categorie: str, bailleur=None) -> "Sejour":
        """End this sub-let on ``jour``; return the person's own lease, begun the same day in the same dwelling."""
        self.finir(jour, MotifFinSejour.GLISSEMENT)
        logement = {champ: getattr(self, champ) for champ in _DU_LOGEMENT}
        bail = Sejour(personne=self.personne, categorie=categorie, structure=bailleur, debut=jour, **logement)
        bail.validate_constraints()
        bail.save()
        return bail
