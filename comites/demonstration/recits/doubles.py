"""Dossiers that are of one person: two pairs for the coordination to look at, and one merge that can be undone."""

import datetime

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from comites.demonstration.plume import JOUR, Plume
from comites.demonstration.population import Foyer
from parcours.models import Parcours, Personne, Reunion
from parcours.nomenclatures import CategorieSejour, Programme, StatutProtection
from parcours.reunion.fusion import reunir

CCAS = dict.fromkeys((Pilier.LOGEMENT, Pilier.SOCIAL, Pilier.EMPLOI), "CCAS de Dole (démo)")


def raconter(plume: Plume) -> None:
    # Another transliteration; first and last names the wrong way round.
    fatoumata, _ = _deux_fois(plume, "fatoumata", "GIN", "F", 28, "Fatoumata", lambda p: (p.nom, "Fatumata"))
    mehmet, _ = _deux_fois(plume, "mehmet", "TUR", "M", 35, "Mehmet", lambda p: (p.prenom, p.nom))
    plume.suivis(
        fatoumata, [(plume.jour - 16 * JOUR, Pilier.SOCIAL, "Dossier de la CAF renvoyé, il manquait un justificatif.")]
    )
    plume.suivis(mehmet, [(plume.jour - 22 * JOUR, Pilier.LOGEMENT, "Cherche une colocation près de la gare.")])
    kateryna, autre = _deux_fois(plume, "kateryna", "UKR", "F", 44, "Kateryna", lambda p: (p.nom, "Catherine"))
    _reunies(plume, kateryna.personne, autre)


def _deux_fois(plume: Plume, histoire: str, pays: str, sexe: str, age: int, prenom: str, ecrire) -> tuple:
    """Return the pathway of the first dossier, and the person of the second; ``ecrire``: the names of the second."""
    arrivee = plume.il_y_a(6)
    statut = StatutProtection.PROT_TEMPORAIRE if pays == "UKR" else StatutProtection.REFUGIE
    une = plume.personne(pays, sexe, age, "39198", prenom)
    nom, prenom = ecrire(une)
    autre = plume.copie(une, nom=nom, prenom=prenom, telephone="", commune_id="39300")
    plume.reunir(Foyer(arrivee, [une]))
    for personne in (une, autre):
        plume.proteger([personne], statut, arrivee)
    plume.sejours(une, [(CategorieSejour.RESIDENCE_SOCIALE, None, arrivee, None)])
    plume.sejours(autre, [(CategorieSejour.TIERS, None, plume.il_y_a(2), None)])
    parcours = plume.parcours(histoire, une, plume.il_y_a(5), Programme.COORDINATION)
    second = plume.parcours(f"{histoire}-bis", autre, plume.il_y_a(2), Programme.COORDINATION, porteurs=CCAS)
    plume.suivis(
        second,
        [
            (
                plume.jour - 5 * JOUR,
                Pilier.SOCIAL,
                "Vient à la permanence du CCAS ; dit être déjà suivie ailleurs."
                if sexe == "F"
                else "Vient à la permanence du CCAS ; dit être déjà suivi ailleurs.",
            )
        ],
    )
    return parcours, autre


def _reunies(plume: Plume, gardee: Personne, autre: Personne) -> None:
    """As the coordination did twelve days ago."""
    agent = plume.agent("coordination")
    with contexte.pour_agent(agent):
        reunion = reunir(gardee, autre, agent)
        quand = timezone.now() - datetime.timedelta(days=12)
        Reunion.objects.filter(pk=reunion.pk).update(cree_le=quand)
    del plume.histoires["kateryna-bis"]
    plume.histoires["kateryna"] = Parcours.objects.get(personne=gardee, fin__isnull=True)
