"""The language pillar: tests in one go and the progress between them, certifications, prescriptions, courses."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.regles import Bareme
from parcours.dossier.echeances import a_venir
from parcours.langue.progres import Mesure, progres
from parcours.langue.regles_prescription import CODES, avertissements
from parcours.models import PrescriptionLinguistique
from parcours.nomenclatures import Competence, Niveau

TEST = {"nature": "evaluation_structure", "date_precision": "jour"}


@pytest.fixture
def poster(parcours, intervenante, connecter):
    client = connecter(intervenante)

    def poster(code: str, objet=None, **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        adresse = reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle)
        return client.post(adresse, champs, follow=True)

    return poster


@pytest.fixture
def lire(parcours, intervenante, connecter):
    client = connecter(intervenante)

    def lire(nom: str = "dossier_fiches", requete: str = "?partie=langue") -> str:
        return client.get(reverse(nom, args=[parcours.personne_id]) + requete).content.decode()

    return lire


def niveaux(personne) -> dict:
    return {e.competence: e.niveau for e in personne.evaluationlinguistiques.all()}


def test_a_test_is_entered_in_one_go_corrected_as_a_whole_and_progress_is_said(personne, poster, lire):
    poster("evaluation", **TEST, date="2026-03-03", niveau_co="a1", niveau_po="a1", niveau_ce="a1_1")
    assert niveaux(personne) == {"co": "a1", "po": "a1", "ce": "a1_1"}
    une = personne.evaluationlinguistiques.get(competence="po")
    poster("evaluation", une, **TEST, date="2026-03-04", niveau_co="a1", niveau_po="a1", niveau_pe="a1_1", profil="fle")
    assert niveaux(personne) == {"co": "a1", "po": "a1", "pe": "a1_1", "globale": ""}
    assert {e.date.day for e in personne.evaluationlinguistiques.all()} == {4}
    poster("evaluation", **TEST, date="2026-09-20", niveau_co="a2", niveau_po="a2", niveau_pe="a1_1")
    poster("evaluation", **{**TEST, "nature": "auto_evaluation"}, date="2026-10-01", niveau_pe="c1")
    attendu = "A1 → A2 à l&#x27;oral entre mars et septembre 2026 (évaluations de la structure)"
    page = lire()
    assert attendu in page
    assert "A2 à l&#x27;oral, A1.1 en production écrite" in page
    assert "C1 en production écrite" in page
    assert attendu in lire("dossier", "")
    assert lire("dossier_chronologie", "?pilier=langue").count("Français : A2 à l&#x27;oral, A1.1") == 1


def test_a_test_without_a_level_is_refused_with_what_was_typed(personne, poster):
    page = poster("evaluation", **TEST, date="2026-03-03").content.decode()
    assert "Indiquez au moins un niveau" in page
    assert 'value="2026-03-03"' in page
    assert not personne.evaluationlinguistiques.exists()


def test_a_certification_counts_as_a_level_only_once_obtained(personne, poster, lire):
    champs = {"examen": "delf", "niveau_vise": "b1", "date": "2026-05-01", "date_precision": "jour"}
    assert (
        "Indiquez le niveau"
        in poster("certification", **{**champs, "niveau_vise": ""}, resultat="echec").content.decode()
    )
    poster("certification", **champs, resultat="attendu")
    ligne = personne.evaluationlinguistiques.get()
    assert (ligne.nature, ligne.niveau, ligne.niveau_vise) == ("certification", "", "b1")
    poster("certification", ligne, **champs, resultat="obtenu")
    ligne.refresh_from_db()
    assert (ligne.niveau, ligne.niveau_vise) == ("b1", "")
    poster("certification", ligne, **champs, resultat="echec")
    ligne.refresh_from_db()
    assert (ligne.niveau, ligne.niveau_vise) == ("", "b1")
    assert "DELF B1" in lire()
    assert "non obtenu" in lire()
    assert "Français : DELF B1, non obtenu" in lire("dossier_chronologie", "")
    assert (
        "n&#x27;a pas de niveau"
        in poster("certification", **{**champs, "examen": "examen_civique"}, resultat="obtenu").content.decode()
    )
    poster("certification", examen="examen_civique", resultat="obtenu", date_precision="jour")
    assert "Examen civique" in lire()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["positionnement_ofii", "evaluation_structure"]),
            st.sampled_from(Competence.values),
            st.sampled_from(Niveau.values),
            st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)),
        ),
        max_size=6,
    )
)
def test_progress_is_said_only_between_two_tests_of_one_nature_and_one_skill(releves):
    dites = progres(Mesure(*releve, "jour") for releve in releves)
    for dite in dites:
        bas, _, haut = dite.partition(" → ")
        haut = haut.split()[0]
        nature = "positionnement_ofii" if "OFII" in dite else "evaluation_structure"
        memes = [r for r in releves if r[0] == nature]
        assert any(
            Niveau(a[2]).label == bas and Niveau(b[2]).label == haut and a[1] == b[1] and a[3] < b[3]
            for a in memes
            for b in memes
        )
        assert Niveau.labels.index(bas) < Niveau.labels.index(haut)
    if len({(r[0], r[1]) for r in releves}) == len(releves):
        assert dites == []


@pytest.mark.parametrize(
    ("jour", "region", "profil", "champs", "attendu"),
    [
        ("2023-05-01", "Bretagne", "", {"heures": 400, "niveau_vise": "a1"}, []),
        ("2023-05-01", "Bretagne", "", {"heures": 300, "niveau_vise": "a2"}, ["100, 200, 400 ou 600 heures", "A1"]),
        ("2024-05-01", "Bourgogne-Franche-Comté", "", {"heures": 300, "niveau_vise": "a2"}, []),
        ("2024-05-01", "Bourgogne-Franche-Comté", "", {"heures": 100, "niveau_vise": "a1"}, ["de 200 à 800", "A2"]),
        ("2025-07-01", "Bourgogne-Franche-Comté", "alpha", {"heures": 600, "niveau_vise": "a2"}, []),
        (
            "2025-07-01",
            "Bourgogne-Franche-Comté",
            "fle",
            {"heures": 400},
            ["prescrivait 600", "alphabétisation ou illettrisme"],
        ),
        ("2025-07-01", "Bretagne", "fle", {"modalite": "plateforme"}, []),
        (
            "2025-07-01",
            "Bretagne",
            "alpha",
            {"heures": 600, "rythme": "intensif", "heures_semaine": 12},
            ["de 20 à 30 heures"],
        ),
    ],
)
def test_a_prescription_is_judged_by_the_rules_of_its_day(db, jour, region, profil, champs, attendu):
    prescription = PrescriptionLinguistique(date=datetime.date.fromisoformat(jour), **champs)
    dites = avertissements(prescription, region, profil, Bareme(*CODES))
    assert len(dites) == len(attendu), dites
    for mot in attendu:
        assert any(mot in dite for dite in dites), dites


def test_a_prescription_out_of_the_rules_is_noted_with_a_warning_and_linked_to_the_contract(personne, poster, lire):
    signe = timezone.localdate() - datetime.timedelta(days=30)
    personne.contratintegrations.create(date=signe)
    champs = {"date": signe.isoformat(), "date_precision": "jour", "modalite": "presentiel", "etat": "en_cours"}
    assert "Indiquez combien d&#x27;heures" in poster("prescription", **champs).content.decode()
    page = poster("prescription", **champs, heures="400", heures_faites="120", dans_le_cir="on").content.decode()
    assert "À vérifier : à cette date, on prescrivait 600 heures." in page
    prescription = personne.prescriptionlinguistiques.get()
    assert prescription.contrat == personne.contratintegrations.get()
    assert "400 heures" in lire()
    assert "120 heures faites" in lire()
    assert "À vérifier" in lire()
    echeance = next(e for e in a_venir([_parcours(personne)]) if e.code == "PRESCRIPTION_DUREE")
    assert (echeance.date, echeance.pilier) == (signe.replace(year=signe.year + 1), "langue")


def _parcours(personne):
    return personne.parcours.select_related("personne").get()


def test_a_course_is_waited_for_begun_and_left(personne, poster, lire, association):
    refusee = poster("cours", type="asl", etat="en_attente").content.decode()
    assert "Indiquez depuis quand la personne attend." in refusee
    poster("cours", type="asl", etat="en_attente", attente_depuis="2026-03-03", attente_cause="garde_enfants")
    assert "Attend un cours depuis le 3 mars 2026 (garde d&#x27;enfants)" in lire("dossier", "")
    (due,) = [e for e in a_venir([_parcours(personne)]) if e.code == "COURS_ATTENTE"]
    assert due.date == datetime.date(2026, 5, 2)
    cours = personne.cours.get()
    suite = {"type": "asl", "attente_depuis": "2026-03-03", "attente_cause": "garde_enfants", "debut": "2026-09-01"}
    assert "n&#x27;est plus en attente" in poster("cours", cours, **suite, etat="en_attente").content.decode()
    poster(
        "cours",
        cours,
        **suite,
        etat="en_cours",
        structure=str(association.pk),
        heures_prevues="80",
        heures_suivies="60",
    )
    assert not [e for e in a_venir([_parcours(personne)]) if e.code == "COURS_ATTENTE"]
    page = lire()
    assert "en cours depuis le 1er sept. 2026" in page
    assert "60 h suivies sur 80 (75 %)" in page
    assert "Association Alpha" in page
    assert "Indiquez pourquoi." in poster("cours", cours, **suite, etat="abandonne", fin="2026-10-01").content.decode()
    poster("cours", cours, **suite, etat="abandonne", fin="2026-10-01", motif_abandon="transport")
    histoire = lire("dossier_chronologie", "?pilier=langue")
    assert escape("Attend une place en cours : Atelier sociolinguistique") in histoire
    assert "Cours abandonné : Atelier sociolinguistique" in histoire


def test_a_revealing_body_is_named_to_who_carries_language_and_to_no_other(
    personne, parcours, lire, autre_association, exceptionnelle, connecter
):
    autre_association.revelatrice = True
    autre_association.save()
    personne.cours.create(type="fle", etat="en_cours", debut="2026-01-05", structure=autre_association)
    assert "Association Beta" in lire()
    page = (
        connecter(exceptionnelle).get(reverse("dossier_fiches", args=[personne.pk]) + "?partie=langue").content.decode()
    )
    assert "Français langue étrangère" in page
    assert "Association Beta" not in page
    assert "nom confidentiel" in page


def test_a_test_and_a_certification_are_each_corrected_by_their_own_form(personne, poster):
    jour = {"date": "2026-05-01", "date_precision": "jour"}
    poster("certification", **jour, examen="delf", niveau_vise="b1", resultat="obtenu")
    certification = personne.evaluationlinguistiques.get()
    test = personne.evaluationlinguistiques.create(nature="test_initial", niveau="a1", date="2026-05-01")
    assert [poster("evaluation", certification).status_code, poster("certification", test).status_code] == [404, 404]
