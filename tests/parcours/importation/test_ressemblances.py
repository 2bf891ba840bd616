"""Two files compared: what says that they may be one person's, and what says that they are not."""

import datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.calendrier import Precision
from cirj.socle.noms import cle_identite
from parcours.importation.doublons import Annuaire
from parcours.importation.ressemblances import Identite, comparer
from tests.harnais.proprietes import exemples


def identite(nom, prenom, naissance=None, precision=Precision.JOUR, numero="", telephone="") -> Identite:
    jour = datetime.date.fromisoformat(naissance) if naissance else None
    return Identite(uuid4(), nom, prenom, (cle_identite(nom, prenom),), jour, precision, numero, telephone=telephone)


@pytest.mark.parametrize(
    ("a", "b", "motif"),
    [
        (("Haddad", "Ahmad", "1997-03-02"), ("HADDAD", "Ahmed", "1997-03-02"), "autre écriture du nom"),
        (("Kouassi", "Kouadio", "1977-03-02"), ("kouadio", "KOUASSI", "1977-03-02"), "nom et prénom inversés"),
        (
            ("Ahmadi", "Farid", "1995-01-01"),
            ("Ahmadi", "Farid", "1995-07-12"),
            "naissance un 1er janvier, souvent approchée",
        ),
        (
            ("Ahmadi", "Farid", "1995-01-01", "annee"),
            ("Ahmadi", "Farid", "1995-07-12"),
            "dates de naissance compatibles",
        ),
        (("Ahmadi", "Farid"), ("Ahmadi", "Farid", "1995-07-12"), "date de naissance inconnue"),
        (("Ahmadi", "Farid", "1995-07-12"), ("Ahmadie", "Farid", "1995-07-12"), "même date de naissance"),
        (("Ahmadi", "Farid", "1990-04-03"), ("Ahmadi", "Farid", "1990-03-04"), "jour et mois de naissance inversés"),
        (("Ahmadi", "Farid", "1990-04-03"), ("Ahmadie", "Farid", "1990-03-04"), "jour et mois de naissance inversés"),
        (
            ("Ahmadi", "Farid", "1990-04-12"),
            ("Farid", "Ahmady", "1990-04-13"),
            "un chiffre d'écart dans la date de naissance",
        ),
        (
            ("Ahmadi", "Farid", "1990-04-12"),
            ("Ahmadi", "Farid", "1980-04-12"),
            "un chiffre d'écart dans la date de naissance",
        ),
        (
            ("Ahmadi", "Farid", "1990-01-01", "annee"),
            ("Ahmadi", "Farid", "1980-01-01", "annee"),
            "un chiffre d'écart dans la date de naissance",
        ),
        (("محمد", "Ali", "1990-04-12"), ("Muhammad", "Ali", "1990-04-12"), "autre écriture du nom"),
        (("王小明", "", "1990-04-12"), ("Wang", "Xiaoming", "1990-04-12"), "autre écriture du nom"),
        (("Un", "Nom", None, "jour", "h"), ("Autre", "Personne", "1980-02-03", "jour", "h"), "même numéro étranger"),
    ],
)
def test_two_files_may_be_of_one_person(a, b, motif):
    assert motif in comparer(identite(*a), identite(*b)).motifs


SIEN, AUTRE_LIGNE, INCONNUE = "06 12 34 56 78", "07 12 34 56 78", "06 00 00 00 00"


@pytest.mark.parametrize("prenom", ["Farid", "Fareed", "Faridou"])
@pytest.mark.parametrize("naissance", [("1995-01-01", "annee"), ("1995-07-01", "mois"), ("1995-01-01", "jour")])
def test_a_name_a_telephone_and_a_year_are_a_likely_double_without_the_day(prenom, naissance):
    une = identite("Ahmadi", "Farid", "1995-07-12", telephone=SIEN)
    trouvee = comparer(une, identite("Ahmadi", prenom, *naissance, telephone=SIEN))
    assert "même téléphone" in trouvee.motifs
    assert trouvee.identique is False


