"""Files sent together are read a few at a time, one for each person; who cannot be served is told so at once."""

import threading
import time

import pytest

from cirj.socle import lecture_isolee, places
from cirj.socle.lecture_isolee import Refus, lire_a_part
from cirj.socle.places import Complet, une_place
from cirj.socle.rls import contexte
from cirj.socle.rls.contexte import Contexte


@pytest.fixture(autouse=True)
def dossier_a_part(monkeypatch, tmp_path):
    """Other tests of this machine hold places too."""
    monkeypatch.setattr(places, "DOSSIER", tmp_path / "places")
    monkeypatch.setattr(places, "PATIENCE", 0.2)
    monkeypatch.setattr(places, "PATIENCE_D_UNE_TACHE", 0.6)
    monkeypatch.setattr(places, "PLACES", 2)


def tenir(personne: str, secondes: float) -> threading.Thread:
    """Hold a place in another thread, for so long; return once it is held."""
    tenue = threading.Event()

    def garder():
        with une_place(personne):
            tenue.set()
            time.sleep(secondes)

    fil = threading.Thread(target=garder)
    fil.start()
    assert tenue.wait(5)
    return fil


def test_one_person_has_one_file_read_at_a_time():
    fil = tenir("a", 1)
    with pytest.raises(Complet, match="Un autre de vos fichiers"), une_place("a"):
        pass
    with une_place("b"):
        pass
    fil.join()
    with une_place("a"):
        pass


def test_the_machine_has_so_many_places_and_a_task_waits_longer():
    fils = [tenir("a", 0.4), tenir("b", 0.4)]
    with pytest.raises(Complet, match="Réessayez dans une minute"), une_place("c"):
        pass
    with une_place(""):
        pass
    for fil in fils:
        fil.join()


def test_a_place_is_given_back_when_the_reading_breaks_down():
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), une_place("a"):
            raise ZeroDivisionError


class Refuse(Exception):
    pass


REFUS = Refus(Refuse, "trop lourd", "abîmé")


def test_who_sends_ten_files_at_once_is_told_to_wait_and_the_first_is_read(monkeypatch):
    """Nothing is started for the others: no process of the site waits for them."""
    lancees = []

    def lire(entree, sortie):
        lancees.append(1)
        time.sleep(1)
        sortie.write(b'{"valeur": 1}\n')
        return 0

    monkeypatch.setattr(lecture_isolee, "_executer", lire)
    issues, fils = [], []

    def deposer():
        with contexte._dans(Contexte(agent="une-personne")):
            try:
                issues.append(lire_a_part("un.module:lire", b"", REFUS).valeur)
            except Refuse as refus:
                issues.append(str(refus))

    for _ in range(10):
        fils.append(threading.Thread(target=deposer))
        fils[-1].start()
    for fil in fils:
        fil.join()
    assert len(lancees) == 1
    assert sorted(map(str, issues)) == ["1", *[places.LES_SIENS] * 9]
