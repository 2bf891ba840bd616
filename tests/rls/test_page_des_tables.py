"""The page that says who reads and writes each table is that of the declarations."""

from cirj.socle.rls.definitions import TABLES, fichiers
from tests.rls.page_des_tables import OUVERT, PAGE, page


def test_the_page_is_the_declarations():
    assert PAGE.read_text(encoding="utf-8") == page(), "Écrivez-la à nouveau : python -m tests.rls.page_des_tables"


def test_every_table_has_its_lines_and_every_function_its_words():
    texte = page()
    assert [table for table in TABLES if f"### {table}\n" not in texte] == []
    sources = "".join(fichier.read_text() for fichier in fichiers())
    assert [nom for nom in OUVERT if f"function acces.{nom}(" not in sources] == []
    # Said in words: no function is left as it is written in SQL, but for those that decide on one row.
    assert "select acces." not in texte.replace("select acces.agent", "")