@pytest.mark.parametrize(
    ("prenom", "annee", "telephone"),
    [
        ("Faridou", 1995, AUTRE_LIGNE),
        ("Faridou", 1995, INCONNUE),
        ("Faridou", 1995, ""),
        ("Faridou", 1997, SIEN),
        ("Farid", 1997, SIEN),
        ("Zahra", 1995, SIEN),
    ],
)
def test_a_household_shares_its_telephone(prenom, annee, telephone):
    """Another first name, or another year, under the same telephone: a brother, a mother."""
    une = identite("Ahmadi", "Farid", "1995-07-12", telephone=telephone if telephone == INCONNUE else SIEN)
    assert comparer(une, identite("Ahmadi", prenom, f"{annee}-01-01", "annee", telephone=telephone)) is None


@pytest.mark.parametrize("autre", ["1990-03-04", "1990-04-13", "1980-04-12"])
def test_a_slip_in_a_birth_never_proves_that_two_are_one(autre):
    depart = "1990-04-03" if autre == "1990-03-04" else "1990-04-12"
    un, deux = (identite("Ahmadi", "Farid", jour, "jour", "h") for jour in (depart, autre))
    assert comparer(un, deux).identique is False


_NOMS = st.sampled_from(["Ahmadi", "Ahmady", "Farid", "Fareed", "محمد", "Muhammad", "王小明", "Noori", "", "—", "☆"])
_IDENTITES = st.builds(
    identite,
    _NOMS,
    _NOMS,
    st.none() | st.dates(datetime.date(1989, 1, 1), datetime.date(1991, 12, 31)).map(str),
    st.sampled_from(["jour", "mois", "annee"]),
    st.sampled_from(["", "h", "k"]),
    st.sampled_from(["", "06 12 34 56 78", "06 00 00 00 00"]),
)


@exemples(400)
@given(_IDENTITES, _IDENTITES)
def test_comparing_says_the_same_whichever_comes_first_and_nobody_looks_like_a_name_without_letters(a, b):
    une, autre = comparer(a, b), comparer(b, a)
    assert (une and (une.motifs, une.identique)) == (autre and (autre.motifs, autre.identique))
    if not (a.numero and a.numero == b.numero) and not all(any(i.cles) for i in (a, b)):
        assert une is None
    if une and une.identique:
        assert une.motifs[0] in ("même nom", "même numéro étranger")
        assert not [motif for motif in une.motifs if "écart" in motif or "mois de naissance inversés" in motif]


@exemples(100)
@given(st.lists(_IDENTITES, max_size=12))
def test_the_directory_finds_each_pair_from_both_sides(identites):
    annuaire = Annuaire(identites)
    trouvees = {(i.id, r.candidate.id) for i in identites for r in annuaire.ressemblances(i)}
    assert trouvees == {(autre, un) for un, autre in trouvees}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Ahmadi", "Farid", "1995-07-12"), ("Ahmadi", "Farid", "1996-08-12")),
        (("Ahmadi", "Farid", "1995-07-12"), ("Ahmadie", "Farid", "1996-07-12")),
        (("Ahmadi", "Farid", "1995-04-03"), ("Noori", "Zahra", "1995-03-04")),
        (("Ahmadi", "Farid", "1990-01-01", "annee"), ("Ahmady", "Fareed", "1980-01-01", "annee")),
        (("", "", "1995-07-12"), ("", "", "1995-07-12")),
        (("—", "", None), ("\U0001f600", "", None)),
        (("Ahmadi", "Farid", "1995-01-01"), ("Ahmadi", "Farid", "1997-01-01")),
        (("Ahmadi", "Farid", "1995-07-12"), ("Noori", "Zahra", "1995-07-12")),
        (("Ahmadi", "Farid", "1995-03-01", "mois"), ("Ahmadi", "Farid", "1995-07-12")),
        (("Ahmadi", "Farid", "1995-01-01", "jour", "h"), ("Ahmadi", "Farid", "1995-01-01", "jour", "k")),
    ],
)
def test_two_people_are_not_taken_for_one(a, b):
    assert comparer(identite(*a), identite(*b)) is None
