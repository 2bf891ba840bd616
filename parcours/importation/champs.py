"""The fields a column may be: their name for people, and how a cell of theirs is understood."""

from collections.abc import Callable
from dataclasses import dataclass

from acteurs.nomenclatures import Pilier
from parcours.importation import codes, identite
from parcours.importation.coches import coche, en_mots
from parcours.importation.coches_datees import coche_datee
from parcours.importation.composition import lire_composition
from parcours.importation.contexte import Contexte
from parcours.importation.contrats import fin_du_contrat, signature_du_contrat
from parcours.importation.dates import en_lecture, lire_date
from parcours.importation.droits_lus import droit
from parcours.importation.emplois_lus import emploi
from parcours.importation.lecture import Cellule, texte
from parcours.importation.lieux_des_sejours import hebergement
from parcours.importation.naissances import naissance
from parcours.importation.niveaux_lus import niveau
from parcours.importation.protections import decision
from parcours.importation.sorties import sortie
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import TypeDroit

#: Rights that a column of their own may say, the complementary health cover apart.
DROITS = [
    TypeDroit.PUMA,
    TypeDroit.CARTE_VITALE,
    TypeDroit.MEDECIN_TRAITANT,
    TypeDroit.MDPH,
    TypeDroit.CAF,
    TypeDroit.RSA,
    TypeDroit.PRIME_ACTIVITE,
    TypeDroit.APL,
    TypeDroit.COMPTE_BANCAIRE,
    TypeDroit.DOMICILIATION,
    TypeDroit.TITRE_VOYAGE,
]
Comprendre = Callable[[Cellule, Contexte], Lecture]


@dataclass(frozen=True)
class Champ:
    """``porte_absence``: « ? », « NC » mean that nothing is known (a name or a free text is taken as it is).

    ``note``: free words, kept as a note of the dossier (see ``notes``); several columns may be one.
    """

    code: str
    libelle: str
    comprendre: Comprendre
    porte_absence: bool = True
    date: bool = False
    note: bool = False


def _texte(lire: Callable[[str], Lecture]) -> Comprendre:
    return lambda cellule, contexte: lire(texte(cellule))


def _libre(cellule: Cellule, contexte: Contexte) -> Lecture:
    return Lecture(texte(cellule), texte(cellule), texte(cellule))


def _note(cellule: Cellule, contexte: Contexte) -> Lecture:
    return Lecture(texte(cellule), en_mots(cellule), en_mots(cellule))


def _ignore(cellule: Cellule, contexte: Contexte) -> Lecture:
    return Lecture(texte(cellule))


def _date(cellule: Cellule, contexte: Contexte) -> Lecture:
    return en_lecture(
        texte(cellule), lambda: lire_date(cellule, contexte.aujourdhui, None, contexte.epoque, contexte.age_max)
    )


def _composition(cellule: Cellule, contexte: Contexte) -> Lecture:
    return lire_composition(texte(cellule), contexte.menage_max)


def _numero(cellule: Cellule, contexte: Contexte) -> Lecture:
    return identite.numero_etranger(texte(cellule), nombre=isinstance(cellule, int | float))


def _coche(cellule: Cellule, contexte: Contexte) -> Lecture:
    dit, ecrit = coche(cellule), texte(cellule)
    datee = coche_datee(cellule, contexte) if dit is None else None
    if datee and datee.oui:
        return Lecture(ecrit, True, "oui", f"« {ecrit} » : la date « {datee.ecrite} » n'est pas reprise.")
    if dit is None:
        return Lecture(ecrit, None, "", f"« {ecrit} » n'est ni oui, ni non.")
    return Lecture(ecrit, dit, "oui" if dit else "non")


