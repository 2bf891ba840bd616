"""What a caseworker carries, declared to the hand-over (``acteurs.passation``), and what stays under her name."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from acteurs.passation.destinataires import Destinataire
from acteurs.passation.registre import Genre
from parcours.alertes.au_changement import revoir
from parcours.models import Etape, Objectif, Parcours, Referent, Sejour
from parcours.nomenclatures import EtatObjectif

_A_LA_STRUCTURE = "À personne pour l'instant"


def _du_parcours(ensemble: QuerySet) -> QuerySet:
    """Those of the pathways that are not over, with the person's name."""
    en_cours = Q(parcours__fin__isnull=True) | Q(parcours__fin__gt=timezone.localdate())
    avec_le_nom = ensemble.filter(en_cours).select_related("parcours__personne")
    return avec_le_nom.defer("parcours__personne__recherche", "parcours__personne__numero_etranger")


def _referents(principal: bool) -> QuerySet:
    return _du_parcours(Referent.objects.filter(principal=principal, fin__isnull=True))


def _referents_lus(agent) -> QuerySet:
    return Referent.objects.filter(parcours__in=Parcours.objects.visible_par(agent).values("pk"))


def confier_referents(lignes: list[Referent], vers: Destinataire | None, jour: datetime.date) -> None:
    """End these caseworkers on ``jour``; ``vers`` takes their place, lead or in the pair, where she is not already."""
    for ligne in lignes:
        ligne.fin, ligne.modifie_le = max(jour, ligne.debut), timezone.now()
    Referent.objects.bulk_update(lignes, ["fin", "modifie_le"])
    if vers is not None:
        _prendre_la_suite(lignes, vers, jour)
    revoir(*{ligne.parcours.personne_id for ligne in lignes})


def _prendre_la_suite(lignes: list[Referent], vers: Destinataire, jour: datetime.date) -> None:
    actuels = Referent.objects.filter(agent=vers.agent, fin__isnull=True, parcours__in={r.parcours_id for r in lignes})
    siens = {referent.parcours_id: referent for referent in actuels}
    nouveaux = []
    for ligne in lignes:
        sien = siens.get(ligne.parcours_id)
        if sien is None:
            sien = siens[ligne.parcours_id] = Referent(
                parcours_id=ligne.parcours_id,
                departement_id=ligne.departement_id,
                agent=vers.agent,
                structure_id=vers.structure_id,
                principal=False,
                debut=jour,
            )
            nouveaux.append(sien)
        sien.principal = sien.principal or ligne.principal
        # Somebody of the pair keeps her own place: the other one is left to be filled.
        sien.role_binome = sien.role_binome or ligne.role_binome
        sien.modifie_le = timezone.now()
    anciens = [sien for sien in siens.values() if sien not in nouveaux]
    Referent.objects.bulk_update(anciens, ["principal", "role_binome", "modifie_le"])
    Referent.objects.bulk_create(nouveaux)


def _changer(modele, champ: str):
    """Return the hand-over of rows that name one account: it is changed, the rest stays."""

    def confier(lignes: list, vers: Destinataire | None, jour: datetime.date) -> None:
        siennes = modele.objects.filter(pk__in=[ligne.pk for ligne in lignes])
        siennes.update(**{champ: vers and vers.agent}, modifie_le=timezone.now())

    return confier


def _sejours() -> QuerySet:
    actuels = Sejour.objects.exclude(fin__lte=timezone.localdate()).select_related("personne")
    return actuels.defer("personne__recherche", "personne__numero_etranger")


def _sejours_lus(agent) -> QuerySet:
    return Sejour.objects.filter(personne__in=Parcours.objects.visible_par(agent).values("personne"))


