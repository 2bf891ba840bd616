"""The small forms of the dossier write what they say."""

import datetime

import pytest
from django.urls import reverse

from parcours.models import Etape, Intervention, MembreMenage, Parcours, Personne, PointBlocage, Sejour


@pytest.fixture
def poster(parcours, coordinatrice, connecter):
    client = connecter(coordinatrice)

    def poster(code: str, objet=None, pilier: str = "", **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        adresse = reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle)
        return client.post(f"{adresse}?pilier={pilier}" if pilier else adresse, champs)

    return poster


def test_a_pillar_says_where_it_stands_and_since_when(parcours, poster):
    assert poster("pilier", pilier="langue", etat="en_cours", resume="A1", depuis="2026-01-01").status_code == 302
    assert poster("pilier", pilier="langue", etat="acquis", resume="A2", depuis="2026-01-01").status_code == 302
    pilier = parcours.piliers.get()
    assert (pilier.etat, pilier.resume) == ("acquis", "A2")
    assert pilier.depuis > datetime.date(2026, 1, 1)


def test_a_step_is_added_then_done_and_joins_the_timeline(parcours, poster, coordinatrice, connecter):
    assert poster("etape", pilier="langue", intitule="Passer le test", echeance="2026-12-01").status_code == 302
    etape = Etape.objects.get()
    assert poster("etape-faite", etape, faite_le="2026-11-20", resultat="Niveau A2").status_code == 302
    html = connecter(coordinatrice).get(reverse("dossier_chronologie", args=[parcours.personne_id])).content.decode()
    assert "Étape faite : Passer le test" in html
    assert "Niveau A2" in html


def test_a_blockage_is_raised_then_lifted_with_its_effect(parcours, poster, coordinatrice, connecter):
    assert poster("blocage", pilier="emploi", cause="transport", description="Pas de bus").status_code == 302
    blocage = PointBlocage.objects.get()
    assert (blocage.departement_id, blocage.signale_par) == ("39", coordinatrice)
    page = connecter(coordinatrice).get(reverse("dossier", args=[parcours.personne_id])).content.decode()
    assert "Bloqué" in page
    assert "Pas de bus" in page
    assert poster("blocage-leve", blocage, leve_le=str(blocage.signale_le), effet_observe="").status_code == 200
    assert poster("blocage-leve", blocage, leve_le="2020-01-01", effet_observe="x").status_code == 200
    assert (
        poster("blocage-leve", blocage, leve_le=str(blocage.signale_le), effet_observe="Covoiturage").status_code == 302
    )
    blocage.refresh_from_db()
    assert blocage.effet_observe == "Covoiturage"


def test_moving_in_ends_the_stay_under_way(parcours, poster):
    assert poster("sejour", categorie="cada", debut="2025-01-10", debut_precision="jour").status_code == 302
    assert poster("sejour", categorie="parc_social", debut="2026-02-01", debut_precision="jour").status_code == 302
    assert Sejour.objects.get(categorie="cada").fin == datetime.date(2026, 2, 1)
    reponse = poster("sejour", categorie="cph", debut="2025-06-01", debut_precision="jour")
    assert reponse.status_code == 200
    assert "Ce séjour en chevauche un autre." in reponse.content.decode()


@pytest.mark.parametrize(
    ("code", "champs", "relation"),
    [
        (
            "evaluation",
            {
                "niveau": "a2",
                "competence": "globale",
                "nature": "certification",
                "date": "2026-01-01",
                "date_precision": "mois",
            },
            "evaluationlinguistiques",
        ),
        ("emploi", {"categorie": "cdi", "date": "2026-01-01", "date_precision": "jour"}, "situationemplois"),
        ("droit", {"type": "css", "etat": "ouvert"}, "droits"),
        ("titre", {"type": "resident", "debut": "2026-01-01", "fin": "2035-12-31"}, "titres"),
        ("cir", {"date": "2026-01-01", "date_precision": "jour"}, "contratintegrations"),
        (
            "ecriture",
            {"nom": "AUTREMENT", "prenom": "Amena", "source": "titre", "source_precise": "Récépissé"},
            "variantes",
        ),
    ],
)
def test_a_record_is_added_then_corrected(parcours, poster, code, champs, relation):
    assert poster(code, **champs).status_code == 302
    ligne = getattr(parcours.personne, relation).get()
    assert poster(code, ligne, **champs).status_code == 302
    assert getattr(parcours.personne, relation).count() == 1


def test_a_new_protection_ends_the_one_in_force(parcours, poster):
    assert poster("protection", statut="prot_subsidiaire", date="2026-03-12", date_precision="jour").status_code == 302
    assert parcours.personne.protections.get(fin__isnull=True).statut == "prot_subsidiaire"
    assert parcours.personne.protections.get(statut="refugie").fin == datetime.date(2026, 3, 12)


def test_a_structure_is_brought_in_on_several_pillars_and_leaves(parcours, poster, autre_association):
    champs = {"structure": str(autre_association.pk), "debut": "2026-01-01"}
    assert poster("intervention", piliers=["emploi", "social"], **champs).status_code == 302
    assert poster("intervention", piliers=["emploi", "sante"], **champs).status_code == 302
    siennes = Intervention.objects.filter(structure=autre_association)
    assert {i.pilier for i in siennes} == {"emploi", "social", "sante"}
    une = siennes.get(pilier="social")
    assert poster("intervention-finie", une, fin="2026-02-01").status_code == 302
    une.refresh_from_db()
    assert une.fin == datetime.date(2026, 2, 1)


