"""What the summary says of comments and colours: every row that has some, in the words of the table; no meaning is invented."""

from collections import defaultdict
from dataclasses import dataclass, field

from parcours.importation.couleurs import nom_de_couleur
from parcours.importation.feuilles import lettre
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.remarques import Commentaire, commentaires_geles
from parcours.models import LigneImport, Personne
from parcours.models.importation import Importation, ResultatLigne

#: Rows with a comment that one page shows; the words of the others are in their dossiers.
COMMENTEES_MONTREES = 70


@dataclass(frozen=True)
class Commentee:
    ligne: LigneImport
    personne: Personne | None
    commentaires: list[Commentaire]


@dataclass(frozen=True)
class Couleur:
    """``ou``: « lignes 3, 5 à 8 », or by sheet."""

    nom: str
    nombre: int
    ou: str


@dataclass
class MarquesDites:
    """``ailleurs``: (cell, words) of the comments that stand on no row that was read as somebody."""

    commentees: list[Commentee] = field(default_factory=list)
    nombre_commentees: int = 0
    couleurs: list[Couleur] = field(default_factory=list)
    ailleurs: list[tuple[str, str]] = field(default_factory=list)
    #: Rows whose comments an earlier import had already noted in the same dossier.
    deja_notees: int = 0

    @property
    def nombre_en_couleur(self) -> int:
        return sum(couleur.nombre for couleur in self.couleurs)

    @property
    def personnes(self) -> list:
        return [commentee.personne.pk for commentee in self.commentees if commentee.personne]

    def __bool__(self) -> bool:
        return bool(self.nombre_commentees or self.couleurs or self.ailleurs or self.deja_notees)

    @classmethod
    def de(cls, importation: Importation, agent) -> "MarquesDites":
        """Read the marks of an import, in four queries at most; the people are those that the agent sees."""
        if not any(m.get("couleurs") or m.get("commentaires") for m in importation.marques.values()):
            return cls()
        lignes = list(
            importation.lignes.filter(marquee=True)
            .only("importation", "feuille", "numero", "marques", "personne", "resultat")
            .order_by("rang")
        )
        commentees = [(ligne, dits) for ligne in lignes if (dits := commentaires_geles(ligne.marques))]
        commentees, deja = _nouveaux(importation, commentees)
        montrees = commentees[:COMMENTEES_MONTREES]
        cles = [ligne.personne_id for ligne, _ in montrees if ligne.personne_id]
        vues = Personne.objects.visible_par(agent).in_bulk(cles) if cles else {}
        return cls(
            [Commentee(ligne, vues.get(ligne.personne_id), [c.masque for c in dits]) for ligne, dits in montrees],
            len(commentees),
            _couleurs(lignes),
            _ailleurs(importation),
            deja,
        )


def _nouveaux(importation: Importation, commentees: list) -> tuple[list, int]:
    """Leave out the comments that an earlier import noted in the same dossier; return the rest, and of how many rows."""
    connues = [ligne.personne_id for ligne, _ in commentees if ligne.resultat == ResultatLigne.CONNUE]
    if not connues:
        return commentees, 0
    anciennes = LigneImport.objects.filter(
        personne__in=connues,
        marquee=True,
        importation__annule_le__isnull=True,
        importation__cree_le__lt=importation.cree_le,
    )
    dits = {
        (personne, str(commentaire))
        for personne, marques in anciennes.values_list("personne", "marques")
        for commentaire in commentaires_geles(marques)
    }
    restants = [(ligne, [c for c in siens if (ligne.personne_id, str(c)) not in dits]) for ligne, siens in commentees]
    gardees = [(ligne, siens) for ligne, siens in restants if siens]
    return gardees, len(commentees) - len(gardees)


def _couleurs(lignes: list[LigneImport]) -> list[Couleur]:
    """Return the colours by name, the most frequent first."""
    rangees: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for ligne in lignes:
        if couleur := ligne.marques.get("couleur"):
            rangees[nom_de_couleur(couleur)][ligne.feuille].append(ligne.numero)
    dites = [
        Couleur(nom, sum(map(len, feuilles.values())), " ; ".join(_ou(f, numeros) for f, numeros in feuilles.items()))
        for nom, feuilles in rangees.items()
    ]
    return sorted(dites, key=lambda couleur: -couleur.nombre)


def _ou(feuille: str, numeros: list[int]) -> str:
    """« lignes 3, 5 à 8 de « CADA » »."""
    suites: list[list[int]] = []
    for numero in sorted(numeros):
        if suites and numero == suites[-1][1] + 1:
            suites[-1][1] = numero
        else:
            suites.append([numero, numero])
    dits = ", ".join(f"{de} à {a}" if a > de + 1 else f"{de}, {a}" if a > de else str(de) for de, a in suites)
    return f"ligne{'s' if len(numeros) > 1 else ''} {dits}" + (f" de « {feuille} »" if feuille else "")


def _ailleurs(importation: Importation) -> list[tuple[str, str]]:
    """Return the comments of the kept sheets that no row of the import carries: headers, titles, rows left aside."""
    plusieurs = len(importation.retenues) > 1
    trouves = {
        (feuille["nom"] if plusieurs else "", int(numero)): dits
        for feuille in importation.retenues
        for numero, dits in importation.marques.get(feuille["nom"], {}).get("commentaires", {}).items()
    }
    if not trouves:
        return []
    lues = importation.lignes.filter(numero__in={numero for _, numero in trouves}).values_list("feuille", "numero")
    restent = trouves.keys() - set(lues)
    return [
        (_case(feuille, numero, dit), masquer_dans(dit[1] if isinstance(dit, list) else dit))
        for feuille, numero in sorted(restent)
        for dit in trouves[feuille, numero]
    ]


def _case(feuille: str, numero: int, dit: list | str) -> str:
    case = f"case {lettre(dit[0] - 1)}{numero}" if isinstance(dit, list) else f"ligne {numero}"
    return f"« {feuille} », {case}" if feuille else case[0].upper() + case[1:]
