"""What one object of a PDF would do when the file is opened or clicked, and why it is refused (ISO 32000-1, § 7.11, 12.6)."""

import re

import pikepdf

from parcours.documents.refus import DocumentRefuse

PROGRAMME = (
    "Ce PDF contient un programme (JavaScript ou lancement) : il n'est pas accepté. "
    "Imprimez-le dans un nouveau fichier PDF, puis déposez la copie."
)
JOINT = (
    "Ce PDF contient un autre fichier, un film ou un son : il n'est pas accepté. "
    "Imprimez-le dans un nouveau fichier PDF, et déposez chaque pièce à part."
)
DISTANT = (
    "Ce PDF va chercher ou envoie quelque chose hors de lui-même : il n'est pas accepté. "
    "Imprimez-le dans un nouveau fichier PDF, puis déposez la copie."
)
FORMULAIRE = (
    "Ce formulaire PDF (XFA) peut contenir un programme : il n'est pas accepté. "
    "Imprimez-le dans un nouveau fichier PDF, puis déposez la copie."
)

#: Keys that mean one thing wherever they are.
_CLES = {
    "/JS": PROGRAMME,
    "/JavaScript": PROGRAMME,
    "/EmbeddedFiles": JOINT,
    "/EF": JOINT,
    "/RichMediaContent": JOINT,
    "/AF": JOINT,
    "/XFA": FORMULAIRE,
    "/OPI": DISTANT,
}
#: Actions (« /S »). A form may be filled in, not send itself; a link may open a page of the web, not another file.
_ACTIONS = {
    "/JavaScript": PROGRAMME,
    "/Launch": PROGRAMME,
    "/Rendition": JOINT,
    "/Sound": JOINT,
    "/Movie": JOINT,
    "/RichMediaExecute": JOINT,
    "/GoTo3DView": JOINT,
    "/GoToE": JOINT,
    "/GoToR": DISTANT,
    "/SubmitForm": DISTANT,
    "/ImportData": DISTANT,
    "/Thread": DISTANT,
}
#: What starts by itself: at the opening of the file or of a page, when a field is met.
_SANS_CLIC = ("/OpenAction", "/AA")
_TYPES = {"/EmbeddedFile": JOINT}
#: Annotations, told from what else bears such a name by their rectangle.
_ANNOTATIONS = {
    "/FileAttachment": JOINT,
    "/RichMedia": JOINT,
    "/Movie": JOINT,
    "/Sound": JOINT,
    "/Screen": JOINT,
    "/3D": JOINT,
}
# Without a scheme, an address is a page of the web (« www.exemple.fr ») or a place.
_SCHEMA = re.compile(r"\s*([a-z][a-z0-9+-]*):", re.I)
_SCHEMAS_ADMIS = {"http", "https", "mailto", "tel", "sms"}


def verifier_objet(objet: pikepdf.Object) -> None:
    """Raise ``DocumentRefuse`` when this dictionary, or the one of this stream, does more than be read."""
    for cle, raison in _CLES.items():
        if cle in objet and not _rien(objet[cle]):
            raise DocumentRefuse(raison)
    _selon(_ACTIONS, objet.get("/S"))
    _selon(_TYPES, objet.get("/Type"))
    if "/Rect" in objet:
        _selon(_ANNOTATIONS, objet.get("/Subtype"))
    if objet.get("/S") == "/URI" and _hors_du_web(objet.get("/URI")):
        raise DocumentRefuse(DISTANT)
    if any(_va_sur_le_web(objet[cle]) for cle in _SANS_CLIC if cle in objet):
        raise DocumentRefuse(DISTANT)
    # The bytes of the stream, or of the page shown, are in another file.
    if isinstance(objet, pikepdf.Stream) and ("/F" in objet or "/Ref" in objet):
        raise DocumentRefuse(DISTANT)


def _va_sur_le_web(action) -> bool:
    """Say whether what starts without a click opens a page of the web, first or next: it would tell who reads the file."""
    pile, vus = [action], set()
    while pile:
        objet = pile.pop()
        if isinstance(objet, pikepdf.Array):
            pile += list(objet)
        if not isinstance(objet, pikepdf.Dictionary) or (objet.is_indirect and objet.objgen in vus):
            continue
        vus.add(objet.objgen)
        if objet.get("/S") == "/URI":
            return True
        # « /AA » holds one action an event; an action, those that follow it.
        pile += [objet["/Next"]] if "/Next" in objet else [] if "/S" in objet else list(objet.values())
    return False


def _selon(table: dict[str, str], nom) -> None:
    if isinstance(nom, pikepdf.Name) and str(nom) in table:
        raise DocumentRefuse(table[str(nom)])


def _rien(valeur) -> bool:
    """Say whether the value is an empty list or dictionary, as an office tool leaves behind."""
    if isinstance(valeur, (pikepdf.Array, pikepdf.Dictionary)) and not isinstance(valeur, pikepdf.Stream):
        return len(valeur) == 0
    return False


def _hors_du_web(adresse) -> bool:
    texte = str(adresse).strip()
    schema = _SCHEMA.match(texte)
    return texte.startswith("\\\\") or bool(schema and schema[1].lower() not in _SCHEMAS_ADMIS)
