"""The site reads and receives forms: other methods are refused, and what changes something is never a mere link."""

import pytest

from cirj.socle.models import Action, EntreeJournal

pytestmark = pytest.mark.django_db
#: Read, these show a page, and change nothing.
AVEC_PAGE = {"activite", "importation_annuler", "importation_differences", "numero_etranger", "seance_clore"}
ECRITURES = [Action.CREATION, Action.MODIFICATION, Action.SUPPRESSION]


@pytest.mark.parametrize("methode", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused_everywhere(adresses, demander, methode):
    obtenus = {adresse.nom: _statut(demander, adresse, methode) for adresse in adresses}
    assert set(obtenus.values()) == {405}


def _statut(demander, adresse, methode: str) -> int:
    # A trace has no body; the others would have the form's own.
    reponse = demander(adresse.agent, methode, adresse.url)
    assert reponse.headers["Allow"] == "GET, HEAD, POST"
    return reponse.status_code


@pytest.mark.parametrize("methode", ["GET", "HEAD"])
def test_what_changes_something_is_not_done_by_a_link(adresses, demander, methode):
    par_envoi = [a for a in adresses if a.methode == "POST" and a.nom not in AVEC_PAGE]
    obtenus = {adresse.nom: demander(adresse.agent, methode, adresse.url).status_code for adresse in par_envoi}
    assert len(obtenus) > 15
    assert {nom: statut for nom, statut in obtenus.items() if statut != 405} == {}


def test_reading_a_page_changes_nothing(adresses, connecter):
    """Every address read, nothing undone in between: the journal notes readings, no writing."""
    clients = {agent: connecter(agent) for agent in {adresse.agent for adresse in adresses}}
    fautives = set()
    for adresse in adresses:
        avant = EntreeJournal.objects.filter(action__in=ECRITURES).count()
        reponse = clients[adresse.agent].get(adresse.url)
        if reponse.streaming:
            list(reponse.streaming_content)
        if EntreeJournal.objects.filter(action__in=ECRITURES).count() != avant:
            fautives.add(adresse.nom)
    assert fautives == set()
