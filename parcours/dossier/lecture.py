"""What a dossier reads of its person and of the pathway that it shows, each in one query."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Trim
from django.utils import timezone

from parcours.dossier.piliers import avec_piliers
from parcours.models import (
    Intervention,
    LigneImport,
    MembreMenage,
    MembreReunification,
    Parcours,
    Personne,
    Protection,
    Referent,
    TitreSejour,
    VarianteIdentite,
)
from parcours.nomenclatures import EtatReunification


def parcours_actuel(personne: Personne, agent, complet: bool = True) -> Parcours | None:
    """Return the pathway shown: the one under way, else the latest ended."""
    ensemble = Parcours.objects.visible_par(agent).filter(personne=personne)
    if complet:
        # Those of the last day of a pathway that is over are still told.
        jusqu_au_bout = Q(fin=F("parcours__fin"))
        referents = Referent.objects.filter(en_cours() | jusqu_au_bout).select_related("agent", "structure")
        ensemble = avec_piliers(ensemble).prefetch_related(Prefetch("referents", referents))
    else:
        ensemble = ensemble.avec_exceptions().prefetch_related(
            Prefetch("interventions", Intervention.objects.select_related("structure"))
        )
    parcours = ensemble.order_by(F("fin").desc(nulls_first=True), "-debut").first()
    if parcours is not None:
        parcours.personne = personne
    return parcours


def personnes_lues() -> QuerySet:
    """Return the people with what the band of a dossier says, in one query."""
    protection = Protection.objects.filter(personne=OuterRef("pk"), fin__isnull=True)
    titre = TitreSejour.objects.filter(personne=OuterRef("pk")).le_plus_utile_d_abord()
    ecritures = VarianteIdentite.objects.filter(personne=OuterRef("pk")).order_by("nom", "prenom")
    menage = MembreMenage.objects.filter(en_cours(), personne=OuterRef("pk"))
    attendus = MembreReunification.objects.filter(personne=OuterRef("pk"), arrive_le__isnull=True).exclude(
        reunification__etat=EtatReunification.REFUSEE
    )
    lues = Personne.objects.select_related("commune", "departement").defer("commune__contour", "departement__contour")
    return lues.annotate(
        statut=Subquery(protection.values("statut")[:1]),
        protegee_le=Subquery(protection.values("date")[:1]),
        protegee_precision=Subquery(protection.values("date_precision")[:1]),
        titre=Subquery(titre.values("type")[:1]),
        titre_fin=Subquery(titre.values("fin")[:1]),
        titre_demande_le=Subquery(titre.values("renouvellement_demande_le")[:1]),
        attendus_bruts=ArraySubquery(
            attendus.values(brut=Concat("reunification__etat", Value(":"), "lien", Value(":"), "sexe"))
        ),
        autres_ecritures=ArraySubquery(ecritures.values(ecriture=Trim(Concat("prenom", Value(" "), "nom")))),
        menage_id=Subquery(menage.values("menage")[:1]),
        # Rows are the coordination's: to anybody else, there is none.
        dite_par_un_tableau=Exists(LigneImport.objects.filter(personne=OuterRef("pk"))),
    )


def en_cours() -> Q:
    """Return the condition that a period holds today."""
    jour = timezone.localdate()
    return Q(fin__isnull=True) | Q(fin__gt=jour)
