"""What the cells of names of one row say together: name, first name, married name, sex, other spellings."""

from dataclasses import replace

from parcours.importation.noms_de_personnes import AUCUN_NOM
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import Sexe

ENSEMBLE = ("nom_complet", "prenom_nom")
_NOMS = ("nom", "prenom", *ENSEMBLE, "nom_usage")
SANS_NOM_DE_FAMILLE = "Pas de nom de famille : « {nom} » est noté comme nom, sans prénom. Vérifiez."


def rassembler(champs: dict[str, Lecture]) -> None:
    """Complete ``champs`` in place with what the cells of names say of ``nom``, ``prenom``, ``nom_usage`` and ``sexe``.

    ``autres_noms`` (no column is it) holds the other spellings: a list of (name, first name).
    """
    autres = _separer(champs)
    _nom_de_naissance(champs)
    _nom_unique(champs)
    details = [lecture.details for code in _NOMS if (lecture := champs.get(code, VIDE)).details]
    usage = next((d.usage for d in details if d.usage), "")
    if usage and not champs.get("nom_usage", VIDE).valeur:
        champs["nom_usage"] = Lecture("", usage, usage)
    _sexe(champs, {d.sexe for d in details if d.sexe})
    autres += _autres_ecritures(champs)
    actuel = (champs.get("nom", VIDE).valeur, champs.get("prenom", VIDE).valeur or "")
    if autres := [couple for couple in dict.fromkeys(autres) if couple[0] and couple != actuel]:
        champs["autres_noms"] = Lecture("", autres, ", ".join(" ".join(couple).strip() for couple in autres))


def mention(champs: dict[str, Lecture]) -> str:
    """Return the words on the follow-up that stood in a cell of names (« sorti le 12/03/2024 »), or ""."""
    return next((lecture.mention for code in _NOMS if (lecture := champs.get(code, VIDE)).mention), "")


def _separer(champs: dict[str, Lecture]) -> list[tuple[str, str]]:
    """A single column of names gives a name and a first name, unless columns of their own do."""
    ensemble = next((champs[code] for code in ENSEMBLE if code in champs and champs[code].valeur), VIDE)
    if not ensemble.valeur or champs.get("nom", VIDE).valeur:
        return []
    nom, prenom = ensemble.valeur
    champs["nom"] = Lecture("", nom, nom)
    if not champs.get("prenom", VIDE).valeur:
        champs["prenom"] = Lecture("", prenom or None, prenom)
    return list(ensemble.details.couples) if ensemble.details else []


def _nom_de_naissance(champs: dict[str, Lecture]) -> None:
    """« Sophie née DUPONT » in the column of first names, MARTIN in that of names."""
    nom, details = champs.get("nom", VIDE), champs.get("prenom", VIDE).details
    if details and details.naissance and nom.valeur and nom.valeur != details.naissance:
        champs["nom"] = replace(nom, valeur=details.naissance, lu=details.naissance)
        if not champs.get("nom_usage", VIDE).valeur:
            champs["nom_usage"] = Lecture("", nom.valeur, nom.valeur)


def _nom_unique(champs: dict[str, Lecture]) -> None:
    """« LNU », « sans nom » and a first name: the person has one name, and it is the name."""
    nom, prenom = champs.get("nom", VIDE), champs.get("prenom", VIDE)
    if nom.absent == AUCUN_NOM and not nom.valeur and prenom.valeur:
        dit = SANS_NOM_DE_FAMILLE.format(nom=prenom.valeur)
        champs["nom"] = replace(nom, valeur=prenom.valeur, lu=prenom.valeur, absent="", probleme=dit)
        champs["prenom"] = replace(prenom, valeur=None, lu="")


def _sexe(champs: dict[str, Lecture], dits: set[str]) -> None:
    ecrit = champs.get("sexe", VIDE)
    if len(dits) != 1 or ecrit.probleme:
        return
    (dit,) = dits
    if not ecrit.valeur:
        champs["sexe"] = Lecture(ecrit.texte, dit, Sexe(dit).label)
    elif ecrit.valeur != dit:
        champs["sexe"] = replace(ecrit, probleme=f"Le sexe est « {ecrit.texte} », la civilité dit autre chose.")


def _autres_ecritures(champs: dict[str, Lecture]) -> list[tuple[str, str]]:
    nom, prenom = champs.get("nom", VIDE), champs.get("prenom", VIDE)
    noms = nom.details.autres if nom.details else ()
    prenoms = prenom.details.autres if prenom.details else ()
    return [(autre, prenom.valeur or "") for autre in noms] + [(nom.valeur or "", autre) for autre in prenoms]
