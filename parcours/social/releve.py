"""The records of the social and cultural pillar: rights, children's school, duos, appointments."""

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.confidentialite import NomsLisibles
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, jusqu_a, section, suite
from parcours.droits.releve import droits_du
from parcours.models import Duo, Participation, Scolarite
from parcours.nomenclatures import Lien
from parcours.rendez_vous.releve import rendez_vous_du

_ACTIVITES_MONTREES = 12
_MOTS = {True: "oui", False: "non", None: ""}


def sections(dossier: DossierLu) -> list[Section]:
    ouvert = Pilier.SOCIAL in dossier.lus
    ecole = section("Scolarité des enfants", "scolarite", "Noter une scolarité", ouvert, lambda: _scolarites(dossier))
    return [
        droits_du(Pilier.SOCIAL, "Droits sociaux", dossier),
        ecole,
        section("Duos et parrainages", "duo", "Noter un duo", ouvert, lambda: _duos(dossier)),
        rendez_vous_du(Pilier.SOCIAL, dossier),
        _activites(dossier, ouvert),
    ]


def _activites(dossier: DossierLu, ouvert: bool) -> Section:
    """What the person came to, or is expected at, as the reader of the dossier may know it."""
    faite = section("Activités collectives", "duo", "", ouvert, lambda: _participations(dossier))
    faite.pilier, faite.ajoutable = "activites", False
    return faite


def _participations(dossier: DossierLu) -> list[LigneReleve]:
    siennes = Participation.objects.visible_par(dossier.agent).filter(
        parcours=dossier.parcours, activite__annulee=False
    )
    return [
        LigneReleve(
            p.activite.titre,
            suite(p.activite.get_type_display().lower(), jour(p.activite.date), p.get_etat_display().lower()),
        )
        for p in siennes.select_related("activite").order_by("-activite__date")[:_ACTIVITES_MONTREES]
    ]


def _scolarites(dossier: DossierLu) -> list[LigneReleve]:
    """Each child of the household, the person herself when she goes to school: what is not noted can be seen too."""
    enfants = [m.personne for m in dossier.menage if m.lien == Lien.ENFANT]
    foyer = [*(m.personne_id for m in dossier.menage), dossier.personne.pk]
    par_personne: dict = {}
    siennes = Scolarite.objects.visible_par(dossier.agent).filter(personne__in=foyer).select_related("personne")
    for scolarite in siennes.defer("personne__recherche", "personne__numero_etranger"):
        par_personne.setdefault(scolarite.personne_id, []).append(scolarite)
    lignes = [_scolarite(s) for scolarites in par_personne.values() for s in scolarites]
    return lignes + [
        LigneReleve(str(enfant), "rien de noté", gestes=(Geste("noter", "scolarite", choix=str(enfant.pk)),))
        for enfant in enfants
        if enfant.pk not in par_personne
    ]


def _scolarite(scolarite: Scolarite) -> LigneReleve:
    detail = suite(
        scolarite.get_niveau_display().lower(),
        scolarite.etablissement,
        "en UPE2A" if scolarite.upe2a else "",
        f"cantine : {_MOTS[scolarite.cantine]}" if scolarite.cantine is not None else "",
        f"garde : {_MOTS[scolarite.garde]}" if scolarite.garde is not None else "",
        f"depuis le {jour(scolarite.debut)}",
        jusqu_a(scolarite.fin),
    )
    return LigneReleve(str(scolarite.personne), detail, "scolarite", scolarite.pk)


def _duos(dossier: DossierLu) -> list[LigneReleve]:
    nommer, personne = NomsLisibles(dossier.parcours, dossier.agent), dossier.personne
    siens = list(personne.duos.select_related("structure").prefetch_related("beneficiaires__personne"))
    partages = personne.duos_partages.select_related("duo__structure", "duo__personne")
    return [_duo(duo, nommer, avec=duo.beneficiaires.all()) for duo in siens] + [
        _duo(partage.duo, nommer, de=partage.duo.personne) for partage in partages
    ]


def _duo(duo: Duo, nommer: NomsLisibles, avec=(), de=None) -> LigneReleve:
    detail = suite(
        nommer(duo.structure),
        f"noté chez {de}" if de else "",
        f"avec {', '.join(str(b.personne) for b in avec)}" if avec else "",
        f"depuis le {jour(duo.debut)}",
        f"charte signée le {jour(duo.charte_le)}" if duo.charte_le else "charte à signer",
        f"fin prévue le {jour(duo.fin_prevue)}" if duo.fin_prevue and not duo.fin else "",
        f"terminé le {jour(duo.fin)}" if duo.fin else "",
        duo.get_motif_fin_display().lower(),
    )
    if de:
        return LigneReleve(str(duo), detail)
    gestes = (Geste("terminer", "duo-fini", duo.pk),) if duo.fin is None else ()
    return LigneReleve(str(duo), detail, "duo", duo.pk, gestes)
