"""Whatever two tables say of a person: what is kept changes nothing, what is replaced differs no more, all comes back."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.rls import contexte
from parcours.commun.bref import Trait
from parcours.emploi import bref as emploi
from parcours.importation.differences.choix import COMPARAISONS
from parcours.importation.trace import photographier
from parcours.models import Importation, Intervention, Parcours, Personne, Protection, Sejour
from tests.harnais.proprietes import exemples
from tests.parcours.importation.retour import defaire, etat
from tests.parcours.importation.tables_nouvelles import (
    UN,
    constats,
    deposer_lignes,
    importer,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dossier", "tableau"),
    [
        ({"telephone": "0612345678"}, {"telephone": "+33 6 12 34 56 78"}),
        (
            {"date_naissance": "03/05/1990", "statut": "réfugié", "date_notification": "12/05/2024"},
            {"date_naissance": "03/05/1990", "statut": "BPI réfugié", "date_notification": "05/2024"},
        ),
        ({"commune": "Dole"}, {"commune": "DOLE 39100"}),
        ({"statut": "réfugié", "niveau": "B1"}, {"statut": "", "niveau": "?"}),
        ({"nationalite": "Afghanistan, Iran"}, {"nationalite": "afghane"}),
        ({"referent": "Claire Martin"}, {"referent": "Mme MARTIN"}),
        ({"composition": "couple + 2 enf"}, {"composition": "2A 2E"}),
    ],
)
def test_another_spelling_a_wider_date_or_an_empty_cell_is_no_difference(jura_entier, dossier, tableau):
    importer(deposer_lignes(UN | dossier))
    importation = importer(deposer_lignes(UN | tableau | {"observations": "vue"}))
    assert importation.lignes.get().resultat == "connue"
    assert constats(importation) == {}
    assert not importation.differences.keys() - {"tu"}


def test_a_later_decision_ends_the_protection_in_force_an_earlier_one_corrects_it(jura_entier):
    importer(deposer_lignes(UN | {"statut": "réfugié", "date_decision": "03/02/2024"}))
    importer(deposer_lignes(UN | {"statut": "PS", "date_decision": "04/03/2025"}), statut="remplacer")
    finie, actuelle = Protection.objects.order_by("decidee_le")
    assert (finie.fin, finie.motif_fin) == (datetime.date(2025, 3, 4), "remplacee")
    assert (actuelle.statut, actuelle.fin) == ("prot_subsidiaire", None)
    importer(deposer_lignes(UN | {"statut": "réfugié", "date_decision": "01/01/2023"}), statut="remplacer")
    actuelle.refresh_from_db()
    assert (actuelle.statut, actuelle.decidee_le, actuelle.fin) == ("refugie", datetime.date(2023, 1, 1), None)
    assert (actuelle.date, finie.date) == (None, None)


def test_moving_in_on_a_known_day_ends_the_former_stay_then_without_a_day_the_reason_is_said(
    jura_entier, connecter, coordinatrice
):
    importer(deposer_lignes(UN | {"hebergement": "CPH", "entree_hebergement": "03/02/2024"}))
    importer(deposer_lignes(UN | {"hebergement": "HLM", "entree_hebergement": "01/06/2025"}), hebergement="remplacer")
    ancien, actuel = Sejour.objects.order_by("debut")
    assert (ancien.fin, ancien.motif_fin, actuel.categorie) == (
        datetime.date(2025, 6, 1),
        "logement_trouve",
        "parc_social",
    )
    apres = UN | {"hebergement": "CADA", "entree_hebergement": "01/06/2024"}
    refuse = importer(deposer_lignes(apres), hebergement="ajouter")
    fait, raison = constats(refuse)["hebergement"]
    assert (fait, refuse.differences) == ("garder", {"garder": {"hebergement": 1}})
    assert "L'entrée du tableau précède" in raison
    page = connecter(coordinatrice).get(reverse("importation_differences", args=[refuse.pk])).content.decode()
    assert "L&#x27;entrée du tableau précède" in page


def test_an_exit_is_proposed_once_and_makes_no_second_pathway(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | {"structure": "CPH Dole", "referent": "Anne Martin"}))
    sortie = UN | {"sortie": "03/11/2026", "motif_sortie": "déménagement", "dernier_contact": "02/11/2026"}
    assert constats(importer(deposer_lignes(sortie)))["sortie"] == ("garder", "")
    assert Parcours.objects.get().fin is None
    avant = etat()
    # As a worker does: row-level security lets the service end what the structures carry.
    with contexte.service("39"):
        finie = importer(deposer_lignes(sortie | {"observations": "partie"}), sortie="remplacer")
    parcours = Parcours.objects.get()
    assert (parcours.fin, parcours.motif_sortie, parcours.sortie_connue) == (
        datetime.date(2026, 11, 3),
        "demenagement",
        True,
    )
    assert parcours.dernier_contact == datetime.date(2026, 11, 2)
    assert not parcours.referents.filter(fin__isnull=True).exists()
    assert not Intervention.objects.filter(fin__isnull=True).exists()
    assert constats(importer(deposer_lignes(sortie | {"observations": "autre mot"}))) == {}
    assert Parcours.objects.count() == 1
    defaire(Importation.objects.latest("cree_le"), coordinatrice)
    defaire(finie, coordinatrice)
    assert etat() == avant


PLEINES = {
    "telephone": ["0612345678", "+33687654321"],
    "statut": ["réfugié", "PS", "apatride"],
    "date_decision": ["", "03/02/2024", "04/03/2025"],
    "date_notification": ["", "05/03/2025", "06/2025", "2026"],
    "commune": ["Dole", "Arbois"],
    "hebergement": ["HLM", "CPH", "CADA Dole"],
    "entree_hebergement": ["", "04/01/2024", "06/2025"],
    "niveau": ["B1", "B2", "alpha"],
    "emploi": ["CDI", "recherche d'emploi", "formation"],
    "css": ["oui", "non", "en cours"],
    "composition": ["couple", "2A 3E"],
    "structure": ["CPH Dole", "Mission locale de Dole"],
    "referent": ["Anne Martin", "Paul Durand"],
    "nationalite": ["Afghanistan", "Iran"],
    "langues": ["dari", "arabe"],
    "entree": ["", "03/04/2025", "06/2024"],
}
CONNUS = st.fixed_dictionaries({champ: st.sampled_from(valeurs) for champ, valeurs in PLEINES.items()})
NOUVEAUX = st.fixed_dictionaries(
    {champ: st.sampled_from(["", *valeurs]) for champ, valeurs in PLEINES.items()}
    | {"sortie": st.sampled_from(["", "", "02/10/2026", "09/2026"])}
)
REGLAGES = exemples(15)


def sur_du_connu(connu: dict, nouveau: dict) -> dict:
    """The same row without the dates that the dossier does not know: those are completed whatever is chosen."""
    return nouveau | {champ: "" for champ, dit in connu.items() if not dit}


def photo() -> dict:
    """What the dossiers hold, the dates of change apart."""
    return {
        cle: {c: v for c, v in ligne.items() if c != "modifie_le"}
        for lignes in photographier(list(Personne.objects.values_list("pk", flat=True))).values()
        for cle, ligne in lignes.items()
    }


@REGLAGES
@given(connu=CONNUS, nouveau=NOUVEAUX)
def test_what_is_kept_never_changes_the_dossier(jura_entier, connu, nouveau):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        avant = photo()
        deuxieme = deposer_lignes(UN | sur_du_connu(connu, nouveau))
        importer(deuxieme, **dict.fromkeys(COMPARAISONS, "garder"))
        assert deuxieme.lignes.get().resultat == "connue"
        assert photo() == avant
        assert {fait for fait, _ in constats(deuxieme).values()} <= {"garder"}
        transaction.set_rollback(True)


@REGLAGES
@given(connu=CONNUS, nouveau=NOUVEAUX)
def test_once_replaced_nothing_differs_any_more(jura_entier, connu, nouveau):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        remplacer = dict.fromkeys(COMPARAISONS, "remplacer") | {"structure": "ajouter"}
        deuxieme = importer(deposer_lignes(UN | nouveau), **remplacer)
        refuses = {champ for champ, (fait, _) in constats(deuxieme).items() if fait == "garder"}
        troisieme = importer(deposer_lignes(UN | nouveau | {"observations": "autre mot"}))
        assert set(constats(troisieme)) <= refuses
        assert not refuses - {"hebergement", "sortie", "statut"}
        transaction.set_rollback(True)


@REGLAGES
@given(
    connu=CONNUS,
    nouveau=NOUVEAUX,
    choix=st.lists(st.sampled_from(["garder", "remplacer", "ajouter"]), min_size=40, max_size=40),
)
def test_cancelling_puts_everything_back_whatever_was_chosen(jura_entier, coordinatrice, connu, nouveau, choix):
    with transaction.atomic():
        importer(deposer_lignes(UN | connu))
        avant = etat()
        deuxieme = deposer_lignes(UN | nouveau | {"observations": "vue", "dernier_contact": "20/11/2026"})
        importer(deuxieme, **dict(zip(COMPARAISONS, choix, strict=False)))
        assert defaire(deuxieme, coordinatrice).annulation["gardes"] == []
        assert etat() == avant
        transaction.set_rollback(True)


def test_a_level_and_a_situation_told_by_a_later_table_are_those_that_the_dossier_shows(
    jura_entier, connecter, coordinatrice
):
    importer(deposer_lignes(UN | {"niveau": "B1", "emploi": "recherche d'emploi"}))
    personne = Personne.objects.get()
    hier = timezone.localdate() - datetime.timedelta(days=40)
    personne.evaluationlinguistiques.update(date=hier, releve_le=None)
    personne.situationemplois.update(releve_le=hier)
    importer(deposer_lignes(UN | {"niveau": "B2", "emploi": "formation"}), niveau="remplacer", emploi="remplacer")
    page = connecter(coordinatrice).get(personne.get_absolute_url()).content.decode()
    assert "Niveau B2" in page
    assert "Niveau B1" not in page
    assert en_un_mot(emploi.BREF, personne) == "Autre formation"
    assert personne.evaluationlinguistiques.filter(niveau="b1", date=hier).exists()


def en_un_mot(bref, personne: Personne) -> str:
    return bref.dire([Trait(*ligne) for ensemble in bref.sources(personne, None) for ligne in ensemble])


def test_two_rows_of_one_household_are_told_one_after_the_other(jura_entier):
    famille = [UN, UN | {"prenom": "Deux", "date_naissance": "04/06/1991"}]
    importer(deposer_lignes(*(ligne | {"composition": "couple"} for ligne in famille)))
    menage = Personne.objects.get(prenom="Un").appartenances.get().menage
    Personne.objects.get(prenom="Deux").appartenances.update(menage=menage, lien="conjoint")
    deuxieme = importer(
        deposer_lignes(*(ligne | {"composition": "couple + 2 enf"} for ligne in famille)), composition="remplacer"
    )
    menage.refresh_from_db()
    assert (menage.composition_declaree, menage.enfants_declares) == ("couple + 2 enf", 2)
    # The second row agrees with what the first one has just written.
    assert deuxieme.differences == {"remplacer": {"composition": 1}}
