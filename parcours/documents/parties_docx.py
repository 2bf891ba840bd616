"""The parts of a Word letter: its declared types, its relationships, its fields (ECMA-376)."""

import re

from parcours.documents.lecture_xml import DISTANT, PROGRAMME, hors_du_web, parcourir, sur_le_reseau
from parcours.documents.refus import DocumentRefuse

# Fields that run something or fetch it; « QUOTE 68 68 69 » writes such a word in numbers.
_CHAMPS_PROGRAMMES = re.compile(r"\bDDE(AUTO)?\b|\bMACROBUTTON\b|\bQUOTE\s+\d", re.I)
# Where a field begins, or ends.
_LIMITE = "\x1f"
_CHAMPS_DISTANTS = re.compile(r"(?:^|\x1f)\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD)\b", re.I)
_RELATIONS_PROGRAMMES = ("/vbaproject", "/wordvbadata", "/control", "/activexcontrolbinary", "/keymapcustomizations")
_RELATIONS_INCORPOREES = ("/oleobject", "/package", "/afchunk", "/subdocument")


def types_declares(contenu: bytes) -> list[str]:
    """Return the types that « [Content_Types].xml » declares."""
    types: list[str] = []
    parcourir(contenu, lambda _, attributs: types.append(attributs.get("ContentType", "")))
    return types


def verifier_relations(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a relationship that runs, carries or fetches something; links of the web pass."""

    def debut(nom: str, attributs: dict[str, str]) -> None:
        if nom != "Relationship":
            return
        sorte, cible = attributs.get("Type", "").lower(), attributs.get("Target", "")
        if sorte.endswith(_RELATIONS_PROGRAMMES):
            raise DocumentRefuse(PROGRAMME)
        if sorte.endswith(_RELATIONS_INCORPOREES):
            raise DocumentRefuse(DISTANT)
        if attributs.get("TargetMode", "").lower() == "external" or _a_un_schema(cible):
            _verifier_l_exterieur(sorte, cible)

    parcourir(contenu, debut)


def _verifier_l_exterieur(sorte: str, cible: str) -> None:
    if sorte.endswith("/hyperlink"):
        refuse = hors_du_web(cible)
    elif sorte.endswith("/attachedtemplate"):
        # Word notes the place of the template that the letter began from.
        refuse = sur_le_reseau(cible)
    else:
        refuse = True
    if refuse:
        raise DocumentRefuse(DISTANT)


def _a_un_schema(cible: str) -> bool:
    return cible.startswith(("\\\\", "//")) or ":" in cible.split("/")[0]


def verifier_texte(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a field that runs or fetches something, cut into pieces or not."""
    instructions: list[str] = []
    dans = 0

    def debut(nom: str, attributs: dict[str, str]) -> None:
        nonlocal dans
        if nom in ("instrText", "delInstrText"):
            dans += 1
        elif nom == "fldChar":
            instructions.append(_LIMITE)
        elif nom == "fldSimple":
            instructions.append(f"{_LIMITE}{attributs.get('instr', '')}{_LIMITE}")

    def fin(nom: str) -> None:
        nonlocal dans
        if nom in ("instrText", "delInstrText"):
            dans -= 1

    def texte(morceau: str) -> None:
        if dans:
            instructions.append(morceau)

    parcourir(contenu, debut, texte, fin)
    champs = "".join(instructions)
    if _CHAMPS_PROGRAMMES.search(champs):
        raise DocumentRefuse(PROGRAMME)
    if _CHAMPS_DISTANTS.search(champs):
        raise DocumentRefuse(DISTANT)
