"""Telephone numbers: read however they are typed, written one way, and refused when they are none."""

import phonenumbers
import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from cirj.socle.telephones import lire_telephones, telephone_lu, telephone_saisi, telephones_lus

NEUF = st.from_regex(r"[1-9][0-9]{8}", fullmatch=True)
ETRANGERS = st.sampled_from(["DZ", "AF", "SY", "UA", "SD", "ER", "TR", "CD", "GN", "SO", "DE", "XK", "PK", "IR", "US"])
SEPARATEURS = st.sampled_from(["", " ", ".", "-", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "_", " . "])
ENTRE = st.sampled_from([" / ", "/", ", ", " ; ", "\n", " ou ", " et ", " - ", " + ", " "])


@st.composite
def numeros_ecrits(draw) -> tuple[str, str]:
    """A French number as it is kept, and as somebody may write it."""
    neuf, entre = draw(NEUF), draw(SEPARATEURS)
    paires = [f"0{neuf[0]}", *(neuf[i : i + 2] for i in range(1, 9, 2))]
    sans_zero = entre.join([neuf[0], *paires[1:]])
    ecrit = draw(
        st.sampled_from(
            [
                entre.join(paires),
                f"+33{entre}{sans_zero}",
                f"0033{entre}{sans_zero}",
                f"+33 (0){sans_zero}",
                f"+33 (0) {sans_zero}",
            ]
        )
    )
    return " ".join(paires), ecrit


@given(numeros_ecrits())
def test_a_french_number_is_written_one_way(numero):
    garde, ecrit = numero
    assert telephone_lu(ecrit) == telephone_lu(f" tél. : {ecrit}.") == telephone_lu(garde) == garde


@given(NEUF, st.sampled_from(["{}", "33{}", "{}.0", "0{}"]), st.sampled_from(["0", "٠", "０", "۰", "०"]))
def test_what_a_spreadsheet_or_another_script_makes_of_it_is_read(neuf, forme, zero):
    garde = telephone_lu(f"0{neuf}")
    ecrit = forme.format(neuf)
    assert telephone_lu("".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in ecrit)) == garde


@given(st.lists(numeros_ecrits(), min_size=2, max_size=3, unique_by=lambda n: n[0]), ENTRE, st.booleans())
def test_several_numbers_of_a_cell_are_all_read_in_their_order(numeros, entre, avec_mots):
    assume(entre != " " or all("  " not in ecrit and " . " not in ecrit for _, ecrit in numeros))
    ecrits = [f"{ecrit} (mère)" if avec_mots else ecrit for _, ecrit in numeros]
    # Cut by what cuts them in two, they could not be told apart.
    assume(not any(entre.strip() and entre.strip() in ecrit for _, ecrit in numeros))
    lus, reste = lire_telephones(entre.join(ecrits))
    assert lus == [garde for garde, _ in numeros]
    assert reste == ("mère " * len(numeros) if avec_mots else "").strip()
    assert telephone_lu(entre.join(ecrits)) is None


@given(ETRANGERS, st.sampled_from(["INTERNATIONAL", "E164", "00"]))
def test_a_foreign_number_is_written_in_its_international_form(region, forme):
    exemple = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    garde = phonenumbers.format_number(exemple, phonenumbers.PhoneNumberFormat.E164)
    international = phonenumbers.format_number(exemple, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    ecrit = {"INTERNATIONAL": international, "E164": garde, "00": international.replace("+", "00")}[forme]
    assert telephone_lu(ecrit) == garde
    assert len(garde) <= 20


@given(st.text(alphabet="0123456789+ ./-()", max_size=40))
def test_whatever_is_typed_is_a_number_that_can_be_kept_or_none(texte):
    for lu in telephones_lus(texte):
        assert len(lu) <= 20
        assert telephone_lu(lu) == lu


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("06 00 00 00 00", "06 00 00 00 00"),
        ("06 39 98 00 01", "06 39 98 00 01"),  # kept by the regulator for fiction: in no range in service
        ("33639983005", "06 39 98 30 05"),
        ("6.39985002E8", "06 39 98 50 02"),
        ("٠٦ ١٢ ٣٤ ٥٦ ٧٨", "06 12 34 56 78"),
        ("06/12/34/56/78", "06 12 34 56 78"),
        ("06.12.34.56.78 (mère)", "06 12 34 56 78"),
        ("0262 20 12 34", "02 62 20 12 34"),
        ("+262 692 20 12 34", "06 92 20 12 34"),
        ("0590 20 12 34", "05 90 20 12 34"),
        ("213 551 23 45 67", "+213551234567"),
    ],
)
def test_a_written_form_is_read(ecrit, lu):
    assert telephone_lu(ecrit) == lu


@pytest.mark.parametrize(
    "ecrit",
    [
        "",
        "123",
        "0600000",
        "00000",
        "0000000000",
        "06 12 34 56 7",
        "06 12 34 56 789",
        "+999 123456789",
        "9900019661",
        "01/02/1990",
        "+213 551",
        "en cours",
        "+33 6 12 34 56 78 9",
    ],
)
def test_what_is_no_number_is_refused(ecrit):
    assert telephones_lus(ecrit) == []


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        ("123", "n'existe pas"),
        ("3949", "n'existe pas"),
        ("06 12 34 56 78 / 07 98 76 54 32", "un seul numéro"),
        ("0612345678 (mère)", "retirez « mère »"),
    ],
)
def test_a_field_says_why_it_refuses(ecrit, dit):
    with pytest.raises(ValidationError, match=dit):
        telephone_saisi(ecrit)


@pytest.mark.parametrize(
    ("ecrit", "garde"), [("39 49", "3949"), ("115", "115"), ("0384000000", "03 84 00 00 00"), ("  ", "")]
)
def test_a_service_may_have_a_short_number(ecrit, garde):
    assert telephone_saisi(ecrit, service=True) == garde


def test_a_short_number_that_no_service_has_is_refused():
    with pytest.raises(ValidationError):
        telephone_saisi("1234", service=True)
