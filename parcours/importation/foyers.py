"""Households of the table: the rows of one family make one household, with those of them already known.

Who is known and lives alone today joins it; who lives with others stays there.
"""

import datetime
import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from parcours.importation.construction import Dossier
from parcours.importation.jugement import Jugement
from parcours.importation.liens import Ages, Membre, place, seul
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import MembreMenage, Menage
from parcours.models.importation import ResultatLigne
from parcours.nomenclatures import Lien

DECLARES = ("composition_declaree", "adultes_declares", "enfants_declares")
COUPLE = (Lien.CONJOINT, Lien.PARTENAIRE)


@dataclass
class Foyer:
    """One family. ``menage``: the household that was there, None for a new one. ``places``: row's id → place.

    ``rejoignent``: memberships of the known people who live alone, and join. ``a_verifier``: row's id → what is unsure.
    """

    menage: Menage | None = None
    places: dict[uuid.UUID, str] = field(default_factory=dict)
    a_verifier: dict[uuid.UUID, str] = field(default_factory=dict)
    rejoignent: list[tuple[uuid.UUID, MembreMenage]] = field(default_factory=list)


def foyers(jugements: list[Jugement], jour: datetime.date) -> list[Foyer]:
    """Return the family of each row that has a place to be given; one query whatever the number of rows.

    What is not sure of a place is said on its row.
    """
    familles: dict[str | int, list[Jugement]] = defaultdict(list)
    for rang, jugement in enumerate(jugements):
        if jugement.resultat in (ResultatLigne.CREEE, ResultatLigne.CONNUE, ResultatLigne.DOUBLON):
            familles[jugement.ligne.ligne.foyer or rang].append(jugement)
    connus = {j.personne for cle, membres in familles.items() if isinstance(cle, str) for j in membres if j.personne}
    menages = menages_de(connus)
    ages = Ages.le(jour)
    trouves = [_foyer(membres, menages, ages) for membres in familles.values()]
    par_ligne = {j.ligne.id: j.ligne for membres in familles.values() for j in membres}
    for foyer in trouves:
        for cle, dit in foyer.a_verifier.items():
            par_ligne[cle].dire("lien", dit)
    return trouves


def menages_de(personnes: set) -> dict[uuid.UUID, list[MembreMenage]]:
    """Return today's members of the household of each person, herself among them; one query."""
    if not personnes:
        return {}
    leurs = MembreMenage.objects.filter(personne__in=personnes, fin__isnull=True).values("menage")
    membres = MembreMenage.objects.filter(menage__in=leurs, fin__isnull=True).select_related("menage", "personne")
    # A place of reference that has ended may overlap the dates of a new one.
    anciennes = MembreMenage.objects.filter(menage=OuterRef("menage"), lien=Lien.TITULAIRE, fin__isnull=False)
    membres = membres.annotate(deja_tenue=Exists(anciennes))
    par_menage: dict[uuid.UUID, list[MembreMenage]] = defaultdict(list)
    for membre in membres.defer("personne__recherche", "personne__numero_etranger").order_by("debut", "cree_le"):
        par_menage[membre.menage_id].append(membre)
    return {m.personne_id: eux for eux in par_menage.values() for m in eux if m.personne_id in personnes}


def _foyer(famille: list[Jugement], menages: dict, ages: Ages) -> Foyer:
    nouvelles = [j for j in famille if j.resultat == ResultatLigne.CREEE]
    dits = {j.ligne.id: Membre.de_la_ligne(j.ligne) for j in famille}
    if len(famille) == 1 and nouvelles:
        (cle,) = dits
        return Foyer(places={cle: seul(dits[cle])})
    connues = [j for j in famille if j.personne in menages]
    siens = _menage(connues, menages, dits, ages)
    foyer = Foyer(siens[0].menage if siens else None)
    venues = [
        j
        for j in connues
        if j.a_completer and len(menages[j.personne]) == 1 and menages[j.personne][0].menage != foyer.menage
    ]
    if foyer.menage or nouvelles:
        foyer.rejoignent = [(j.ligne.id, menages[j.personne][0]) for j in venues]
    deja = {membre.personne_id: membre for membre in siens}
    lignes_des_connues = {j.personne: j.ligne for j in famille if j.personne}
    entrent = [j.ligne for j in famille if j in nouvelles or (j in venues and foyer.rejoignent)]
    placer(foyer, entrent, deja, lignes_des_connues, ages)
    return foyer


