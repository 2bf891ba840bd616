"""From an understood row to the records of a dossier, nothing saved yet; the words of the file are kept beside."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db.models import Model

from acteurs.nomenclatures import Pilier
from cirj.socle.insertion import neuf
from parcours.importation.accompagnement import parcours_de
from parcours.importation.autres_ecritures import variantes
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue
from parcours.importation.difficultes import difficultes
from parcours.importation.entourage import interventions, referents
from parcours.importation.faits import faits_de
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.observations import piliers_evoques
from parcours.importation.resumes import coches, piliers
from parcours.importation.structures import StructureLue
from parcours.models import (
    DifficulteSignalee,
    Intervention,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PilierParcours,
    Referent,
    Sejour,
    Suivi,
    VarianteIdentite,
)
from parcours.nomenclatures import ModeSuivi

#: What a note keeps of the name of its file.
FICHIER = Suivi._meta.get_field("fichier").max_length


@dataclass(frozen=True)
class Provenance:
    """Who imports, for which structure, from what file (``importation``: which import), on what day.

    ``lu_le``: the day the table was imported, when a double is decided later.
    """

    contexte: Contexte
    agent: uuid.UUID | None
    structure: uuid.UUID | None
    fichier: str
    importation: uuid.UUID | None = None
    lu_le: datetime.date | None = None

    @property
    def jour(self) -> datetime.date:
        return self.contexte.aujourdhui

    @property
    def jour_du_tableau(self) -> datetime.date:
        return self.lu_le or self.jour


@dataclass
class Dossier:
    """The records of one row, each either built or absent."""

    personne: Personne
    menage: Menage
    membre: MembreMenage
    parcours: Parcours
    piliers: list[PilierParcours]
    contact: DateLue | None
    #: The household is that of somebody known: it is not this row's to write.
    menage_existant: bool = False
    variantes: list[VarianteIdentite] = field(default_factory=list)
    faits: list[Model] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    referents: list[Referent] = field(default_factory=list)
    suivis: list[Suivi] = field(default_factory=list)
    difficultes: list[DifficulteSignalee] = field(default_factory=list)
    #: A note said with the header of its column → its words alone, as an earlier table may have said them.
    sans_entete: dict[str, str] = field(default_factory=dict)
    #: The pillars that the row ticks.
    coches: list[str] = field(default_factory=list)

    def tous(self) -> list[list[Model]]:
        """The records in the order of their foreign keys."""
        return [
            [self.personne],
            self.variantes,
            [] if self.menage_existant else [self.menage],
            [self.membre],
            self.faits,
            [self.parcours],
            self.piliers,
            self.interventions,
            self.referents,
            self.suivis,
            self.difficultes,
        ]


def construire(ligne: LigneComprise, provenance: Provenance) -> Dossier:
    """Return the records of a new person."""
    personne = _personne(ligne)
    parcours = parcours_de(ligne, personne, provenance.jour)
    contact = ligne.valeur("dernier_contact")
    menage = _menage(ligne)
    dossier = Dossier(
        personne=personne,
        menage=menage,
        membre=neuf(
            MembreMenage, menage_id=menage.pk, personne_id=personne.pk, debut=parcours.debut, debut_connu=False
        ),
        parcours=parcours,
        piliers=piliers(ligne, parcours),
        contact=contact,
        variantes=variantes(ligne, personne, provenance.fichier),
        faits=_faits(ligne, personne, parcours, provenance.contexte),
        coches=coches(ligne),
        sans_entete={str(note): note.mots for note in ligne.notes},
    )
    structure = ligne.valeur("structure")
    dossier.interventions = interventions(structure, parcours, provenance.jour)
    dossier.referents = referents(ligne, structure, parcours, provenance.jour)
    dossier.suivis = _suivis(ligne, structure, parcours, provenance)
    dossier.difficultes = difficultes(
        ligne, structure, parcours, provenance.jour_du_tableau, provenance.fichier[:FICHIER]
    )
    for difficulte in dossier.difficultes:
        difficulte.importation_id = provenance.importation
    return dossier


def _faits(ligne: LigneComprise, personne: Personne, parcours: Parcours, contexte: Contexte) -> list[Model]:
    """Where people who are gone live today is not known: the stay that the row says ended with the pathway."""
    faits = faits_de(ligne, personne, contexte)
    for sejour in faits if parcours.fin else ():
        if isinstance(sejour, Sejour):
            sejour.finir_avec(parcours)
    return faits


def _personne(ligne: LigneComprise) -> Personne:
    naissance = ligne.valeur("date_naissance")
    personne = neuf(
        Personne,
        id=ligne.id,
        departement_id=ligne.departement,
        nom=ligne.nom,
        prenom=ligne.prenom,
        nom_usage=ligne.valeur("nom_usage") or "",
        sexe=ligne.valeur("sexe") or "",
        nationalites=ligne.valeur("nationalite") or [],
        langues=ligne.valeur("langues") or [],
        telephone=ligne.valeur("telephone") or "",
        courriel=ligne.valeur("courriel") or "",
        commune_id=ligne.valeur("commune"),
        numero_etranger=ligne.valeur("numero_etranger") or "",
        besoin_interprete=ligne.valeur("interprete"),
    )
    if naissance:
        personne.date_naissance, personne.naissance_precision = naissance.jour, naissance.precision
    # Rows are inserted in bulk: ``save`` does not run.
    personne.recalculer_cles()
    return personne


def _menage(ligne: LigneComprise) -> Menage:
    composition = ligne.valeur("composition")
    return neuf(
        Menage,
        departement_id=ligne.departement,
        composition_declaree=masquer_dans(ligne.texte("composition"))[:100]
        if not ligne_absente(ligne, "composition")
        else "",
        adultes_declares=composition.adultes if composition else None,
        enfants_declares=composition.enfants if composition else None,
    )


def ligne_absente(ligne: LigneComprise, champ: str) -> bool:
    """The cell says that it says nothing (« ? »)."""
    return champ in ligne.champs and bool(ligne.champs[champ].absent)


def _suivis(
    ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours, provenance: Provenance
) -> list[Suivi]:
    """The last contact, and the words of the table, those of its comments too: nothing says that they were spoken that day.

    What speaks of health is not given to the row's structure; each comment is a note of its own, so that it hides no other.
    """
    contact = ligne.valeur("dernier_contact")
    textes = [*map(str, ligne.notes), *(str(c.masque) for c in ligne.ligne.commentaires)]

    def suivi(date: DateLue, mode: str, piliers_dits: list[str], mots: str) -> Suivi:
        de_sante = Pilier.SANTE in piliers_dits
        return neuf(
            Suivi,
            parcours_id=parcours.pk,
            departement_id=ligne.departement,
            date=date.jour,
            date_precision=date.precision,
            mode=mode,
            piliers=piliers_dits,
            texte=mots,
            auteur_id=provenance.agent,
            structure_id=structure.id if structure and not de_sante else provenance.structure,
            importation_id=provenance.importation,
            fichier=provenance.fichier[:FICHIER],
            lu_le=provenance.jour_du_tableau,
        )

    suivis = [suivi(contact, ModeSuivi.IMPORT, [], "")] if contact else []
    notes = [(piliers_evoques(mots), mots) for mots in textes if mots]
    return suivis + [suivi(DateLue(provenance.jour), ModeSuivi.REPRISE, dits, mots) for dits, mots in notes]
