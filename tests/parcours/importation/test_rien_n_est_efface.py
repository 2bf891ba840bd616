"""Depositing again: what replaces erases nothing of what the row does not say; what is added leaves what was there."""

import datetime

import pytest
from django.utils import timezone

from parcours.importation.differences.choix import COMPARAISONS, Choix
from parcours.models import Droit, Personne, Protection, Sejour, SituationEmploi
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_lignes, importer

pytestmark = pytest.mark.django_db
d = datetime.date
CHOIX = ["garder", "remplacer", "ajouter"]


@pytest.fixture
def connue(jura_entier) -> Personne:
    importer(deposer_lignes(UN))
    return Personne.objects.get()


def _lignes(modele) -> list[dict]:
    tus = {"modifie_le", "cree_le", "id"}
    return [{c: v for c, v in ligne.items() if c not in tus} for ligne in modele.objects.order_by("cree_le").values()]


#: What somebody wrote of each fact; what a later row says of it, without a date; what of the fact it then says.
FAITS = {
    "emploi, autre contrat": (
        SituationEmploi,
        {"categorie": "cdi", "date": d(2023, 3, 1), "organisme": "Solvay", "metier": "cariste", "temps": "complet"},
        {"emploi": "CDD"},
        {"categorie", "texte_origine"},
    ),
    "emploi, formation": (
        SituationEmploi,
        {"categorie": "cdi", "date": d(2023, 3, 1), "organisme": "Solvay"},
        {"emploi": "formation"},
        set(),
    ),
    "hébergement, même nature": (
        Sejour,
        {"categorie": "cada", "debut": d(2024, 2, 3), "prolongation_accordee_jusqu_au": d(2026, 1, 1)},
        {"hebergement": "CPH"},
        {"categorie", "texte_origine", "commune_id"},
    ),
    "logement décrit": (
        Sejour,
        {"categorie": "parc_prive", "debut": d(2024, 2, 3), "typologie": "t3", "loyer": 400, "occupants": 3},
        {"hebergement": "HLM"},
        {"categorie", "texte_origine", "commune_id"},
    ),
    "hébergement, logement": (
        Sejour,
        {"categorie": "cada", "debut": d(2024, 2, 3)},
        {"hebergement": "HLM"},
        # Over, on a day that nobody knows.
        {"fin", "fin_connue"},
    ),
    "droit ouvert": (
        Droit,
        {
            "type": "css",
            "etat": "ouvert",
            "date": d(2025, 5, 2),
            "demande_le": d(2025, 3, 1),
            "fin": d(2026, 5, 1),
            "ouvert_le": d(2025, 5, 2),
            "renouveler_le": d(2026, 3, 1),
        },
        {"css": "en cours"},
        {"etat", "date", "releve_le", "texte_origine"},
    ),
    "droit demandé": (
        Droit,
        {"type": "css", "etat": "demande", "date": d(2025, 5, 2)},
        {"css": "oui"},
        {"etat", "date", "releve_le", "texte_origine", "demande_le"},
    ),
    "protection": (
        Protection,
        {"statut": "refugie", "date": d(2024, 5, 2), "decidee_le": d(2024, 4, 1), "autorite": "cnda"},
        {"statut": "PS"},
        {"statut", "texte_origine"},
    ),
    "protection d'une autre nature": (
        Protection,
        {"statut": "prot_temporaire", "date": d(2024, 5, 2), "autorite": "prefecture"},
        {"statut": "réfugié", "date_decision": "01/02/2023"},
        set(),
    ),
}


@pytest.mark.parametrize("choix", CHOIX)
@pytest.mark.parametrize("quoi", FAITS)
def test_a_row_changes_only_what_it_says_of_a_known_fact(connue, quoi, choix):
    modele, su, dit, change = FAITS[quoi]
    modele.objects.create(personne=connue, **su)
    (avant,) = _lignes(modele)
    importation = importer(deposer_lignes(UN | dit), **dict.fromkeys(dit, choix))
    assert constats(importation)
    premiere = _lignes(modele)[0]
    autorises = change if choix != "garder" else set()
    if choix == "ajouter":
        # Beside it, or after it: the former one may only end.
        autorises = {"fin", "fin_connue", "motif_fin"}
    assert {champ for champ in avant if premiere[champ] != avant[champ]} <= autorises
    if choix == "garder":
        assert len(_lignes(modele)) == 1


@pytest.mark.parametrize(
    ("modele", "su", "dit", "categorie"),
    [
        (SituationEmploi, {"categorie": "cdi", "date": d(2023, 3, 1)}, {"emploi": "CDD"}, "cdd"),
        (SituationEmploi, {"categorie": "cdi", "date": d(2023, 3, 1)}, {"emploi": "formation"}, "formation"),
        (Sejour, {"categorie": "cada", "debut": d(2024, 2, 3)}, {"hebergement": "HLM"}, "parc_social"),
        (Sejour, {"categorie": "parc_social", "debut": d(2024, 2, 3)}, {"hebergement": "CADA"}, "cada"),
        (Sejour, {"categorie": "cada"}, {"hebergement": "CPH"}, "cph"),
    ],
)
def test_what_is_added_stands_beside_and_is_not_asked_again(connue, modele, su, dit, categorie):
    modele.objects.create(personne=connue, **su)
    importer(deposer_lignes(UN | dit), **dict.fromkeys(dit, "ajouter"))
    ancienne, nouvelle = modele.objects.order_by("cree_le")
    assert nouvelle.categorie == categorie
    if modele is Sejour:
        assert (ancienne.fin, ancienne.fin_connue, nouvelle.debut, nouvelle.fin) == (
            timezone.localdate(),
            False,
            None,
            None,
        )
    encore = importer(deposer_lignes(UN | dit | {"observations": "autre mot"}))
    assert constats(encore) == {}


def test_an_earlier_protection_is_added_as_over_and_is_not_asked_again(connue):
    Protection.objects.create(personne=connue, statut="prot_temporaire", date=d(2024, 5, 2))
    dit = {"statut": "réfugié", "date_decision": "01/02/2023"}
    importer(deposer_lignes(UN | dit), statut="ajouter")
    ancienne = Protection.objects.get(statut="refugie")
    assert (ancienne.decidee_le, ancienne.fin, ancienne.motif_fin) == (d(2023, 2, 1), d(2024, 5, 2), "remplacee")
    assert constats(importer(deposer_lignes(UN | dit | {"observations": "autre mot"}))) == {}


def test_what_may_hold_several_is_offered_as_one_more():
    """A right is one a kind, and a contract one a person; a level is always told beside the former one."""
    for champ in ("emploi", "hebergement", "statut", "nom", "structure", "nationalite", "langues"):
        assert Choix.AJOUTER in dict(COMPARAISONS[champ].choix), champ
    for comparaison in COMPARAISONS.values():
        assert Choix.GARDER in dict(comparaison.choix)
