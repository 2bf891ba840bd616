"""Work and training: one truth about situations, schemes by dated rules, the licence's exchange, who reads them."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.dossier.echeances import echeances
from parcours.models import Intervention, Parcours, TitreSejour
from parcours.models.emploi import en_cours
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi

JOUR = datetime.date(2026, 6, 1)
LOIN = datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)
jours = st.integers(-400, 400).map(lambda n: JOUR + datetime.timedelta(days=n))
situations = st.tuples(st.sampled_from(CategorieEmploi.values), st.none() | jours, st.none() | st.integers(0, 300)).map(
    lambda s: (s[0], s[1], s[1] + datetime.timedelta(days=s[2]) if s[1] and s[2] is not None else None)
)


@given(st.lists(situations, max_size=6))
def test_what_is_done_today_has_begun_is_not_over_and_gives_way_to_what_came_later(toutes):
    tenues = en_cours(toutes, JOUR)
    debuts = [s[1] for s in toutes if s[1] and s[1] <= JOUR]
    for categorie, debut, fin in tenues:
        assert debut is None or debut <= JOUR
        assert fin is None or fin >= JOUR
        if CategorieEmploi(categorie).famille == FamilleEmploi.AUTRE and debuts:
            assert debut == max(debuts)
    # A contract that runs is never hidden by what came later.
    contrats = [s for s in toutes if CategorieEmploi(s[0]).famille != FamilleEmploi.AUTRE]
    assert {s for s in contrats if (s[1] or JOUR) <= JOUR and (s[2] is None or s[2] >= JOUR)} <= set(tenues)
    assert tenues == sorted(tenues, key=lambda s: s[1] or datetime.date.min, reverse=True)


@pytest.fixture
def poster(parcours, coordinatrice, connecter):
    client = connecter(coordinatrice)

    def poster(code, objet=None, **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        return client.post(reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle), champs, follow=True)

    return poster


def dates(parcours, code, agent=None):
    return [e.date for e in echeances(Parcours.objects.filter(pk=parcours.pk), *LOIN, agent=agent) if e.code == code]


def test_a_contract_is_told_in_full_then_ended_and_the_line_follows(parcours, poster):
    hier = timezone.localdate() - datetime.timedelta(days=1)
    page = poster(
        "emploi",
        categorie="cdd_6_plus",
        date="2026-01-05",
        date_precision="jour",
        metier="Plaquiste",
        organisme="Bâti Jura",
        temps="partiel",
        heures_semaine="24,5",
        fin_prevue=str(hier),
        rome="F1604",
    ).content.decode()
    assert "CDD de 6 mois ou plus depuis le 5 jan. 2026" in page
    contrat = parcours.personne.situationemplois.get()
    assert dates(parcours, "FIN_CONTRAT") == [hier]
    refus = poster("emploi-fini", contrat, fin="2025-12-31", motif_fin="terme").content.decode()
    assert "La date de fin précède la date de début." in refus
    page = poster("emploi-fini", contrat, fin=str(hier), motif_fin="terme").content.decode()
    assert "CDD de 6 mois ou plus jusqu&#x27;au" in page
    assert dates(parcours, "FIN_CONTRAT") == []
    refus = poster("emploi", categorie="cdi", date="2026-01-05", date_precision="jour", rome="plombier")
    assert "une lettre et quatre chiffres" in refus.content.decode()


def test_the_records_tell_employer_hours_licence_and_diploma(parcours, coordinatrice, connecter, poster):
    poster(
        "emploi", categorie="cdi", date="2026-01-05", date_precision="jour", organisme="Bâti Jura", heures_semaine="35"
    )
    poster(
        "formation", categorie="formation_qualifiante", metier="CAP cuisine", heures_total="400", date_precision="jour"
    )
    poster("diplome", intitule="Licence de droit", pays="SYR", attestation_demandee_le="2026-02-01")
    html = connecter(coordinatrice).get(reverse("dossier_fiches", args=[parcours.personne_id]) + "?partie=emploi")
    page = " ".join(html.content.decode().split())
    for mots in (
        "Bâti Jura, 35 h par semaine",
        "CAP cuisine, 400 heures",
        "terminer",
        "Syrie, attestation ENIC-NARIC demandée",
    ):
        assert mots in page, mots


@pytest.mark.parametrize(
    ("categorie", "naissance", "entree", "fin", "averti"),
    [
        ("cej", "2005-05-04", "2026-03-01", "2027-03-01", None),
        (
            "cej",
            "1995-05-04",
            "2026-03-01",
            "2027-03-01",
            "d&#x27;ordinaire de 16 à 25 ans (29 ans en cas de handicap)",
        ),
        ("pacea", "2005-05-04", "2026-03-31", "2028-03-31", None),
        ("pial", "1990-01-01", "2026-08-31", "2027-02-28", "a 36 ans"),
    ],
)
def test_a_scheme_ends_by_its_rule_and_an_age_out_of_bounds_is_said_not_refused(
    parcours, poster, categorie, naissance, entree, fin, averti
):
    parcours.personne.date_naissance = naissance
    parcours.personne.save()
    page = poster("accompagnement-emploi", categorie=categorie, date=entree, date_precision="jour").content.decode()
    situation = parcours.personne.situationemplois.get()
    assert str(situation.fin_prevue) == fin
    assert dates(parcours, "FIN_ACCOMPAGNEMENT") == [situation.fin_prevue]
    # Without a planned end (found in a table), the rule says it.
    parcours.personne.situationemplois.update(fin_prevue=None)
    assert dates(parcours, "FIN_ACCOMPAGNEMENT") == [situation.fin_prevue]
    assert (averti in page) if averti else ("à vérifier" not in page)
    longue = poster(
        "accompagnement-emploi",
        situation,
        categorie=categorie,
        date=entree,
        date_precision="jour",
        fin_prevue="2030-01-01",
    )
    assert "au plus tard le" in longue.content.decode()


def test_the_exchange_of_the_licence_is_due_until_it_is_asked_for(parcours, poster):
    TitreSejour.objects.create(personne=parcours.personne, type="api", debut=datetime.date(2026, 1, 10))
    attendue = [datetime.date(2027, 1, 10)]
    assert dates(parcours, "ECHANGE_PERMIS") == attendue
    poster("permis", etranger="true", pays="SYR")
    assert dates(parcours, "ECHANGE_PERMIS") == attendue
    refus = poster("permis", etranger="unknown", pays="SYR", echange_demande_le="2026-03-01")
    assert "Dites que la personne a un permis étranger" in refus.content.decode()
    # « Noter » once more corrects the only row there is.
    page = poster("permis", etranger="true", pays="SYR", echange_demande_le="2026-03-01").content.decode()
    assert "échange du permis demandé" in page.lower()
    assert (dates(parcours, "ECHANGE_PERMIS"), parcours.personne.permis_conduire.count()) == ([], 1)
    poster("permis", etranger="false")
    assert dates(parcours, "ECHANGE_PERMIS") == []


def test_only_who_carries_work_reads_and_writes_it(
    parcours, intervenante, autre_association, autre_intervenante, connecter
):
    personne = parcours.personne
    personne.permis_conduire.create(etranger=True)
    personne.diplomes.create(intitule="Licence")
    personne.situationemplois.create(categorie="cdi", date="2026-01-01", fin_prevue="2026-12-31")
    Intervention.objects.create(parcours=parcours, structure=autre_association, pilier=Pilier.EMPLOI)
    lus = {}
    for agent in (intervenante, autre_intervenante):
        with contexte.pour_agent(agent), connection.cursor() as curseur:
            curseur.execute(
                "select (select count(*) from parcours_permisconduire), (select count(*) from parcours_diplome)"
            )
            lus[agent] = curseur.fetchone()
            assert len(dates(parcours, "FIN_CONTRAT", agent)) == (agent == autre_intervenante)
        adresse = reverse("dossier_fiches", args=[personne.pk]) + "?partie=emploi"
        page = connecter(agent).get(adresse).content.decode()
        assert ("Licence" in page) == (agent == autre_intervenante)
    assert lus == {intervenante: (0, 0), autre_intervenante: (1, 1)}
    for code, statut in (("permis", 403), ("diplome", 403), ("formation", 403)):
        assert connecter(intervenante).get(reverse("fiche_ajouter", args=[personne.pk, code])).status_code == statut
