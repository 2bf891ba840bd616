"""An import cancelled as a whole: the database is as it was, what people did since is theirs to keep."""

import datetime
import random
import threading

import pytest
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cirj.socle.models import EntreeJournal
from cirj.socle.mur import contexte
from parcours.importation.annulation import execution
from parcours.importation.annulation.delai import oublier_les_ecritures, pourquoi_pas
from parcours.importation.annulation.execution import annuler, demander
from parcours.importation.decision import DejaDecide, autre_personne, meme_personne
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import (
    DifficulteSignalee,
    EcritureImport,
    Importation,
    Menage,
    Personne,
    PropositionDoublon,
    Suivi,
)
from parcours.models.importation import EtatImport
from parcours.reunion.fusion import reunir
from parcours.tasks import annuler_import, reprendre_imports
from tests.harnais.regles import poser_regle
from tests.mur.test_reunions import tout
from tests.parcours.importation.conftest import LISTING

ENTETES = "Nom;Prénom;Né(e) le;Téléphone;Statut;Dernier contact;Observations;Composition;Point de blocage;Structure\n"
#: What an import leaves of itself, and what the program keeps up to date on its own.
A_PART = ("parcours_importation", "parcours_ligneimport", "parcours_alerte")


def etat() -> dict[str, list[str]]:
    return {table: lignes for table, lignes in tout().items() if table not in A_PART}


def lancer(*lignes: str, nom: str = "t.csv", agent=None) -> Importation:
    importation = deposer(
        ContentFile((ENTETES + "\n".join(lignes) + "\n").encode()), nom, departement="39", agent=agent
    )
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    return importation


def defaire(importation: Importation, agent, *a_retirer) -> Importation:
    demander(importation, agent, a_retirer)
    annuler(importation)
    importation.refresh_from_db()
    return importation


@pytest.mark.django_db
def test_the_example_listing_leaves_nothing_behind_its_decided_doubles_included(jura_entier, coordinatrice):
    avant = etat()
    with LISTING.open("rb") as fichier:
        importation = deposer(File(fichier), LISTING.name, departement="39")
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    with contexte.pour_agent(coordinatrice):
        for rang, proposition in enumerate(PropositionDoublon.objects.order_by("ligne__numero")):
            (meme_personne if rang % 2 else autre_personne)(proposition, coordinatrice)
    assert Personne.objects.count() > 173
    importation = defaire(importation, coordinatrice)
    assert (importation.etat, importation.annulation["gardes"]) == ("annule", [])
    assert importation.annulation["retires"] == 177
    assert etat() == avant


@pytest.mark.django_db
def test_what_it_completed_is_put_back_as_it_was(jura_entier, coordinatrice):
    lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;04/06/1991;;réfugié;;;;;")
    avant = etat()
    importation = lancer(
        "DEMO;Un;03/05/1990;0600000001;réfugié;12/10/2025;cherche un cours;2 adultes;transport;CPH Dole",
        "Demo;Deux;04/06/1991;0600000002;;;au calme;;voisinage;",
        "Demo;Trois;05/07/1992;;;;;;;",
    )
    assert etat() != avant
    assert Personne.objects.get(prenom="Un").telephone
    assert DifficulteSignalee.objects.count() == 2
    bilan = defaire(importation, coordinatrice).annulation
    assert (bilan["retires"], bilan["remis"], bilan["sauf"], bilan["gardes"]) == (1, 2, 0, [])
    assert etat() == avant


