"""Children's school, duos, appointments and needs to reach care: who reads them, and what they tell."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.dossier.echeances import echeances
from parcours.models import Duo, Intervention, MembreMenage, Menage, Parcours, Personne, Scolarite

LOIN = datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)


@pytest.fixture
def enfant(parcours, jura):
    menage = Menage.objects.create(departement=jura)
    enfant = Personne.objects.create(departement=jura, nom="DÉMO-ENFANT", prenom="Sami")
    for personne, lien in ((parcours.personne, "titulaire"), (enfant, "enfant")):
        MembreMenage.objects.create(menage=menage, personne=personne, lien=lien, debut=datetime.date(2025, 1, 1))
    return enfant


@pytest.fixture
def sociale(parcours, autre_association, autre_intervenante):
    """Who carries the social pillar; ``intervenante`` carries language and housing."""
    Intervention.objects.create(parcours=parcours, structure=autre_association, pilier=Pilier.SOCIAL)
    return autre_intervenante


@pytest.fixture
def poster(parcours, connecter):
    def poster(agent, code, objet=None, requete="", **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        adresse = reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle)
        return connecter(agent).post(adresse + requete, champs, follow=True)

    return poster


def fiches(connecter, agent, parcours, partie):
    adresse = reverse("dossier_fiches", args=[parcours.personne_id]) + f"?partie={partie}"
    return " ".join(connecter(agent).get(adresse).content.decode().split())


def compter(agent, table):
    with contexte.pour_agent(agent), connection.cursor() as curseur:
        curseur.execute(f"select count(*) from {table}")
        return curseur.fetchone()[0]


def test_a_child_s_school_is_noted_from_the_parent_s_dossier(
    parcours, enfant, sociale, intervenante, poster, connecter
):
    assert 'Sami DÉMO-ENFANT</strong> <span class="discret">rien de noté' in fiches(
        connecter, sociale, parcours, "social"
    )
    champs = {"enfant": str(enfant.pk), "niveau": "elementaire", "upe2a": "on", "cantine": "true", "garde": "unknown"}
    assert poster(sociale, "scolarite", **champs, debut="2025-09-01").redirect_chain
    # The next school ends the one under way.
    assert poster(sociale, "scolarite", **(champs | {"niveau": "college"}), debut="2026-09-01").redirect_chain
    ecole, college = Scolarite.objects.order_by("debut")
    assert (ecole.fin, college.fin, college.personne) == (datetime.date(2026, 9, 1), None, enfant)
    page = fiches(connecter, sociale, parcours, "social")
    assert "collège, en UPE2A, cantine : oui, depuis le 1er sept. 2026" in page
    assert poster(sociale, "scolarite", college, niveau="lycee", debut="2026-09-01").redirect_chain
    # Neither the other pillar nor a stranger's child.
    assert (compter(sociale, "parcours_scolarite"), compter(intervenante, "parcours_scolarite")) == (2, 0)
    assert not Scolarite.objects.visible_par(intervenante).exists()
    assert Scolarite.objects.visible_par(sociale).count() == 2
    ailleurs = Personne.objects.create(departement=enfant.departement, nom="AUTRE")
    inconnue = ailleurs.scolarites.create(niveau="college")
    assert poster(sociale, "scolarite", inconnue, niveau="lycee", debut="2026-09-01").status_code == 404
    assert (
        poster(sociale, "scolarite", **(champs | {"enfant": str(ailleurs.pk)}), debut="2026-09-01").status_code == 200
    )
    assert ailleurs.scolarites.count() == 1


def test_a_duo_counts_once_and_its_people_apart(parcours, enfant, sociale, intervenante, poster, connecter):
    reponse = poster(
        sociale,
        "duo",
        type="parrainage",
        benevole="Mireille",
        debut="2026-03-03",
        fin_prevue="2026-12-31",
        avec=[str(enfant.pk)],
    )
    assert "parrainage depuis le 3 mars 2026" in reponse.content.decode().lower()
    duo = Duo.objects.get()
    assert [b.personne for b in duo.beneficiaires.all()] == [enfant]
    assert (compter(sociale, "parcours_duo"), compter(sociale, "parcours_beneficiaireduo")) == (1, 1)
    assert (compter(intervenante, "parcours_duo"), compter(intervenante, "parcours_beneficiaireduo")) == (0, 0)
    page = fiches(connecter, sociale, parcours, "social")
    assert "Parrainage avec Mireille" in page
    assert "avec Sami DÉMO-ENFANT" in page
    assert "charte à signer" in page
    fins = [e.date for e in echeances(Parcours.objects.all(), *LOIN) if e.code == "FIN_DUO"]
    assert fins == [datetime.date(2026, 12, 31)]
    assert "Indiquez" not in poster(sociale, "duo-fini", duo, fin="2026-10-01", motif_fin="objectif").content.decode()
    duo.refresh_from_db()
    assert duo.fin == datetime.date(2026, 10, 1)
    assert not [e for e in echeances(Parcours.objects.all(), *LOIN) if e.code == "FIN_DUO"]
    poster(sociale, "duo", duo, type="parrainage", benevole="Mireille", debut="2026-03-03")
    assert not duo.beneficiaires.exists()


def test_an_appointment_is_read_by_who_carries_its_pillar_and_a_care_centre_by_the_team_only(
    parcours, jura, coordinatrice, intervenante, sociale, autre_association, poster, connecter
):
    centre = Structure.objects.create(departement=jura, nom="Centre Psy-Trauma", type="sante", revelatrice=True)
    demain = timezone.localdate() + datetime.timedelta(days=1)
    page = poster(
        coordinatrice,
        "rendez-vous",
        requete="?pilier=sante",
        date=str(demain),
        heure="09:30",
        structure=str(centre.pk),
        interprete="apd",
    ).content.decode()
    assert "rendez-vous le" in page.lower()
    assert (
        "Dites avec quel service"
        in poster(coordinatrice, "rendez-vous", requete="?pilier=sante", date=str(demain)).content.decode()
    )
    rdv = parcours.rendez_vous.get()
    assert "Centre Psy-Trauma" in fiches(connecter, coordinatrice, parcours, "sante")
    for agent in (intervenante, sociale):
        assert compter(agent, "parcours_rendezvous") == 0
        dossier = connecter(agent).get(parcours.personne.get_absolute_url()).content.decode()
        assert "Psy-Trauma" not in dossier + fiches(connecter, agent, parcours, "sante")
        assert "RENDEZ_VOUS" not in {e.code for e in echeances(Parcours.objects.all(), *LOIN, agent=agent)}
    Intervention.objects.create(parcours=parcours, structure=autre_association, pilier=Pilier.SANTE)
    (due,) = [e for e in echeances(Parcours.objects.all(), *LOIN, agent=sociale) if e.code == "RENDEZ_VOUS"]
    assert (due.date, due.pilier, due.libelle) == (demain, "sante", "Rendez-vous")
    assert "Centre Psy-Trauma" in fiches(connecter, sociale, parcours, "sante")
    # The structures offered to her leave out the revealing ones: its own place is kept on correction.
    formulaire = reverse("fiche_modifier", args=[parcours.personne_id, "rendez-vous", rdv.pk])
    assert "ni traitement" in connecter(sociale).get(formulaire).content.decode().lower()
    poster(sociale, "rendez-vous-suite", rdv, etat="manque")
    assert not [e for e in echeances(Parcours.objects.all(), *LOIN) if e.code == "RENDEZ_VOUS"]
    fil = connecter(sociale).get(reverse("dossier_chronologie", args=[parcours.personne_id])).content.decode()
    assert "Rendez-vous manqué" in fil


def test_what_is_needed_to_reach_care_is_yes_no_or_unknown_and_dated(parcours, coordinatrice, intervenante, poster):
    page = poster(
        coordinatrice, "acces-soins", interprete="true", interprete_langue="apd", orientation="unknown"
    ).content.decode()
    assert "interprète nécessaire" in page.lower()
    besoins = parcours.personne.acces_soins.get()
    assert (besoins.interprete_le, besoins.orientation, besoins.orientation_le) == (timezone.localdate(), None, None)
    refus = poster(coordinatrice, "acces-soins", interprete="false", interprete_langue="apd", orientation="true")
    assert "Dites que la personne a besoin" in refus.content.decode()
    page = poster(coordinatrice, "acces-soins", interprete="false", orientation="true").content.decode()
    assert "à orienter vers un service de santé" in page.lower()
    assert parcours.personne.acces_soins.count() == 1
    assert compter(intervenante, "parcours_accessoins") == 0
