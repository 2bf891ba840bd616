"""A trial: what an import would do, without writing anything. Shown by the preview, printed by ``--essai``."""

from collections import Counter
from dataclasses import asdict, dataclass, field

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from parcours.importation.accompagnement import est_partie
from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.croix import croix_douteuses
from parcours.importation.differences.examen import Examen
from parcours.importation.differences.tus import Tus
from parcours.importation.execution import lire_lignes, lot_suivant
from parcours.importation.foyers import foyers
from parcours.importation.jugement import Juge, Jugement
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import Tri
from parcours.importation.structures import StructureLue, piliers_de
from parcours.models.importation import Importation, ResultatLigne


@dataclass
class Analyse:
    """Ranks of rows; ``lues`` is less than ``total`` when only the first were read.

    ``resultats``: number of rows by ``ResultatLigne``. ``doubles``: rank → [[person's id or "", row's rank or 0,
    reasons]] (none: already proposed). ``problemes``: number of problems by field label. ``ouvertures``: structure's
    name → [dossiers that it will read, labels of their pillars]. ``differences``: rank → [known person's id, row's hash,
    fields that differ]. ``tus``: name of a field that the last table said and this one does not → dossiers.
    ``places``: rank → [place in the household, what is unsure of it]. ``inchangees``: rows read
    before, of which nothing is written. Kept as JSON on the import: no person's name in it.
    """

    total: int = 0
    lues: int = 0
    vides: int = 0
    ignorees: int = 0
    masquees: int = 0
    barrees: int = 0
    sorties: int = 0
    inchangees: int = 0
    resultats: dict[str, int] = field(default_factory=dict)
    a_probleme: list[int] = field(default_factory=list)
    refusees: list[int] = field(default_factory=list)
    connues: list[int] = field(default_factory=list)
    doubles: dict[str, list] = field(default_factory=dict)
    problemes: dict[str, int] = field(default_factory=dict)
    ouvertures: dict[str, list] = field(default_factory=dict)
    differences: dict[str, list] = field(default_factory=dict)
    places: dict[str, list] = field(default_factory=dict)
    tus: dict[str, int] = field(default_factory=dict)

    @property
    def partielle(self) -> bool:
        return self.lues < self.total

    @property
    def plus_dits(self) -> list[tuple[str, int]]:
        """Those of ``tus``, the most frequent first: the database keeps no order of them."""
        return sorted(self.tus.items(), key=lambda tu: -tu[1])

    def nombre(self, resultat: str) -> int:
        return self.resultats.get(resultat, 0)

    def en_json(self) -> dict:
        return asdict(self)


def analyser(
    importation: Importation, tri: Tri, limite: int | None = None, contexte: Contexte | None = None
) -> Analyse:
    """Judge the rows (the first ``limite``, or all) as ``executer`` would; note on the import what is to be asked."""
    contexte = contexte or Contexte.de_l_import(importation)
    croix = croix_douteuses(tri.lignes, importation.champs_des_colonnes)
    lecteur = Lecteur.de(importation, contexte, croix)
    juge = Juge(importation.departement_id, memoire=True)
    lignes = tri.lignes[:limite]
    analyse = Analyse(
        total=len(tri.lignes),
        lues=len(lignes),
        vides=tri.vides,
        ignorees=len(tri.ignorees),
        masquees=tri.nombre_cachees("masquee"),
        barrees=tri.nombre_cachees("barree"),
    )
    comptes, rangs, examen = _Comptes(), {}, Examen(importation, contexte)
    tus, comptes_tus, perdues = Tus(importation), Counter(), set()
    faites = 0
    while lot := [lecteur.comprendre(ligne) for ligne in lot_suivant(lignes, faites)]:
        faites += len(lot)
        perdues |= {comprise.ligne.ou_dans_une_phrase for comprise in lot if comprise.perdue}
        jugements = juge.juger(lot)
        _noter_les_places(analyse, jugements, contexte)
        differents = examen.differences(jugements)
        comptes_tus.update(tus.compter(jugements))
        for jugement in jugements:
            rangs[jugement.ligne.id] = jugement.ligne.rang
            champs = differents.get(jugement.ligne.rang, [])
            comptes.ajouter(jugement, examen.structure_gardee(jugement.ligne, champs))
            _noter(analyse, jugement, rangs)
            if champs:
                siennes = [str(jugement.personne), jugement.ligne.empreinte, champs]
                analyse.differences[str(jugement.ligne.rang)] = siennes
    analyse.resultats, analyse.problemes = dict(comptes.resultats), dict(comptes.problemes.most_common())
    analyse.ouvertures, analyse.tus = comptes.ouvertures(), dict(comptes_tus)
    # Two people of whom one is not imported are not to be brought together.
    couples = [demande for demande in tri.couples if not perdues & {ou for ou, _ in demande[3]}]
    du_tableau = {"couple": couples, "intertitre": tri.titres}
    importation.questions = lecteur.questions() | {champ: dites for champ, dites in du_tableau.items() if dites}
    return analyse


def essayer(importation: Importation, classeur: Classeur) -> None:
    """Judge the rows again, with the columns and the answers of today; the caller saves."""
    contexte = Contexte.de_l_import(importation)
    tri = lire_lignes(importation, classeur, contexte)
    importation.analyse = analyser(importation, tri, regles.nombre("IMPORT_APERCU"), contexte).en_json()


class _Comptes:
    def __init__(self):
        self.resultats: Counter = Counter()
        self.problemes: Counter = Counter()
        self._ouverts: Counter[StructureLue] = Counter()

    def ajouter(self, jugement: Jugement, structure_gardee: bool) -> None:
        ligne = jugement.ligne
        self.resultats[jugement.resultat] += 1
        self.problemes.update(probleme["libelle"] for probleme in ligne.problemes)
        structure = ligne.valeur("structure")
        # A person gone is followed by nobody, and a double opens nothing until somebody decides.
        ouvre = jugement.resultat == ResultatLigne.CREEE or (jugement.a_completer and not structure_gardee)
        if structure and ouvre and not est_partie(ligne):
            self._ouverts[structure] += 1

    def ouvertures(self) -> dict[str, list]:
        return {
            structure.nom: [nombre, [Pilier(pilier).label for pilier in piliers_de(structure.type)]]
            for structure, nombre in self._ouverts.most_common()
        }


def _noter_les_places(analyse: Analyse, jugements: list[Jugement], contexte: Contexte) -> None:
    rangs = {jugement.ligne.id: jugement.ligne.rang for jugement in jugements}
    for foyer in foyers(jugements, contexte.aujourdhui):
        for cle, place in foyer.places.items():
            analyse.places[str(rangs[cle])] = [str(place), foyer.a_verifier.get(cle, "")]


def _noter(analyse: Analyse, jugement: Jugement, rangs: dict) -> None:
    rang = jugement.ligne.rang
    if jugement.ligne.problemes:
        analyse.a_probleme.append(rang)
    # The exit of somebody known is a difference, written if it is chosen.
    if est_partie(jugement.ligne) and jugement.resultat == ResultatLigne.CREEE:
        analyse.sorties += 1
    if jugement.sans_suite:
        analyse.inchangees += 1
    if jugement.resultat == ResultatLigne.REFUSEE:
        analyse.refusees.append(rang)
    if jugement.resultat == ResultatLigne.CONNUE:
        analyse.connues.append(rang)
    if jugement.resultat == ResultatLigne.DOUBLON:
        analyse.doubles[str(rang)] = [
            ["" if r.candidate.id in rangs else str(r.candidate.id), rangs.get(r.candidate.id, 0), list(r.motifs)]
            for r in jugement.nouvelles
        ]
