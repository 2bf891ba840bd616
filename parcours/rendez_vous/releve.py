"""The appointments of one pillar: those to come, then the latest past ones."""

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import en_francais
from parcours.commun.confidentialite import nom_structure
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, section, suite
from parcours.models import RendezVous
from parcours.nomenclatures import EtatRendezVous
from parcours.nomenclatures.pays_et_langues import noms_langues

_PASSES_MONTRES = 5


def rendez_vous_du(pilier: Pilier, dossier: DossierLu) -> Section:
    """Return the section of the appointments that belong to ``pilier``."""
    lu = pilier in dossier.lus
    faite = section("Rendez-vous", "rendez-vous", "Noter un rendez-vous", lu, lambda: _lignes(dossier, pilier))
    faite.pilier = pilier.value
    return faite


def _lignes(dossier: DossierLu, pilier: Pilier) -> list[LigneReleve]:
    siens = RendezVous.objects.visible_par(dossier.agent).filter(parcours=dossier.parcours, pilier=pilier)
    tous = list(siens.select_related("structure"))
    jour = timezone.localdate()
    a_venir = sorted((r for r in tous if r.date >= jour), key=lambda r: (r.date, r.heure is None, r.heure))
    passes = [r for r in tous if r.date < jour][:_PASSES_MONTRES]
    # A revealing name is told to who carries the pillar; not to who reads it in exception.
    return [_ligne(r, nom_structure(r.structure, pilier in dossier.ouverts)) for r in [*a_venir, *passes]]


def _ligne(rendez_vous: RendezVous, structure: str) -> LigneReleve:
    heure = f" à {rendez_vous.heure:%H:%M}" if rendez_vous.heure else ""
    interprete = "".join(noms_langues([rendez_vous.interprete])) if rendez_vous.interprete else ""
    detail = suite(
        rendez_vous.avec,
        structure,
        rendez_vous.lieu,
        rendez_vous.telephone,
        f"avec un interprète ({interprete})" if interprete else "",
        rendez_vous.get_etat_display().lower(),
    )
    a_suivre = rendez_vous.etat in EtatRendezVous.a_venir()
    gestes = (Geste("dire où il en est", "rendez-vous-suite", rendez_vous.pk),) if a_suivre else ()
    titre = f"{en_francais(rendez_vous.date, 'l j N Y').capitalize()}{heure}"
    return LigneReleve(titre, detail, "rendez-vous", rendez_vous.pk, gestes)