CHAMPS = [
    Champ("nom", "Nom", _texte(identite.nom), porte_absence=False),
    Champ("prenom", "Prénom", _texte(identite.prenom)),
    Champ("nom_complet", "Nom et prénom ensemble", _texte(identite.nom_complet), porte_absence=False),
    Champ("prenom_nom", "Prénom et nom ensemble", _texte(identite.prenom_nom), porte_absence=False),
    Champ("nom_naissance", "Nom de naissance", _texte(identite.nom)),
    Champ("nom_usage", "Nom d'usage", _texte(identite.nom_usage)),
    Champ("sexe", "Sexe", _texte(codes.sexe)),
    Champ("date_naissance", "Date de naissance", naissance, date=True),
    Champ("nationalite", "Nationalité", _texte(codes.nationalites)),
    Champ("langues", "Langues parlées", _texte(codes.langues)),
    Champ("statut", "Statut de protection", _texte(codes.statut)),
    Champ("date_decision", "Date de la décision", decision, date=True),
    Champ("date_notification", "Notification de la protection", _date, date=True),
    Champ("cir", "Signature du contrat d'intégration", signature_du_contrat, date=True),
    Champ("cir_fin", "Fin du contrat d'intégration", fin_du_contrat, date=True),
    Champ("numero_etranger", "Numéro étranger", _numero),
    Champ("niveau", "Niveau de français", _texte(niveau)),
    Champ("hebergement", "Hébergement ou logement", lambda cellule, contexte: hebergement(texte(cellule), contexte)),
    Champ("entree_hebergement", "Entrée dans l'hébergement", _date, date=True),
    Champ("commune", "Commune", lambda cellule, contexte: contexte.communes.lire(texte(cellule))),
    Champ("structure", "Structure", lambda cellule, contexte: contexte.structures.lire(texte(cellule))),
    Champ("referent", "Référent", _libre),
    Champ("telephone", "Téléphone", _texte(identite.telephone)),
    Champ("courriel", "Adresse électronique", _texte(identite.courriel)),
    Champ("composition", "Composition du ménage", _composition),
    Champ("emploi", "Emploi ou formation", _texte(emploi)),
    Champ("css", "Complémentaire santé (CSS)", droit),
    *(Champ(f"droit_{type_droit}", type_droit.label, droit) for type_droit in DROITS),
    Champ("programme", "Programme", _texte(codes.programme)),
    Champ("agir", "Suivi par AGIR (oui ou croix)", _coche),
    Champ("entree", "Entrée dans l'accompagnement", _date, date=True),
    Champ("sortie", "Sortie de l'accompagnement", sortie, date=True),
    Champ("motif_sortie", "Motif de la sortie", _texte(codes.motif_sortie)),
    Champ("dernier_contact", "Dernier contact", _date, date=True),
    Champ("observations", "Observations", _note, porte_absence=False, note=True),
    Champ("note", "Note, sous le nom de la colonne", _note, note=True),
    # A residence document without its kind and its first day, a school without its date, are no record of the dossier.
    Champ("titre", "Titre de séjour et sa fin de validité (gardé en note)", _note, note=True),
    Champ("ecole", "École ou classe (gardée en note)", _note, note=True),
    Champ("blocage", "Blocage", _texte(codes.blocages)),
    Champ("numero_famille", "Numéro de famille (le ménage)", _libre),
    Champ("lien", "Place dans la famille", _texte(codes.lien)),
    Champ("interprete", "Besoin d'un interprète", _coche),
    Champ("sexe_f", "Femme (une croix)", _coche),
    Champ("sexe_h", "Homme (une croix)", _coche),
    *(Champ(f"pilier_{pilier}", f"Suivi pour {pilier.label.lower()} (une croix)", _coche) for pilier in Pilier),
    Champ("couple", "Couple", _ignore),
    Champ("mention", "Mention dans le nom, ou titre au-dessus", _ignore),
    Champ("intertitre", "Seul sur sa ligne", _ignore),
    Champ("numero_ordre", "Numéro d'ordre (non repris)", _ignore),
    # What tables often hold and no dossier does: known, so that it is never taken for the plain field.
    Champ("age", "Âge (non repris : écrivez la date ou l'année de naissance)", _ignore),
    Champ("lieu_naissance", "Lieu de naissance (non repris)", _ignore),
    Champ("etudes", "Études (non repris)", _ignore),
    Champ("situation_familiale", "Situation de famille (non reprise)", _ignore),
    Champ("telephone_autre", "Autre téléphone (non repris)", _ignore),
    Champ("contact_referent", "Téléphone ou adresse du référent (non repris)", _ignore),
    Champ("arrivee_france", "Arrivée en France (non reprise)", _ignore),
    Champ("premier_contact", "Premier contact (non repris)", _ignore),
    Champ("avant", "Situation d'avant (non reprise)", _ignore),
    Champ("niveau_vise", "Niveau visé (non repris)", _ignore),
    Champ("souhait", "Ce qui est recherché (non repris)", _ignore),
    Champ("adresse", "Adresse (non reprise)", _ignore),
    Champ("dossier_externe", "Numéro d'un autre dossier (non repris)", _ignore),
    Champ("ame", "Aide médicale d'État (non reprise)", _ignore),
    Champ("entourage", "Conjoint, parents, enfants (non repris : une ligne par personne)", _ignore),
    Champ("demande_logement", "Demande de logement (non reprise)", _ignore),
]
PAR_CODE = {champ.code: champ for champ in CHAMPS}
NON_REPRIS = {champ.code for champ in CHAMPS if champ.comprendre is _ignore}
#: What the person may choose for a column: the rest is left aside.
A_CHOISIR = [champ for champ in CHAMPS if champ.code not in NON_REPRIS]
#: Free words: several columns may be of one of these, and each cell is a note of its own.
EN_NOTE = {champ.code for champ in CHAMPS if champ.note}
#: Known, left aside, and no matter for a note: it says nothing of the person, or it is a number kept elsewhere.
SANS_NOTE = {"couple", "mention", "intertitre", "numero_ordre", "age", "dossier_externe", "ame"}
#: Columns of which one alone may say the name of the people.
NOMS = ("nom", "nom_naissance", "nom_usage", "nom_complet", "prenom_nom")
ESSENTIELS = set(NOMS)


def dit_par_une_coche(champ: Champ, cellule: Cellule) -> bool:
    """« x », « ✗ » are no absence where a tick is a value, or a note."""
    return (champ.note or est_coche(champ)) and coche(cellule) is not None


def est_coche(champ: Champ) -> bool:
    """A tick says something there: « x » is yes, elsewhere it says nothing."""
    return champ.comprendre in (_coche, droit, signature_du_contrat, sortie)
