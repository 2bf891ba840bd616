"""Deciding a proposed double: the same person, or two different people."""

from django.db import transaction
from django.utils import timezone

from parcours.importation.accueil import Accueil, accueil
from parcours.importation.construction import Provenance, construire
from parcours.importation.contexte import Contexte
from parcours.importation.differences.choix import Choisis
from parcours.importation.differences.connus import lire_connus
from parcours.importation.differences.reprise import Constat, compter, noter, reprendre
from parcours.importation.ecriture import enregistrer
from parcours.importation.foyers import installer
from parcours.importation.liens import Membre, seul
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.relecture import relire
from parcours.importation.trace import noter_completees, noter_creees, photographier
from parcours.models import LigneImport, Personne, PersonnesDistinctes, PropositionDoublon
from parcours.models.doublon import DecisionDoublon
from parcours.models.importation import EtatImport, Importation, ResultatLigne


class DejaDecide(ValueError):
    """Somebody else decided in the meantime; nothing was changed."""


@transaction.atomic
def meme_personne(proposition: PropositionDoublon, agent, choisis: Choisis | None = None) -> Personne:
    """Complete what is empty in the known person's dossier; what the row says otherwise is noted on it.

    Living alone today, she joins the household of her family of the table.
    ``choisis``: what is made of that; by default what was chosen for the columns of the import.
    """
    ligne = _prendre(proposition)
    personne = Personne.objects.select_for_update().get(pk=proposition.candidate_id)
    comprise = relire(ligne)
    provenance = _provenance(comprise, ligne.importation, agent)
    attendue = accueil(ligne, comprise, provenance.contexte, personne.pk)
    # A household that was there before the import is not hers to take away.
    avant = photographier([personne.pk], {attendue.menage.pk: personne.pk} if attendue and not attendue.ici else {})
    connu = lire_connus([personne.pk], {personne.pk: personne})[personne.pk]
    choisis = choisis or Choisis.de(ligne.importation)
    _garder_les_constats(ligne, reprendre(connu, comprise, provenance, choisis))
    if attendue:
        attendue.recevoir(personne)
        _dire_le_doute(ligne, comprise, attendue)
    _dire_distinctes(ligne, personne, agent)
    noter_completees({personne.pk: [ligne]}, avant)
    # The other look-alikes of this row are other people: it can be only one. Nobody said so of these two dossiers.
    autres = ligne.propositions.filter(decision=DecisionDoublon.EN_ATTENTE).exclude(pk=proposition.pk)
    autres.update(decision=DecisionDoublon.AUTRE_PERSONNE, decide_par=agent, decide_le=timezone.now())
    _trancher(proposition, DecisionDoublon.MEME_PERSONNE, agent)
    _conclure(ligne, ResultatLigne.CONNUE, personne)
    return personne


@transaction.atomic
def autre_personne(proposition: PropositionDoublon, agent) -> Personne | None:
    """Set this look-alike apart; create the person once no look-alike remains. Return her, or None while some do."""
    ligne = _prendre(proposition)
    _trancher(proposition, DecisionDoublon.AUTRE_PERSONNE, agent)
    if ligne.propositions.filter(decision=DecisionDoublon.EN_ATTENTE).exists():
        return None
    comprise = relire(ligne)
    provenance = _provenance(comprise, ligne.importation, agent)
    dossier = construire(comprise, provenance)
    if attendue := accueil(ligne, comprise, provenance.contexte):
        installer([attendue.foyer], {comprise.id: dossier})
        _dire_le_doute(ligne, comprise, attendue)
    else:
        dossier.membre.lien = seul(Membre.de_la_ligne(comprise))
    enregistrer([dossier])
    noter_creees([(ligne, dossier)])
    _dire_distinctes(ligne, dossier.personne, agent)
    _conclure(ligne, ResultatLigne.CREEE, dossier.personne)
    return dossier.personne


@transaction.atomic
def plus_tard(proposition: PropositionDoublon, agent) -> None:
    """Leave it pending, at the end of the list."""
    _prendre(proposition)
    proposition.reporte_le = timezone.now()
    proposition.save(update_fields=["reporte_le", "modifie_le"])


def _dire_distinctes(ligne: LigneImport, personne: Personne, agent) -> None:
    """Those that the row was said not to be are other people than the one it is: their dossiers are no double either."""
    for ecartee in ligne.propositions.filter(decision=DecisionDoublon.AUTRE_PERSONNE).exclude(candidate=personne.pk):
        une, autre = sorted([ecartee.candidate_id, personne.pk])
        PersonnesDistinctes.objects.get_or_create(
            une_id=une, autre_id=autre, defaults={"agent": agent, "departement_id": ligne.departement_id}
        )


def _dire_le_doute(ligne: LigneImport, comprise: LigneComprise, attendue: Accueil) -> None:
    """What is not sure of her place in the household is said with the row, as for those written at once."""
    if attendue.a_verifier:
        comprise.dire("lien", attendue.a_verifier)
        ligne.problemes = [*ligne.problemes, comprise.problemes[-1]]
        ligne.nombre_problemes = len(ligne.problemes)
        ligne.save(update_fields=["problemes", "nombre_problemes"])


def _prendre(proposition: PropositionDoublon) -> LigneImport:
    """Lock the row (two people may decide at once) and read the proposal again."""
    ligne = (
        LigneImport.objects.select_for_update(of=["self"]).select_related("importation").get(pk=proposition.ligne_id)
    )
    try:
        proposition.refresh_from_db()
    except PropositionDoublon.DoesNotExist as partie:
        raise DejaDecide("Ce double n'est plus proposé : son import vient d'être annulé.") from partie
    if proposition.decision != DecisionDoublon.EN_ATTENTE:
        raise DejaDecide("Ce double vient d'être décidé par quelqu'un d'autre.")
    if ligne.importation.etat in (EtatImport.ANNULATION, EtatImport.ANNULE):
        raise DejaDecide("L'import de ce double est annulé : rien n'est à décider.")
    return ligne


def _garder_les_constats(ligne: LigneImport, constats: list[Constat]) -> None:
    noter(ligne, constats)
    ligne.save(update_fields=["differences", "differences_gardees"])
    importation = Importation.objects.select_for_update(of=("self",)).get(pk=ligne.importation_id)
    compter(importation, constats)
    importation.save(update_fields=["differences", "modifie_le"])


def _provenance(comprise: LigneComprise, importation: Importation, agent) -> Provenance:
    contexte = Contexte.du_departement(comprise.departement)
    lu_le = timezone.localdate(importation.termine_le or importation.cree_le)
    return Provenance(contexte, agent.pk, importation.structure_id, importation.nom_fichier, importation.pk, lu_le)


def _trancher(proposition: PropositionDoublon, decision: str, agent) -> None:
    proposition.decision, proposition.decide_par, proposition.decide_le = decision, agent, timezone.now()
    proposition.save(update_fields=["decision", "decide_par", "decide_le", "modifie_le"])


def _conclure(ligne: LigneImport, resultat: str, personne: Personne) -> None:
    """The same row may wait in other imports of the same file: they are told too."""
    LigneImport.objects.filter(pk=ligne.pk).update(resultat=resultat, personne=personne)
    LigneImport.objects.filter(
        importation__departement=ligne.importation.departement_id,
        empreinte=ligne.empreinte,
        resultat=ResultatLigne.DOUBLON,
    ).update(resultat=ResultatLigne.CONNUE, personne=personne)
