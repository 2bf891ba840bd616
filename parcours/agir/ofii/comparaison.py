"""Finding in our list each person of the OFII's: by the keyed hash of the number, then by the names and the birth date."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction

from cirj.socle import regles
from cirj.socle.calendrier import Precision, en_francais
from cirj.socle.chiffrement import empreinte
from cirj.socle.noms import cle_identite
from parcours.agir.eligibilite import minuscule
from parcours.agir.ofii.etats import EtatOfii
from parcours.agir.ofii.lecture import LigneLue, ListeLue
from parcours.importation.doublons import Annuaire, annuaire_des_connus
from parcours.importation.ressemblances import Identite
from parcours.models import LigneOfii, ParcoursAgir, RapprochementOfii
from parcours.nomenclatures import EtatAgir, ResultatOfii

#: Those of ours that the OFII should know.
_ATTENDUES = (EtatAgir.ELIGIBILITE_VERIFIEE, EtatAgir.VALIDE_OFII, EtatAgir.ENTRE)


@dataclass(frozen=True)
class Trouvaille:
    """What comparing one line gave; ``agir`` None when nobody, or more than one, was found.

    ``question``: the words of the state that somebody must explain, or "".
    """

    resultat: str
    agir: ParcoursAgir | None
    explication: str
    question: str = ""


@transaction.atomic
def rapprocher(liste: ListeLue, *, departement: str, agent, nom_fichier: str) -> RapprochementOfii:
    """Compare the list with the department's people and keep what was found, in a number of queries that does not depend on it."""
    oublier_les_anciens(departement)
    rapprochement = RapprochementOfii.objects.create(
        departement_id=departement,
        demande_par=agent,
        nom_fichier=nom_fichier,
        entetes=liste.entetes,
        lignes_lues=len(liste.lignes),
    )
    identites = {lue.rang: _identite(lue) for lue in liste.lignes}
    annuaire = annuaire_des_connus(departement, list(identites.values()))
    notres = _notres(departement)
    lignes, vus = [], set()
    for lue in liste.lignes:
        trouvee = _comparer(lue, identites[lue.rang], annuaire, notres, vus)
        lignes.append(_ligne(rapprochement, lue, identites[lue.rang], trouvee))
    lignes += _absents(rapprochement, notres, vus)
    LigneOfii.objects.bulk_create(lignes, batch_size=500)
    return rapprochement


def oublier_les_anciens(departement: str) -> None:
    """Delete the comparisons older than the rule ``AGIR_OFII_CONSERVATION``."""
    limite = regles.limite_passee("AGIR_OFII_CONSERVATION")
    RapprochementOfii.objects.filter(departement=departement, cree_le__date__lt=limite).delete()


def _notres(departement: str) -> dict[UUID, ParcoursAgir]:
    """Return, by person, what counts today in AGIR: under way before refused, the latest first."""
    par_personne: dict[UUID, ParcoursAgir] = {}
    siens = ParcoursAgir.objects.filter(departement=departement).select_related("parcours").order_by("cree_le")
    for clos in (True, False):
        for agir in siens:
            if (agir.etat in EtatAgir.sans_suite()) is clos:
                par_personne[agir.parcours.personne_id] = agir
    return par_personne


def _comparer(
    lue: LigneLue, identite: Identite, annuaire: Annuaire, notres: dict[UUID, ParcoursAgir], vus: set
) -> Trouvaille:
    if lue.problemes and not (lue.nom or lue.numero):
        return Trouvaille(ResultatOfii.ECARTEE, None, " ".join(lue.problemes))
    semblables = annuaire.ressemblances(identite)
    surs = [r for r in semblables if r.identique or (identite.numero and r.candidate.numero == identite.numero)]
    connus = {r.candidate.id for r in (surs or semblables)}
    candidats = [cle for cle in connus if cle in notres]
    if len(candidats) > 1 or (candidats and not surs):
        motif = (
            "Plusieurs personnes lui ressemblent."
            if len(candidats) > 1
            else f"Ressemblance : {', '.join(semblables[0].motifs)}."
        )
        vus.update(candidats)
        return Trouvaille(ResultatOfii.A_VERIFIER, notres[candidats[0]] if len(candidats) == 1 else None, motif)
    if not candidats:
        dit = "Connue ici, jamais orientée vers AGIR." if connus else "Aucun dossier ne lui ressemble."
        return Trouvaille(ResultatOfii.ABSENT_CHEZ_NOUS, None, dit)
    agir = notres[candidats[0]]
    if candidats[0] in vus:
        return Trouvaille(ResultatOfii.A_VERIFIER, agir, "Cette personne figure plus d'une fois dans la liste.")
    vus.add(candidats[0])
    return _etats(lue, agir)


