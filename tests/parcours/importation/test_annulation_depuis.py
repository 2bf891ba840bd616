"""Cancelling an import on which people worked since, twice at once, interrupted or too late."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from parcours.importation.annulation.delai import oublier_les_ecritures, pourquoi_pas
from parcours.importation.annulation.execution import annuler, demander
from parcours.importation.decision import DejaDecide, meme_personne
from parcours.models import (
    DifficulteSignalee,
    EcritureImport,
    Importation,
    Menage,
    Personne,
    PointBlocage,
    PropositionDoublon,
    Suivi,
)
from parcours.models.importation import EtatImport
from parcours.reunion.fusion import reunir
from tests.harnais.regles import poser_regle
from tests.parcours.importation.retour import defaire, lancer


@pytest.mark.django_db
def test_what_was_done_since_is_shown_and_kept_unless_said_otherwise(fait, connecter, coordinatrice, avec_taches):
    client = connecter(coordinatrice)
    adresse = reverse("importation_annuler", args=[fait.pk])
    page = client.get(adresse).content.decode()
    assert "1 dossier créé sera retiré" in page
    assert "2 autres ont été touchés depuis et restent" in page
    assert "1 dossier complété redeviendra" in page
    assert "Ajouté : 1 suivi." in page
    assert "Modifié : 1 personne." in page
    assert page.count('name="garder"') == 2
    vus = [etat.vu for _, etat in client.get(adresse).context["touches"]]
    deux = Personne.objects.get(prenom="Deux")
    avec_taches(lambda: client.post(adresse, {"vus": vus, "garder": [str(deux.pk)]}))
    assert set(Personne.objects.values_list("prenom", flat=True)) == {"Deux", "Connue"}
    connue = Personne.objects.get(prenom="Connue")
    assert connue.telephone == ""
    assert [s.texte for s in connue.parcours.get().suivis.all()] == ["Appelée."]
    page = client.get(reverse("importation", args=[fait.pk])).content.decode()
    assert "Annulé le " in page
    assert f"par {coordinatrice}" in page
    assert "1 dossier est gardé" in page
    assert "Modifié\u00a0: 1 personne." in page
    assert "Annuler cet import" not in page
    assert EntreeJournal.objects.filter(motif="Annulation d'un import", agent_id=coordinatrice.pk).exists()


@pytest.mark.django_db
def test_a_dossier_touched_after_the_page_was_shown_is_kept(fait, connecter, coordinatrice, avec_taches):
    client = connecter(coordinatrice)
    adresse = reverse("importation_annuler", args=[fait.pk])
    vus = [etat.vu for _, etat in client.get(adresse).context["touches"]]
    for prenom in ("Un", "Trois"):
        parcours = Personne.objects.get(prenom=prenom).parcours.get()
        suivi = Suivi.objects.create(parcours=parcours, departement_id="39", texte="À l'instant.")
        Suivi.objects.filter(pk=suivi.pk).update(modifie_le=timezone.now() + datetime.timedelta(seconds=5))
    avec_taches(lambda: client.post(adresse, {"vus": vus}))
    assert set(Personne.objects.values_list("prenom", flat=True)) == {"Un", "Trois", "Connue"}


@pytest.mark.django_db
def test_nothing_is_cancelled_without_a_recent_confirmation(fait, connecter, coordinatrice):
    reponse = connecter(coordinatrice, confirmee=False).post(reverse("importation_annuler", args=[fait.pk]))
    assert reponse.status_code == 302
    fait.refresh_from_db()
    assert fait.etat == EtatImport.TERMINE


@pytest.mark.django_db
def test_what_somebody_changed_in_a_completed_dossier_stays(fait, coordinatrice):
    connue = Personne.objects.get(prenom="Connue")
    connue.telephone = "0700000000"
    connue.save()
    bilan = defaire(fait, coordinatrice).annulation
    connue.refresh_from_db()
    assert (connue.telephone, bilan["sauf"], bilan["remis"]) == ("0700000000", 1, 1)
    assert not connue.parcours.get().difficultes.exists()


@pytest.mark.django_db
def test_a_difficulty_confirmed_since_keeps_its_dossier(fait, coordinatrice):
    with contexte.pour_agent(coordinatrice):
        sienne = DifficulteSignalee.objects.get(texte="langue")
        sienne.confirmer(PointBlocage(pilier="langue", cause="langue", description="Pas de cours."), coordinatrice)
    bilan = defaire(fait, coordinatrice).annulation
    assert len(bilan["gardes"]) == 3
    assert Personne.objects.get(prenom="Connue").telephone
    assert PointBlocage.objects.exists()


@pytest.mark.django_db
def test_a_dossier_made_one_with_another_since_is_kept_and_said(fait, coordinatrice, connecter):
    un, trois, connue = (Personne.objects.get(prenom=p) for p in ("Un", "Trois", "Connue"))
    with contexte.pour_agent(coordinatrice):
        reunir(connue, trois, coordinatrice)
    bilan = defaire(fait, coordinatrice, un.pk).annulation
    raisons = {garde["dossier"]: garde["raison"] for garde in bilan["gardes"]}
    assert raisons[str(trois.pk)] == raisons[str(connue.pk)] == "Réuni à un autre dossier depuis."
    assert Personne.objects.get(prenom="Connue").telephone
    assert not Personne.objects.filter(prenom="Un").exists()


@pytest.mark.django_db
def test_a_household_that_somebody_joined_stays_hers(fait, coordinatrice):
    un = Personne.objects.get(prenom="Un")
    menage = Menage.objects.get(membres__personne=un)
    autre = Personne.objects.create(departement_id="39", nom="Demo", prenom="Ensemble")
    menage.membres.create(personne=autre, lien="conjoint")
    defaire(fait, coordinatrice, un.pk)
    assert [m.personne for m in Menage.objects.get(pk=menage.pk).membres.all()] == [autre]


@pytest.mark.django_db
def test_after_the_delay_the_button_is_gone_with_the_reason(fait, connecter, coordinatrice):
    client = connecter(coordinatrice)
    resume = reverse("importation", args=[fait.pk])
    assert "Annuler cet import" in client.get(resume).content.decode()
    Importation.objects.filter(pk=fait.pk).update(termine_le=timezone.now() - datetime.timedelta(days=31))
    page = client.get(resume).content.decode()
    assert "Annuler cet import" not in page
    assert "Un import s&#x27;annule pendant 30 jours" in page
    assert client.post(reverse("importation_annuler", args=[fait.pk])).status_code == 302
    fait.refresh_from_db()
    assert fait.etat == EtatImport.TERMINE
    poser_regle("IMPORT_ANNULATION", "60")
    assert pourquoi_pas(fait) == ""


@pytest.mark.django_db
def test_what_undoes_is_erased_once_the_delay_is_over(fait):
    assert oublier_les_ecritures() == 0
    Importation.objects.filter(pk=fait.pk).update(termine_le=timezone.now() - datetime.timedelta(days=32))
    assert oublier_les_ecritures() == 4
    assert EcritureImport.objects.filter(importation=fait).count() == 0


@pytest.mark.django_db
def test_an_import_under_way_or_made_before_is_not_cancelled(fait, coordinatrice):
    EcritureImport.objects.filter(importation=fait).first().delete()
    EcritureImport.objects.filter(importation=fait, creee=True).first().delete()
    with pytest.raises(ValidationError, match="avant que le site"):
        demander(fait, coordinatrice, [])
    Importation.objects.filter(pk=fait.pk).update(etat=EtatImport.EN_COURS)
    with pytest.raises(ValidationError, match="terminé ou arrêté"):
        demander(fait, coordinatrice, [])


@pytest.mark.django_db
def test_a_double_is_not_decided_once_its_import_is_cancelled(jura_entier, coordinatrice):
    lancer("Demo;Un;1990;;;;;;;")
    importation = lancer("DEMO;Un;03/05/1990;;;;;;;")
    proposition = PropositionDoublon.objects.get()
    demander(importation, coordinatrice, [])
    with pytest.raises(DejaDecide, match="annulé"):
        meme_personne(proposition, coordinatrice)
    annuler(importation)
    assert not PropositionDoublon.objects.exists()
