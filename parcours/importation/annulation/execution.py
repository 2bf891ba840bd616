"""Cancelling an import, batch by batch: each is undone whole or not at all, and a stopped cancelling goes on from there."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone

from cirj.socle.verrous import attendre_son_tour
from parcours.alertes.au_changement import revoir
from parcours.importation.annulation.delai import pourquoi_pas
from parcours.importation.annulation.depuis import Depuis, Traces, depuis
from parcours.importation.annulation.retour import remettre, retirer
from parcours.models import EcritureImport, Importation, LigneImport, Parcours, Personne, PropositionDoublon
from parcours.models.importation import EtatImport

DOSSIERS_PAR_LOT = 100
_REFUS = (IntegrityError, ProgrammingError, ProtectedError, RestrictedError)
RETENU = "Quelque chose tient encore à ce dossier (un ordre du jour, par exemple)."


@transaction.atomic
def demander(importation: Importation, agent, a_retirer: Iterable[uuid.UUID]) -> None:
    """Settle that the import is cancelled; raise ``ValidationError`` when it cannot be.

    ``a_retirer``: the dossiers touched since of which somebody saw what was done, and said to remove it too.
    """
    tenue = Importation.objects.select_for_update(of=("self",)).get(pk=importation.pk)
    if raison := pourquoi_pas(tenue):
        raise ValidationError(raison)
    tenue.ecritures.filter(dossier__in=list(a_retirer)).update(retirer_vu_le=timezone.now())
    tenue.etat, tenue.erreur, tenue.annule_par = EtatImport.ANNULATION, "", agent
    nombre = tenue.ecritures.order_by().values("dossier").distinct().count()
    tenue.annulation = {"total": nombre, "retires": 0, "remis": 0, "sauf": 0, "gardes": []}
    tenue.save()


def annuler(importation: Importation) -> None:
    """Undo every writing of the import; may be called again at any time, by several workers at once."""
    while _avancer(importation.pk):
        pass


@transaction.atomic
def _avancer(pk: uuid.UUID) -> bool:
    """Undo the next dossiers; return False when there is nothing left to do."""
    departement = Importation.objects.values_list("departement", flat=True).get(pk=pk)
    # As the batches of an import: what is written meanwhile waits, and sees what is left.
    attendre_son_tour(f"personnes:{departement}")
    importation = Importation.objects.select_for_update(of=("self",)).get(pk=pk)
    if importation.etat != EtatImport.ANNULATION:
        return False
    prochains = importation.ecritures.order_by().values_list("dossier", flat=True).distinct()[:DOSSIERS_PAR_LOT]
    ecritures = list(importation.ecritures.filter(dossier__in=list(prochains)))
    importation.erreur = ""
    if ecritures:
        _tenir({e.dossier for e in ecritures})
        _defaire(importation, Traces(ecritures))
        importation.ecritures.filter(pk__in=[e.pk for e in ecritures]).delete()
    else:
        _oublier_les_lignes(importation)
        importation.etat, importation.annule_le = EtatImport.ANNULE, timezone.now()
        # One that had stopped still held its file, to be taken up.
        transaction.on_commit(importation.effacer_fichier)
    importation.save()
    return importation.etat == EtatImport.ANNULATION


def _tenir(dossiers: set[uuid.UUID]) -> None:
    """Hold the dossiers: what is being added to them is waited for and seen, what comes after finds them gone."""
    for modele, champ in ((Personne, "pk"), (Parcours, "personne")):
        tenues = modele._base_manager.select_for_update(of=("self",)).filter(**{f"{champ}__in": dossiers})
        list(tenues.order_by("pk").values_list("pk", flat=True))


def _defaire(importation: Importation, traces: Traces) -> None:
    etats = depuis(importation, traces)
    a_defaire = [cle for cle, ecritures in traces.dossiers.items() if _se_defait(etats[cle], ecritures)]
    for cle in traces.dossiers.keys() - set(a_defaire):
        _garder(importation, traces.dossiers[cle], etats[cle].en_mots)
    crees = [cle for cle in a_defaire if any(e.creee for e in traces.dossiers[cle])]
    completes = [cle for cle in a_defaire if cle not in set(crees)]
    bilan = importation.annulation
    bilan["retires"] += _par_lot(importation, traces, crees, _retirer)["faits"]
    faits = _par_lot(importation, traces, completes, _remettre)
    bilan["remis"] += faits["faits"]
    bilan["sauf"] += faits["sauf"]
    revoir(*completes)


def _se_defait(etat: Depuis, ecritures: list[EcritureImport]) -> bool:
    """Untouched, or touched before somebody saw it and said to remove it."""
    if etat.reuni:
        return False
    vus = [e.retirer_vu_le for e in ecritures if e.retirer_vu_le]
    return not etat.touche or (bool(vus) and etat.le <= max(vus))


def _par_lot(importation: Importation, traces: Traces, cles: list[uuid.UUID], defaire: Callable) -> Counter:
    """Undo these dossiers at once or, when one is held by something, one by one; count those that were."""
    if not cles:
        return Counter()
    ecritures = [e for cle in cles for e in traces.dossiers[cle]]
    try:
        with transaction.atomic():
            faits = Counter(faits=len(cles), sauf=defaire(ecritures))
            connection.check_constraints()
    except _REFUS:
        if len(cles) == 1:
            _garder(importation, ecritures, RETENU)
            return Counter()
        return sum((_par_lot(importation, traces, [cle], defaire) for cle in cles), Counter())
    _oublier_ce_qui_fut_lu(importation, [e.ligne_id for e in ecritures])
    return faits


def _retirer(ecritures: list[EcritureImport]) -> int:
    retirer(Traces(ecritures))
    return 0


def _remettre(ecritures: list[EcritureImport]) -> int:
    return remettre(ecritures)


def _garder(importation: Importation, ecritures: list[EcritureImport], raison: str) -> None:
    lignes = [e.ligne_id for e in ecritures]
    importation.annulation["gardes"].append({"dossier": str(ecritures[0].dossier), "raison": raison, "lignes": lignes})


def _oublier_ce_qui_fut_lu(importation: Importation, lignes: list[int]) -> None:
    """The same row, deposited again, writes again; so it does if another table held it too, and was taken for known."""
    empreintes = LigneImport.objects.filter(pk__in=lignes).exclude(empreinte="").values_list("empreinte", flat=True)
    memes = LigneImport.objects.filter(importation__departement=importation.departement_id)
    memes.filter(empreinte__in=list(empreintes)).update(empreinte="")


def _oublier_les_lignes(importation: Importation) -> None:
    """The rows that wrote nothing are no longer known either, nor are the doubles that they proposed."""
    gardees = [ligne for garde in importation.annulation["gardes"] for ligne in garde["lignes"]]
    lignes = importation.lignes.exclude(pk__in=gardees)
    PropositionDoublon.objects.filter(ligne__in=lignes).delete()
    lignes.update(empreinte="")
