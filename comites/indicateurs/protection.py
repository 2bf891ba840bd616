"""Results under statistical secrecy: the same function for the page, the file and the report."""

from collections.abc import Mapping

from cirj.socle.chiffres import INCONNU, SECRET, Chiffre, nombre_francais
from cirj.socle.secret import Cle, Somme, arrondir, cellules_secretes, regrouper
from comites.indicateurs.definition import Indicateur, Ventilation
from comites.indicateurs.evaluation import Resultat
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.presentation import AUTRES, HorsListe, Part, Presentation

#: Entries of the period are nearly its newcomers: hidden together.
JUMELLES = [(("entrees", "effectif"), ("file_active", "v", "anciennete", "nouvelle"))]


def presenter(
    resultats: Mapping[str, Resultat],
    lecture: Lecture,
    parties: Mapping[str, Mapping[str, Resultat]] | None = None,
    noms: dict | None = None,
) -> dict[str, Presentation]:
    """Return the results as ``lecture`` may see them.

    ``parties``: the same indicators on parts of the population (by pillar), protected with the whole and returned under
    ``"<partie>/<code>"``. ``noms``: labels already read from the territory, completed here.
    """
    noms = {} if noms is None else noms
    lots = {"": resultats, **(parties or {})}
    valeurs: dict[Cle, int] = {}
    sommes: list[Somme] = []
    preparees = {}
    for prefixe, lot in lots.items():
        for code, resultat in lot.items():
            repartitions = {v.code: _regroupee(v, resultat, lecture) for v in _lisibles(resultat.indicateur, lecture)}
            preparees[prefixe, code] = repartitions
            _cellules(prefixe, resultat, repartitions, valeurs, sommes)
    sommes += _memes_ensembles(lots) + _jumelles(valeurs)
    for prefixe, lot in (parties or {}).items():
        for code in lot:
            if code in resultats:
                sommes.append(_hors_partie(prefixe, code, valeurs))
            if (meme := ("", code, "v", "pilier", prefixe)) in valeurs:
                sommes.append(Somme(meme, ((prefixe, code, "effectif"),)))
    cachees = cellules_secretes(valeurs, sommes, lecture.seuil)
    return {
        f"{prefixe}/{code}" if prefixe else code: _presentation(
            prefixe, resultat, preparees[prefixe, code], valeurs, cachees, lecture, noms
        )
        for prefixe, lot in lots.items()
        for code, resultat in lot.items()
    }


def _lisibles(indicateur: Indicateur, lecture: Lecture) -> list[Ventilation]:
    return [v for v in indicateur.ventilations if lecture.exacte or not v.reservee]


def _regroupee(ventilation: Ventilation, resultat: Resultat, lecture: Lecture) -> dict[str, int]:
    comptes = resultat.repartitions[ventilation.code]
    if not ventilation.ouverte:
        return comptes
    # Missing values stay apart: they are also a figure of their own.
    connus = {code: n for code, n in comptes.items() if code}
    manquants = {"": comptes[""]} if "" in comptes else {}
    return regrouper(connus, lecture.seuil, AUTRES) | manquants


def _cellules(prefixe: str, resultat: Resultat, repartitions: dict, valeurs: dict, sommes: list) -> None:
    code = resultat.indicateur.code
    effectif, base = (prefixe, code, "effectif"), (prefixe, code, "base")
    valeurs[effectif] = resultat.effectif
    if resultat.base is not None:
        valeurs[base] = resultat.base
        valeurs[prefixe, code, "reste"] = resultat.base - resultat.effectif
        sommes.append(Somme(base, (effectif, (prefixe, code, "reste"))))
    if resultat.manquants is not None:
        valeurs[prefixe, code, "manquants"] = resultat.manquants
    for ventilation in resultat.indicateur.ventilations:
        if ventilation.code not in repartitions:
            continue
        cles = {part: (prefixe, code, "v", ventilation.code, part) for part in repartitions[ventilation.code]}
        valeurs |= {cles[part]: n for part, n in repartitions[ventilation.code].items()}
        sommes.append(Somme(base if ventilation.de_la_base else effectif, tuple(cles.values())))
        # A breakdown without a numerator of its own has no code for it: the missing values are not one.
        if ventilation.numerateur and ventilation.numerateur in cles:
            sommes.append(Somme(effectif, (cles[ventilation.numerateur],)))
        if resultat.manquants is not None and repartitions[ventilation.code].get("") == resultat.manquants:
            sommes.append(Somme((prefixe, code, "manquants"), (cles[""],)))


