"""Reading a part of a letter as it comes, element by element: nothing is built, and no entity is ever unfolded."""

from collections.abc import Callable
from urllib.parse import unquote
from xml.parsers import expat

from parcours.documents.refus import DocumentRefuse

ABIME = "Ce document est abîmé ou incomplet. Ouvrez-le, enregistrez-le de nouveau, puis déposez la copie."
DISTANT = (
    "Ce document va chercher quelque chose hors de lui-même (modèle, image liée, donnée d'un autre fichier) : il n'est "
    "pas accepté. Enregistrez-le en PDF, puis déposez le PDF."
)
PROGRAMME = (
    "Ce document contient un programme (macro) : il n'est pas accepté. Enregistrez-le en PDF, puis déposez le PDF."
)
_PROFONDEUR = 256
#: What a reader may click on.
_SCHEMAS_DU_WEB = ("http:", "https:", "mailto:", "tel:", "sms:")


def parcourir(
    contenu: bytes,
    debut: Callable[[str, dict[str, str]], None],
    texte: Callable[[str], None] | None = None,
    fin: Callable[[str], None] | None = None,
) -> None:
    """Call ``debut`` with the name and the attributes of each element, without their prefixes; ``texte``, ``fin`` as told."""
    profondeur = 0

    def ouvrir(nom: str, attributs: dict[str, str]) -> None:
        nonlocal profondeur
        profondeur += 1
        if profondeur > _PROFONDEUR:
            raise DocumentRefuse(ABIME)
        debut(_local(nom), {_local(cle): valeur for cle, valeur in attributs.items()})

    def fermer(nom: str) -> None:
        nonlocal profondeur
        profondeur -= 1
        if fin:
            fin(_local(nom))

    lecteur = expat.ParserCreate()
    lecteur.StartElementHandler, lecteur.EndElementHandler = ouvrir, fermer
    lecteur.StartDoctypeDeclHandler = _refuser_une_definition
    lecteur.buffer_text = True
    if texte:
        lecteur.CharacterDataHandler = texte
    try:
        lecteur.Parse(contenu, True)
    except expat.ExpatError:
        raise DocumentRefuse(ABIME) from None


def hors_du_web(adresse: str) -> bool:
    """Say whether a link leads elsewhere than to a page, an e-mail, a telephone, or a place of the document."""
    adresse = unquote(adresse).strip().lower()
    schema = ":" in adresse.split("/")[0].split("#")[0].split("?")[0]
    return adresse.startswith(("\\", "//")) or (schema and not adresse.startswith(_SCHEMAS_DU_WEB))


def sur_le_reseau(adresse: str) -> bool:
    """Say whether a template is elsewhere than on the disk of the reader: those are only a name."""
    adresse = unquote(adresse).strip().lower().replace("\\", "/")
    if adresse.startswith("file:"):
        chemin = adresse.removeprefix("file:")
        return not (chemin.startswith("///") and not chemin.startswith("////"))
    disque = adresse[1:3] == ":/"
    return adresse.startswith("//") or (":" in adresse.split("/")[0] and not disque)


def _local(nom: str) -> str:
    return nom.rpartition(":")[2]


def _refuser_une_definition(*_) -> None:
    # No office format has one; it is how entities that swell or fetch come in.
    raise DocumentRefuse(ABIME)
