"""What this floor tells on the timeline: follow-ups, steps, blockages, moves, and every dated fact about the person."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, DateTimeField, F, OuterRef, Value, When
from django.db.models.functions import Cast, JSONObject

from acteurs.nomenclatures import Pilier
from parcours import sources_insertion
from parcours.chronologie import Evenement
from parcours.chronologie_orientations import orientations
from parcours.confidentialite import NomsLisibles, nommer_les_gestionnaires
from parcours.models import (
    DemandeLogement,
    Document,
    Droit,
    PrescriptionLinguistique,
    Protection,
    Sejour,
    SituationEmploi,
    Suivi,
    TitreSejour,
)
from parcours.nomenclatures import (
    CategorieEmploi,
    EtatDroit,
    EtatObjectif,
    StatutProtection,
    TypeDemandeLogement,
    TypeDroit,
    TypeTitre,
)
from parcours.sources_langue import BRANCHES as DE_LANGUE
from parcours.sources_langue import LANGUE, TEST, dire_un_cours, dire_une_prescription, tests
from parcours.sources_papiers import BRANCHES as DES_PAPIERS
from parcours.sources_papiers import DITS as PAPIERS_DITS
from parcours.sources_papiers import dire_un_papier


def suivis(parcours, agent) -> Iterator[Evenement]:
    """Follow-ups the agent may read; ``objet`` is the row, with ``note_privee`` and its ``pieces``."""
    nommer = NomsLisibles(parcours, agent)
    joints = Document.objects.visible_par(agent).presents().filter(suivi=OuterRef("pk")).order_by("cree_le")
    pieces = ArraySubquery(joints.values(piece=JSONObject(pk="pk", titre="titre")))
    siens = Suivi.objects.visible_par(agent).filter(parcours=parcours)
    for suivi in siens.pour_affichage(agent).annotate(pieces=pieces):
        yield Evenement(
            suivi.date, suivi.get_mode_display(), tuple(suivi.piliers), suivi.texte, icone="fr-icon-chat-3-line",
            auteur=_signature(suivi, nommer), precision=suivi.date_precision, rang=suivi.cree_le, objet=suivi,
            source=suivi.source_tableau,
        )  # fmt: skip


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
            blocage.signale_le, f"Blocage signalé : {cause}", (blocage.pilier,), blocage.description,
            icone="fr-icon-alert-line", auteur=str(blocage.signale_par or ""), precision=blocage.signale_precision,
            rang=blocage.cree_le,
        )  # fmt: skip
        if blocage.leve_le:
            yield Evenement(
                blocage.leve_le, f"Blocage levé : {cause}", (blocage.pilier,), blocage.effet_observe,
                icone="fr-icon-checkbox-circle-line", rang=blocage.modifie_le,
            )  # fmt: skip


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
                    jour, f"{mot} : {sejour.get_categorie_display()}", (Pilier.LOGEMENT.value,), detail,
                    icone="fr-icon-home-4-line", precision=precision, rang=sejour.cree_le,
                )  # fmt: skip


def interventions(parcours, agent) -> Iterator[Evenement]:
    """The pathway's own dates, and the structures that came and left."""
    # A day that nobody said has no place on the thread.
    if parcours.entree_connue:
        yield Evenement(
            parcours.debut, f"Entrée : {parcours.get_programme_display()}", icone="fr-icon-flag-line",
            precision=parcours.debut_precision,
        )  # fmt: skip
    if parcours.fin and parcours.sortie_connue:
        yield Evenement(
            parcours.fin, "Sortie", (), parcours.get_motif_sortie_display(), icone="fr-icon-logout-box-r-line",
            precision=parcours.fin_precision,
        )  # fmt: skip
    nommer = NomsLisibles(parcours, agent)
    for intervention in parcours.interventions.all():
        nom = nommer(intervention.structure)
        for jour, mot in ((intervention.debut, "commence à intervenir"), (intervention.fin, "n'intervient plus")):
            if jour:
                yield Evenement(
                    jour, f"{nom} {mot}", (intervention.pilier,), icone="fr-icon-team-line", rang=intervention.cree_le
                )  # fmt: skip


