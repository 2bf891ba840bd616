"""Finding the header row, and what each column is: recognised when all the words of its header are explained."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from parcours.importation.abreges import abrege, en_clair, est_abrege, que_des_lettres
from parcours.importation.champs import EN_NOTE, ESSENTIELS, NOMS, NON_REPRIS, PAR_CODE
from parcours.importation.contenus import PRESQUE_TOUTES, AuContenu, contredit, reconnu_au_contenu
from parcours.importation.contenus_menage import contredit_le_menage, part_des_compositions
from parcours.importation.coupe_du_nom import ordonner
from parcours.importation.etages import SOUS, groupes, noms_de, porte_des_groupes
from parcours.importation.lecture import Cellule, Feuille, texte
from parcours.importation.mots_entetes import formes_par_sens, sens
from parcours.importation.sujets import D_UN_SUJET, d_un_autre_sujet
from parcours.importation.tables import cle, table

LIGNES_EXAMINEES, LIGNES_RELUES = 40, 5
#: Rows whose cells are looked at to know what a column holds.
LIGNES_DE_CONTENU = 300
RESSEMBLANCE = 0.86
LONGUEUR_ENTETE = 80
AUTRES_SUJETS = frozenset({"hebergement", "logement", "residence", "emploi", "formation", "cir", "langue", "francais"})
#: Of these, a second column is no note: a name is one already, and the number is kept encrypted.
SANS_DOUBLE = {*NOMS, "prenom", "numero_etranger"}


@dataclass(frozen=True)
class Colonne:
    """``champ``: the field it is, or "". ``propose``: the one it may be, to be asked. ``raison``: why, in French.

    ``corrigee``: the field is what its cells say, against its header: taken, and shown with the reason.
    """

    entete: str
    champ: str = ""
    propose: str = ""
    raison: str = ""
    corrigee: bool = False

    @property
    def demandee(self) -> bool:
        return bool(self.raison) and (not self.champ or self.corrigee)


@dataclass(frozen=True)
class Reconnaissance:
    """``ligne``: 1 for the first row of the sheet, 0 when there is no header. ``colonnes``: index → field code."""

    ligne: int
    colonnes: dict[int, str]
    toutes: tuple[Colonne, ...] = field(default=())

    @property
    def suffit(self) -> bool:
        """At least two columns, a name among them: enough to import without asking."""
        return len(self.colonnes) > 1 and bool(ESSENTIELS & set(self.colonnes.values()))


def reconnaitre(feuille: Feuille) -> Reconnaissance:
    """Return the row that names the most fields among the first ones, and the columns it names."""
    notes = [
        (len({champ for nom in noms_de(feuille, rang) if (champ := _champ_sur(nom))}), -rang)
        for rang in range(1, len(feuille.lignes[:LIGNES_EXAMINEES]) + 1)
    ]
    # Only the rows that name the most fields are read closely: a close reading costs more.
    meilleure, note = Reconnaissance(0, {}), (False, 0, True)
    for _, rang in sorted(notes, reverse=True)[:LIGNES_RELUES]:
        candidate = reconnaitre_en_ligne(feuille, -rang)
        # Of two rows that say as much, the one that holds titles of groups is above the header.
        sienne = (candidate.suffit, len(candidate.colonnes), not porte_des_groupes(feuille, -rang))
        if sienne > note:
            meilleure, note = candidate, sienne
    return meilleure if len(meilleure.colonnes) > 1 else Reconnaissance(0, {})


def reconnaitre_en_ligne(feuille: Feuille, ligne: int) -> Reconnaissance:
    """Return what the row ``ligne`` names when it is the header (0: there is none, contents alone may tell)."""
    dessous = feuille.lignes[ligne : ligne + LIGNES_DE_CONTENU]
    toutes = tuple(colonnes_de(entetes_de(feuille, ligne), dessous, feuille.nom))
    return Reconnaissance(ligne, {index: c.champ for index, c in enumerate(toutes) if c.champ}, toutes)


def entetes_de(feuille: Feuille, ligne: int) -> list[str]:
    """Return the headers of the row ``ligne``, each under its group when the row above names one: « Logement : Type »."""
    if not ligne:
        return [""] * feuille.largeur
    noms = noms_de(feuille, ligne)
    repetes = {nom for nom in noms if nom and noms.count(nom) > 1}
    return [
        f"{groupe}{SOUS}{nom}" if nom and groupe and (nom in repetes or _selon_le_groupe(nom, groupe)) else nom
        for nom, groupe in zip(noms, groupes(feuille, ligne), strict=True)
    ]


def _selon_le_groupe(nom: str, groupe: str) -> bool:
    """Say whether the header ``nom`` says too little without its group; « Entrée » of a dwelling is not of the pathway."""
    champ = _champ_sur(nom)
    return not champ or (champ in D_UN_SUJET and bool(sens(groupe) & AUTRES_SUJETS))


def colonnes_de(entetes: list[Cellule], lignes: list[list[Cellule]] = (), feuille: str = "") -> list[Colonne]:
    """Return what each column is; each field once, the first column that says it, free words as often as they come.

    ``feuille``: the name of the sheet.
    """
    colonnes: list[Colonne] = []
    valeurs = [
        [ligne[index] for ligne in lignes if index < len(ligne) and texte(ligne[index])]
        for index in range(len(entetes))
    ]
    dites = _de_leur_sujet([_colonne(entete) for entete in map(texte, entetes)], feuille)
    dites = _du_menage(list(map(_au_contenu, dites, valeurs)), valeurs)
    pris: dict[str, str] = {}
    # What a header says goes before what the cells of another column say.
    par_entete = {
        colonne.champ: colonne.entete for colonne in reversed(dites) if colonne.champ and not colonne.corrigee
    }
    for entete, colonne in zip(map(texte, entetes), dites, strict=True):
        if colonne.champ in pris and colonne.champ not in NON_REPRIS | EN_NOTE:
            colonne = _deja_donnee(colonne, pris[colonne.champ])
        elif colonne.corrigee and colonne.champ in par_entete and colonne.champ not in NON_REPRIS:
            colonne = _deja_donnee(colonne, par_entete[colonne.champ])
        elif colonne.champ:
            pris[colonne.champ] = entete
        colonnes.append(colonne)
    return _un_seul_nom(_nom_entier(_proposes_une_fois(colonnes), lignes))


def _de_leur_sujet(colonnes: list[Colonne], feuille: str) -> list[Colonne]:
    """« Début » beside « Contrat » is no entry in the pathway: it is asked."""
    voisines = [(colonne.entete, colonne.champ) for colonne in colonnes]
    dites = []
    for place, colonne in enumerate(colonnes):
        autre = d_un_autre_sujet(voisines[place], voisines[:place][::-1], voisines[place + 1 :], feuille)
        dites.append(replace(colonne, champ="", propose=autre.propose, raison=autre.raison) if autre else colonne)
    return dites


def _deja_donnee(colonne: Colonne, premiere: str) -> Colonne:
    """A second column of one field: a dossier has one place for it, and the words of the other may be kept as a note."""
    raison = f"« {PAR_CODE[colonne.champ].libelle} » est déjà donné par la colonne « {premiere} »."
    if colonne.champ in SANS_DOUBLE:
        return replace(colonne, champ="", propose="", raison=raison, corrigee=False)
    return replace(
        colonne,
        champ="",
        propose="note",
        corrigee=False,
        raison=f"{raison} Ce que dit celle-ci peut être gardé en note.",
    )


def _proposes_une_fois(colonnes: list[Colonne]) -> list[Colonne]:
    """A field that a column is, or that one before it may be, is not proposed for another."""
    pris = {colonne.champ for colonne in colonnes}
    gardees = []
    for colonne in colonnes:
        gardees.append(replace(colonne, propose="") if colonne.propose in pris - EN_NOTE else colonne)
        pris.add(colonne.propose)
    return gardees


def _nom_entier(colonnes: list[Colonne], lignes: list[list[Cellule]]) -> list[Colonne]:
    """« Nom » alone, over cells of several words, holds the first name too."""
    champs = [colonne.champ for colonne in colonnes]
    if "nom" not in champs or {"prenom", "nom_complet", "prenom_nom"} & set(champs):
        return colonnes
    index = champs.index("nom")
    ecrits = [texte(ligne[index]) for ligne in lignes if index < len(ligne) and texte(ligne[index])]
    if not ecrits or sum(len(ecrit.split()) > 1 for ecrit in ecrits) < PRESQUE_TOUTES * len(ecrits):
        return colonnes
    return [replace(c, champ="nom_complet") if rang == index else c for rang, c in enumerate(colonnes)]


def _un_seul_nom(colonnes: list[Colonne]) -> list[Colonne]:
    """A column of whole names adds nothing to one of names and one of first names."""
    champs = {colonne.champ for colonne in colonnes}
    if "prenom" not in champs or not {"nom", "nom_naissance"} & champs:
        return colonnes
    raison = "Le nom et le prénom ont chacun leur colonne."
    return [replace(c, champ="", raison=raison) if c.champ in ("nom_complet", "prenom_nom") else c for c in colonnes]


def _champ_sur(entete: str) -> str:
    """Return the field that ``entete`` names with all its words, or ""."""
    simple = cle(entete)
    if not simple or len(simple) > LONGUEUR_ENTETE:
        return ""
    if ligne := table("entetes").exacte(entete):
        return ligne["champ"]
    if est_abrege(entete) or (" " in simple and que_des_lettres(sens(entete))):
        return ""
    champs = formes_par_sens().get(sens(entete), set())
    return next(iter(champs)) if len(champs) == 1 else ""


def _colonne(entete: str) -> Colonne:
    if champ := _champ_sur(entete):
        return Colonne(entete, ordonner(champ, entete))
    simple = cle(entete)
    if not simple or len(simple) > LONGUEUR_ENTETE:
        return Colonne(entete)
    mots = sens(entete)
    if {"nom", "prenom"} == mots:
        return Colonne(entete, ordonner("nom_complet", entete))
    if not que_des_lettres(mots) and (plusieurs := formes_par_sens().get(mots)):
        libelles = " ou ".join(sorted(PAR_CODE[champ].libelle for champ in plusieurs))
        return Colonne(entete, "", "", f"Peut être {libelles}.")
    proche = get_close_matches(simple, table("entetes").lignes, n=1, cutoff=RESSEMBLANCE) if len(simple) > 4 else []
    if proche and len(proche[0].split()) == len(simple.split()):
        champ = table("entetes").lignes[proche[0]]["champ"]
        return Colonne(entete, "", champ, f"S'écrit presque « {proche[0]} ».")
    return _incluse(entete, mots)


def _incluse(entete: str, mots: frozenset[str]) -> Colonne:
    """A known header and words more: they may change its meaning, so that the column is asked, never taken."""
    incluses = [forme for forme in formes_par_sens() if forme < mots and not que_des_lettres(forme)]
    if not incluses:
        return Colonne(entete)
    connus = max(incluses, key=lambda forme: (len(forme), sorted(formes_par_sens()[forme])))
    restent = [mot for mot in cle(entete).split() if sens(mot) and not sens(mot) <= connus]
    autres = ", ".join(f"« {mot} » ({clair})" if (clair := en_clair(mot)) else f"« {mot} »" for mot in restent)
    quoi = PAR_CODE[min(formes_par_sens()[connus])].libelle
    return Colonne(entete, "", "", f"Ressemble à « {quoi} », mais {autres or 'un mot'} peut en changer le sens.")


def _du_menage(colonnes: list[Colonne], valeurs: list[list[Cellule]]) -> list[Colonne]:
    """Of several columns that may be the composition, the one whose cells say it best is; a marital status is none."""
    siennes = [index for index, colonne in enumerate(colonnes) if colonne.champ == "composition"]
    lues = list(colonnes)
    for index in siennes:
        seule = len(siennes) == 1
        if refus := contredit_le_menage(colonnes[index].entete, valeurs[index], seule):
            lues[index] = _corriger(colonnes[index], refus)
    restent = [index for index in siennes if lues[index].champ == "composition"]
    meilleure = max(restent, key=lambda index: (part_des_compositions(valeurs[index]), -index), default=None)
    for index in restent:
        if index != meilleure:
            lues[index] = _deja_donnee(lues[index], colonnes[meilleure].entete)
    return lues


def _corriger(colonne: Colonne, lu: AuContenu) -> Colonne:
    return replace(colonne, champ=lu.champ, propose=lu.propose, raison=lu.raison, corrigee=bool(lu.champ))


def _au_contenu(colonne: Colonne, valeurs: list[Cellule]) -> Colonne:
    """What the cells say: it settles what the header leaves open, and stops a header that they contradict."""
    if colonne.champ:
        refus = contredit(colonne.champ, valeurs)
        if refus is None:
            return colonne
        return _corriger(colonne, refus)
    trouve = reconnu_au_contenu(colonne.entete, valeurs) or abrege(colonne.entete, valeurs)
    if trouve is None:
        return colonne
    return replace(colonne, champ=trouve.champ, propose=trouve.propose, raison=trouve.raison)
