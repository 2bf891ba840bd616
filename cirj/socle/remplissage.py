"""Putting what somebody typed back in the form of a page, field by field, as her browser would show it.

The page is read as HTML, whatever made its form: no form of the house has anything to do for it, nor can forget it.
"""

from collections.abc import Callable

from django.utils.html import escape

from cirj.socle.formulaires_html import BOUTONS, Balise, Champs, Formulaire, Page

#: What nothing is put in: a press, a file (a browser forbids it), a secret.
_JAMAIS = {*BOUTONS, "file", "password"}


def remplir(page: Page, formulaire: Formulaire, champs: Champs, cle: str, avis: Callable[[Champs], str]) -> str:
    """Return the page, ``champs`` put in ``formulaire``, with ``cle`` (hidden fields).

    ``avis(restes)`` is what is said of it, given what has no place in the form as it is now: at the head of the form, or
    of the page when the form is a button alone.
    """
    saisis = {nom: list(valeurs) for nom, valeurs in champs}
    retouches = []
    for champ in formulaire.champs:
        retouches += _retouches(champ, saisis)
    remplis = {nom for nom, valeurs in champs if any(valeurs)}
    plis = {p.debut: p for c in formulaire.champs if c.nom_envoye in remplis for p in c.plis}
    retouches += [(pli.debut, pli.fin, pli.avec(open="")) for pli in plis.values() if pli.debut > formulaire.balise.fin]
    boutons = {c.nom_envoye for c in formulaire.champs if c.genre in BOUTONS}
    restes = [[nom, valeurs] for nom, valeurs in saisis.items() if valeurs and nom not in boutons]
    tete = formulaire.balise.fin
    ou = tete if formulaire.se_remplit or page.contenu is None else page.contenu
    return ecrire(page.texte, [*retouches, (tete, tete, cle), (ou, ou, avis(restes))])


def ecrire(texte: str, retouches: list[tuple[int, int, str]]) -> str:
    """Return ``texte`` with each (start, end, new text) in place."""
    for debut, fin, nouveau in sorted(retouches, reverse=True):
        texte = texte[:debut] + nouveau + texte[fin:]
    return texte


def _retouches(champ: Balise, saisis: dict[str, list[str]]) -> list[tuple[int, int, str]]:
    """Return what changes in one field; the values that found their place leave ``saisis``."""
    nom, genre = champ.nom_envoye, champ.genre
    if genre in _JAMAIS or "disabled" in champ.attributs:
        return []
    valeurs = saisis.get(nom, [])
    if genre in ("checkbox", "radio"):
        # What is not ticked is not sent: absent, it was not ticked.
        coche = _prendre(valeurs, champ.attributs.get("value") or "on")
        return [(champ.debut, champ.fin, champ.avec(checked="" if coche else None))]
    if champ.nom == "select":
        if not valeurs and "multiple" not in champ.attributs:
            return []
        pris = [(o, _prendre(valeurs, o.attributs.get("value") or "")) for o in champ.options]
        return [(o.debut, o.fin, o.avec(selected="" if choisie else None)) for o, choisie in pris]
    if not valeurs:
        return []
    valeur = valeurs.pop(0)
    if champ.nom == "textarea":
        # The first line break after the tag is not part of the text.
        return [(champ.fin, champ.suite, f"\n{escape(valeur)}")]
    return [(champ.debut, champ.fin, champ.avec(value=valeur or None))]


def _prendre(valeurs: list[str], valeur: str) -> bool:
    if valeur not in valeurs:
        return False
    valeurs.remove(valeur)
    return True
