"""A structure whose name reveals something: one planted name, looked for wherever a page, a file or a choice could say it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent, Structure
from acteurs.nomenclatures import Pilier, Role
from comites.models import Comite, Decision, Participant, Seance
from parcours.dossier.releve import PARTIES
from parcours.models import DemandeRapprochement, PointBlocage, Referent, Suivi
from tests.harnais.relations import ouvrir_en_exception
from tests.harnais.troupe import creer_agent

NOM = "Refuge RÉVÉLATEUR"
DOSSIER = ["dossier", "dossier_chronologie", "dossier_fiches", "dossier_documents", "suivi_nouveau", "membre_nouveau"]
FICHES = ["referent", "sejour", "blocage?pilier=langue", "etape?pilier=langue", "titre", "identite", "evaluation"]


@pytest.fixture
def revelatrice(jura) -> Structure:
    return Structure.objects.create(
        departement=jura, nom=NOM, type="cph", revelatrice=True, courriel="refuge@r.example"
    )


@pytest.fixture
def partout(jura, parcours, revelatrice, association, autre_intervenante) -> Agent:
    """The revealing structure wherever a structure can stand around the dossier; return one of its agents."""
    agent, jour = creer_agent("Refuge", Role.INTERVENANT, revelatrice), timezone.localdate()
    parcours.interventions.create(structure=revelatrice, pilier=Pilier.SOCIAL, debut="2025-03-01")
    Referent.objects.create(parcours=parcours, agent=agent, structure=revelatrice, debut="2025-03-01")
    Suivi.objects.create(
        parcours=parcours, piliers=["social", "langue"], texte="Vu.", structure=revelatrice, auteur=agent
    )
    blocage = PointBlocage.objects.create(
        parcours=parcours,
        departement=jura,
        pilier=Pilier.LANGUE,
        cause="langue",
        structure=revelatrice,
        signale_par=agent,
    )
    parcours.etapes.create(pilier=Pilier.LANGUE, intitule="Cours", structure=revelatrice, responsable=agent)
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule")
    seance = Seance.objects.create(comite=comite, date=jour)
    point = seance.inscrire(blocage)
    Decision.objects.create(point=point, quoi="Réserver", structure=revelatrice, responsable=agent, echeance=jour)
    Participant.objects.create(seance=seance, structure=association)
    demande = DemandeRapprochement.objects.create(
        agent=agent, structure=revelatrice, departement=jura, nom="Demo Unique", prenom="Amina"
    )
    demande.reponses.create(candidate=parcours.personne, departement=jura)
    return agent


def _pages(parcours) -> list[str]:
    adresses = ["/", "/?voir=structure", reverse("personnes"), reverse("rapprochements"), reverse("mes_seances")]
    adresses += [reverse(nom, args=[parcours.personne_id]) for nom in DOSSIER]
    for code in FICHES:
        nom, _, pilier = code.partition("?")
        adresses.append(f"{reverse('fiche_ajouter', args=[parcours.personne_id, nom])}?{pilier}")
    adresses += [reverse("decision", args=[Decision.objects.get().pk])]
    adresses += [reverse("ma_seance", args=[Seance.objects.get().pk])]
    adresses += [reverse("rapprochement", args=[DemandeRapprochement.objects.get().reponses.get().pk])]
    return adresses


def test_outside_its_team_no_page_and_no_choice_says_the_name(parcours, partout, intervenante, connecter):
    client = connecter(intervenante)
    for adresse in _pages(parcours):
        reponse = client.get(adresse, follow=True)
        assert reponse.status_code == 200, adresse
        html = reponse.content.decode()
        assert "RÉVÉLATEUR" not in html, adresse
        assert "refuge@r.example" not in html, adresse


def test_the_coordination_and_the_structure_itself_read_it(parcours, partout, coordinatrice, connecter):
    for agent in (coordinatrice, partout):
        assert "RÉVÉLATEUR" in connecter(agent).get(reverse("dossier", args=[parcours.personne_id])).content.decode()


def test_in_exception_and_in_the_cell_neither(
    parcours, partout, revelatrice, autre_intervenante, prefecture, connecter
):
    parcours.personne.sejours.create(categorie="cph", structure=revelatrice, debut="2025-03-01")
    ouvrir_en_exception(autre_intervenante, parcours)
    client = connecter(autre_intervenante)
    for nom in DOSSIER[:4]:
        assert "RÉVÉLATEUR" not in client.get(reverse(nom, args=[parcours.personne_id])).content.decode(), nom
    fiches = reverse("dossier_fiches", args=[parcours.personne_id])
    for partie in PARTIES:
        assert "RÉVÉLATEUR" not in client.get(fiches, {"partie": partie}).content.decode(), partie
    assert "RÉVÉLATEUR" not in client.get(reverse("decision", args=[Decision.objects.get().pk])).content.decode()
    Participant.objects.create(seance=Seance.objects.get(), structure=prefecture.affectation.structure)
    html = connecter(prefecture).get(reverse("ma_seance", args=[Seance.objects.get().pk])).content.decode()
    assert "Réserver" in html
    assert "RÉVÉLATEUR" not in html


def test_whoever_carries_housing_knows_where_the_person_lives(parcours, revelatrice, intervenante, connecter):
    sejour = parcours.personne.sejours.create(categorie="cph", structure=revelatrice, debut="2025-03-01")
    client = connecter(intervenante)
    assert (
        "RÉVÉLATEUR"
        in client.get(reverse("dossier_fiches", args=[parcours.personne_id]), {"partie": "logement"}).content.decode()
    )
    # Correcting that stay keeps its place; noting another does not offer it.
    corriger = reverse("fiche_modifier", args=[parcours.personne_id, "sejour", sejour.pk])
    assert "RÉVÉLATEUR" in client.get(corriger).content.decode()
    ajouter = reverse("fiche_ajouter", args=[parcours.personne_id, "sejour"])
    assert "RÉVÉLATEUR" not in client.get(ajouter).content.decode()


def test_the_minutes_that_leave_the_application_never_say_it(partout, coordinatrice, connecter):
    Seance.objects.get().clore()
    html = connecter(coordinatrice).get(reverse("seance_releve", args=[Seance.objects.get().pk])).content.decode()
    texte = html.split("<textarea")[1].split("</textarea>")[0]
    assert "Réserver" in texte
    assert "RÉVÉLATEUR" not in texte


def test_correcting_a_caseworker_neither_tells_nor_erases_her_structure(parcours, revelatrice, intervenante, connecter):
    referent = Referent.objects.create(parcours=parcours, nom_libre="Mme B.", structure=revelatrice, debut="2025-03-01")
    client, adresse = (
        connecter(intervenante),
        reverse("fiche_modifier", args=[parcours.personne_id, "referent", referent.pk]),
    )
    champs = {"nom_libre": "Mme Brun", "debut": "2025-03-01"}
    # A version that is not the one recorded: what differs is shown side by side.
    html = client.post(adresse, champs | {"structure": "", "version_lue": "ancienne"}).content.decode()
    assert str(revelatrice.pk) not in html
    assert client.post(adresse, champs | {"structure": ""}).status_code == 302
    referent.refresh_from_db()
    assert (referent.nom_libre, referent.structure) == ("Mme Brun", revelatrice)
