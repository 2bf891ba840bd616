"""Charts: text is text, figures are written, the cache keeps them."""

from cirj.socle import graphiques
from cirj.socle.graphiques import Barre, Zone, barres, carte, teinte


def test_a_label_is_written_as_text_never_as_markup():
    svg = barres("Titre <b>", "Description", [Barre("<script>alert(1)</script>", 3, "3")])
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert "<title>Titre &lt;b&gt;</title>" in svg


def test_every_bar_says_its_figure_and_a_hidden_one_says_secret():
    svg = barres("Titre", "Description", [Barre("A", 12, "12 (80 %)"), Barre("B", None, "secret"), Barre("C", 0, "0")])
    for mot in ("12 (80 %)", "secret", ">0<"):
        assert mot in svg


def test_a_hidden_count_has_no_bar_and_a_zero_of_the_year_before_has_its_mark():
    une = barres("Titre", "Description", [Barre("A", 12, "12")])
    deux = barres("Titre", "Description", [Barre("A", 12, "12"), Barre("B", None, "secret")])
    assert deux.count(graphiques.ACCENT) == une.count(graphiques.ACCENT)
    sans, zero = (barres("Titre", "Description", [Barre("A", 12, "12", repere)]) for repere in (None, 0))
    assert sans.count("<path") < zero.count("<path") or sans.count("<rect") < zero.count("<rect")


def test_a_chart_already_drawn_is_not_drawn_again(monkeypatch):
    lignes = [Barre("Une ligne que personne d'autre ne dessine", 7, "7")]
    premier = barres("Titre", "Description", lignes)
    monkeypatch.setattr(graphiques, "_moteur", lambda: 1 / 0)
    assert barres("Titre", "Description", lignes) == premier


def test_zones_are_told_apart_by_their_words_and_their_shade():
    carre = {"type": "Polygon", "coordinates": [[[5, 47], [5, 48], [6, 48], [6, 47], [5, 47]]]}
    svg = carte(
        "Carte", "Description", [Zone("A", carre, 4, "4", (5.5, 47.5)), Zone("B", carre, None, "s", (5.5, 47.5))]
    )
    assert ">4<" in svg
    assert ">s<" in svg
    assert "stroke-dasharray" in svg
    assert carte("Carte", "Description", []) == ""
    assert [teinte(n, 8)[0] for n in (0, None, 1, 8)] == [
        "#ffffff",
        graphiques.CLAIR,
        graphiques.TEINTES[0][0],
        graphiques.TEINTES[-1][0],
    ]
