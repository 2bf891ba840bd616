"""AGIR from the referral to the exit: who does what, and the order of the states."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.rls import contexte
from parcours.models import Parcours, ParcoursAgir, Personne
from parcours.nomenclatures import EtatAgir
from parcours.nomenclatures.agir import TRANSITIONS
from tests.harnais.complements.agir import creer_groupement, orienter
from tests.harnais.troupe import creer_agent

pytestmark = pytest.mark.django_db
JOUR = datetime.date(2025, 6, 2)
UN_JOUR = datetime.timedelta(days=1)


@pytest.fixture
def groupement(jura, autre_association):
    return creer_groupement(jura, autre_association)


def test_referred_checked_validated_entered_suspended_and_left(
    connecter,
    personne,
    parcours,
    groupement,
    association,
    autre_association,
    intervenante,
    autre_intervenante,
    coordinatrice,
):
    jour = timezone.localdate()
    client, operateur = connecter(intervenante), connecter(autre_intervenante)
    adresse = f"/personnes/{personne.pk}/orienter-agir/"
    saisie = {
        "voie": "prescripteur",
        "operateur": autre_association.pk,
        "piliers": ["emploi", "logement"],
        "oriente_le": jour,
        "mots": "Cherche un emploi.",
        "accord": "on",
    }
    refus = client.post(adresse, saisie | {"voie": "ofii"}).content.decode()
    assert "Indiquez le jour où l&#x27;OFII a validé" in refus
    assert f'value="{jour.isoformat()}"' in refus
    # Housing is already carried by whoever refers: said, not refused.
    dit = client.post(adresse, saisie, follow=True).content.decode()
    assert "AGIR ferait double emploi. Logement : Association Alpha intervient déjà" in dit
    agir = ParcoursAgir.objects.get()
    assert agir.prescripteur == association
    gardees = {c["code"]: c["reponse"] for c in agir.eligibilite}
    assert gardees == {
        "protection": "remplie",
        "anciennete": "inconnue",
        "cir": "inconnue",
        "age": "remplie",
        "departement": "remplie",
        "volontaire": "remplie",
    }
    # The operator reads the name and the conditions; the dossier stays closed.
    page = operateur.get(agir.get_absolute_url()).content.decode()
    assert "DÉMO-UNIQUE" in page
    assert "critère exact n&#x27;est pas enregistré" in page
    assert operateur.get(f"/personnes/{personne.pk}/").status_code == 404
    assert "DÉMO-UNIQUE" in operateur.get("/agir/?vue=a_verifier").content.decode()
    # Who referred may only withdraw.
    assert "Faire entrer" not in client.get(agir.get_absolute_url()).content.decode()
    assert client.post(agir.get_absolute_url(), {"vers": "valide_ofii", "le": jour}).status_code == 422
    sans_mots = operateur.post(agir.get_absolute_url(), {"vers": "refuse_ineligible", "le": jour})
    assert "Dites pourquoi" in sans_mots.content.decode()
    for etat in ("eligibilite_verifiee", "valide_ofii", "entre"):
        operateur.post(agir.get_absolute_url(), {"vers": etat, "le": jour, "mots": f"Mots de {etat}."})
    agir.refresh_from_db()
    parcours.refresh_from_db()
    assert (agir.etat, agir.entree_le, parcours.programme, parcours.debut) == (
        "entre",
        jour,
        "agir",
        datetime.date(2025, 3, 1),
    )
    siennes = parcours.interventions.filter(structure=autre_association, fin__isnull=True)
    assert sorted(siennes.values_list("pilier", flat=True)) == ["emploi", "logement"]
    assert operateur.get(f"/personnes/{personne.pk}/").status_code == 200
    suivis = [(t.vers, t.auteur, t.mots) for t in agir.transitions.all()]
    assert suivis[0] == ("oriente", intervenante, "Cherche un emploi.")
    assert suivis[-1] == ("entre", autre_intervenante, "Mots de entre.")
    # The pair, then a suspension: the term moves, no contact is due.
    collegue = creer_agent("Collegue", Role.INTERVENANT, autre_association)
    pose = {"emploi": autre_intervenante.pk, "droits": collegue.pk, "meneur": "droits", "debut": jour}
    operateur.post(f"/personnes/{personne.pk}/binome-agir/", pose)
    binome = {r.role_binome: (r.agent, r.principal) for r in parcours.referents.filter(fin__isnull=True)}
    assert binome == {"emploi": (autre_intervenante, False), "droits": (collegue, True)}
    avant = parcours.terme
    tot = operateur.post(f"/personnes/{personne.pk}/suspension-agir/", {"debut": jour - UN_JOUR, "motif": "absence"})
    assert "est entrée dans AGIR le" in tot.content.decode()
    retour = jour + datetime.timedelta(days=30)
    pause = {"debut": jour, "fin": retour, "motif": "absence", "precisions": ""}
    operateur.post(f"/personnes/{personne.pk}/suspension-agir/", pause)
    assert "chevauche" in operateur.post(f"/personnes/{personne.pk}/suspension-agir/", pause).content.decode()
    assert parcours.terme == avant + datetime.timedelta(days=30)
    bloc = operateur.get(f"/personnes/{personne.pk}/agir/").content.decode()
    assert "Suspendue" in bloc
    assert "0 mois consommé sur 24, suspendu du" in bloc
    assert "Motif possible" not in bloc
    assert "DÉMO-UNIQUE" in operateur.get("/agir/?vue=suspendus").content.decode()
    # The exit is the pathway's; the suggestion is computed, the motive chosen.
    personne.sejours.create(categorie="parc_social", debut=JOUR)
    personne.situationemplois.create(categorie="cdi", date=JOUR)
    coordination = connecter(coordinatrice)
    formulaire = coordination.get(f"/personnes/{personne.pk}/sortie/").content.decode()
    assert "Motif possible : « Objectifs atteints »" in formulaire
    coordination.post(f"/personnes/{personne.pk}/sortie/", {"fin": jour, "motif_sortie": "emploi_seul"})
    agir.refresh_from_db()
    assert (agir.etat, agir.etat_le) == ("sorti", jour)


def test_a_structure_that_refers_to_itself_opens_nothing_more_to_itself(
    connecter, personne, parcours, jura, association, intervenante
):
    creer_groupement(jura, association)
    client, jour = connecter(intervenante), timezone.localdate()
    client.post(
        f"/personnes/{personne.pk}/orienter-agir/",
        {
            "voie": "ofii",
            "operateur": association.pk,
            "piliers": ["emploi"],
            "oriente_le": jour,
            "valide_le": jour,
        },
    )
    agir = ParcoursAgir.objects.get()
    assert agir.etat == EtatAgir.VALIDE_OFII
    client.post(agir.get_absolute_url(), {"vers": "entre", "le": jour})
    agir.refresh_from_db()
    assert agir.etat == EtatAgir.ENTRE
    assert not parcours.interventions.filter(pilier="emploi").exists()
    with contexte.pour_agent(intervenante), pytest.raises(Exception, match="ne se change pas"), transaction.atomic():
        ParcoursAgir.objects.filter(pk=agir.pk).update(piliers=["emploi", "social"])


def test_postgresql_and_the_model_hold_the_same_order(parcours, association, autre_association):
    agir = orienter(parcours, association, autre_association)
    permises = set()
    for de in EtatAgir.values:
        for vers in EtatAgir.values:
            if de == vers:
                continue
            with transaction.atomic():
                if _amener(agir, de) and _tenter(agir, vers):
                    permises.add((de, vers))
                transaction.set_rollback(True)
    attendues = {(str(de), str(vers)) for de, suites in TRANSITIONS.items() for vers in suites}
    assert permises == attendues


#: A way to each state, from « oriente ».
CHEMINS = {
    "oriente": [],
    "eligibilite_verifiee": ["eligibilite_verifiee"],
    "valide_ofii": ["valide_ofii"],
    "entre": ["valide_ofii", "entre"],
    "sorti": ["valide_ofii", "entre", "sorti"],
    "refuse_ineligible": ["refuse_ineligible"],
    "refuse_personne": ["refuse_personne"],
    "non_joint": ["non_joint"],
}


def _amener(agir, etat: str) -> bool:
    return all(_tenter(agir, vers) for vers in CHEMINS[etat])


def _tenter(agir, etat: str) -> bool:
    entree = JOUR if etat in EtatAgir.entres() else None
    try:
        with transaction.atomic():
            ParcoursAgir.objects.filter(pk=agir.pk).update(etat=etat, entree_le=entree, mots="Parce que.")
    except IntegrityError:
        return False
    return True


def test_a_pathway_opened_or_imported_as_agir_has_entered_and_leaves_with_it(personne, jura):
    parcours = Parcours.objects.bulk_create(
        [Parcours(personne=personne, departement=jura, programme="agir", debut=JOUR, debut_precision="mois")]
    )[0]
    agir = ParcoursAgir.objects.get()
    assert (agir.etat, agir.entree_le, agir.entree_precision, agir.departement) == ("entre", JOUR, "mois", jura)
    parcours.sortir(JOUR + UN_JOUR, "abandon")
    agir.refresh_from_db()
    assert (agir.etat, agir.etat_le) == ("sorti", JOUR + UN_JOUR)


def test_the_list_costs_the_same_whatever_the_number(
    connecter, autre_intervenante, coordinatrice, jura, association, autre_association
):
    def ajouter(nombre):
        for rang in range(nombre):
            autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{nombre}-{rang}")
            parcours = Parcours.objects.create(personne=autre, departement=jura, debut=JOUR)
            orienter(parcours, association, autre_association)
            suivie = Parcours.objects.create(personne=autre, departement=jura, debut=JOUR, programme="agir")
            suivie.interventions.create(structure=autre_association, pilier="emploi", debut=JOUR)
            suivie.suspensions.create(debut=JOUR, fin=JOUR + UN_JOUR, motif="absence")

    def cout(agent, vue):
        client = connecter(agent)
        client.get(f"/agir/?vue={vue}")
        with CaptureQueriesContext(connection) as lues:
            assert client.get(f"/agir/?vue={vue}").status_code == 200
        return len(lues)

    ajouter(2)
    cas = [
        (agent, vue) for agent in (autre_intervenante, coordinatrice) for vue in ("a_verifier", "en_cours", "contact")
    ]
    avant = [cout(*un) for un in cas]
    ajouter(7)
    assert [cout(*un) for un in cas] == avant
    assert max(avant) < 20
