"""The referrals of one pillar, and the chain of the pathway."""

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from cirj.socle.templatetags.francais import jour
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, suite
from parcours.models import Orientation
from parcours.orientations.enchainements import enchainements, lire
from parcours.orientations.formulaires_fiches import modeles_pour
from parcours.orientations.lecture import VueOrientation
from parcours.orientations.lecture import lire as lire_orientations


def sections_du_pilier(dossier: DossierLu, pilier: str) -> list[Section]:
    """Referrals on this pillar; on one that nobody carries, those that the structure sent itself."""
    libelle = Pilier(pilier).label
    orientable = pilier in dossier.orientables
    if pilier not in dossier.lus and not orientable:
        return [Section("Orientations", "orientation", "", False, [], pilier=pilier)]
    lues = Orientation.objects.visible_par(dossier.agent).filter(parcours=dossier.parcours, pilier=pilier)
    lignes = [_ligne(vue) for vue in lire_orientations(lues.pour_affichage(), dossier.agent)]
    ajouter = f"Orienter : {libelle.lower()}"
    return [Section("Orientations", "orientation", ajouter, True, lignes, ajoutable=orientable, pilier=pilier)]


def _ligne(vue: VueOrientation) -> LigneReleve:
    o = vue.orientation
    derniere = vue.histoire[-1]
    return LigneReleve(
        suite(vue.offre, vue.vers),
        suite(f"{derniere.quoi.lower()} le {jour(derniere.le)}", derniere.detail),
        gestes=(Geste("ouvrir", lien=o.get_absolute_url()),),
    )


def sections(dossier: DossierLu) -> list[Section]:
    """The chain: its steps and how they meet; when there is none, one to take up again."""
    if dossier.parcours is None:
        return [Section("Enchaînement", "maillon", "", True, [], ajoutable=False)]
    seuil = regles.nombre("ENCHAINEMENT_VIDE")
    chaines = enchainements([dossier.parcours.pk], dossier.agent)
    vue = lire(chaines[0], seuil, dossier.ouverts) if chaines else None
    ecrit = bool(dossier.orientables)
    montrees = [
        Section(
            "Ce qui s'enchaîne",
            "maillon",
            "Ajouter une étape",
            True,
            [],
            ajoutable=ecrit,
            gabarit="parcours/orientations/_enchainement.html",
            contenu=vue,
        )
    ]
    if ecrit and (vue is None or not vue.maillons) and modeles_pour(dossier.agent, dossier.parcours):
        montrees.append(
            Section("Reprendre un enchaînement", "enchainement-repris", "Reprendre pour cette personne", True, [])
        )
    return montrees
