"""Whatever the process that reads a file does, the one that asked gets a sentence, and nothing else."""

import datetime
import io
import subprocess
import sys
import textwrap
import threading

import pytest

from cirj.socle.lecture_isolee import OCCUPE, Refus, lire_a_part

REFUS = Refus(LookupError, trop_lourd="Trop lourd.", abime="Abîmé.")


def lire(nom: str, contenu=b"", /, **parametres):
    return lire_a_part(f"tests.harnais.lectures:{nom}", contenu, REFUS, **parametres)


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("avorte", "Trop lourd."),
        ("se_tue", "Trop lourd."),
        ("dort", "Trop lourd."),
        ("tourne", "Trop lourd."),
        ("devore", "Trop lourd."),
        ("bavarde", "Trop lourd."),
        ("sort", "Abîmé."),
        ("ecrit_autre_chose", "Abîmé."),
        ("se_trompe", "Abîmé."),
        ("panique", "Abîmé."),
        ("refuse", "Retirez la protection."),
        ("absente", "Abîmé."),
    ],
)
def test_whatever_the_reader_does_is_one_sentence(settings, caplog, nom, phrase):
    settings.LECTURE_SECONDES = 3
    with pytest.raises(LookupError) as erreur:
        lire(nom)
    assert str(erreur.value) == phrase
    assert "NOM-DANS-LE-FICHIER" not in caplog.text


def test_plain_values_and_bytes_come_back_as_they_were_and_no_secret_is_there(monkeypatch):
    monkeypatch.setenv("CLES_CHIFFREMENT", "secret")
    lu = lire("dit_tout", io.BytesIO(b"abc"), nom="Feuille é", bornes={"lignes": 3})
    assert lu.octets == b"\x00\xff\n"
    assert lu.valeur["octets"] == "abc"
    assert lu.valeur["parametres"] == {"nom": "Feuille é", "bornes": {"lignes": 3}}
    assert lu.valeur["cellules"] == [
        datetime.date(2024, 2, 29),
        datetime.time(9, 30),
        datetime.timedelta(hours=26),
        1.5,
        2,
        True,
        "é\n",
    ]
    assert set(lu.valeur["environnement"]) <= {"LC_ALL", "LC_CTYPE"}


def test_the_reader_starts_without_the_site():
    assert lire("modules").valeur == []


def test_a_server_that_cannot_start_a_reader_says_to_try_again(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nulle/part/python")
    with pytest.raises(LookupError, match="Réessayez"):
        lire("modules")
    assert OCCUPE.endswith("minutes.")


def test_several_requests_read_at_once_in_one_process(settings):
    """A server with threads: one that falls takes nobody with it."""
    settings.LECTURE_SECONDES = 15
    rendus: dict[int, object] = {}

    def demander(rang: int) -> None:
        try:
            rendus[rang] = lire("avorte" if rang % 2 else "modules").valeur
        except LookupError as erreur:
            rendus[rang] = str(erreur)

    fils = [threading.Thread(target=demander, args=[rang]) for rang in range(4)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert rendus == {0: [], 1: "Trop lourd.", 2: [], 3: "Trop lourd."}


def test_the_memory_of_the_one_that_asks_does_not_grow():
    """Measured in a process of its own, whose highest mark nothing else has raised."""
    code = textwrap.dedent("""
        import multiprocessing, resource
        from django.conf import settings
        settings.configure(LECTURE_MEMOIRE=512 << 20, LECTURE_SECONDES=20, LECTURE_SORTIE=50_000_000)
        from cirj.socle.lecture_isolee import Refus, lire_a_part
        refus = Refus(LookupError, "lourd", "abime")
        # What cannot have children of multiprocessing, as a Celery worker's process.
        multiprocessing.current_process()._config["daemon"] = True
        avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for nom in ("devore", "bavarde", "avorte"):
            try:
                lire_a_part(f"tests.harnais.lectures:{nom}", b"x" * 1000, refus)
            except LookupError as erreur:
                assert str(erreur) == "lourd", nom
            else:
                raise AssertionError(nom)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant)
    """)
    resultat = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True)
    assert resultat.returncode == 0, resultat.stderr
    assert int(resultat.stdout) < 20_000, "kilobytes"
