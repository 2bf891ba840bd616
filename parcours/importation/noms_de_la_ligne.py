"""What the cells of names of one row say together: name, first name, married name, sex, other spellings."""

from dataclasses import replace

from cirj.socle.noms import sans_accents
from parcours.importation.noms_de_personnes import AUCUN_NOM
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import Sexe

ENSEMBLE = ("nom_complet", "prenom_nom")
_NOMS = ("nom", "prenom", *ENSEMBLE, "nom_naissance", "nom_usage")
USAGE_SEUL = "noté comme nom"
SANS_NOM_DE_FAMILLE = "Pas de nom de famille : « {nom} » est noté comme nom, sans prénom. Vérifiez."


def rassembler(champs: dict[str, Lecture]) -> None:
    """Complete ``champs`` in place with what the cells of names say of ``nom``, ``prenom``, ``nom_usage`` and ``sexe``.

    ``autres_noms`` (no column is it) holds the other spellings: a list of (name, first name).
    """
    autres = _separer(champs) + _colonne_du_nom_de_naissance(champs)
    _nom_de_naissance(champs)
    _nom_unique(champs)
    details = [lecture.details for code in _NOMS if (lecture := champs.get(code, VIDE)).details]
    usage = next((d.usage for d in details if d.usage), "")
    if usage and not champs.get("nom_usage", VIDE).valeur:
        champs["nom_usage"] = Lecture("", usage, usage)
    _nom_d_usage_seul(champs)
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


def _colonne_du_nom_de_naissance(champs: dict[str, Lecture]) -> list[tuple[str, str]]:
    """A column of birth names, often filled only for who changed: then the column of names says the name in use.

    Return what is left over: the name of the first column, when a third one says the name in use.
    """
    nom, naissance, usage = (champs.get(code, VIDE) for code in ("nom", "nom_naissance", "nom_usage"))
    if not naissance.valeur or nom.refus:
        return []
    # Its details are read where it stands.
    champs["nom"] = Lecture("", naissance.valeur, naissance.valeur)
    if not nom.valeur or sans_accents(nom.valeur) == sans_accents(naissance.valeur):
        return []
    if not usage.valeur:
        champs["nom_usage"] = replace(usage, valeur=nom.valeur, lu=nom.valeur)
        return []
    autre = sans_accents(nom.valeur) != sans_accents(usage.valeur)
    return [(nom.valeur, champs.get("prenom", VIDE).valeur or "")] if autre else []


def _nom_d_usage_seul(champs: dict[str, Lecture]) -> None:
    """Without a birth name, the name in use is the only one that is known: it is the name."""
    nom, usage = champs.get("nom", VIDE), champs.get("nom_usage", VIDE)
    if not usage.valeur or nom.valeur or any(champs.get(code, VIDE).refus for code in _NOMS):
        return
    champs["nom"] = replace(nom, valeur=usage.valeur, lu=usage.valeur, absent="")
    champs["nom_usage"] = replace(usage, valeur=None, lu=USAGE_SEUL)


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
