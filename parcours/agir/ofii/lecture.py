"""Reading the OFII's list with the import's own readers; what cannot be understood is set aside, with the reason."""

import datetime
import tempfile
from dataclasses import dataclass, field

from django.core.files import File
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.antivirus import exiger_sain
from cirj.socle.calendrier import Precision
from parcours.agir.ofii.colonnes import IDENTITE, NOMMENT, colonnes
from parcours.agir.ofii.etats import ETATS, EtatOfii, lire_etat, lire_reponse
from parcours.importation.dates import DateLue, DateRefusee, lire_date
from parcours.importation.depot import verifier_taille
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.identite import nom, nom_complet, numero_etranger, prenom, prenom_nom
from parcours.importation.lecture import Cellule, Classeur, Feuille, texte
from parcours.importation.noms_de_la_ligne import rassembler

LECTEURS = {"nom": nom, "prenom": prenom, "nom_complet": nom_complet, "prenom_nom": prenom_nom}
SANS_NOM = "Dites quelle colonne porte le nom ou le numéro étranger : aucune n'a été reconnue dans les en-têtes."


@dataclass
class LigneLue:
    """``rang``: the row of the file, 1 for the first. ``etat``: None when the list does not say, or says what is not known.

    ``etat_ecrit``: the words of the state.
    """

    rang: int
    cellules: list[str]
    nom: str = ""
    prenom: str = ""
    naissance: DateLue | None = None
    numero: str = ""
    valide_le: datetime.date | None = None
    etat: EtatOfii | None = None
    etat_ecrit: str = ""
    problemes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ListeLue:
    entetes: list[str]
    lignes: list[LigneLue]


def lire(fichier: File) -> ListeLue:
    """Return the rows of the list; raise ``FichierIllisible``. Nothing of the file is left afterwards."""
    verifier_taille(fichier.size)
    exiger_sain(fichier, FichierIllisible)
    with tempfile.NamedTemporaryFile() as copie:
        for morceau in fichier.chunks():
            copie.write(morceau)
        copie.flush()
        classeur = Classeur(copie.name)
        feuille = classeur.feuille()
    limite = regles.nombre("AGIR_OFII_LIGNES")
    if len(feuille.lignes) > limite:
        raise FichierIllisible(f"Cette liste dépasse {limite} lignes : coupez-la en plusieurs fichiers.")
    return _comprendre(feuille)


def _comprendre(feuille: Feuille) -> ListeLue:
    entete, places = colonnes(feuille)
    entetes = [texte(cellule) for cellule in feuille.lignes[entete - 1]] if entete else []
    if not NOMMENT & places.keys():
        raise FichierIllisible(SANS_NOM)
    age_max = regles.nombre("IMPORT_AGE_MAX")
    lues = [
        _ligne(rang, cellules, places, age_max)
        for rang, cellules in enumerate(feuille.lignes[entete:], start=entete + 1)
        if any(texte(cellule) for cellule in cellules)
    ]
    return ListeLue(entetes, lues)


def _ligne(rang: int, cellules: list[Cellule], places: dict[str, int], age_max: int) -> LigneLue:
    def cellule(champ: str) -> Cellule:
        index = places.get(champ)
        return cellules[index] if index is not None and index < len(cellules) else ""

    lue = LigneLue(rang, [texte(c) for c in cellules])
    _lire_identite(lue, {champ: texte(cellule(champ)) for champ in IDENTITE if texte(cellule(champ))})
    lue.naissance = _date(lue, cellule("date_naissance"), age_max, naissance=True)
    _lire_etat(lue, cellule("valide_le"), texte(cellule("etat")), age_max)
    if not lue.nom and not lue.numero:
        lue.problemes.append("Ni nom, ni numéro étranger.")
    return lue


def _lire_identite(lue: LigneLue, textes: dict[str, str]) -> None:
    if "numero_etranger" in textes:
        numero = numero_etranger(textes["numero_etranger"])
        lue.numero = numero.valeur or ""
        lue.problemes += [numero.probleme] if numero.probleme else []
    lus = {champ: LECTEURS[champ](ecrit) for champ, ecrit in textes.items() if champ in LECTEURS}
    lue.problemes += [lu.probleme for lu in lus.values() if lu.probleme]
    rassembler(lus)
    lue.nom, lue.prenom = (lus[champ].valeur or "" if champ in lus else "" for champ in ("nom", "prenom"))


def _date(lue: LigneLue, cellule: Cellule, age_max: int, naissance: bool = False) -> DateLue | None:
    if not texte(cellule):
        return None
    try:
        return lire_date(cellule, timezone.localdate(), age_max if naissance else None, vecu=age_max)
    except DateRefusee as refus:
        lue.problemes.append(str(refus))
        return None


def _lire_etat(lue: LigneLue, validation: Cellule, etat: str, age_max: int) -> None:
    """The day of validation says a state when no column does; the two may also contradict each other."""
    dite = lire_reponse(texte(validation)) if isinstance(validation, str) else None
    valide = _date(lue, validation, age_max) if dite is None else None
    if valide is not None and valide.precision == Precision.JOUR:
        lue.valide_le = valide.jour
    lue.etat_ecrit = etat
    if etat:
        lue.etat = lire_etat(etat)
    elif dite is not None or valide is not None:
        lue.etat = dite or ETATS["validee"]
    if valide is not None and lue.etat in (ETATS["attente"], ETATS["non_validee"], ETATS["orientee"]):
        lue.problemes.append(f"La liste donne une date de validation, et l'état « {etat} ».")
