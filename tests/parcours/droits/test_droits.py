"""The checklist of rights: shown whole, moved on in one gesture, renewed in time, health apart."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.dossier.echeances import echeances
from parcours.models import Droit, Intervention, Parcours
from parcours.models.droit import JALONS, pilier_du_droit
from parcours.nomenclatures import EtatDroit, TypeDroit

LOIN = datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)
DEBUT = datetime.date(2026, 1, 1)


@given(st.lists(st.tuples(st.sampled_from(EtatDroit.values), st.integers(0, 60)), min_size=1, max_size=8))
def test_whatever_the_steps_the_date_is_the_present_state_s_and_the_days_hold_together(etapes):
    droit, jour = Droit(type="caf", etat=EtatDroit.A_FAIRE), DEBUT
    for etat, ecart in etapes:
        jour += datetime.timedelta(days=ecart)
        droit.passer_a(etat, jour)
        assert (droit.etat, droit.date) == (etat, jour)
        if etat in JALONS:
            assert getattr(droit, JALONS[etat]) == jour
        else:
            assert not any(getattr(droit, champ) for champ in JALONS.values())
        if etat == EtatDroit.DEMANDE:
            assert (droit.ouvert_le, droit.refuse_le, droit.fin) == (None, None, None) or etapes[0][0] == etat
        for champ in ("ouvert_le", "refuse_le", "recours_le"):
            assert not (droit.demande_le and getattr(droit, champ)) or getattr(droit, champ) >= droit.demande_le


@pytest.fixture
def poster(parcours, coordinatrice, connecter):
    client = connecter(coordinatrice)

    def poster(code, objet=None, requete="", **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        adresse = reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle)
        return client.post(adresse + requete, champs, follow=True).content.decode()

    return poster


def fiches(connecter, agent, parcours, partie):
    adresse = reverse("dossier_fiches", args=[parcours.personne_id]) + f"?partie={partie}"
    return " ".join(connecter(agent).get(adresse).content.decode().split())


def test_the_checklist_is_whole_and_a_right_moves_on_in_one_gesture(parcours, coordinatrice, connecter, poster):
    page = fiches(connecter, coordinatrice, parcours, "social")
    assert page.count("à faire</span>") == len(TypeDroit.sociaux())
    assert "?choix=rsa" in page
    poster("droit", requete="?choix=rsa", etat="demande", date="2026-02-01")
    droit = parcours.personne.droits.get()
    assert (droit.type, droit.etat, droit.demande_le) == ("rsa", "demande", datetime.date(2026, 2, 1))
    refus = poster("droit-avance", droit, etat="ouvert", date="2026-01-15")
    assert "Cette date précède celle de la demande." in refus
    poster("droit-avance", droit, etat="refuse", date="2026-03-01")
    droit.refresh_from_db()
    dossier = poster("droit-avance", droit, etat="recours", date="2026-03-20")
    assert "1 à obtenir" in dossier
    page = fiches(connecter, coordinatrice, parcours, "social")
    assert "en recours le 20 mars 2026, demandé le 1er fév. 2026, refusé le 1er mars 2026" in page
    assert page.count("à faire</span>") == len(TypeDroit.sociaux()) - 1
    # A second time the same right: refused, whatever the way.
    assert "Ce droit est déjà noté" in poster("droit", requete="?choix=rsa", type="rsa", etat="demande") or (
        parcours.personne.droits.count() == 1
    )


def test_a_right_that_ends_is_to_be_renewed_until_it_is_asked_for(parcours, poster):
    def dates():
        toutes = echeances(Parcours.objects.filter(pk=parcours.pk), *LOIN)
        return [(e.date, e.libelle, e.pilier) for e in toutes if e.code == "DROIT_RENOUVELLEMENT"]

    css = parcours.personne.droits.create(type="css", etat="ouvert", fin="2026-12-31")
    assert dates() == [(datetime.date(2026, 10, 31), "À renouveler : Complémentaire santé solidaire", "sante")]
    css.renouveler_le = datetime.date(2026, 11, 15)
    css.save()
    assert [d[0] for d in dates()] == [datetime.date(2026, 11, 15)]
    poster("droit-renouvele", css, renouvellement_demande_le="2026-11-02")
    assert dates() == []
    # Renewed: the new end counts anew.
    poster(
        "droit",
        css,
        type="css",
        etat="ouvert",
        fin="2027-12-31",
        renouvellement_demande_le="2026-11-02",
        renouveler_le="2026-11-15",
    )
    assert [d[0] for d in dates()] == [datetime.date(2027, 10, 31)]
    css.refresh_from_db()
    css.passer_a("refuse", datetime.date(2028, 1, 1))
    css.save()
    assert dates() == []


def test_the_wall_keeps_the_whole_health_list_from_who_carries_the_social_pillar(
    parcours, association, autre_association, intervenante, autre_intervenante
):
    for type_droit in TypeDroit.values:
        parcours.personne.droits.create(type=type_droit, etat="ouvert")
    Intervention.objects.create(parcours=parcours, structure=association, pilier=Pilier.SOCIAL)
    Intervention.objects.create(parcours=parcours, structure=autre_association, pilier=Pilier.SANTE)
    for agent, pilier in ((intervenante, "social"), (autre_intervenante, "sante")):
        with contexte.pour_agent(agent), connection.cursor() as curseur:
            curseur.execute("select type from parcours_droit")
            lus = {type_droit for (type_droit,) in curseur.fetchall()}
        assert lus == {t for t in TypeDroit.values if pilier_du_droit(t) == pilier}


def test_a_day_that_precedes_the_request_is_refused_by_the_row_itself(parcours):
    droit = Droit(personne=parcours.personne, type="caf", etat="ouvert", demande_le="2026-03-01")
    droit.departement_id = parcours.departement_id
    droit.ouvert_le = timezone.localdate().replace(year=2020)
    with pytest.raises(ValidationError, match="précède celle de la demande"):
        droit.validate_constraints()
