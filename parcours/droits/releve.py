"""The rights, social on one side and of health on the other: closed, one says so, and the other does not speak for it.

The checklist is shown whole: what nobody asked for is « à faire », and can be seen.
"""

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision
from cirj.socle.templatetags.francais import jour
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, jusqu_a, section, suite
from parcours.models import Droit
from parcours.models.droit import JALONS
from parcours.nomenclatures import EtatDroit, TypeDroit


def droits_du(pilier: Pilier, titre: str, dossier: DossierLu) -> Section:
    """Return the section of the rights that belong to ``pilier``."""
    faite = section(titre, "droit", "Noter un droit", pilier in dossier.lus, lambda: _droits(dossier.personne, pilier))
    faite.pilier, faite.ajoutable = pilier.value, False
    return faite


def _droits(personne, pilier: Pilier) -> list[LigneReleve]:
    notes = {droit.type: droit for droit in personne.droits.all()}
    liste = TypeDroit.de_sante() if pilier == Pilier.SANTE else TypeDroit.sociaux()
    return [_note(notes[code]) if code in notes else _a_faire(TypeDroit(code)) for code in liste]


def _a_faire(type_droit: TypeDroit) -> LigneReleve:
    return LigneReleve(type_droit.label, "à faire", gestes=(Geste("noter", "droit", choix=type_droit.value),))


def _etat(droit: Droit) -> str:
    mot = droit.get_etat_display().lower()
    if droit.etat not in JALONS or not droit.date:
        return ", ".join(filter(None, [mot, droit.source_tableau]))
    return f"{mot} {'le' if droit.date_precision == Precision.JOUR else 'en'} {droit.date_affichee}"


def _note(droit: Droit) -> LigneReleve:
    present = JALONS.get(droit.etat)
    passes = [(champ, getattr(droit, champ)) for champ in JALONS.values() if champ != present]
    chemin = [f"{Droit._meta.get_field(champ).verbose_name} {jour(le)}" for champ, le in passes if le]
    ouvert = droit.etat == EtatDroit.OUVERT
    renouveler = jour(droit.renouveler_le)
    detail = suite(
        _etat(droit),
        jusqu_a(droit.fin),
        f"à renouveler le {renouveler}" if renouveler and not droit.renouvellement_demande_le else "",
        f"renouvellement demandé le {jour(droit.renouvellement_demande_le)}" if droit.renouvellement_demande_le else "",
        *chemin,
    )
    gestes = [Geste("faire avancer", "droit-avance", droit.pk)]
    if ouvert and (droit.fin or droit.renouveler_le) and not droit.renouvellement_demande_le:
        fini = droit.fin is not None and droit.fin < timezone.localdate()
        gestes.insert(0, Geste("renouvellement demandé" if not fini else "redemandé", "droit-renouvele", droit.pk))
    return LigneReleve(droit.get_type_display(), detail, "droit", droit.pk, tuple(gestes))
