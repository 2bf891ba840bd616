"""Tables and documents: how big, how many, how long they are kept."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import DEPOTS_A_EFFACER, DOSSIERS_PLEINS

THEME = "Tableaux importés et documents"
_DEPOTS = "seuls les prochains dépôts sont concernés"

REGLES = (
    RegleConnue(
        "IMPORT_TAILLE",
        "Taille d'un tableau importé, au plus",
        Unite.NOMBRE,
        THEME,
        "Importer un tableau",
        (1, 50),
        "million d'octets,millions d'octets",
        sans_nombre=_DEPOTS,
    ),
    RegleConnue(
        "IMPORT_LIGNES",
        "Lignes d'un tableau importé, au plus",
        Unite.NOMBRE,
        THEME,
        "Importer un tableau",
        (100, 200_000),
        "ligne,lignes",
        sans_nombre=_DEPOTS,
    ),
    RegleConnue(
        "IMPORT_APERCU",
        "Lignes que l'aperçu d'un import examine",
        Unite.NOMBRE,
        THEME,
        "Importer un tableau",
        (10, 50_000),
        "ligne,lignes",
        sans_nombre=_DEPOTS,
    ),
    RegleConnue(
        "IMPORT_AGE_MAX",
        "Âge au-delà duquel une date de naissance importée n'est pas crue",
        Unite.ANS,
        THEME,
        "Importer un tableau, listes de l'OFII",
        (90, 130),
        sans_nombre=_DEPOTS,
    ),
    RegleConnue(
        "IMPORT_SILENCE",
        "Temps sans progrès au bout duquel un import est dit arrêté",
        Unite.NOMBRE,
        THEME,
        "Importer un tableau",
        (1, 120),
        "minute,minutes",
        sans_nombre="seuls les imports en cours à ce moment-là sont concernés",
    ),
    RegleConnue(
        "IMPORT_ABANDON",
        "Conservation d'un tableau déposé et jamais importé",
        Unite.JOURS,
        THEME,
        "Importer un tableau",
        (1, 366),
        effets=(DEPOTS_A_EFFACER,),
    ),
    RegleConnue(
        "IMPORT_ANNULATION",
        "Durée pendant laquelle un import peut être annulé d'un bloc",
        Unite.JOURS,
        THEME,
        "Compte rendu d'un import",
        (1, 366),
        sans_nombre="les imports terminés depuis peu sont concernés ; ce qui est déjà effacé ne revient pas",
    ),
    RegleConnue(
        "DOCUMENT_TAILLE",
        "Taille d'un document joint, au plus",
        Unite.NOMBRE,
        THEME,
        "Documents d'un dossier",
        (1, 50),
        "million d'octets,millions d'octets",
        sans_nombre=_DEPOTS,
    ),
    RegleConnue(
        "DOCUMENT_NOMBRE",
        "Documents joints à un dossier, au plus",
        Unite.NOMBRE,
        THEME,
        "Documents d'un dossier",
        (1, 2000),
        "document,documents",
        effets=(DOSSIERS_PLEINS,),
    ),
    RegleConnue(
        "DOCUMENT_ORPHELIN",
        "Délai avant d'effacer un fichier dont l'enregistrement n'a pas abouti",
        Unite.JOURS,
        THEME,
        "Tâche de nuit",
        (1, 60),
        sans_nombre="les fichiers sans enregistrement ne sont à personne, et ne sont pas comptés",
    ),
)
