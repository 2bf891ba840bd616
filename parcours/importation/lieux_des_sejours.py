"""Where the place is that a cell of housing names: a town or a structure of the department, asked when it only resembles one."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from parcours.importation import departs
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import sans_doute
from parcours.importation.hebergements_lus import HebergementLu, dit_en_clair, genre_du_lieu, probables
from parcours.importation.sorties import depart_ecrit, dit_que_sortie
from parcours.importation.tables import cle, mots_de
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import CategorieSejour

#: Answers to a place that resembles a town: the town, or none.
COMMUNE, PRECISION = "commune", "precision"
#: How much two names share for one to be a slip of the other (of 1), and the shortest that may be one.
_RESSEMBLANCE, _LONGUEUR = 0.84, 4


def hebergement(texte: str, contexte: Contexte) -> Lecture:
    """Return the kind of place, its town or its structure, and the words that name neither."""
    if dit_que_sortie(texte) or depart_ecrit(texte)[0]:
        return Lecture(texte, None, "", f"« {texte} » : où vit la personne, ou est-elle sortie de l'accompagnement ?")
    lecture = genre_du_lieu(texte)
    lu: HebergementLu | None = lecture.valeur
    if lu is None or not lu.precision or lecture.probleme:
        return lecture
    if contexte.structures.par_nom(texte):
        return dit_en_clair(texte, replace(lu, precision=""), lu.precision)
    nom = _sans_preposition(lu.precision)
    if commune := contexte.communes.lire(nom).valeur:
        return dans_la_commune(texte, lu, commune, contexte)
    if possibles := _communes_proches(nom, contexte):
        noms = " ou ".join(contexte.communes.officiels[insee] for insee in possibles[:3])
        return replace(lecture, probleme=f"« {texte} » : la commune est-elle {noms} ?")
    return lecture


def dans_la_commune(texte: str, lu: HebergementLu, commune: str, contexte: Contexte) -> Lecture:
    nom = contexte.communes.officiels[commune]
    reste = "" if lu.precision == texte else lu.precision
    autres = "" if cle(nom).startswith(cle(_sans_preposition(reste))) else reste
    return dit_en_clair(texte, replace(lu, commune=commune, precision=autres), nom)


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Return the towns that it may be; of a place that is not known, every kind, and the exit when the words say one."""
    if lecture.valeur is not None:
        if lecture.valeur.precision == lecture.texte:
            return []
        proches = _communes_proches(_sans_preposition(lecture.valeur.precision), contexte)
        choix = [(f"{COMMUNE}-{insee}", contexte.communes.officiels[insee]) for insee in proches]
        return [*choix, (PRECISION, "Aucune commune : garder ces mots en précision")] if choix else []
    mots = sans_doute(lecture.texte)
    premiers = probables(mots)
    genres = sorted(
        ((code, libelle) for code, libelle in CategorieSejour.choices if code), key=lambda un: un[0] not in premiers
    )
    sorties, probable = departs.a_choisir(mots, contexte)
    return [*sorties, *genres] if probable else [*genres, *sorties]


def choisi(texte: str, reponse: str, contexte: Contexte) -> Lecture:
    """Return what the answer makes of the cell: an exit, the town of the place, or the kind of place."""
    if (sortie := departs.choisie(texte, reponse)) is not None:
        return sortie
    quoi, _, commune = reponse.partition("-")
    if quoi in (COMMUNE, PRECISION):
        lu = genre_du_lieu(texte)
        if quoi == PRECISION or lu.valeur is None or commune not in contexte.communes.officiels:
            return lu
        return dans_la_commune(texte, lu.valeur, commune, contexte)
    return Lecture(texte, HebergementLu(reponse), CategorieSejour(reponse).label)


def _communes_proches(nom: str, contexte: Contexte) -> list[str]:
    """Return the towns that words may be, by name: one of several of a postal code, one among other words, or a slip."""
    communes = contexte.communes
    if possibles := communes.possibles(nom):
        return possibles
    simple = cle(nom)
    if len(simple) < _LONGUEUR or any(c.isdigit() for c in simple):
        return []
    proches: Iterable[str] = get_close_matches(simple, communes.noms, n=3, cutoff=_RESSEMBLANCE)
    return sorted({insee for un in proches for insee in communes.noms[un]}, key=communes.officiels.get)


def _sans_preposition(mots: str) -> str:
    """« à Dole », « de Dole » → « Dole »."""
    premier, _, suite = mots.partition(" ")
    return suite.strip() if suite and cle(premier) in mots_de("mots_d_une_sortie", "neutre") else mots
