"""Since when somebody lives in a household may be unknown: nothing invents it, nothing is refused because of it."""

import datetime

import pytest
from django.utils import timezone

from parcours.models import MembreMenage, Menage, Personne
from parcours.reunion.foyers import foyers


@pytest.fixture
def sans_date(personne, jura) -> MembreMenage:
    """The person's own place, as a table that was imported today left it."""
    personne.appartenances.all().delete()
    menage = Menage.objects.create(departement=jura)
    return MembreMenage.objects.create(menage=menage, personne=personne, debut_connu=False)


@pytest.fixture
def autre_membre(sans_date, jura) -> MembreMenage:
    autre = Personne.objects.create(departement=jura, nom="Demo", prenom="Tarek")
    return MembreMenage.objects.create(menage=sans_date.menage, personne=autre, lien="conjoint")


def envoyer(client, membre: MembreMenage, code: str, **champs):
    return client.post(f"/personnes/{membre.personne_id}/{code}/{membre.pk}/", champs)


@pytest.mark.parametrize(
    ("connu", "fin", "dite"),
    [
        (True, None, "depuis le 3 mars 2025"),
        (True, "2026-05-04", "du 3 mars 2025 au 4 mai 2026"),
        (False, None, ""),
        (False, "2026-05-04", "jusqu'au 4 mai 2026"),
    ],
)
def test_la_periode_ne_dit_que_ce_qui_est_su(connu, fin, dite):
    fin = datetime.date.fromisoformat(fin) if fin else None
    assert MembreMenage(debut=datetime.date(2025, 3, 3), fin=fin, debut_connu=connu).periode == dite


def test_la_corriger_sans_la_date_la_laisse_inconnue(sans_date, connecter, coordinatrice):
    client = connecter(coordinatrice)
    assert envoyer(client, sans_date, "place", lien="autre", debut="").status_code == 302
    sans_date.refresh_from_db()
    assert (sans_date.lien, sans_date.debut_connu, sans_date.debut) == ("autre", False, timezone.localdate())
    assert envoyer(client, sans_date, "place", lien="autre", debut="2026-01-05").status_code == 302
    sans_date.refresh_from_db()
    assert (sans_date.debut_connu, sans_date.debut) == (True, datetime.date(2026, 1, 5))


def test_elle_peut_etre_partie_avant_le_jour_de_l_import(sans_date, connecter, coordinatrice):
    hier = timezone.localdate() - datetime.timedelta(days=20)
    assert envoyer(connecter(coordinatrice), sans_date, "membre-parti", fin=hier.isoformat()).status_code == 302
    sans_date.refresh_from_db()
    assert sans_date.fin == hier


def test_la_reunion_de_deux_dossiers_n_invente_pas_la_date(sans_date, personne, connecter, coordinatrice):
    (membre,) = foyers(personne, personne).siens
    assert membre.periode == ""


def test_noter_un_depart_se_lit_comme_un_choix(personne, autre_membre, connecter, coordinatrice):
    """« a quitté le ménage », beside a name, read as if it were done."""
    client = connecter(coordinatrice)
    for adresse in (f"/personnes/{personne.pk}/", f"/personnes/{personne.pk}/fiches/?partie=famille"):
        page = client.get(adresse).content.decode()
        assert "a quitté le ménage" not in page, adresse
        assert "oter son départ" in page, adresse
