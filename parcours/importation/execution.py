"""Running an import, batch by batch: each batch is written whole or not at all, and a killed run goes on from there."""

from django.db import transaction
from django.utils import timezone

from cirj.socle.verrous import attendre_son_tour
from parcours.importation.comprehension import Lecteur
from parcours.importation.construction import Provenance
from parcours.importation.contexte import Contexte
from parcours.importation.croix import croix_douteuses
from parcours.importation.differences.reprise import compter
from parcours.importation.differences.tus import Tus
from parcours.importation.ecriture import ecrire
from parcours.importation.feuilles import assembler
from parcours.importation.jugement import Juge
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import Ligne, Tri, trier
from parcours.importation.titres import Titres
from parcours.models.importation import EtatImport, Importation

LIGNES_PAR_LOT = 400
#: What a batch changes of the import; the rest (sheets, comments, answers) is as large as the table.
AVANCEE = [
    "etat",
    "erreur",
    "lignes_total",
    "lignes_traitees",
    "lignes_vides",
    "ignorees",
    "differences",
    "termine_le",
    "modifie_le",
]


def executer(importation: Importation) -> None:
    """Write every row of the file; may be called again at any time, by several workers at once.

    Call it under ``contexte.service``: each batch is a transaction that writes in its department.
    Raise ``FichierIllisible`` when the file can no longer be read.
    """
    departement = Contexte.de_l_import(importation)
    tri = lire_lignes(importation, contexte=departement)
    lecteur = Lecteur.de(importation, departement, croix_douteuses(tri.lignes, importation.champs_des_colonnes))
    juge = Juge(importation.departement_id, importation)
    provenance = Provenance(
        departement, importation.demande_par_id, importation.structure_id, importation.nom_fichier, importation.pk
    )
    while _avancer(importation.pk, tri, lecteur, juge, provenance):
        pass
    with transaction.atomic():
        importation.refresh_from_db()


def lire_lignes(importation: Importation, classeur: Classeur | None = None, contexte: Contexte | None = None) -> Tri:
    """Return the sorted rows of the deposited file, as its sheets and columns were settled."""
    classeur = classeur or Classeur(importation.fichier.path)
    tableau = assembler(classeur, importation.retenues, importation.marques)
    reponses = importation.reponses.get("valeurs", {})
    titres = Titres(contexte or Contexte.de_l_import(importation), reponses.get("intertitre", {}))
    return trier(
        tableau.parties, importation.champs_des_colonnes, importation.avec_cachees, reponses.get("couple", {}), titres
    )


@transaction.atomic
def _avancer(pk, tri: Tri, lecteur: Lecteur, juge: Juge, provenance: Provenance) -> bool:
    """Write the next batch; return False when there is nothing left to do, or somebody stopped the import."""
    # Batches of one department, and dossiers opened by hand, wait for one another: each sees the others as doubles.
    attendre_son_tour(f"personnes:{lecteur.contexte.departement}")
    importation = Importation.objects.select_for_update().get(pk=pk)
    if not importation.active:
        return False
    faites = importation.lignes_traitees
    lot = lot_suivant(tri.lignes, faites)
    importation.etat, importation.erreur, importation.lignes_total = EtatImport.EN_COURS, "", len(tri.lignes)
    importation.ignorees, importation.lignes_vides = [list(ligne) for ligne in tri.ignorees], tri.vides
    if lot:
        jugements = juge.juger([lecteur.comprendre(ligne) for ligne in lot])
        compter(importation, [], Tus(importation).compter(jugements))
        ecrire(importation, jugements, provenance)
        importation.lignes_traitees = faites + len(lot)
    if importation.lignes_traitees >= len(tri.lignes):
        importation.etat, importation.termine_le = EtatImport.TERMINE, timezone.now()
        transaction.on_commit(importation.effacer_fichier)
    importation.save(update_fields=AVANCEE)
    return importation.active


def lot_suivant(lignes: list[Ligne], faites: int) -> list[Ligne]:
    """Return the next rows; a household is never cut in two."""
    fin = faites + LIGNES_PAR_LOT
    while 0 < fin < len(lignes) and lignes[fin].foyer and lignes[fin].foyer == lignes[fin - 1].foyer:
        fin += 1
    return lignes[faites:fin]
