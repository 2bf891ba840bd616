"""Reading the OFII's list with the import's own readers; what cannot be understood is set aside, with the reason."""

import datetime
import tempfile
from dataclasses import dataclass, field

from django.core.files import File
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.antivirus import exiger_sain
from cirj.socle.calendrier import Precision
from parcours.importation.dates import DateLue, DateRefusee, lire_date
from parcours.importation.depot import verifier_taille
from parcours.importation.entetes import reconnaitre
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.identite import nom as lire_nom
from parcours.importation.identite import nom_complet, numero_etranger
from parcours.importation.lecture import Cellule, Classeur, Feuille, texte
from parcours.importation.tables import cle
from parcours.nomenclatures import EtatAgir

_IDENTITE = ("numero_etranger", "nom", "prenom", "nom_complet", "date_naissance")
#: Beginnings of words of a header → what the column says.
_ENTETES = {"valid": "valide_le", "accord": "valide_le", "etat": "etat", "statut": "etat", "situation": "etat"}
#: Beginnings of words of a cell → our state.
_ETATS = {
    "inelig": EtatAgir.REFUSE_INELIGIBLE, "refus": EtatAgir.REFUSE_INELIGIBLE, "rejet": EtatAgir.REFUSE_INELIGIBLE,
    "sort": EtatAgir.SORTI, "termin": EtatAgir.SORTI, "clos": EtatAgir.SORTI,
    "entr": EtatAgir.ENTRE, "cours": EtatAgir.ENTRE, "actif": EtatAgir.ENTRE, "acti": EtatAgir.ENTRE,
    "valid": EtatAgir.VALIDE_OFII, "accept": EtatAgir.VALIDE_OFII,
    "orient": EtatAgir.ORIENTE, "attente": EtatAgir.ORIENTE,
}  # fmt: skip
SANS_NOM = "Dites quelle colonne porte le nom ou le numéro étranger : aucune n'a été reconnue dans les en-têtes."


@dataclass
class LigneLue:
    """``rang``: the row of the file, 1 for the first. ``etat``: "" when the list does not say."""

    rang: int
    cellules: list[str]
    nom: str = ""
    prenom: str = ""
    naissance: DateLue | None = None
    numero: str = ""
    valide_le: datetime.date | None = None
    etat: str = ""
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
    trouvee = reconnaitre(feuille)
    entetes = [texte(cellule) for cellule in feuille.lignes[trouvee.ligne - 1]] if trouvee.ligne else []
    colonnes = {champ: index for index, champ in trouvee.colonnes.items() if champ in _IDENTITE}
    if not {"nom", "nom_complet", "numero_etranger"} & colonnes.keys():
        raise FichierIllisible(SANS_NOM)
    for index, entete in enumerate(entetes):
        champ = _champ(entete)
        if champ and champ not in colonnes and index not in colonnes.values():
            colonnes[champ] = index
    age_max = regles.nombre("IMPORT_AGE_MAX")
    lues = [
        _ligne(rang, cellules, colonnes, age_max)
        for rang, cellules in enumerate(feuille.lignes[trouvee.ligne :], start=trouvee.ligne + 1)
        if any(texte(cellule) for cellule in cellules)
    ]
    return ListeLue(entetes, lues)


def _champ(entete: str) -> str:
    return next(
        (champ for mot in cle(entete).split() for debut, champ in _ENTETES.items() if mot.startswith(debut)), ""
    )


def _ligne(rang: int, cellules: list[Cellule], colonnes: dict[str, int], age_max: int) -> LigneLue:
    def cellule(champ: str) -> Cellule:
        index = colonnes.get(champ)
        return cellules[index] if index is not None and index < len(cellules) else ""

    lue = LigneLue(rang, [texte(c) for c in cellules])
    _lire_identite(lue, {champ: texte(cellule(champ)) for champ in ("nom", "prenom", "nom_complet", "numero_etranger")})
    lue.naissance = _date(lue, cellule("date_naissance"), age_max)
    valide = _date(lue, cellule("valide_le"))
    if valide is not None and valide.precision == Precision.JOUR:
        lue.valide_le = valide.jour
    _lire_etat(lue, texte(cellule("etat")))
    if not lue.nom and not lue.numero:
        lue.problemes.append("Ni nom, ni numéro étranger.")
    return lue


def _lire_identite(lue: LigneLue, textes: dict[str, str]) -> None:
    if textes["numero_etranger"]:
        numero = numero_etranger(textes["numero_etranger"])
        lue.numero = numero.valeur or ""
        lue.problemes += [numero.probleme] if numero.probleme else []
    if textes["nom"]:
        noms = [lire_nom(textes[champ]) for champ in ("nom", "prenom") if textes[champ]]
        lue.problemes += [un.probleme for un in noms if un.probleme]
        lue.nom, lue.prenom = (noms[0].valeur or ""), (noms[1].valeur or "") if len(noms) > 1 else ""
    elif textes["nom_complet"]:
        entier = nom_complet(textes["nom_complet"])
        lue.problemes += [entier.probleme] if entier.probleme else []
        lue.nom, lue.prenom = entier.valeur or ("", "")


def _date(lue: LigneLue, cellule: Cellule, age_max: int | None = None) -> DateLue | None:
    if not texte(cellule):
        return None
    try:
        return lire_date(cellule, timezone.localdate(), age_max)
    except DateRefusee as refus:
        lue.problemes.append(str(refus))
        return None


def _lire_etat(lue: LigneLue, ecrit: str) -> None:
    if not ecrit:
        lue.etat = EtatAgir.VALIDE_OFII if lue.valide_le else ""
        return
    mots = cle(ecrit).split()
    # In the order of the table: « non éligible, refusé » before « validé ».
    lue.etat = next((etat for debut, etat in _ETATS.items() if any(mot.startswith(debut) for mot in mots)), "")
    if not lue.etat:
        lue.problemes.append(f"« {ecrit} » n'est pas un état reconnu.")
