"""What the forms of the dossier refuse is told on the form, and what they accept never breaks a page."""

import datetime
import uuid

import pytest
from django import forms
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Affectation
from acteurs.nomenclatures import Pilier, Role
from parcours.dossier.fiches import FICHES
from parcours.models import Intervention, Protection, Referent, RendezVous, Sejour, Suivi

AVANT = "La date de fin précède la date de début."


@pytest.fixture
def poster(parcours, coordinatrice, connecter):
    client = connecter(coordinatrice)

    def poster(code: str, objet=None, **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        return client.post(reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle), champs)

    return poster


def test_an_intervention_does_not_end_before_it_began(parcours, poster):
    intervention = parcours.interventions.first()
    reponse = poster("intervention-finie", intervention, fin="2020-01-01")
    assert reponse.status_code == 200
    assert AVANT in reponse.content.decode()
    assert Intervention.objects.filter(pk=intervention.pk, fin__isnull=True).exists()


def test_a_caseworker_does_not_leave_before_she_came(parcours, poster, intervenante):
    referent = Referent.objects.create(parcours=parcours, agent=intervenante, debut=datetime.date(2025, 5, 1))
    assert AVANT in poster("referent-fini", referent, fin="2020-01-01").content.decode()


def test_a_stay_does_not_end_before_it_began(poster):
    reponse = poster("sejour", categorie="cph", debut="2025-05-01", debut_precision="jour", fin="2025-01-01")
    assert reponse.status_code == 200
    assert AVANT in reponse.content.decode()
    assert not Sejour.objects.exists()


@pytest.mark.parametrize(("jour", "mot"), [("0025-03-01", "antérieure à 1900"), ("9999-12-31", "postérieure à 2100")])
def test_a_slip_on_the_year_is_said(poster, jour, mot):
    reponse = poster("titre", type="recepisse", debut=jour)
    assert reponse.status_code == 200
    assert mot in reponse.content.decode()


@pytest.mark.parametrize("annee", [1990, 2012])
def test_somebody_protected_long_before_the_rules_is_followed_like_the_others(
    annee, personne, parcours, coordinatrice, connecter
):
    ancien = datetime.date(annee, 5, 10)
    Protection.objects.filter(personne=personne).update(date=ancien)
    Sejour.objects.create(personne=personne, categorie="cada", debut=ancien)
    parcours.debut = ancien
    parcours.save()
    client = connecter(coordinatrice)
    for adresse in ("/", "/personnes/", personne.get_absolute_url(), f"/tableau-de-bord/?annee={annee}"):
        assert client.get(adresse).status_code == 200


def test_the_token_of_another_follow_up_writes_nothing(parcours, autre_intervenante, intervenante, connecter):
    jeton = uuid.uuid4()
    ailleurs = Suivi.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        piliers=["sante"],
        texte="À elle.",
        auteur=autre_intervenante,
        jeton_saisie=jeton,
    )
    jour = timezone.localdate().isoformat()
    champs = {"texte": "Essai", "piliers": ["langue"], "date": jour, "mode": "entretien", "jeton": jeton}
    reponse = connecter(intervenante).post(reverse("suivi_nouveau", args=[parcours.personne_id]), champs)
    assert "a changé entre-temps" in reponse.content.decode()
    assert Suivi.objects.get() == ailleurs
    ailleurs.refresh_from_db()
    assert ailleurs.texte == "À elle."


def test_who_works_for_two_structures_acts_for_the_one_she_chose(
    parcours, intervenante, association, autre_association, jura, connecter
):
    """The other structure of hers does not know this person: acting for it, she does not either."""
    sienne = intervenante.affectations.get()
    Affectation.objects.create(
        agent=intervenante,
        structure=autre_association,
        departement=jura,
        role=Role.RESPONSABLE,
        debut=datetime.date(2026, 1, 1),
    )
    jour = timezone.localdate().isoformat()
    champs = {"texte": "Essai", "piliers": [Pilier.LANGUE], "date": jour, "mode": "entretien", "jeton": uuid.uuid4()}
    client, adresse = connecter(intervenante), reverse("suivi_nouveau", args=[parcours.personne_id])
    refus = client.post(adresse, champs)
    assert refus.status_code == 404
    assert "changer de structure" in refus.content.decode()
    client.post(reverse("changer_affectation"), {"affectation": sienne.pk})
    assert client.post(adresse, champs).status_code == 302
    assert Suivi.objects.get().structure == association


def test_no_form_of_the_dossier_dates_a_fact_before_the_birth(personne, parcours, coordinatrice, connecter):
    """Every form that adds something dated, found in the registry: a new one cannot forget."""
    personne.date_naissance, personne.naissance_precision = datetime.date(1995, 6, 1), "jour"
    personne.save()
    client, jugees = connecter(coordinatrice), []
    for code in FICHES:
        adresse = reverse("fiche_ajouter", args=[personne.pk, code])
        page = client.get(adresse)
        if page.status_code != 200 or "formulaire" not in page.context:
            continue
        formulaire = page.context["formulaire"]
        dates = [n for n, c in formulaire.fields.items() if isinstance(c, forms.DateField) and n != "date_naissance"]
        if dates:
            champs = {formulaire.add_prefix(nom): "1995-05-31" for nom in dates}
            reponse = client.post(adresse, champs)
            erreurs = reponse.context["formulaire"].errors
            assert [
                n for n in dates if "Cette date précède la naissance (1er juin 1995)." not in erreurs.get(n, [])
            ] == [], code
            jugees.append(code)
    assert len(jugees) >= 15, jugees