def faits(parcours, agent) -> Iterator[Evenement]:
    """Papers, French, work, rights, duos, appointments: all kinds of rows in one query."""
    ouverts = parcours.piliers_lus_par(agent)
    premiere, *autres = (*_branches(parcours.personne_id), *sources_insertion.branches(parcours))
    lignes = list(premiere.union(*autres, all=True))
    if LANGUE in ouverts:
        yield from tests((j, precision, code, rang) for n, j, precision, code, _, rang in lignes if n == TEST and j)
    for nature, jour, precision, code, complement, rang in lignes:
        if nature == TEST:
            continue
        titre, pilier, icone = _dire(nature, code, complement)
        if jour and (not pilier or pilier in ouverts):
            yield Evenement(jour, titre, (pilier,) if pilier else (), icone=icone, precision=precision, rang=rang)


SOURCES = (suivis, etapes_et_objectifs, blocages, sejours, interventions, faits, orientations)


def _branches(personne_id):
    for nom, modele, jour, precision, code, complement in (
        ("Protection", Protection, "date", "date_precision", "statut", ""),
        ("TitreSejour", TitreSejour, "debut", "", "type", ""),
        ("PrescriptionLinguistique", PrescriptionLinguistique, "date", "date_precision", "heures", "niveau_vise"),
        ("SituationEmploi", SituationEmploi, "date", "date_precision", "categorie", ""),
        ("Droit", Droit, "date", "date_precision", "type", "etat"),
        ("DemandeLogement", DemandeLogement, "date", "date_precision", "type", ""),
        ("DemandeRenouvelee", DemandeLogement, "renouvelee_le", "", "type", ""),
        *DE_LANGUE,
        *DES_PAPIERS,
    ):
        colonnes = ((precision, "jour"), (code, ""), (complement, ""))
        textes = [Cast(F(c) if c and isinstance(c, str) else c or Value(d), CharField()) for c, d in colonnes]
        nature = Value(nom, output_field=CharField())
        lignes = modele.objects.filter(personne=personne_id).order_by()
        yield lignes.values_list(nature, F(jour), *textes, Cast("cree_le", DateTimeField()))


def _dire(nature: str, code: str, complement: str) -> tuple[str, str, str]:
    """Return the title, the pillar and the icon of a fact read by ``_branches``."""
    if nature in PAPIERS_DITS:
        titre, icone = dire_un_papier(nature, code)
        return titre, "", icone
    if nature in sources_insertion.DIRE:
        return sources_insertion.DIRE[nature](code, complement)
    match nature:
        case "Protection":
            return f"Protection : {StatutProtection(code).label}", "", "fr-icon-shield-line"
        case "TitreSejour":
            return f"Document de séjour : {TypeTitre(code).label}", "", "fr-icon-passport-line"
        case "PrescriptionLinguistique":
            return dire_une_prescription(code, complement), LANGUE, "fr-icon-book-2-line"
        case "DemandeLogement" | "DemandeRenouvelee":
            mot = "déposée" if nature == "DemandeLogement" else "renouvelée"
            return f"{TypeDemandeLogement(code).court}, {mot}", Pilier.LOGEMENT.value, "fr-icon-home-4-line"
        case "CoursAttendu" | "CoursCommence" | "CoursFini":
            return dire_un_cours(nature, code, complement), LANGUE, "fr-icon-book-2-line"
        case "SituationEmploi":
            return f"Situation : {CategorieEmploi(code).label}", Pilier.EMPLOI.value, "fr-icon-briefcase-line"
    pilier = Pilier.SANTE if code in TypeDroit.de_sante() else Pilier.SOCIAL
    return f"{TypeDroit(code).label} : {EtatDroit(complement).label.lower()}", pilier.value, "fr-icon-file-text-line"


def _signature(suivi: Suivi, nommer: NomsLisibles) -> str:
    """Who writes and for whom; a structure that wrote nothing of a table is not its author."""
    if suivi.du_tableau:
        par = f" par {suivi.auteur}" if suivi.auteur else ""
        pour = f", pour {nommer(suivi.structure)}" if suivi.structure else ""
        return f"Importé{par}{pour}"
    return ", ".join(filter(None, [str(suivi.auteur or ""), nommer(suivi.structure)]))
