"""Two people who send at the very same instant: two real transactions, one row, and one of the two is asked again."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from cirj.socle.concurrence import AvecVersion
from tests.harnais.a_deux import CAS, Cas, Fenetre

pytestmark = pytest.mark.django_db(transaction=True)
#: One form of each sort: a model's, a session's, the dossier's, several at once on a page, a form that is no model's.
SORTES = [
    cas
    for cas in CAS
    if cas.nom
    in {
        "offre_modifier",
        "seance_modifier",
        "fiche_modifier",
        "rapport_commentaires",
        "activite",
        "importation_colonnes",
    }
]


@pytest.fixture
def ensemble(monkeypatch):
    """Both forms are found valid before either of them holds the row."""
    depart, essayer = threading.Barrier(2), AvecVersion.essayer

    def attendre(self) -> bool:
        assert self.is_valid()
        depart.wait(timeout=30)
        return essayer(self)

    monkeypatch.setattr(AvecVersion, "essayer", attendre)

    def envoyer(fenetres: list[Fenetre], valeurs: list[str]) -> list:
        def un(rang: int):
            try:
                return fenetres[rang].envoyer(**{fenetres[rang].champ: valeurs[rang]})
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as fils:
            return list(fils.map(un, range(2)))

    return envoyer


@pytest.mark.parametrize("cas", SORTES, ids=str)
def test_one_is_written_and_the_other_is_asked_again(cas: Cas, objets, connecter, request, ensemble):
    cle = cas.cle(objets)
    fenetres = [
        Fenetre(connecter(request.getfixturevalue(qui)), cas.adresse(objets), cle) for qui in (cas.autre, cas.qui)
    ]
    valeurs = list(cas.valeurs[:2])
    reponses = ensemble(fenetres, valeurs)
    passees = [reponse.status_code == 302 for reponse in reponses]
    assert sorted(passees) == [False, True]
    refusee = passees.index(False)
    # What she typed is still there, with a sentence; sent again, it is compared.
    assert fenetres[refusee].champs[cle] == [valeurs[refusee]]
    assert any(mot in fenetres[refusee].page for mot in ("vient de changer", "a changé entre-temps"))
