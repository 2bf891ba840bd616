"""What surrounds a row in its file and is kept with it: its colour, and the comments of its cells, in their author's words."""

from dataclasses import dataclass, replace

from parcours.importation.numeros_masques import masquer_dans


@dataclass(frozen=True)
class Commentaire:
    """``colonne``: its place in the whole table, -1 beyond it. ``case``: the header of its column, or ""."""

    colonne: int
    case: str
    texte: str

    def __str__(self) -> str:
        """« Commentaire de la case « Prénom » : à voir en comité »."""
        return f"Commentaire de la case « {self.case} » : {self.texte}" if self.case else f"Commentaire : {self.texte}"

    @property
    def masque(self) -> "Commentaire":
        """The same as notes and pages show it."""
        return replace(self, texte=masquer_dans(self.texte, self.case))


def lire_commentaires(lus: list, noms: list[str], place: list[int]) -> list[Commentaire]:
    """Return those of one row; ``noms`` and ``place``: the headers of its sheet, and where each column went."""
    commentaires = []
    for lu in lus:
        # Read by an earlier version, they did not say which cell.
        numero, texte = lu if isinstance(lu, list) else (0, lu)
        dedans = 0 < numero <= len(place)
        commentaires.append(Commentaire(place[numero - 1] if dedans else -1, noms[numero - 1] if dedans else "", texte))
    return commentaires


def geler_les_marques(couleur: str, commentaires: list[Commentaire], place: str = "", titre: str = "") -> dict:
    """Return them as JSON can keep them; nothing of a row that has none."""
    gelees: dict = {"couleur": couleur} if couleur else {}
    if place:
        gelees["place"] = place
    if titre:
        gelees["titre"] = titre
    if commentaires:
        gelees["commentaires"] = [[c.colonne, c.case, c.texte] for c in commentaires]
    return gelees


def commentaires_geles(marques: dict) -> list[Commentaire]:
    return [Commentaire(*garde) for garde in marques.get("commentaires", [])]
