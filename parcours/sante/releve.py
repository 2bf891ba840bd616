"""The records of the health pillar: rights and appointments, nothing medical (docs/domaine.md §6)."""

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import LigneReleve, Section, section, suite
from parcours.droits.releve import droits_du
from parcours.nomenclatures.pays_et_langues import noms_langues
from parcours.rendez_vous.releve import rendez_vous_du

_MOTS = {True: "oui", False: "non", None: "inconnu"}


def sections(dossier: DossierLu) -> list[Section]:
    besoins = section(
        "Pour accéder aux soins",
        "acces-soins",
        "Noter ces besoins",
        Pilier.SANTE in dossier.lus,
        lambda: _besoins(dossier.personne),
    )
    besoins.ajoutable = not besoins.lignes
    return [rendez_vous_du(Pilier.SANTE, dossier), besoins, droits_du(Pilier.SANTE, "Droits de santé", dossier)]


def _besoins(personne) -> list[LigneReleve]:
    lignes = []
    for besoins in personne.acces_soins.all():
        langue = "".join(noms_langues([besoins.interprete_langue])) if besoins.interprete_langue else ""
        lignes += [
            LigneReleve("Interprète", suite(_MOTS[besoins.interprete], langue, _note(besoins.interprete_le))),
            LigneReleve(
                "Orientation vers un service de santé",
                suite(_MOTS[besoins.orientation], _note(besoins.orientation_le)),
                "acces-soins",
                besoins.pk,
            ),
        ]
    return lignes


def _note(le) -> str:
    return f"noté le {jour(le)}" if le else ""