def _menage(connues: list[Jugement], menages: dict, dits: dict, ages: Ages) -> list[MembreMenage]:
    """Return the members of the household that the family joins: one of several people, or of an adult alone."""
    plusieurs = [menages[j.personne] for j in connues if len(menages[j.personne]) > 1]
    adultes = [menages[j.personne] for j in connues if not dits[j.ligne.id].est_enfant(ages.majeur_ne_avant)]
    return next(iter([*plusieurs, *adultes]), [])


def placer(
    foyer: Foyer,
    entrent: list[LigneComprise],
    deja: dict[uuid.UUID, MembreMenage],
    lignes: dict[uuid.UUID, LigneComprise],
    ages: Ages,
) -> None:
    """Give each row of ``entrent`` its place beside ``deja`` (person → membership), whose rows, if any, are ``lignes``."""
    titulaire = next((m for m in deja.values() if m.lien == Lien.TITULAIRE), None)
    en_couple = any(m.lien in COUPLE for m in deja.values())
    reference = None
    if titulaire:
        sienne = lignes.get(titulaire.personne_id)
        reference = Membre.de_la_ligne(sienne) if sienne else Membre.du_dossier(titulaire.personne, titulaire.lien)
    membres = [(ligne.id, Membre.de_la_ligne(ligne)) for ligne in entrent]
    if titulaire is None and not any(m.deja_tenue for m in deja.values()):
        cle, reference = next(((c, m) for c, m in membres if not m.est_enfant(ages.majeur_ne_avant)), (None, None))
        if reference is not None:
            foyer.places[cle] = Lien.TITULAIRE
    for cle, membre in membres:
        if cle in foyer.places:
            continue
        foyer.places[cle], doute = place(membre, reference, en_couple, ages)
        en_couple = en_couple or foyer.places[cle] in COUPLE
        if doute:
            foyer.a_verifier[cle] = doute


def installer(trouves: list[Foyer], dossiers: dict[uuid.UUID, Dossier]) -> None:
    """Put the new dossiers (row's id → dossier) of one family in one household, before they are written."""
    for foyer in trouves:
        nouveaux = {cle: dossiers[cle] for cle in foyer.places if cle in dossiers}
        if not nouveaux:
            continue
        menages = [dossier.menage for dossier in nouveaux.values()]
        # One household is written for all: the one that says how many they are, when a row does.
        menage = foyer.menage or next((m for m in menages if m.composition_declaree), menages[0])
        for cle, dossier in nouveaux.items():
            dossier.membre.lien = foyer.places[cle]
            dossier.menage_existant = foyer.menage is not None
            dossier.menage, dossier.membre.menage_id = menage, menage.pk
        foyer.menage = menage


def rejoindre(membre: MembreMenage, menage: Menage, lien: str) -> None:
    """Bring who lives alone into the household of her family; since when she lives there, the table does not say.

    The household that she leaves empty goes; what it alone declares is kept on the other, whose change is not somebody's.
    """
    quitte = Menage.objects.get(pk=membre.menage_id)
    if quitte.pk == menage.pk:
        return
    membre.menage, membre.lien, membre.debut_connu = menage, lien, False
    membre.save()
    if quitte.membres.exists():
        return
    declares = {champ: getattr(quitte, champ) for champ in DECLARES}
    Menage.objects.filter(pk=menage.pk, composition_declaree="").update(**declares)
    quitte.delete()
