"""From an understood row to the records of a dossier, nothing saved yet; the words of the file are kept beside."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.importation.autres_ecritures import variantes
from parcours.importation.codes import BlocageLu, HebergementLu, NiveauLu
from parcours.importation.comprehension import LigneComprise
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue
from parcours.importation.observations import piliers_evoques
from parcours.importation.resumes import piliers
from parcours.importation.structures import StructureLue, piliers_de
from parcours.models import (
    ContratIntegration,
    Droit,
    EvaluationLinguistique,
    Intervention,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PilierParcours,
    PointBlocage,
    Protection,
    Referent,
    Sejour,
    SituationEmploi,
    Suivi,
    VarianteIdentite,
)
from parcours.nomenclatures import ModeSuivi, NatureEvaluation, Programme, TypeDroit

ORIGINE = 200


@dataclass(frozen=True)
class Provenance:
    """Who imports, for which structure, from what file, on what day."""

    contexte: Contexte
    agent: uuid.UUID | None
    structure: uuid.UUID | None
    fichier: str

    @property
    def jour(self) -> datetime.date:
        return self.contexte.aujourdhui


@dataclass
class Dossier:
    """The records of one row, each either built or absent."""

    personne: Personne
    menage: Menage
    membre: MembreMenage
    parcours: Parcours
    piliers: list[PilierParcours]
    contact: DateLue | None
    variantes: list[VarianteIdentite] = field(default_factory=list)
    faits: list[Model] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    referents: list[Referent] = field(default_factory=list)
    suivis: list[Suivi] = field(default_factory=list)
    blocages: list[PointBlocage] = field(default_factory=list)

    def tous(self) -> list[list[Model]]:
        """The records in the order of their foreign keys."""
        return [
            [self.personne], self.variantes, [self.menage], [self.membre], self.faits, [self.parcours], self.piliers,
            self.interventions, self.referents, self.suivis, self.blocages,
        ]  # fmt: skip


def construire(ligne: LigneComprise, provenance: Provenance) -> Dossier:
    """Return the records of a new person."""
    personne = _personne(ligne)
    parcours = _parcours(ligne, personne, provenance.jour)
    contact = ligne.valeur("dernier_contact")
    menage = _menage(ligne)
    dossier = Dossier(
        personne=personne,
        menage=menage,
        membre=MembreMenage(menage=menage, personne=personne, debut=parcours.debut),
        parcours=parcours,
        piliers=piliers(ligne, parcours),
        contact=contact,
        variantes=variantes(ligne, personne, provenance.fichier),
        faits=_faits(ligne, personne, provenance.contexte),
    )
    structure = ligne.valeur("structure")
    dossier.interventions = _interventions(structure, parcours)
    dossier.referents = _referents(ligne, structure, parcours)
    dossier.suivis = _suivis(ligne, structure, parcours, provenance)
    dossier.blocages = _blocages(ligne, structure, parcours, provenance)
    return dossier


def _personne(ligne: LigneComprise) -> Personne:
    naissance = ligne.valeur("date_naissance")
    personne = Personne(
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
    )
    if naissance:
        personne.date_naissance, personne.naissance_precision = naissance.jour, naissance.precision
    # Rows are inserted in bulk: ``save`` does not run.
    personne.recalculer_cles()
    return personne


def _menage(ligne: LigneComprise) -> Menage:
    composition = ligne.valeur("composition")
    return Menage(
        departement_id=ligne.departement,
        composition_declaree=ligne.texte("composition")[:100] if not ligne_absente(ligne, "composition") else "",
        adultes_declares=composition.adultes if composition else None,
        enfants_declares=composition.enfants if composition else None,
    )


def ligne_absente(ligne: LigneComprise, champ: str) -> bool:
    """The cell says that it says nothing (« ? »)."""
    return champ in ligne.champs and bool(ligne.champs[champ].absent)


def _parcours(ligne: LigneComprise, personne: Personne, aujourdhui: datetime.date) -> Parcours:
    """The pathway begins on the best date known: entry, contract, decision, last contact, else today."""
    connues = (ligne.valeur(champ) for champ in ("entree", "cir", "date_decision", "dernier_contact"))
    debut = next((date for date in connues if date), DateLue(aujourdhui))
    contact = ligne.valeur("dernier_contact")
    return Parcours(
        personne=personne,
        departement_id=ligne.departement,
        programme=ligne.valeur("programme") or Programme.COORDINATION,
        debut=debut.jour,
        debut_precision=debut.precision,
        dernier_contact=contact.jour if contact else None,
        contact_precision=contact.precision if contact else "jour",
    )


def _faits(ligne: LigneComprise, personne: Personne, contexte: Contexte) -> list[Model]:
    """Situations without a date of their own are dated by the last contact, when the table was true."""
    contact, cir = ligne.valeur("dernier_contact"), ligne.valeur("cir")
    faits: list[Model] = []
    if statut := ligne.valeur("statut"):
        origine = " ".join(filter(None, [ligne.texte("statut"), ligne.texte("date_decision")]))
        faits.append(_fait(Protection, personne, ligne.valeur("date_decision"), origine, statut=statut))
    if cir:
        faits.append(_fait(ContratIntegration, personne, cir, ligne.texte("cir")))
    if niveau := ligne.valeur("niveau"):
        niveau: NiveauLu
        au = cir if niveau.nature == NatureEvaluation.POSITIONNEMENT_OFII and cir else contact
        faits.append(
            _fait(
                EvaluationLinguistique,
                personne,
                au,
                ligne.texte("niveau"),
                niveau=niveau.niveau,
                profil=niveau.profil,
                nature=niveau.nature,
            )  # fmt: skip
        )
    if emploi := ligne.valeur("emploi"):
        faits.append(_fait(SituationEmploi, personne, contact, ligne.texte("emploi"), categorie=emploi))
    if etat := ligne.valeur("css"):
        faits.append(_fait(Droit, personne, contact, ligne.texte("css"), type=TypeDroit.CSS, etat=etat))
    if hebergement := ligne.valeur("hebergement"):
        faits.append(_sejour(ligne, personne, hebergement, contexte))
    return faits


def _fait(modele: type[Model], personne: Personne, date: DateLue | None, origine: str, **champs) -> Model:
    precision = {"date_precision": date.precision} if date else {}
    return modele(
        personne=personne, date=date.jour if date else None, texte_origine=origine[:ORIGINE], **precision, **champs
    )


def _sejour(ligne: LigneComprise, personne: Personne, lu: HebergementLu, contexte: Contexte) -> Sejour:
    """« CADA Dole » names a structure, or at least a town; otherwise the person's town is the place's."""
    structures = contexte.structures.par_nom(ligne.texte("hebergement"))
    lieu = contexte.communes.lire(lu.lieu).valeur if lu.lieu else None
    entree = ligne.valeur("entree_hebergement")
    return Sejour(
        personne=personne,
        categorie=lu.categorie,
        structure_id=next(iter(structures)).id if len(structures) == 1 else None,
        commune_id=lieu or ligne.valeur("commune"),
        debut=entree.jour if entree else None,
        debut_precision=entree.precision if entree else "jour",
        texte_origine=ligne.texte("hebergement")[:ORIGINE],
    )


def _interventions(structure: StructureLue | None, parcours: Parcours) -> list[Intervention]:
    """The structure carries the usual pillars of its kind; health is opened by somebody, never by a file."""
    return [
        Intervention(parcours=parcours, structure_id=structure.id, pilier=pilier, debut=parcours.debut)
        for pilier in (piliers_de(structure.type) if structure else [])
    ]


def _referents(ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours) -> list[Referent]:
    nom = ligne.valeur("referent") or ""
    if not structure and (inconnue := ligne.texte("structure")) and not ligne_absente(ligne, "structure"):
        nom = f"{nom or 'Référent non nommé'} ({inconnue})"
    if not nom:
        return []
    return [
        Referent(
            parcours=parcours,
            nom_libre=nom[:100],
            structure_id=structure.id if structure else None,
            debut=parcours.debut,
        )
    ]


def _suivis(
    ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours, provenance: Provenance
) -> list[Suivi]:
    """The last contact, with the observation; what speaks of health is not given to the row's structure."""
    contact, texte = ligne.valeur("dernier_contact"), ligne.valeur("observations") or ""
    if ligne.champs.get("blocage") and ligne.champs["blocage"].probleme:
        texte = f"{texte}\nBlocage noté : {ligne.texte('blocage')}".strip()
    if not (contact or texte):
        return []
    evoques = piliers_evoques(texte)
    de_sante = "sante" in evoques
    return [
        Suivi(
            parcours=parcours,
            departement_id=ligne.departement,
            # Without a contact date, the words are those of the day of the import; that is no contact.
            date=contact.jour if contact else provenance.jour,
            date_precision=contact.precision if contact else "jour",
            mode=ModeSuivi.IMPORT if contact else ModeSuivi.REPRISE,
            piliers=evoques,
            texte=texte,
            auteur_id=provenance.agent,
            structure_id=structure.id if structure and not de_sante else provenance.structure,
        )
    ]


def _blocages(
    ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours, provenance: Provenance
) -> list[PointBlocage]:
    contact = ligne.valeur("dernier_contact") or DateLue(provenance.jour)
    lus: list[BlocageLu] = ligne.valeur("blocage") or []
    return [
        PointBlocage(
            parcours=parcours,
            departement_id=ligne.departement,
            pilier=lu.pilier,
            cause=lu.cause,
            description=_description(lu),
            signale_par_id=provenance.agent,
            structure_id=structure.id if structure else None,
            signale_le=min(contact.jour, timezone.localdate()),
            signale_precision=contact.precision,
        )
        for lu in lus
    ]


def _description(lu: BlocageLu) -> str:
    """The words of the table, unless they speak of health to who does not carry health: the row keeps them."""
    if Pilier.SANTE in piliers_evoques(lu.texte) and lu.pilier != Pilier.SANTE:
        return "Repris du tableau."
    return f"Repris du tableau : « {lu.texte} »"