PRINCIPAL = Genre(
    code="principal",
    rang=10,
    nom="personne comme référent principal,personnes comme référent principal",
    titre="Personnes suivies comme référent principal",
    champ="parcours.Referent.agent",
    ouvertes=lambda: _referents(principal=True),
    visibles=_referents_lus,
    decrire=lambda ligne: str(ligne.parcours.personne),
    confier=confier_referents,
    personne="parcours.personne_id",
)
GENRES = (
    PRINCIPAL,
    Genre(
        code="second",
        rang=20,
        nom="personne comme second référent,personnes comme second référent",
        titre="Personnes suivies comme second référent",
        champ="parcours.Referent.agent",
        ouvertes=lambda: _referents(principal=False),
        visibles=_referents_lus,
        decrire=lambda ligne: str(ligne.parcours.personne),
        confier=confier_referents,
        personne="parcours.personne_id",
        sans_personne="À personne : le référent principal suffit",
    ),
    Genre(
        code="etape",
        rang=30,
        nom="étape à faire,étapes à faire",
        titre="Étapes à faire",
        champ="parcours.Etape.responsable",
        ouvertes=lambda: _du_parcours(Etape.objects.a_faire()),
        visibles=lambda agent: Etape.objects.visible_par(agent),
        decrire=lambda ligne: f"{ligne} ({ligne.parcours.personne})",
        confier=_changer(Etape, "responsable"),
        personne="parcours.personne_id",
        sans_personne=_A_LA_STRUCTURE,
    ),
    Genre(
        code="objectif",
        rang=40,
        nom="objectif en cours,objectifs en cours",
        titre="Objectifs en cours",
        champ="parcours.Objectif.responsable",
        ouvertes=lambda: _du_parcours(Objectif.objects.filter(etat=EtatObjectif.EN_COURS)),
        visibles=lambda agent: Objectif.objects.visible_par(agent),
        decrire=lambda ligne: f"{ligne} ({ligne.parcours.personne})",
        confier=_changer(Objectif, "responsable"),
        personne="parcours.personne_id",
        sans_personne=_A_LA_STRUCTURE,
    ),
    Genre(
        code="mediation",
        rang=50,
        nom="médiation d'un hébergement citoyen,médiations d'un hébergement citoyen",
        titre="Médiations d'un hébergement citoyen",
        champ="parcours.Sejour.mediateur",
        ouvertes=_sejours,
        visibles=_sejours_lus,
        decrire=lambda ligne: str(ligne.personne),
        confier=_changer(Sejour, "mediateur"),
        personne="personne_id",
        structure="",
        sans_personne=_A_LA_STRUCTURE,
    ),
)

_AUTEUR = "Qui a écrit ou fait : reste sous son nom."
_STRUCTURE = "Suivi par la structure entière : qui l'a commencé reste sous son nom."

HISTORIQUE = {
    "parcours.AccesExceptionnel.agent": "Un accès personnel, qui finit avec l'affectation.",
    "parcours.AccesExceptionnel.interrompu_par": _AUTEUR,
    "parcours.AccesExceptionnel.vu_par": _AUTEUR,
    "parcours.Activite.creee_par": _STRUCTURE,
    "parcours.DemandeRapprochement.agent": _STRUCTURE,
    "parcours.Diagnostic.auteur": _AUTEUR,
    "parcours.Document.depose_par": _AUTEUR,
    "parcours.Document.retire_par": _AUTEUR,
    "parcours.EssaiAcces.agent": _AUTEUR,
    "parcours.Importation.demande_par": "Lu et repris par toute la coordination.",
    "parcours.Importation.annule_par": "Qui a annulé l'import : un geste passé, que le compte rendu dit.",
    "parcours.DifficulteSignalee.decidee_par": "Qui a confirmé ou écarté la difficulté : un geste passé.",
    "parcours.Orientation.agent": _STRUCTURE,
    "parcours.Orientation.annulee_par": _AUTEUR,
    "parcours.Orientation.attente_par": _AUTEUR,
    "parcours.Orientation.classee_par": _AUTEUR,
    "parcours.Orientation.commencee_par": _AUTEUR,
    "parcours.Orientation.repondue_par": _AUTEUR,
    "parcours.Orientation.terminee_par": _AUTEUR,
    "parcours.Parcours.cree_par": _AUTEUR,
    "parcours.Personne.cree_par": _AUTEUR,
    "parcours.DoubleReporte.agent": _AUTEUR,
    "parcours.PersonnesDistinctes.agent": _AUTEUR,
    "parcours.PointBlocage.signale_par": _AUTEUR,
    "parcours.PropositionDoublon.decide_par": _AUTEUR,
    "parcours.RapprochementOfii.demande_par": "Lu et repris par toute la coordination.",
    "parcours.ReponseRapprochement.repondu_par": _AUTEUR,
    "parcours.ReportAlerte.agent": _AUTEUR,
    "parcours.Reunion.agent": _AUTEUR,
    "parcours.Reunion.defaite_par": _AUTEUR,
    "parcours.Suivi.auteur": _AUTEUR,
    "parcours.SuspensionAgir.auteur": _AUTEUR,
    "parcours.TransitionAgir.auteur": _AUTEUR,
}