def test_a_structure_ends_its_own_intervention_and_no_other(
    parcours, intervenante, autre_association, coordinatrice, connecter
):
    autre = Intervention.objects.create(
        parcours=parcours, structure=autre_association, pilier="emploi", debut=datetime.date(2025, 3, 1)
    )
    sienne = parcours.interventions.get(pilier="langue")
    client = connecter(intervenante)

    def finir(intervention):
        adresse = reverse("fiche_modifier", args=[parcours.personne_id, "intervention-finie", intervention.pk])
        return client.post(adresse, {"fin": "2025-06-01"}).status_code

    assert (finir(autre), finir(sienne)) == (403, 302)
    # Ending the last one closes the dossier: the answer is the list, not a page that no longer exists.
    derniere = parcours.interventions.get(pilier="logement")
    adresse = reverse("fiche_modifier", args=[parcours.personne_id, "intervention-finie", derniere.pk])
    assert client.post(adresse, {"fin": "2025-06-01"}).url == reverse("personnes")


def test_there_is_one_lead_caseworker_at_a_time(parcours, poster, intervenante, coordinatrice):
    for agent, debut in ((intervenante, "2026-01-01"), (coordinatrice, "2026-05-01")):
        assert poster("referent", agent=str(agent.pk), principal="on", debut=debut).status_code == 302
    ancien, nouveau = parcours.referents.order_by("debut")
    assert (ancien.agent, ancien.fin) == (intervenante, datetime.date(2026, 5, 1))
    assert (nouveau.agent, nouveau.fin) == (coordinatrice, None)


def test_a_corrected_name_keeps_its_former_spelling(parcours, poster):
    champs = {
        "nom": "DÉMO-NEUVE",
        "prenom": "Amina",
        "sexe": "F",
        "naissance_precision": "jour",
        "garder": "on",
        "date_naissance": "1995-05-04",
        "nationalite_1": "SDN",
        "nationalite_2": "TCD",
        "nationalite_3": "SDN",
    }
    assert poster("identite", **champs).status_code == 302
    personne = Personne.objects.get()
    assert personne.variantes.get().nom == "DÉMO-UNIQUE"
    assert Personne.objects.chercher("démo-unique").get() == personne
    assert personne.nationalites == ["SDN", "TCD"]


def test_leaving_closes_the_pathway_and_its_interventions(parcours, poster):
    assert poster("sortie", fin="2026-06-30", motif_sortie="demenagement").status_code == 302
    parcours.refresh_from_db()
    assert (parcours.fin, parcours.motif_sortie) == (datetime.date(2026, 6, 30), "demenagement")
    assert not parcours.interventions.filter(fin__isnull=True).exists()


def test_a_member_joins_the_household_then_leaves_it(parcours, poster, coordinatrice, connecter):
    adresse = reverse("membre_nouveau", args=[parcours.personne_id])
    champs = {
        "nom": "DÉMO-ENFANT",
        "prenom": "Sami",
        "sexe": "M",
        "naissance_precision": "jour",
        "lien": "enfant",
        "depuis": "2026-01-01",
    }
    assert connecter(coordinatrice).post(adresse, champs).status_code == 302
    membre = MembreMenage.objects.get(lien="enfant")
    assert {m.menage_id for m in MembreMenage.objects.all()} == {membre.menage_id}
    assert "Sami DÉMO-ENFANT" in connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()
    assert poster("membre-parti", membre, fin="2026-02-01").status_code == 302
    membre.refresh_from_db()
    assert membre.fin == datetime.date(2026, 2, 1)


def test_a_person_without_a_pathway_is_given_one_by_the_coordination(jura, coordinatrice, connecter):
    personne = Personne.objects.create(departement=jura, nom="SEULE")
    client = connecter(coordinatrice)
    assert "Ouvrir un parcours" in client.get(personne.get_absolute_url()).content.decode()
    adresse = reverse("fiche_ajouter", args=[personne.pk, "parcours"])
    assert client.post(adresse, {"programme": "agir", "debut": "2026-01-01"}).status_code == 302
    assert Parcours.objects.get(personne=personne).programme == "agir"


def test_what_became_of_the_person_is_noted_after_the_exit(parcours, poster, coordinatrice, connecter):
    parcours.sortir(datetime.date(2026, 1, 31), "terme")
    Parcours.objects.update(sortie_notee_le=datetime.date(2026, 1, 31))
    page = connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()
    assert "Suivi 6 mois après la sortie" in page
    refusee = poster("post-sortie", terme="T6", fait_le="2026-08-01", joint="on")
    assert "ou que la personne n&#x27;a pas été jointe" in refusee.content.decode()
    assert poster("post-sortie", terme="T6", fait_le="2026-08-01", joint="on", situation="cdi").status_code == 302
    assert parcours.suivis_post_sortie.get().situation == "cdi"
