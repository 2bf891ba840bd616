"""The examination of a file: what its content says it is, whatever its name says; only what passed is kept."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile, File

from cirj.socle import regles
from cirj.socle.antivirus import exiger_sain
from cirj.socle.lecture_isolee import Refus, lire_a_part
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from parcours.documents.noms import nom_neutre
from parcours.documents.refus import DocumentRefuse
from parcours.nomenclatures.documents import EXTENSIONS, TypeDocument

MEGAOCTET = 1_000_000
VIDE = "Ce fichier est vide. Choisissez-en un autre."
REFUS = Refus(
    DocumentRefuse,
    trop_lourd="Ce document demande trop de mémoire ou de temps pour être vérifié. Imprimez-le dans un nouveau fichier "
    "PDF, ou reprenez la photo en plus petit.",
    abime="Ce document est abîmé et ne peut pas être lu. Ouvrez-le, enregistrez-le de nouveau, puis déposez la copie.",
)


@dataclass(frozen=True)
class PieceSaine:
    """What is kept: the content (written anew for an image), its type, its harmless name, its fingerprint."""

    contenu: ContentFile
    type: TypeDocument
    nom: str
    taille: int
    empreinte: str


def examiner(fichier: File, nom: str) -> PieceSaine:
    """Return what may be kept of ``fichier``; raise ``DocumentRefuse``, and nothing is kept."""
    verifier_taille(fichier.size)
    exiger_un_nom_court(nom, DocumentRefuse)
    exiger_sain(fichier, DocumentRefuse)
    fichier.seek(0)
    recu = fichier.read()
    lu = lire_a_part("parcours.documents.analyse:analyser", recu, REFUS)
    # Written anew, or kept to the byte.
    contenu, type_ = lu.octets or recu, TypeDocument[lu.valeur]
    return PieceSaine(
        ContentFile(contenu),
        type_,
        nom_neutre(nom, EXTENSIONS[type_]),
        len(contenu),
        hashlib.sha256(contenu).hexdigest(),
    )


def verifier_taille(octets: int) -> None:
    """Raise ``DocumentRefuse`` for an empty or a too big file, before it is read."""
    limite = regles.nombre("DOCUMENT_TAILLE")
    if octets == 0:
        raise DocumentRefuse(VIDE)
    if octets > limite * MEGAOCTET:
        raise DocumentRefuse(f"Ce fichier dépasse {limite} Mo. Prenez la photo en plus petit, ou coupez le document.")
