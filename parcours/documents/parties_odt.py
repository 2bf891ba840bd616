"""The parts of a LibreOffice letter: its manifest, its texts and settings (OpenDocument 1.3)."""

from parcours.documents.lecture_xml import DISTANT, PROGRAMME, hors_du_web, parcourir, sur_le_reseau
from parcours.documents.refus import DocumentRefuse

JOINT = (
    "Ce document contient un autre fichier (tableau, objet incorporé) : il n'est pas accepté. "
    "Enregistrez-le en PDF sans lui, puis déposez le PDF."
)
PROTEGE = "Ce document est protégé par un mot de passe. Retirez la protection, ou enregistrez-le en PDF."
#: An element of one of these names runs something, whatever it holds.
_PROGRAMMES = {
    "event-listener",
    "execute-macro",
    "dde-connection",
    "dde-connection-decl",
    "dde-source",
    "applet",
    "plugin",
    "library-embedded",
    "library-linked",
    "module",
}
_JOINTS = {"object-ole"}
_LIENS = {"a", "bookmark-ref", "hyperlink"}


def verifier_manifeste(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a letter with a password, or that says it carries an object of another program."""

    def debut(nom: str, attributs: dict[str, str]) -> None:
        if nom == "encryption-data":
            raise DocumentRefuse(PROTEGE)
        if "oleobject" in attributs.get("media-type", "").lower():
            raise DocumentRefuse(JOINT)

    parcourir(contenu, debut)


def verifier_partie(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a listener, a macro, a DDE link, an embedded object, or what is fetched elsewhere."""

    def debut(nom: str, attributs: dict[str, str]) -> None:
        if nom in _PROGRAMMES or (nom == "script" and "ooo:basic" not in attributs.get("language", "").lower()):
            # « <office:script script:language="ooo:Basic"> » alone is an empty library, that LibreOffice leaves behind.
            raise DocumentRefuse(PROGRAMME)
        if nom in _JOINTS:
            raise DocumentRefuse(JOINT)
        cible = attributs.get("href", "").strip()
        if cible:
            _verifier_la_cible(nom, cible)

    parcourir(contenu, debut)


def _verifier_la_cible(nom: str, cible: str) -> None:
    if nom in _LIENS:
        refuse = hors_du_web(cible)
    elif nom == "template":
        # The place of the model that the letter began from: a name.
        refuse = sur_le_reseau(cible)
    else:
        # An image, an object, a section: of this archive only.
        refuse = cible.startswith(("/", "\\", "../")) or ":" in cible.split("/")[0] or nom == "auto-reload"
    if refuse:
        raise DocumentRefuse(PROGRAMME if cible.lower().startswith(("macro:", "vnd.sun.star.script:")) else DISTANT)
