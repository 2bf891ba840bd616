"""Two people on the same thing, whatever it is: nothing is overwritten unseen, nothing typed is lost.

One body for every form that changes a row; ``tests/test_ecritures.py`` says when one is missing.
"""

import pytest

from cirj.socle.concurrence import TECHNIQUES
from tests.harnais.a_deux import CAS, Cas, Fenetre

pytestmark = pytest.mark.django_db


@pytest.fixture
def ouvrir(objets, connecter, request):
    def ouvrir(cas: Cas, qui: str) -> Fenetre:
        return Fenetre(connecter(request.getfixturevalue(qui)), cas.adresse(objets), cas.cle(objets))

    return ouvrir


def _enregistre(reponse) -> bool:
    return reponse.status_code == 302


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_what_two_wrote_is_compared_and_the_answer_kept(cas, ouvrir, objets):
    un, deux, trois = cas.valeurs
    elle, moi = ouvrir(cas, cas.autre), ouvrir(cas, cas.qui)
    cle = cas.cle(objets)
    assert {f"{moi.prefixe}{nom}" for nom in TECHNIQUES} <= moi.champs.keys()
    assert _enregistre(elle.envoyer(**{cle: un}))
    avant = cas.lire(objets)
    # The second is shown both, and nothing is overwritten.
    assert not _enregistre(moi.envoyer(**{cle: deux}))
    assert cas.lire(objets) == avant
    comparaison = moi.page.split(f'id="{moi.choix}-groupe"')[1].split("</fieldset>")[0]
    assert " checked" not in comparaison
    assert comparaison.count('type="radio"') == 2
    assert moi.champs[cle] == [deux]
    # Without an answer, she is asked again.
    assert not _enregistre(moi.envoyer())
    # A third version meanwhile: an answer about the former one does not count.
    assert _enregistre(ouvrir(cas, cas.autre).envoyer(**{cle: trois}))
    avant = cas.lire(objets)
    assert not _enregistre(moi.envoyer(**{moi.choix: "saisie"}))
    assert cas.lire(objets) == avant
    assert moi.champs[cle] == [deux]
    assert _enregistre(moi.envoyer(**{moi.choix: "saisie"}))
    assert cas.lire(objets) != avant


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_keeping_what_is_recorded_leaves_it(cas, ouvrir, objets):
    un, deux, _ = cas.valeurs
    elle, moi = ouvrir(cas, cas.autre), ouvrir(cas, cas.qui)
    cle = cas.cle(objets)
    assert _enregistre(elle.envoyer(**{cle: un}))
    avant = cas.lire(objets)
    moi.envoyer(**{cle: deux})
    assert _enregistre(moi.envoyer(**{moi.choix: "enregistre"}))
    assert cas.lire(objets) == avant


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_one_alone_is_asked_nothing(cas, ouvrir, objets):
    fenetre = ouvrir(cas, cas.qui)
    assert _enregistre(fenetre.envoyer(**{cas.cle(objets): cas.valeurs[0]}))
    assert "comparaison__champ" not in fenetre.page


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_a_row_saved_again_as_it_was_asks_nothing(cas, ouvrir, objets):
    """A list, a yes or no, a text of several lines: what is recorded and what the page sends are the same thing."""
    objets["offre"].garde_enfants, objets["offre"].public = True, "Parents\r\nd'élèves"
    objets["offre"].save()
    objets["structure"].ecritures = ["Alpha", "Asso Alpha"]
    objets["structure"].save()
    objets["point"].communiquer("Deux lignes.\r\nLa seconde.")
    elle, moi = ouvrir(cas, cas.autre), ouvrir(cas, cas.qui)
    assert _enregistre(elle.envoyer())
    assert _enregistre(moi.envoyer())
