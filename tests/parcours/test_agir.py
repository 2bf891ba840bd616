"""AGIR from the referral to the exit: who does what, the order of the states, the clock, the conditions."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from cirj.socle.models import RegleMetier
from cirj.socle.mur import contexte
from parcours.agir.eligibilite import CODES, Reponse, Situation, conditions, ensemble
from parcours.agir.horloge import Horloge
from parcours.echeances import echeances
from parcours.models import Parcours, ParcoursAgir, Personne, SuspensionAgir
from parcours.nomenclatures import EtatAgir, StatutProtection
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
    connecter, personne, parcours, groupement, association, autre_association, intervenante, autre_intervenante, coordinatrice
):  # fmt: skip
    jour = timezone.localdate()
    client, operateur = connecter(intervenante), connecter(autre_intervenante)
    adresse = f"/personnes/{personne.pk}/orienter-agir/"
    saisie = {
        "voie": "prescripteur", "operateur": autre_association.pk, "piliers": ["emploi", "logement"],
        "oriente_le": jour, "mots": "Cherche un emploi.", "accord": "on",
    }  # fmt: skip
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
        "protection": "remplie", "anciennete": "inconnue", "cir": "inconnue", "age": "remplie", "departement": "remplie",
        "volontaire": "remplie",
    }  # fmt: skip
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
    client.post(f"/personnes/{personne.pk}/orienter-agir/", {
        "voie": "ofii", "operateur": association.pk, "piliers": ["emploi"], "oriente_le": jour, "valide_le": jour,
    })  # fmt: skip
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
    "oriente": [], "eligibilite_verifiee": ["eligibilite_verifiee"], "valide_ofii": ["valide_ofii"],
    "entre": ["valide_ofii", "entre"], "sorti": ["valide_ofii", "entre", "sorti"],
    "refuse_ineligible": ["refuse_ineligible"], "refuse_personne": ["refuse_personne"], "non_joint": ["non_joint"],
}  # fmt: skip


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


#: A suspension begins before the term it pushes.
PERIODES = st.lists(st.tuples(st.integers(0, 700), st.integers(1, 120)), max_size=4)


def _sans_chevauchement(periodes) -> list[tuple[datetime.date, datetime.date]]:
    gardees, libre = [], 0
    for debut, duree in sorted(periodes):
        if debut >= libre:
            gardees.append((JOUR + debut * UN_JOUR, JOUR + (debut + duree) * UN_JOUR))
            libre = debut + duree
    return gardees


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(periodes=PERIODES, entree=st.integers(0, 60), ouverte=st.booleans(), lu=st.integers(0, 1100))
def test_the_term_is_the_entry_plus_24_calendar_months_plus_the_suspended_days(parcours, periodes, entree, ouverte, lu):
    """The same in Python, in the deadlines told to everybody, and in ``Parcours.terme``."""
    jour = timezone.localdate()
    gardees = [(d, f) for d, f in _sans_chevauchement(periodes) if d >= JOUR + entree * UN_JOUR]
    with transaction.atomic():
        Parcours.objects.filter(pk=parcours.pk).update(programme="agir", debut=JOUR + entree * UN_JOUR)
        agir = ParcoursAgir.objects.select_related("parcours").get()
        ParcoursAgir.objects.update(entree_le=JOUR + entree * UN_JOUR)
        agir.refresh_from_db()
        if ouverte and gardees and gardees[-1][0] <= jour:
            gardees[-1] = (gardees[-1][0], None)
        for debut, fin in gardees:
            SuspensionAgir.objects.create(parcours=parcours, debut=debut, fin=fin, motif="absence")
        suspendus = sum(((fin or max(debut, jour)) - debut).days for debut, fin in gardees)
        attendu = ajouter_mois(agir.entree_le, 24) + suspendus * UN_JOUR
        assert Parcours.objects.get().terme == attendu
        dits = echeances(Parcours.objects.all(), attendu - 3 * UN_JOUR, attendu + 3 * UN_JOUR)
        assert [e.date for e in dits if e.code == "AGIR_TERME"] == [attendu]
        horloge = Horloge.lire(agir, parcours.suspensions.all())
        assert horloge.terme == attendu
        avant, apres = (
            Horloge.lire(agir, parcours.suspensions.all(), jour=agir.entree_le + n * UN_JOUR).consommes
            for n in (lu, lu + 1)
        )
        assert 0 <= avant <= apres <= avant + 1
        if not any(fin is None for _, fin in gardees):
            veille = Horloge.lire(agir, parcours.suspensions.all(), jour=attendu - UN_JOUR).consommes
            assert veille <= 23
            assert Horloge.lire(agir, parcours.suspensions.all(), jour=max(attendu, agir.entree_le)).consommes >= 23
        transaction.set_rollback(True)


def test_no_contact_is_due_while_suspended_and_it_counts_again_from_the_return(parcours):
    jour = timezone.localdate()
    Parcours.objects.update(programme="agir", debut=jour - 400 * UN_JOUR)
    ParcoursAgir.objects.update(entree_le=jour - 400 * UN_JOUR)
    siens = Parcours.objects.all()
    assert siens.a_contacter().exists()
    pause = SuspensionAgir.objects.create(parcours=parcours, debut=jour - 100 * UN_JOUR, motif="naissance")
    assert not siens.a_contacter().exists()
    assert "AGIR_CONTACT" not in {e.code for e in echeances(siens, jour - 900 * UN_JOUR, jour + 900 * UN_JOUR)}
    pause.fin = jour - 10 * UN_JOUR
    pause.save()
    assert not siens.a_contacter().exists()
    du = next(e.date for e in echeances(siens, jour, jour + 900 * UN_JOUR) if e.code == "AGIR_CONTACT")
    assert du == regles.echeance("AGIR_CONTACT", pause.fin)


JOURS_CONNUS = st.dates(datetime.date(1950, 1, 1), datetime.date(2026, 12, 31))
SITUATIONS = st.builds(
    Situation,
    jour=st.dates(datetime.date(2022, 1, 1), datetime.date(2027, 12, 31)),
    departement=st.just("39"),
    statut=st.sampled_from(["", *StatutProtection.values]),
    protegee_le=st.none() | st.dates(datetime.date(2015, 1, 1), datetime.date(2027, 12, 31)),
    protegee_precision=st.sampled_from(["jour", "mois", "annee"]),
    cir_signe=st.booleans(),
    naissance=st.none() | JOURS_CONNUS,
    naissance_precision=st.sampled_from(["jour", "mois", "annee"]),
    commune=st.sampled_from(["", "39", "25"]),
    rejoignant=st.booleans(),
    volontaire=st.sampled_from([None, True, False]),
)


@pytest.fixture(scope="module")
def regles_v2() -> list[RegleMetier]:
    return [RegleMetier(code="AGIR_ELIGIBLE_MOIS", valeur="12", unite="mois", valable_du=datetime.date(2024, 7, 1), source="Essai")]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(situation=SITUATIONS, seconde=st.booleans())
def test_each_condition_is_read_from_what_is_known_and_the_rule_of_the_day(regles_v2, situation, seconde):
    bareme = regles.Bareme(*CODES)
    if seconde:
        bareme._lignes["AGIR_ELIGIBLE_MOIS"] = regles_v2
    lues = {c.code: c for c in conditions(situation, bareme)}
    # Nothing known, nothing decided; each condition says why, and each rule where it comes from.
    assert all(c.raison for c in lues.values())
    assert all(bool(c.source) == bool(c.regle_du) for c in lues.values())
    if situation.naissance is None:
        assert lues["age"].reponse == Reponse.INCONNUE
    elif situation.naissance_precision == "jour":
        seize = ajouter_mois(situation.naissance, 16 * 12) <= situation.jour
        assert (lues["age"].reponse == Reponse.REMPLIE) is seize
    famille = situation.rejoignant or situation.statut == StatutProtection.MEMBRE_FAMILLE
    if not famille and situation.statut == StatutProtection.PROT_TEMPORAIRE:
        assert lues["protection"].reponse == Reponse.NON_REMPLIE
    restreint = situation.jour >= datetime.date(2024, 7, 1)
    if not famille and situation.protegee_le and situation.protegee_precision == "jour":
        if not restreint:
            recente = situation.protegee_le.year >= situation.jour.year - 1
            assert lues["anciennete"].reponse == (Reponse.REMPLIE if recente else Reponse.NON_REMPLIE)
        elif not seconde:
            assert lues["anciennete"].reponse == Reponse.INCONNUE
        else:
            recente = ajouter_mois(situation.protegee_le, 12) >= situation.jour
            assert lues["anciennete"].reponse == (Reponse.REMPLIE if recente else Reponse.NON_REMPLIE)
    reponses = {c.reponse for c in lues.values()}
    attendue = next(r for r in (Reponse.NON_REMPLIE, Reponse.INCONNUE, Reponse.REMPLIE) if r in reponses)
    assert ensemble(list(lues.values())) == attendue


def test_the_criterion_that_the_coordination_records_is_read_in_the_dossier(connecter, coordinatrice, personne):
    client, adresse = connecter(coordinatrice), f"/personnes/{personne.pk}/agir/"
    assert "critère exact" in client.get(adresse).content.decode()
    saisie = {
        "code": "AGIR_ELIGIBLE_MOIS", "valeur": "18", "valable_du": timezone.localdate().isoformat(),
        "motif": "L'OFII a donné son critère.", "source": "Courriel de l'OFII", "confirme": "1",
    }  # fmt: skip
    assert client.post("/regles/AGIR_ELIGIBLE_MOIS/changer/", saisie).status_code == 302
    bloc = client.get(adresse).content.decode()
    assert "critère exact" not in bloc
    assert "Courriel de l&#x27;OFII" in bloc


def test_the_list_costs_the_same_whatever_the_number(connecter, autre_intervenante, coordinatrice, jura, association, autre_association):  # fmt: skip
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