def _memes_ensembles(lots) -> list[Somme]:
    """Figures that count the same rows are hidden together."""
    premieres: dict[tuple, Cle] = {}
    sommes = []
    for prefixe, lot in lots.items():
        for code, resultat in lot.items():
            for role, ensemble in (("effectif", resultat.indicateur.lignes), ("base", resultat.indicateur.base)):
                if ensemble is None:
                    continue
                cle = (prefixe, code, role)
                premiere = premieres.setdefault((prefixe, ensemble), cle)
                if premiere != cle:
                    sommes.append(Somme(premiere, (cle,)))
    return sommes


def _jumelles(valeurs) -> list[Somme]:
    paires = [(("", *une), ("", *autre)) for une, autre in JUMELLES]
    return [Somme(une, (autre,)) for une, autre in paires if une in valeurs and autre in valeurs]


def _hors_partie(prefixe: str, code: str, valeurs: dict) -> Somme:
    """The part and the rest make the whole: neither is found from the other two."""
    hors = (prefixe, code, "hors")
    valeurs[hors] = valeurs["", code, "effectif"] - valeurs[prefixe, code, "effectif"]
    return Somme(("", code, "effectif"), ((prefixe, code, "effectif"), hors))


def _presentation(prefixe, resultat: Resultat, repartitions, valeurs, cachees, lecture: Lecture, noms) -> Presentation:
    code, indicateur = resultat.indicateur.code, resultat.indicateur
    arrondi = _arrondi(resultat.filtre, lecture)

    def chiffre(*suite) -> Chiffre:
        cle = (prefixe, code, *suite)
        if resultat.inconnu:
            return INCONNU
        if cle in cachees:
            return SECRET
        if not arrondi or valeurs[cle] == 0:
            return Chiffre.exact(valeurs[cle])
        return Chiffre.environ(arrondir(valeurs[cle], arrondi))

    effectif = chiffre("effectif")
    base = chiffre("base") if resultat.base is not None else None
    parts, hors_liste = {}, {}
    for ventilation in _lisibles(indicateur, lecture):
        total = base if ventilation.de_la_base else effectif
        if ventilation.code not in noms:
            noms[ventilation.code] = _libelles(ventilation, resultat.filtre.departement)
        libelles, a_venir = noms[ventilation.code], ventilation.codes_a_venir(resultat.filtre)
        parts[ventilation.code] = [
            Part(part, libelles.get(part, part), c := chiffre("v", ventilation.code, part), c.part_de(total))
            for part, n in repartitions[ventilation.code].items()
            if (n or ventilation.ordonnee) and part not in a_venir and not resultat.inconnu
        ]
        hors_liste[ventilation.code] = _hors_liste(ventilation, resultat, repartitions[ventilation.code], lecture)
    mesure = ""
    if indicateur.mesure and resultat.mesure is not None and effectif.montre:
        mesure = f"{nombre_francais(resultat.mesure)} {indicateur.mesure.unite}"
    manquants = chiffre("manquants") if resultat.manquants is not None else None
    return Presentation(
        indicateur, resultat.filtre, effectif, base, manquants, mesure, parts, hors_liste, resultat.inconnu
    )


def _hors_liste(ventilation: Ventilation, resultat: Resultat, listees: dict[str, int], lecture: Lecture) -> HorsListe:
    comptes = resultat.repartitions[ventilation.code]
    reunies = frozenset(code for code, n in comptes.items() if n and code not in listees)
    return HorsListe(
        reunies,
        muette=bool(reunies) and listees[AUTRES] < lecture.seuil + len(reunies),
        a_venir=ventilation.codes_a_venir(resultat.filtre),
    )


def _arrondi(filtre: Filtre, lecture: Lecture) -> int:
    """Return the multiple to round to: a part of a year is rounded, or two days of it could be subtracted."""
    return 0 if filtre.entiere else lecture.base_arrondi


def _libelles(ventilation: Ventilation, departement: str) -> dict[str, str]:
    noms = {str(code): libelle for code, libelle in (ventilation.libelles or {}).items()}
    if ventilation.noms:
        noms |= ventilation.noms(departement)
    return noms | {"": ventilation.manquant, AUTRES: ventilation.ouverte}
