"""What this floor tells on the timeline: follow-ups, steps, blockages, moves, and every dated fact about the person."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Value, When
from django.db.models.functions import JSONObject

from acteurs.nomenclatures import Pilier
from parcours.commun.chronologie import Evenement
from parcours.commun.confidentialite import NomsLisibles, nommer_les_gestionnaires
from parcours.commun.dates_du_fil import LigneDatee
from parcours.dossier.themes import THEMES
from parcours.models import Document, Sejour, Suivi
from parcours.nomenclatures import EtatObjectif
from parcours.orientations.chronologie import orientations


def suivis(parcours, agent) -> Iterator[Evenement]:
    """Follow-ups the agent may read; ``objet`` is the row, with ``note_privee`` and its ``pieces``."""
    nommer = NomsLisibles(parcours, agent)
    joints = Document.objects.visible_par(agent).presents().filter(suivi=OuterRef("pk")).order_by("cree_le")
    pieces = ArraySubquery(joints.values(piece=JSONObject(pk="pk", titre="titre")))
    siens = Suivi.objects.visible_par(agent).filter(parcours=parcours)
    for suivi in siens.pour_affichage(agent).annotate(pieces=pieces):
        yield Evenement(
            suivi.date,
            suivi.get_mode_display(),
            tuple(suivi.piliers),
            suivi.texte,
            icone="fr-icon-chat-3-line",
            auteur=_signature(suivi, nommer),
            precision=suivi.date_precision,
            rang=suivi.cree_le,
            objet=suivi,
            source=suivi.source_tableau,
        )


def etapes_et_objectifs(parcours, agent) -> Iterator[Evenement]:
    """Steps and goals that ended, in one query."""
    ouverts = parcours.piliers_lus_par(agent)
    colonnes = ("pilier", "intitule", "resultat", "modifie_le")
    etapes = parcours.etapes.filter(faite_le__isnull=False, pilier__in=ouverts).order_by()
    objectifs = parcours.objectifs.filter(clos_le__isnull=False, pilier__in=ouverts).order_by()
    fin = Case(When(sans_suite=True, then=Value("Étape sans suite")), default=Value("Étape faite"))
    atteint = Case(When(etat=EtatObjectif.ATTEINT, then=Value("Objectif atteint")), default=Value("Objectif abandonné"))
    lignes = etapes.values_list("faite_le", fin, *colonnes).union(
        objectifs.values_list("clos_le", atteint, *colonnes), all=True
    )
    for jour, mot, pilier, intitule, resultat, modifie_le in lignes:
        yield Evenement(
            jour, f"{mot} : {intitule}", (pilier,), resultat, icone="fr-icon-checkbox-circle-line", rang=modifie_le
        )


def blocages(parcours, agent) -> Iterator[Evenement]:
    ouverts = parcours.piliers_lus_par(agent)
    for blocage in parcours.blocages.filter(pilier__in=ouverts).select_related("signale_par"):
        cause = blocage.get_cause_display().lower()
        yield Evenement(
            blocage.signale_le,
            f"Blocage signalé : {cause}",
            (blocage.pilier,),
            blocage.description,
            icone="fr-icon-alert-line",
            auteur=str(blocage.signale_par or ""),
            precision=blocage.signale_precision,
            rang=blocage.cree_le,
        )
        if blocage.leve_le:
            yield Evenement(
                blocage.leve_le,
                f"Blocage levé : {cause}",
                (blocage.pilier,),
                blocage.effet_observe,
                icone="fr-icon-checkbox-circle-line",
                rang=blocage.modifie_le,
            )


def sejours(parcours, agent) -> Iterator[Evenement]:
    """Moves: read by whoever carries housing."""
    if Pilier.LOGEMENT not in parcours.piliers_lus_par(agent):
        return
    nommer = nommer_les_gestionnaires(parcours, agent)
    for sejour in Sejour.objects.filter(personne=parcours.personne_id).select_related("structure", "commune"):
        lieu = ", ".join(filter(None, [nommer(sejour.structure), str(sejour.commune or "")]))
        sorti = " : ".join(filter(None, [lieu, sejour.get_motif_fin_display()]))
        for jour, precision, mot, detail in (
            (sejour.debut, sejour.debut_precision, "Entrée", lieu),
            # A day that nobody said has no place on the thread; the end of the pathway is told of itself.
            (sejour.fin if sejour.quittee else None, sejour.fin_precision, "Sortie", sorti),
        ):
            if jour:
                yield Evenement(
                    jour,
                    f"{mot} : {sejour.get_categorie_display()}",
                    (Pilier.LOGEMENT.value,),
                    detail,
                    icone="fr-icon-home-4-line",
                    precision=precision,
                    rang=sejour.cree_le,
                )


def interventions(parcours, agent) -> Iterator[Evenement]:
    """The pathway's own dates, and the structures that came and left."""
    # A day that nobody said has no place on the thread.
    if parcours.entree_connue:
        yield Evenement(
            parcours.debut,
            f"Entrée : {parcours.get_programme_display()}",
            icone="fr-icon-flag-line",
            precision=parcours.debut_precision,
        )
    if parcours.fin and parcours.sortie_connue:
        yield Evenement(
            parcours.fin,
            "Sortie",
            (),
            parcours.get_motif_sortie_display(),
            icone="fr-icon-logout-box-r-line",
            precision=parcours.fin_precision,
        )
    nommer = NomsLisibles(parcours, agent)
    for intervention in parcours.interventions.all():
        nom = nommer(intervention.structure)
        for jour, mot in ((intervention.debut, "commence à intervenir"), (intervention.fin, "n'intervient plus")):
            if jour:
                yield Evenement(
                    jour, f"{nom} {mot}", (intervention.pilier,), icone="fr-icon-team-line", rang=intervention.cree_le
                )


def faits(parcours, agent) -> Iterator[Evenement]:
    """Papers, French, work, rights, duos, appointments: the dated rows of all themes in one query."""
    ouverts = parcours.piliers_lus_par(agent)
    premiere, *autres = (branche for fil in FILS for branche in fil.branches(parcours))
    lues = [LigneDatee(*ligne) for ligne in premiere.union(*autres, all=True)]
    for fil in FILS:
        for nature, assembler in fil.assembler.items():
            if fil.pilier in ouverts:
                yield from assembler([ligne for ligne in lues if ligne.nature == nature])
    for ligne in lues:
        if ligne.jour is None or ligne.nature not in DIRE:
            continue
        dit = DIRE[ligne.nature](ligne.code, ligne.complement)
        if not dit.pilier or dit.pilier in ouverts:
            yield Evenement(
                ligne.jour,
                dit.titre,
                (dit.pilier,) if dit.pilier else (),
                icone=dit.icone,
                precision=ligne.precision,
                rang=ligne.ecrite_le,
            )


FILS = tuple(theme.fil for theme in THEMES if theme.fil)
DIRE = {nature: dire for fil in FILS for nature, dire in fil.dire.items()}
SOURCES = (suivis, etapes_et_objectifs, blocages, sejours, interventions, faits, orientations)


def _signature(suivi: Suivi, nommer: NomsLisibles) -> str:
    """Who writes and for whom; a structure that wrote nothing of a table is not its author."""
    if suivi.du_tableau:
        par = f" par {suivi.auteur}" if suivi.auteur else ""
        pour = f", pour {nommer(suivi.structure)}" if suivi.structure else ""
        return f"Importé{par}{pour}"
    return ", ".join(filter(None, [str(suivi.auteur or ""), nommer(suivi.structure)]))