@pytest.mark.parametrize(
    ("precision", "jour", "refuse"),
    [
        ("annee", "1994-12-31", True),
        ("annee", "1995-01-01", False),
        ("mois", "1995-05-31", True),
        ("mois", "1995-06-01", False),
    ],
)
def test_a_birth_known_to_the_year_refuses_only_what_is_sure(personne, poster, precision, jour, refuse):
    personne.date_naissance, personne.naissance_precision = datetime.date(1995, 6, 1), precision
    personne.save()
    page = poster("titre", type="recepisse", debut=jour)
    assert (page.status_code == 200 and "précède la naissance" in page.content.decode()) is refuse


@pytest.mark.parametrize(
    ("champ", "valeur", "dit"),
    [
        ("date_naissance", "2099-01-01", "Cette date de naissance est à venir."),
        ("date_naissance", "1900-01-01", "ans : vérifiez l&#x27;année."),
        ("nom", "-", "Ce nom ne contient aucune lettre."),
        ("prenom", "...", "Ce nom ne contient aucune lettre."),
        ("telephone", "123", "Ce numéro n&#x27;existe pas"),
    ],
)
def test_who_a_person_cannot_be_is_refused_wherever_it_is_typed(
    personne, parcours, coordinatrice, connecter, champ, valeur, dit
):
    client = connecter(coordinatrice)
    for adresse in (reverse("personne_nouvelle"), reverse("fiche_ajouter", args=[personne.pk, "identite"])):
        formulaire = client.get(adresse).context["formulaire"]
        champs = {c.html_name: c.value() for c in formulaire if c.value() not in (None, [])}
        reponse = client.post(
            adresse, champs | {formulaire.add_prefix("nom"): "Essai", formulaire.add_prefix(champ): valeur}
        )
        assert reponse.status_code == 200, adresse
        assert dit in reponse.content.decode(), adresse


@pytest.mark.parametrize(
    ("tape", "note"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("+33 (0)6 12 34 56 78", "06 12 34 56 78"),
        ("0033 6 12 34 56 78", "06 12 34 56 78"),
        ("00213 551 23 45 67", "+213551234567"),
        ("+213 551 23 45 67", "+213551234567"),
    ],
)
def test_a_telephone_is_written_one_way(personne, parcours, coordinatrice, connecter, tape, note):
    client, adresse = connecter(coordinatrice), reverse("fiche_ajouter", args=[personne.pk, "identite"])
    formulaire = client.get(adresse).context["formulaire"]
    champs = {c.html_name: c.value() for c in formulaire if c.value() not in (None, [])}
    assert client.post(adresse, champs | {formulaire.add_prefix("telephone"): tape}).status_code == 302
    personne.refresh_from_db()
    assert personne.telephone == note


@pytest.mark.parametrize(
    ("tape", "garde"),
    [("39 49", "3949"), ("0384000000", "03 84 00 00 00"), ("", ""), ("123", None), ("0384000000 (Mme)", None)],
)
def test_the_telephone_of_a_service_may_be_short_and_what_is_none_stays_typed(
    personne, parcours, association, coordinatrice, connecter, tape, garde
):
    client = connecter(coordinatrice)
    rendez_vous = reverse("fiche_ajouter", args=[personne.pk, "rendez-vous"])
    structure = reverse("structure_modifier", args=[association.pk])
    for adresse, lire in ((rendez_vous, RendezVous.objects.first), (structure, association.refresh_from_db)):
        formulaire = client.get(adresse).context["formulaire"]
        champs = {c.html_name: c.value() for c in formulaire if c.value() not in (None, [])}
        dits = {"telephone": tape, "date": "2026-06-01", "avec": "Caisse", "pilier": "emploi"}
        reponse = client.post(adresse, champs | {formulaire.add_prefix(nom): valeur for nom, valeur in dits.items()})
        ecrit = lire() or association
        if garde is None:
            assert "numéro" in str(reponse.context["formulaire"].errors["telephone"])
            assert f'value="{tape}"' in reponse.content.decode()
        else:
            assert (reponse.status_code, ecrit.telephone) == (302, garde)


def test_a_protection_or_a_pathway_does_not_precede_the_birth(coordinatrice, connecter):
    client, adresse = connecter(coordinatrice), reverse("personne_nouvelle")
    formulaire = client.get(adresse).context["formulaire"]
    champs = {c.html_name: c.value() for c in formulaire if c.value() not in (None, [])}
    champs |= {
        formulaire.add_prefix(n): v
        for n, v in {
            "nom": "Essai",
            "programme": "coordination",
            "date_naissance": "2024-02-01",
            "naissance_precision": "jour",
            "statut": "refugie",
            "notifiee_le": "2024-01-31",
            "debut": "2024-01-31",
        }.items()
    }
    erreurs = client.post(adresse, champs).context["formulaire"].errors
    assert set(erreurs) == {"notifiee_le", "debut"}
