"""Whoever an indicator cannot place for want of a date is left out of no count in silence: she is said to be missing."""

import pytest

from comites.indicateurs import REGISTRE
from comites.indicateurs.definition import Nature
from parcours.models import (
    ContratIntegration,
    Droit,
    EvaluationLinguistique,
    Parcours,
    ParcoursAgir,
    Protection,
    Sejour,
    SituationEmploi,
    SuiviPostSortie,
)
from parcours.nomenclatures import EtatAgir
from tests.comites.indicateurs.test_definitions import d, resultat

pytestmark = pytest.mark.django_db

#: What needs no date of its own, or always has one.
SANS_DATE_A_PERDRE = {
    "menages": "what is missing is the household",
    "profil": "its breakdowns say what is not filled in",
    "agir": "the day of entry is mandatory",
    "contact_tenu": "the day of entry and those of the contacts are mandatory; their precision is said",
    "blocages_signales": "the day is mandatory; its precision is said",
    "blocages_leves": "the day is mandatory; its precision is said",
    "decisions_prises": "the day is mandatory",
}


def _sortie(parcours, **champs) -> None:
    Parcours.objects.filter(pk=parcours.pk).update(
        programme="agir", fin=d(2026, 5, 4), motif_sortie="terme", dernier_contact=None, **champs
    )


def _perdu(modele, **champs):
    """The date is lost: nobody knows it any more."""
    return lambda parcours: modele.objects.update(**champs)


def _droit(type_droit):
    def preparer(parcours):
        Protection.objects.update(date=d(2026, 2, 1))
        Droit.objects.create(personne=parcours.personne, type=type_droit, etat="ouvert", date=d(2026, 3, 1))

    return preparer


def _heberge(parcours):
    Sejour.objects.create(personne=parcours.personne, categorie="cada", debut=d(2025, 3, 1), fin=d(2026, 5, 4))
    Sejour.objects.create(personne=parcours.personne, categorie="parc_social", debut=d(2026, 5, 4))


def _sortie_agir(parcours):
    _sortie(parcours)
    Sejour.objects.create(personne=parcours.personne, categorie="parc_social", debut=d(2025, 5, 4))
    SituationEmploi.objects.create(personne=parcours.personne, categorie="cdi", date=d(2025, 5, 4))


def _apres_la_sortie(mois):
    def preparer(parcours):
        Parcours.objects.update(fin=d(2025, 11 if mois == 12 else 2, 4), motif_sortie="terme", debut=d(2024, 1, 1))
        if mois == 6:
            Parcours.objects.update(fin=d(2026, 2, 4))
        SuiviPostSortie.objects.create(
            parcours=parcours, terme=f"T{mois}", fait_le=d(2026, 11, 4), joint=True, situation="cdi"
        )

    return preparer


def _oriente(parcours):
    Parcours.objects.update(programme="agir", debut=d(2026, 3, 1))
    ParcoursAgir.objects.update_or_create(
        parcours=parcours,
        defaults={
            "etat": EtatAgir.ENTRE,
            "etat_le": d(2026, 3, 1),
            "oriente_le": d(2026, 2, 1),
            "entree_le": d(2026, 3, 1),
        },
    )


_SORTIE_PERDUE = _perdu(Parcours, sortie_connue=False)
#: Indicator → (what makes it count somebody, which date is then lost).
CAS = {
    "file_active": (_sortie, _SORTIE_PERDUE),
    "entrees": (lambda p: Parcours.objects.update(debut=d(2026, 3, 1)), _perdu(Parcours, entree_connue=False)),
    "cir_signes": (
        lambda p: ContratIntegration.objects.create(personne=p.personne, date=d(2026, 3, 1)),
        _perdu(ContratIntegration, date=None),
    ),
    "certifications": (
        lambda p: EvaluationLinguistique.objects.create(
            personne=p.personne, nature="certification", niveau="a2", date=d(2026, 3, 1)
        ),
        _perdu(EvaluationLinguistique, date=None),
    ),
    "sorties_logement": (_heberge, lambda p: Sejour.objects.filter(categorie="cada").update(fin_connue=False)),
    "taux_sortie_logement": (_heberge, lambda p: Sejour.objects.filter(categorie="cada").update(fin_connue=False)),
    "presence_indue": (
        lambda p: (
            Protection.objects.update(date=d(2025, 1, 1)),
            Sejour.objects.create(personne=p.personne, categorie="cada", debut=d(2024, 3, 1)),
        ),
        _perdu(Protection, date=None),
    ),
    "delai_agir": (_oriente, _perdu(ParcoursAgir, oriente_le=None)),
    "agir_emploi": (_sortie_agir, _SORTIE_PERDUE),
    "agir_logement": (_sortie_agir, _SORTIE_PERDUE),
    "agir_complete": (_sortie_agir, _SORTIE_PERDUE),
    "sorties_positives_6": (_apres_la_sortie(6), _SORTIE_PERDUE),
    "sorties_positives_12": (_apres_la_sortie(12), _SORTIE_PERDUE),
    "assurance_maladie": (_droit("puma"), _perdu(Protection, date=None)),
    "droits_sociaux": (_droit("rsa"), _perdu(Protection, date=None)),
}


def test_every_indicator_of_a_period_says_what_it_leaves_out_or_has_nothing_to_lose():
    flux = {code for code, indicateur in REGISTRE.items() if indicateur.nature == Nature.FLUX}
    assert flux <= CAS.keys() | SANS_DATE_A_PERDRE.keys()
    assert all(REGISTRE[code].manquants for code in CAS)


@pytest.mark.parametrize("code", CAS)
def test_whoever_loses_her_date_is_counted_no_more_and_is_said_missing(parcours, code):
    preparer, perdre = CAS[code]
    Protection.objects.update(statut="refugie", date=d(2020, 1, 1))
    preparer(parcours)
    avant = resultat(code)
    assert (avant.effectif, avant.manquants) == (1, 0)
    perdre(parcours)
    apres = resultat(code)
    assert (apres.effectif, apres.manquants) == (0, 1)


@pytest.mark.parametrize(
    ("code", "perdre"),
    [
        ("assurance_maladie", _perdu(Droit, date=None)),
        ("agir_emploi", _perdu(SituationEmploi, date=None)),
        ("agir_logement", _perdu(Sejour, debut=None)),
        ("agir_complete", _perdu(Sejour, debut=None)),
    ],
)
def test_what_has_no_date_beside_a_dated_exit_or_notification_is_said_too(parcours, code, perdre):
    Protection.objects.update(statut="refugie")
    CAS[code][0](parcours)
    perdre(parcours)
    assert resultat(code).manquants == 1


def test_whoever_was_seen_in_the_period_was_followed_in_it_though_nobody_knows_when_she_left(parcours):
    _sortie(parcours, sortie_connue=False)
    Parcours.objects.update(dernier_contact=d(2026, 2, 3))
    r = resultat("file_active")
    assert (r.effectif, r.manquants) == (1, 0)