LIGNES = st.lists(
    st.tuples(
        st.sampled_from(["Demo", "DEMO", "Démo", "Essai"]),
        st.sampled_from(["Un", "Deux"]),
        st.sampled_from(["03/05/1990", "1990", ""]),
        st.sampled_from(["", "0600000001"]),
        st.sampled_from(["", "réfugié", "protection subsidiaire 31.08.24"]),
        st.sampled_from(["", "12/10/2025"]),
        st.sampled_from(["", "cherche un cours", "dossier MDPH"]),
        st.sampled_from(["", "2 adultes 1 enfant"]),
        st.sampled_from(["", "transport", "langue, santé", "voisinage"]),
        st.sampled_from(["", "CPH Dole", "Association inconnue"]),
    ).map(";".join),
    min_size=1,
    max_size=5,
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(connus=LIGNES, apportes=LIGNES, hasard=st.randoms(use_true_random=False))
def test_whatever_the_tables_say_the_way_back_is_exact(jura_entier, coordinatrice, connus, apportes, hasard):
    with transaction.atomic():
        lancer(*connus)
        avant = etat()
        importation = lancer(*apportes)
        for proposition in PropositionDoublon.objects.filter(ligne__importation=importation):
            if hasard.random() < 0.7:
                try:
                    hasard.choice((meme_personne, autre_personne))(proposition, coordinatrice)
                except DejaDecide:
                    continue
        bilan = defaire(importation, coordinatrice).annulation
        assert bilan["gardes"] == []
        assert etat() == avant
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_same_file_deposited_again_creates_again(jura_entier, coordinatrice):
    lignes = ("Demo;Un;03/05/1990;;;;;;transport;", "Demo;Deux;;;;;;;;")
    for _ in range(2):
        importation = lancer(*lignes)
        assert set(importation.lignes.values_list("resultat", flat=True)) == {"creee"}
        defaire(importation, coordinatrice)
        assert not Personne.objects.exists()
    lancer(*lignes)
    assert Personne.objects.count() == DifficulteSignalee.objects.count() + 1 == 2


@pytest.mark.django_db
def test_cancelling_the_second_import_of_a_file_leaves_the_first_known(jura_entier, coordinatrice):
    lignes = ("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;;;;;;;;")
    lancer(*lignes)
    defaire(lancer(*lignes), coordinatrice)
    assert set(lancer(*lignes).lignes.values_list("resultat", flat=True)) == {"connue"}
    assert Personne.objects.count() == 2


@pytest.fixture
def fait(jura_entier, coordinatrice):
    """Two people created, one completed, two days ago; somebody wrote since to « Un », and changed « Deux »."""
    lancer("Demo;Connue;02/03/1980;;;;;;;")
    importation = lancer(
        "Demo;Un;03/05/1990;;;;;;transport;",
        "Demo;Deux;04/06/1991;;;;;;;",
        "Demo;Trois;05/07/1992;;;;;;;",
        "Demo;Connue;02/03/1980;0600000001;;;;;langue;",
    )
    un, deux, connue = (Personne.objects.get(prenom=p) for p in ("Un", "Deux", "Connue"))
    Suivi.objects.create(parcours=un.parcours.get(), departement_id="39", texte="Vue ce matin.", auteur=coordinatrice)
    deux.telephone = "0600000009"
    deux.save()
    Suivi.objects.create(parcours=connue.parcours.get(), departement_id="39", texte="Appelée.", auteur=coordinatrice)
    return importation


@pytest.fixture
def avec_taches(monkeypatch, django_capture_on_commit_callbacks):
    """Return a function that makes a request, then runs the cancelling that it asked for."""
    demandes = []
    monkeypatch.setattr(annuler_import, "delay", demandes.append)

    def faire(requete) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            requete()
        assert len(demandes) == 1
        annuler_import(demandes.pop())

    return faire


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
    assert "Modifié : 1 personne." in page
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
    from parcours.models import PointBlocage

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


@pytest.mark.django_db
def test_a_worker_killed_between_two_batches_leaves_a_cancelling_that_goes_on(fait, coordinatrice, monkeypatch):
    monkeypatch.setattr(execution, "DOSSIERS_PAR_LOT", 1)
    demander(fait, coordinatrice, [])
    vrai, lots = execution._defaire, []

    def mourir(*arguments):
        lots.append(1)
        if len(lots) == 3:
            raise SystemExit
        vrai(*arguments)

    monkeypatch.setattr(execution, "_defaire", mourir)
    with pytest.raises(SystemExit):
        annuler(fait)
    fait.refresh_from_db()
    assert (fait.etat, fait.ecritures.count()) == ("annulation", 2)
    annuler_import(str(fait.pk))
    fait.refresh_from_db()
    assert (fait.etat, fait.ecritures.count()) == ("annule", 0)
    assert set(Personne.objects.values_list("prenom", flat=True)) == {"Un", "Deux", "Connue"}


@pytest.mark.django_db
def test_a_failure_is_said_and_the_cancelling_may_be_taken_up(
    fait, connecter, coordinatrice, monkeypatch, django_capture_on_commit_callbacks
):
    demander(fait, coordinatrice, [])
    monkeypatch.setattr("parcours.tasks.annuler", lambda _: (_ for _ in ()).throw(ValueError("imprévu")))
    annuler_import(str(fait.pk))
    client = connecter(coordinatrice)
    page = client.get(reverse("importation", args=[fait.pk])).content.decode()
    assert "erreur inattendue" in page
    assert "Reprendre l'annulation" in page
    renvoyes = []
    monkeypatch.setattr(annuler_import, "delay", renvoyes.append)
    with django_capture_on_commit_callbacks(execute=True):
        # Said to somebody: it is hers to take up, the night does not hammer.
        Importation.objects.filter(pk=fait.pk).update(modifie_le=timezone.now() - datetime.timedelta(hours=1))
        reprendre_imports()
        assert client.post(reverse("importation_annulation_reprendre", args=[fait.pk])).status_code == 302
    assert renvoyes == [str(fait.pk)]
    Importation.objects.filter(pk=fait.pk).update(modifie_le=timezone.now() - datetime.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        reprendre_imports()
    assert renvoyes == [str(fait.pk)] * 2


@pytest.mark.django_db
def test_the_page_costs_the_same_for_few_and_for_many_and_stays_light(
    jura_entier, connecter, coordinatrice, django_assert_max_num_queries
):
    from django.test.utils import CaptureQueriesContext

    client = connecter(coordinatrice)

    def cout(nombre: int, annee: int) -> int:
        # Names far apart: two that look alike would be a double to decide.
        hasard = random.Random(annee)  # noqa: S311
        importation = lancer(
            *(
                f"{''.join(hasard.choices('abcdefghijklmnoprstu', k=14))};Un;{n % 28 + 1:02}/05/{annee};;;;;;transport;"
                for n in range(nombre)
            )
        )
        for personne in Personne.objects.filter(date_naissance__year=annee):
            personne.telephone = "0600000001"
            personne.save()
        with CaptureQueriesContext(connection) as faites:
            reponse = client.get(reverse("importation_annuler", args=[importation.pk]))
        assert len(reponse.content) < 100_000
        assert len(reponse.context["touches"]) == min(nombre, 100)
        return len(faites)

    cout(2, 1950)
    assert cout(2, 1967) == cout(130, 1988)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_cancel_once(jura_entier, coordinatrice, monkeypatch):
    monkeypatch.setattr(execution, "DOSSIERS_PAR_LOT", 2)
    with contexte.service("39"):
        importation = lancer(*(f"Demo{lettre};Un;03/0{n}/199{n};;;;;;;" for n, lettre in enumerate("abcdefgh", 1)))
        with transaction.atomic():
            demander(importation, coordinatrice, [])

    fils = [threading.Thread(target=_annuler_ailleurs, args=[str(importation.pk)]) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(60)
    importation.refresh_from_db()
    assert (importation.etat, importation.annulation["retires"]) == ("annule", 8)
    assert Personne.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_follow_up_being_saved_meanwhile_keeps_its_dossier(jura_entier, coordinatrice):
    with contexte.service("39"):
        importation = lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;04/06/1991;;;;;;;")
        with transaction.atomic():
            demander(importation, coordinatrice, [])
        fil = threading.Thread(target=_annuler_ailleurs, args=[str(importation.pk)])
        with transaction.atomic():
            parcours = Personne.objects.get(prenom="Un").parcours.get()
            Suivi.objects.create(parcours=parcours, departement_id="39", texte="En ce moment même.")
            fil.start()
            fil.join(1)
            assert fil.is_alive(), "L'annulation n'attend pas ce qui s'écrit."
        fil.join(60)
    importation.refresh_from_db()
    assert importation.etat == "annule"
    assert [s.texte for s in Suivi.objects.filter(parcours=parcours)] == ["En ce moment même."]
    assert list(Personne.objects.values_list("prenom", flat=True)) == ["Un"]


def _annuler_ailleurs(pk: str) -> None:
    try:
        annuler_import(pk)
    finally:
        connection.close()
