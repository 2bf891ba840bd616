"""Text tables of every machine of an office: the letters say how they were saved, and the reader says what it chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.importation import encodages
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.lecture import Classeur

FRANCAIS = (
    "Nom;Prénom;Né(e) le;Nationalité;Remarques\r\n"
    "MÉLIKIAN;Anaït;07.11.88;Arménienne;suivi par l’assistante ; à revoir\r\n"
    "BÂ;Françoise;12.01.90;Guinéenne;a déménagé à Besançon, hôtel de la Gare, n° 12\r\n"
    "ÖZDEM;Zoë;01.02.79;Turque;réfugiée, sœur hébergée chez elle\r\n"
)
SANS_OE = FRANCAIS.replace("œ", "oe").replace("’", "'")
DIT = {
    "cp1252": ("Lu comme un fichier Windows (cp1252).",),
    "mac_roman": ("Lu comme un fichier Mac (Mac Roman).",),
    "cp850": ("Lu comme un fichier MS-DOS (cp850).",),
}


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_unicode_encodings_are_read_with_or_without_their_mark_and_nothing_is_said(encodage):
    lu = encodages.lire(FRANCAIS.encode(encodage))
    assert (lu.texte, lu.remarques) == (FRANCAIS, ())


@pytest.mark.parametrize("encodage", DIT)
def test_the_encodings_of_a_machine_are_told_apart_by_their_letters_and_the_choice_is_said(encodage):
    texte = SANS_OE if encodage == "cp850" else FRANCAIS
    lu = encodages.lire(texte.encode(encodage))
    assert (lu.texte, lu.remarques) == (texte, DIT[encodage])


MOTS = [
    "Réfugiée",
    "Érythrée",
    "déménagé",
    "à revoir",
    "hébergé chez sa sœur",
    "François",
    "Zoë",
    "Anaïs",
    "Noël",
    "Besançon",
    "hôtel",
    "où",
    "août",
    "MÉLIKIAN",
    "Jérôme",
    "Étienne",
    "Hélène",
    "Cécile",
    "Kenya",
    "Dole",
    "Lons",
    "06 39 98 30 01",
]


@given(st.lists(st.sampled_from(MOTS), min_size=12, max_size=60, unique=False), st.sampled_from(list(DIT)))
def test_any_french_table_comes_out_as_it_was_typed(mots, encodage):
    texte = ";".join(["prénom", "déjà", *mots])
    texte = texte.replace("œ", "oe") if encodage == "cp850" else texte
    assert encodages.lire(texte.encode(encodage)).texte == texte


@pytest.mark.parametrize("nom", ["José", "ÉLISE", "Zoë", "N’DIAYE", "François", "João", "ÖZIL", "Şahin"])
def test_a_file_with_one_accent_is_read_as_the_most_usual_machine_would(nom):
    """A single letter says little; cp1252 is what offices have, and a doubt is said."""
    octets = f"Nom;Prénom\r\n{nom};Sam\r\n".encode("cp1252", errors="replace")
    lu = encodages.lire(octets)
    assert lu.texte == octets.decode("cp1252")
    assert lu.remarques[0].endswith(("Lu comme un fichier Windows (cp1252).", "Vérifiez les noms."))


def test_a_utf_8_file_that_lost_a_few_bytes_keeps_all_its_other_letters():
    octets = FRANCAIS.encode() + b"Ren" + b"\xe9" + b";Sam\r\n"
    lu = encodages.lire(octets)
    assert lu.texte.startswith(FRANCAIS)
    assert any("illisibles" in remarque for remarque in lu.remarques)


def test_letters_that_say_nothing_are_read_as_windows_and_the_doubt_is_said():
    (remarque,) = encodages.lire(b"Nom;Ville\r\nKa\xb1im;Do\xb1e\r\n").remarques
    assert "ne disent pas" in remarque
    assert "Windows" in remarque


@pytest.mark.django_db
@pytest.mark.parametrize("octets", [b"\x00\x01\x02\x03" * 50, b"PNG\x00\x00", bytes(range(256))])
def test_what_is_no_text_is_refused(octets, tmp_path):
    chemin = tmp_path / "t.csv"
    chemin.write_bytes(octets)
    with pytest.raises(FichierIllisible, match="pas un tableau"):
        Classeur(chemin).feuille()


@pytest.mark.django_db
def test_the_workbook_says_how_it_was_read(tmp_path):
    chemin = tmp_path / "t.csv"
    chemin.write_bytes(FRANCAIS.encode("mac_roman"))
    classeur = Classeur(chemin)
    assert classeur.feuille().lignes[1][0] == "MÉLIKIAN"
    assert classeur.remarques == ["Lu comme un fichier Mac (Mac Roman)."]
    assert classeur.feuilles[0].lignes[2][1] == "Françoise"
