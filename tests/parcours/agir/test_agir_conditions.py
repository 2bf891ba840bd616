"""AGIR: its clock, which suspensions stop, and the conditions to enter it."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from cirj.socle.models import RegleMetier
from parcours.agir.eligibilite import CODES, Reponse, Situation, conditions, ensemble, situation_de
from parcours.agir.horloge import Horloge
from parcours.dossier.echeances import echeances
from parcours.models import ContratIntegration, Parcours, ParcoursAgir, SuspensionAgir
from parcours.nomenclatures import StatutProtection
from tests.harnais.proprietes import exemples

pytestmark = pytest.mark.django_db
JOUR = datetime.date(2025, 6, 2)
UN_JOUR = datetime.timedelta(days=1)


#: A suspension begins before the term it pushes.
PERIODES = st.lists(st.tuples(st.integers(0, 700), st.integers(1, 120)), max_size=4)


def _sans_chevauchement(periodes) -> list[tuple[datetime.date, datetime.date]]:
    gardees, libre = [], 0
    for debut, duree in sorted(periodes):
        if debut >= libre:
            gardees.append((JOUR + debut * UN_JOUR, JOUR + (debut + duree) * UN_JOUR))
            libre = debut + duree
    return gardees


@exemples(8)
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
    return [
        RegleMetier(
            code="AGIR_ELIGIBLE_MOIS", valeur="12", unite="mois", valable_du=datetime.date(2024, 7, 1), source="Essai"
        )
    ]


@exemples(40)
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
        "code": "AGIR_ELIGIBLE_MOIS",
        "valeur": "18",
        "valable_du": timezone.localdate().isoformat(),
        "motif": "L'OFII a donné son critère.",
        "source": "Courriel de l'OFII",
        "confirme": "1",
    }
    assert client.post("/regles/AGIR_ELIGIBLE_MOIS/changer/", saisie).status_code == 302
    bloc = client.get(adresse).content.decode()
    assert "critère exact" not in bloc
    assert "Courriel de l&#x27;OFII" in bloc


@pytest.mark.parametrize(
    ("dit", "signe"),
    [
        ({"convoque_le": JOUR}, False),
        ({"convoque_le": JOUR, "date": JOUR + UN_JOUR}, True),
        ({"date": JOUR}, True),
        ({}, True),  # of a table that says « oui »: signed, nobody knows when
        (None, False),
    ],
)
def test_a_convocation_is_no_signature(personne, dit, signe):
    with transaction.atomic():
        ContratIntegration.objects.filter(personne=personne).delete()
        if dit is not None:
            ContratIntegration.objects.create(personne=personne, **dit)
        assert situation_de(personne).cir_signe is signe
