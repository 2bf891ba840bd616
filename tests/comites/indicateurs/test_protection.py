"""Figures under secrecy: what the prefecture is shown, and what it cannot find."""

import dataclasses
import datetime

from hypothesis import given
from hypothesis import strategies as st

from acteurs.nomenclatures import Pilier
from comites.indicateurs import REGISTRE, Filtre
from comites.indicateurs.evaluation import Resultat
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.protection import presenter
from parcours.nomenclatures.pays_et_langues import PAYS

ANNEE = Filtre.annuel("39", 2025, arrete_le=datetime.date(2026, 11, 21))
INTERNE = Lecture(5, 5, filtres=False)
#: No territory to read the names from.
NOMS = {v.code: {} for v in REGISTRE["profil"].ventilations}
NIVEAUX = ["a1", "a2", "b1", "b2"]


def certifications(niveaux: list[int], reste: int, filtre: Filtre = ANNEE) -> dict[str, Resultat]:
    """The indicator 19 with the people of each level, ``reste`` people without a certificate, and the file active."""
    total = sum(niveaux) + reste
    parts = {"niveau": dict(zip(NIVEAUX, niveaux, strict=True))}
    fa = dataclasses.replace(REGISTRE["file_active"], ventilations=())
    return {
        "certifications": Resultat(REGISTRE["certifications"], filtre, sum(niveaux), total, 0, parts),
        "file_active": Resultat(fa, filtre, total, None, None, {}),
    }


@given(st.lists(st.integers(0, 15), min_size=4, max_size=4), st.integers(0, 30))
def test_no_level_nor_complement_under_the_threshold_is_shown_or_found(niveaux, reste):
    vues = presenter(certifications(niveaux, reste), INTERNE)
    c, total = vues["certifications"], vues["file_active"].effectif
    parts = [part.chiffre.valeur for part in c.repartitions["niveau"]]
    for montre in (*parts, c.effectif.valeur, total.valeur, c.base.valeur):
        assert montre is None or montre == 0 or montre >= 5
    # The same people are the denominator and the file active: one does not tell the other.
    assert (total.valeur is None) == (c.base.valeur is None)
    if c.effectif.valeur is not None and c.base.valeur is not None:
        assert c.base.valeur - c.effectif.valeur == 0 or c.base.valeur - c.effectif.valeur >= 5
    if c.effectif.valeur is not None:
        caches = parts.count(None)
        assert caches != 1
        hors = c.effectif.valeur - sum(valeur or 0 for valeur in parts)
        assert caches == 0 or hors >= 5


def test_hidden_missing_values_do_not_hide_the_whole():
    parts = {v.code: {} for v in REGISTRE["profil"].ventilations} | {"nationalite": {"AFG": 40, "SYR": 30, "": 3}}
    profil = presenter({"profil": Resultat(REGISTRE["profil"], ANNEE, 73, None, None, parts)}, INTERNE, noms=NOMS)
    assert str(profil["profil"].effectif) == "73"
    assert {p.code: str(p.chiffre) for p in profil["profil"].repartitions["nationalite"]} == {
        "AFG": "40",
        "SYR": "secret",
        "": "secret",
    }


def nationalites(comptes: dict[str, int], lecture=INTERNE):
    """The profile by nationality, and how the lines that it does not list are read."""
    parts = {v.code: {} for v in REGISTRE["profil"].ventilations} | {"nationalite": comptes}
    resultat = Resultat(REGISTRE["profil"], ANNEE, sum(comptes.values()), None, None, parts)
    return presenter({"profil": resultat}, lecture, noms=NOMS)["profil"]


@given(st.dictionaries(st.sampled_from(["AFG", "SYR", "SDN", "ERI", "GIN", "CMR", "HTI"]), st.integers(0, 40)))
def test_a_line_that_is_not_listed_is_zero_only_when_nobody_is_in_it(comptes):
    for lecture in (INTERNE, Lecture()):
        vue = nationalites(comptes, lecture)
        listees = {part.code for part in vue.repartitions["nationalite"]}
        for code in set(PAYS) - listees:
            chiffre, n = vue.chiffre_de("nationalite", code), comptes.get(code, 0)
            assert not chiffre.nul or n == 0
            assert not chiffre.regroupe or (n > 0 and "autres" in listees)
            assert lecture.seuil or chiffre.nul


def test_where_naming_the_gathered_lines_would_tell_their_counts_they_are_secret():
    # Six nationalities of one person each: « Autres » shows 6, and to say which ones are in it would say one each.
    vue = nationalites(dict.fromkeys(["AFG", "SYR", "SDN", "ERI", "GIN", "CMR"], 1))
    assert [part.code for part in vue.repartitions["nationalite"]] == ["autres"]
    assert {str(vue.chiffre_de("nationalite", code)) for code in ("AFG", "HTI")} == {"secret"}
    assert vue.chiffre_de("nationalite", "").nul


def test_whoever_is_entitled_sees_every_figure():
    vues = presenter(certifications([1, 2, 0, 0], 3), Lecture())
    assert [str(part.chiffre) for part in vues["certifications"].repartitions["niveau"]] == ["1", "2", "0", "0"]
    assert vues["certifications"].taux == "50 %"


def test_a_hidden_figure_says_secret_and_gives_no_rate():
    c = presenter(certifications([3, 0, 0, 0], 40), INTERNE)["certifications"]
    assert (str(c.effectif), c.taux) == ("secret", "")


def test_a_part_of_a_year_is_rounded_and_a_whole_year_is_exact():
    partielle = Filtre.annuel("39", 2026, arrete_le=datetime.date(2026, 9, 30))
    vues = presenter(certifications([12, 8, 7, 6], 40, partielle), INTERNE)
    assert str(vues["file_active"].effectif) == "env. 75"
    assert str(presenter(certifications([12, 8, 7, 6], 40), INTERNE)["file_active"].effectif) == "73"


def test_the_prefecture_reads_a_running_year_at_the_end_of_the_last_quarter():
    assert INTERNE.arret(datetime.date(2026, 11, 21)) == datetime.date(2026, 9, 30)
    assert INTERNE.arret(datetime.date(2026, 1, 15)) == datetime.date(2025, 12, 31)
    assert Lecture().arret(datetime.date(2026, 11, 21)) == datetime.date(2026, 11, 21)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_pillar_and_the_rest_are_hidden_together(sur_le_pilier, hors):
    fa = dataclasses.replace(REGISTRE["file_active"], ventilations=())
    entier = {"file_active": Resultat(fa, ANNEE, sur_le_pilier + hors, None, None, {})}
    parties = {Pilier.LANGUE: {"file_active": Resultat(fa, ANNEE, sur_le_pilier, None, None, {})}}
    vues = presenter(entier, INTERNE, parties)
    un, tout = vues["langue/file_active"].effectif.valeur, vues["file_active"].effectif.valeur
    if un is not None and tout is not None:
        assert tout - un == 0 or tout - un >= 5
