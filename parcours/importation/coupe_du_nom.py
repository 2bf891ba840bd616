"""Where a full name is cut in family name and first name: capitals tell, a comma cuts, otherwise the order of the header."""

import re

from cirj.socle.noms import sans_accents, squelette

#: They go with the word that follows: « Ben Ali », « El Amrani », « Abd al Rahman », « de Sousa ».
PARTICULES = frozenset(
    [
        "al",
        "el",
        "ben",
        "bin",
        "bint",
        "ibn",
        "abd",
        "abdul",
        "abdel",
        "abdoul",
        "abu",
        "abou",
        "bou",
        "oum",
        "umm",
        "ould",
        "ait",
        "haj",
        "hadj",
        "hajj",
        "sidi",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "mac",
        "mc",
        "saint",
        "st",
        "sainte",
        "san",
        "santa",
    ]
)
#: Those that begin a family name, hardly ever a first name.
_DE_FAMILLE = frozenset(
    [
        "ben",
        "bin",
        "ibn",
        "bint",
        "ould",
        "ait",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "mac",
        "mc",
    ]
)
#: First words of usual first names in two words: « Mohammad Reza », « Ana María ».
_COMPOSES = frozenset(
    map(
        squelette,
        [
            "mohammad",
            "mohamed",
            "ali",
            "abdul",
            "jean",
            "marie",
            "anne",
            "ana",
            "maria",
            "juan",
            "jose",
            "sayed",
            "gul",
            "noor",
        ],
    )
)
VERIFIER = "Nom lu : {nom}, prénom lu : {prenom}. Vérifiez : la case ne dit pas où finit le nom."

Couple = tuple[str, str]


def couper(ecrit: str, prenom_devant: bool = False) -> tuple[Couple, str]:
    """Return (family name, first name or "") and what the person should check, or ""."""
    avant, virgule, apres = ecrit.partition(",")
    mots = [mot for mot in ecrit.replace(",", " ").split() if sans_accents(mot)]
    capitales = _en_capitales(mots)
    if capitales and len(capitales) < len(mots):
        return _par_les_capitales(mots, capitales)
    if virgule and sans_accents(avant) and sans_accents(apres):
        couple = (" ".join(avant.split()), " ".join(apres.replace(",", " ").split()))
        return couple, _a_verifier(couple) if prenom_devant else ""
    return _par_l_ordre(_unites(mots), prenom_devant)


def _en_capitales(mots: list[str]) -> set[int]:
    """Return the positions of the words in capitals (« McDONALD » is one), with the particles that lead to one."""
    rangs = {i for i, mot in enumerate(mots) if _capitale(mot)}
    if rangs and len(rangs) < len(mots) and all(_particule(mots[i]) for i in rangs):
        # « AL Khatib Samir »: the particle alone is in capitals.
        rangs |= {i + 1 for i in rangs if i + 1 < len(mots)}
    for i in range(len(mots) - 2, -1, -1):
        if i + 1 in rangs and _particule(mots[i]):
            rangs.add(i)
    return rangs


def _capitale(mot: str) -> bool:
    lettres = [c for c in mot if c.isalpha()]
    return len(lettres) > 1 and all(c.isupper() for c in lettres[-2:])


def _particule(mot: str) -> bool:
    return sans_accents(mot) in PARTICULES


def _par_les_capitales(mots: list[str], rangs: set[int]) -> tuple[Couple, str]:
    couple = (
        " ".join(mot for i, mot in enumerate(mots) if i in rangs),
        " ".join(mot for i, mot in enumerate(mots) if i not in rangs),
    )
    d_un_tenant = max(rangs) - min(rangs) + 1 == len(rangs)
    return couple, "" if d_un_tenant else _a_verifier(couple)


def _unites(mots: list[str]) -> list[list[str]]:
    """Return the words of the name, each with the particles before it."""
    unites: list[list[str]] = []
    ouverte = False
    for mot in mots:
        if ouverte:
            unites[-1].append(mot)
        else:
            unites.append([mot])
        ouverte = _particule(mot)
    return unites


def _par_l_ordre(unites: list[list[str]], prenom_devant: bool) -> tuple[Couple, str]:
    if len(unites) < 2:
        seul = (" ".join(sum(unites, [])), "")
        # « Abdul Karimi »: perhaps a first name and a name, perhaps one name.
        return seul, _a_verifier(seul) if " " in seul[0] else ""
    # Two words of each from four on: two surnames after two first names, as in Spanish and Portuguese.
    du_nom = len(unites) // 2 if len(unites) > 3 else 1
    nom, prenom = (unites[-du_nom:], unites[:-du_nom]) if prenom_devant else (unites[:du_nom], unites[du_nom:])
    couple = (" ".join(sum(nom, [])), " ".join(sum(prenom, [])))
    compose = len(unites) == 3 and squelette(sans_accents(prenom[0][0])) in _COMPOSES
    douteux = len(unites) > 2 and not compose or sans_accents(prenom[0][0]) in _DE_FAMILLE and len(prenom[0]) > 1
    return couple, _a_verifier(couple) if douteux else ""


def _a_verifier(couple: Couple) -> str:
    return VERIFIER.format(nom=couple[0], prenom=couple[1] or "inconnu")


def ordonner(champ: str, entete: str) -> str:
    """Return the field of a header that says both names, by the one it says first: « Prénom et nom » is ``prenom_nom``."""
    if champ not in ("nom", "prenom", "nom_complet", "prenom_nom"):
        return champ
    mots = sans_accents(entete).split()
    prenom = next((i for i, mot in enumerate(mots) if re.match("prenoms?|first|given", mot)), None)
    nom = next((i for i, mot in enumerate(mots) if re.fullmatch("noms?|last|surname|family", mot)), None)
    if prenom is None or nom is None:
        return champ
    return "prenom_nom" if prenom < nom else "nom_complet"