def _etats(lue: LigneLue, agir: ParcoursAgir) -> Trouvaille:
    if lue.problemes:
        return Trouvaille(ResultatOfii.A_VERIFIER, agir, " ".join(lue.problemes))
    if lue.etat is None and not lue.etat_ecrit:
        return Trouvaille(ResultatOfii.A_VERIFIER, agir, "La liste ne dit ni état, ni date de validation.")
    if lue.etat is None or not (lue.etat.sur or agir.etat in lue.etat.admis):
        dit = f"« {lue.etat_ecrit} » : dites en haut de la page ce que cet état veut dire."
        return Trouvaille(ResultatOfii.A_VERIFIER, agir, dit, lue.etat_ecrit)
    return comparer_etats(lue.etat, lue.valide_le, agir)


def comparer_etats(etat: EtatOfii, valide_le, agir: ParcoursAgir) -> Trouvaille:
    """Say whether our state is one of those that the OFII's agrees with."""
    notre = EtatAgir(agir.etat)
    if notre in etat.admis:
        return Trouvaille(ResultatOfii.CONCORDANT, agir, f"{notre.label}.")
    quand = f", le {en_francais(valide_le)}" if valide_le else ""
    mots = EtatAgir(etat.etat).label if etat.etat else etat.libelle
    dit = f"Ici : {minuscule(notre.label)}. OFII : {minuscule(mots)}{quand}."
    return Trouvaille(ResultatOfii.ETAT_DIFFERENT, agir, dit)


def _absents(rapprochement: RapprochementOfii, notres: dict, vus: set) -> list[LigneOfii]:
    return [
        LigneOfii(
            rapprochement=rapprochement,
            departement_id=rapprochement.departement_id,
            agir=agir,
            resultat=ResultatOfii.ABSENT_OFII,
            explication=f"{agir.get_etat_display()}, {en_francais(agir.etat_le)}.",
        )
        for personne, agir in notres.items()
        if personne not in vus and agir.etat in _ATTENDUES
    ]


def _ligne(rapprochement, lue: LigneLue, identite: Identite, trouvee: Trouvaille) -> LigneOfii:
    ecartee = trouvee.resultat == ResultatOfii.ECARTEE
    naissance = str(lue.naissance) if lue.naissance else ""
    identite_ecrite = {"nom": lue.nom, "prenom": lue.prenom, "naissance": naissance}
    if trouvee.question:
        identite_ecrite["etat"] = trouvee.question
    return LigneOfii(
        rapprochement=rapprochement,
        departement_id=rapprochement.departement_id,
        rang=lue.rang,
        resultat=trouvee.resultat,
        agir=trouvee.agir,
        identite=identite_ecrite,
        cellules=lue.cellules if ecartee else None,
        numero_empreinte=identite.numero,
        valide_le=lue.valide_le,
        etat_ofii=lue.etat.etat if lue.etat and not trouvee.question else "",
        explication=trouvee.explication[:500],
    )


def _identite(lue: LigneLue) -> Identite:
    return Identite(
        id=uuid4(),
        nom=lue.nom,
        prenom=lue.prenom,
        cles=(cle_identite(lue.nom, lue.prenom)[:200],) if lue.nom else (),
        naissance=lue.naissance.jour if lue.naissance else None,
        precision=lue.naissance.precision if lue.naissance else Precision.JOUR,
        numero=empreinte(lue.numero.lstrip("0")) if lue.numero else "",
        clair=lue.numero,
    )


def compter(rapprochement: RapprochementOfii) -> dict[str, int]:
    """Return the number of lines of each result."""
    comptes: dict[str, int] = defaultdict(int)
    for resultat in rapprochement.lignes.order_by().values_list("resultat", flat=True):
        comptes[resultat] += 1
    return comptes


def valider(lignes, le, jour_du_rapprochement) -> tuple[int, list[str]]:
    """Note the OFII's validation of each line, on ``le`` or on its own day; return how many, and what was refused."""
    faites, refus = 0, []
    mots = f"Liste de l'OFII, rapprochée le {en_francais(jour_du_rapprochement)}."
    for ligne in lignes:
        jour = le or ligne.valide_le
        try:
            with transaction.atomic():
                ligne.valider(jour, mots)
        except ValidationError as erreur:
            refus.append(f"{ligne.agir.parcours.personne} : {' '.join(erreur.messages)}")
        else:
            faites += 1
    return faites, refus
