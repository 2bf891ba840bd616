"""Snapshots frozen before counts were kept as figures: read as what they say, and never more.

Version 1 kept the printed words. In the column of the year before it also wrote « 0 » for a line gathered that year
under « Autres »: where the two years are not known to have the same lines, such a 0 is read as « inconnu ».
"""

from cirj.socle.chiffres import ESPACE, INCONNU, SECRET, Chiffre


def a_jour(instantane: dict) -> dict:
    """Return the snapshot as the present version keeps it."""
    if instantane["version"] > 1:
        return instantane
    sections = [
        section
        | {
            "figures": [_figure(figure) for figure in section["figures"]],
            "illustrations": [_illustration(illustration) for illustration in section["illustrations"]],
        }
        for section in instantane["sections"]
    ]
    return instantane | {"sections": sections}


def _figure(figure: dict) -> dict:
    return figure | {
        "valeur": _lu(figure["valeur"]).en_json(),
        "base": _lu(figure["base"]).en_json() if figure["base"] else None,
        "avant": _lu(figure["avant"]).en_json(),
    }


def _illustration(illustration: dict) -> dict:
    # A mark for the year before was drawn when no line was gathered in either; the groupings of communes never are.
    memes_lignes = illustration["repere"] or illustration["carte"]
    lignes = []
    for libelle, nombre, part, avant in illustration["lignes"]:
        lu = _lu(avant)
        if lu.nul and not memes_lignes:
            lu = INCONNU
        lignes.append({"libelle": libelle, "nombre": _lu(nombre).en_json(), "part": part, "avant": lu.en_json()})
    return illustration | {"lignes": lignes}


def _lu(mot: str) -> Chiffre:
    """Return the figure that version 1 printed as « 1 234 », « env. 140 » or « secret »."""
    if mot == str(SECRET):
        return SECRET
    nombre = int(mot.removeprefix("env. ").replace(ESPACE, ""))
    return Chiffre.environ(nombre) if mot.startswith("env. ") else Chiffre.exact(nombre)
