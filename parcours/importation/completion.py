"""Telling a known person's dossier what a row says and the dossier did not know: nothing is ever overwritten."""

from django.db.models import Model

from cirj.socle.calendrier import bornes
from cirj.socle.noms import sans_accents
from parcours.importation.construction import Dossier, Provenance
from parcours.importation.difficultes import a_ajouter
from parcours.importation.resumes import COCHE
from parcours.models import (
    ContratIntegration,
    DifficulteSignalee,
    Droit,
    Intervention,
    MembreMenage,
    Parcours,
    Personne,
    PilierParcours,
    Referent,
    Sejour,
    Suivi,
    VarianteIdentite,
)
from parcours.nomenclatures import EtatPilier, ModeSuivi

CHAMPS = [
    "prenom",
    "nom_usage",
    "sexe",
    "nationalites",
    "langues",
    "telephone",
    "courriel",
    "commune_id",
    "numero_etranger",
]


def completer(personne: Personne, apporte: Dossier, provenance: Provenance, structure: bool = True) -> None:
    """Fill what is empty in the dossier, add the contact and the difficulty that are new.

    ``structure`` False: whether the row's structure reads the dossier is settled elsewhere, with what differs.
    """
    _identite(personne, apporte.personne)
    _autres_ecritures(personne, apporte)
    _menage(personne, apporte)
    for fait in apporte.faits:
        _ajouter_si_absent(personne, fait)
    _parcours(personne, apporte, structure)


def _identite(personne: Personne, apportee: Personne) -> None:
    for champ in CHAMPS:
        if not getattr(personne, champ):
            setattr(personne, champ, getattr(apportee, champ))
    if personne.besoin_interprete is None:
        personne.besoin_interprete = apportee.besoin_interprete
    if personne.date_naissance is None:
        personne.date_naissance = apportee.date_naissance
        personne.naissance_precision = apportee.naissance_precision
    personne.save()


def _autres_ecritures(personne: Personne, apporte: Dossier) -> None:
    connues = {_ecrit(personne), *map(_ecrit, personne.variantes.all())}
    for variante in apporte.variantes:
        if _ecrit(variante) not in connues:
            variante.personne = personne
            variante.save()


def _ecrit(identite: Personne | VarianteIdentite) -> tuple[str, str]:
    return sans_accents(identite.nom), sans_accents(identite.prenom)


def _menage(personne: Personne, apporte: Dossier) -> None:
    appartenance = personne.appartenances.filter(fin__isnull=True).select_related("menage").first()
    if appartenance is None:
        apporte.menage.save()
        MembreMenage.objects.create(
            menage=apporte.menage, personne=personne, debut=apporte.membre.debut, debut_connu=False
        )
    elif not appartenance.menage.composition_declaree and apporte.menage.composition_declaree:
        menage = appartenance.menage
        menage.composition_declaree = apporte.menage.composition_declaree
        menage.adultes_declares = menage.adultes_declares or apporte.menage.adultes_declares
        menage.enfants_declares = menage.enfants_declares or apporte.menage.enfants_declares
        menage.save()


def _ajouter_si_absent(personne: Personne, fait: Model) -> None:
    """One fact of each kind is enough: what the dossier says was typed by somebody, or read before."""
    existants = type(fait)._default_manager.filter(personne=personne)
    if isinstance(fait, Droit):
        existants = existants.filter(type=fait.type)
    if not existants.exists():
        fait.personne = personne
        if isinstance(fait, Sejour) and personne.parcours.ouverts().exists():
            # What ends the pathway ends the stay; whether the row ends it is chosen with what differs.
            fait.laisser_ouvert()
        fait.save()
    elif isinstance(fait, ContratIntegration):
        _completer_le_contrat(existants.get(), fait)


def _completer_le_contrat(connu: ContratIntegration, apporte: ContratIntegration) -> None:
    if a_completer(connu, apporte):
        connu.fin_prevue = apporte.fin_prevue
        connu.save()


def a_completer(connu: ContratIntegration, apporte: ContratIntegration) -> bool:
    """Say whether the end that a table gives fills a blank of the contract, without contradicting its signature."""
    if apporte.fin_prevue is None or connu.terme_ecrit or not connu.signe:
        return False
    return connu.date is None or bornes(connu.date, connu.date_precision)[0] <= apporte.fin_prevue


def _parcours(personne: Personne, apporte: Dossier, structure: bool) -> None:
    parcours = personne.parcours.ouverts().select_for_update().order_by("debut", "pk").first()
    if parcours is None and apporte.parcours.fin:
        # She is gone, as the dossier says already: that is no second pathway.
        parcours = personne.parcours.select_for_update().order_by("-fin").first()
    if parcours is None:
        apporte.parcours.personne = personne
        apporte.parcours.save()
        parcours = apporte.parcours
    presents = set(parcours.piliers.values_list("pilier", flat=True))
    PilierParcours.objects.bulk_create(_rattaches(parcours, [p for p in apporte.piliers if p.pilier not in presents]))
    _cocher(parcours, apporte.coches)
    portes = set(parcours.interventions.filter(fin__isnull=True).values_list("structure", "pilier"))
    if structure:
        Intervention.objects.bulk_create(
            _rattaches(parcours, [i for i in apporte.interventions if (i.structure_id, i.pilier) not in portes])
        )
    en_place = parcours.referents.filter(principal=True)
    if not (en_place if parcours.fin else en_place.filter(fin__isnull=True)).exists():
        Referent.objects.bulk_create(_rattaches(parcours, apporte.referents))
    dits = set(parcours.suivis.values_list("date", "texte"))
    textes = {texte for _, texte in dits}
    # Words without a date are dated of the import: another day does not make them new.
    nouveaux = [
        s
        for s in apporte.suivis
        if (
            {s.texte, apporte.sans_entete.get(s.texte, s.texte)}.isdisjoint(textes)
            if s.mode == ModeSuivi.REPRISE
            else (s.date, s.texte) not in dits
        )
    ]
    Suivi.objects.bulk_create(_rattaches(parcours, nouveaux))
    if apporte.contact:
        parcours.noter_contact(apporte.contact.jour, apporte.contact.precision)
    DifficulteSignalee.objects.bulk_create(_rattaches(parcours, a_ajouter(parcours, apporte.difficultes)))


def _cocher(parcours: Parcours, coches: list[str]) -> None:
    """A cross says that there is work on a pillar, where nobody said anything yet; elsewhere it is a difference."""
    muets = PilierParcours.objects.filter(parcours=parcours, pilier__in=coches, etat=EtatPilier.A_EVALUER, resume="")
    for pilier in muets:
        pilier.etat, pilier.resume, pilier.depuis = EtatPilier.EN_COURS, COCHE, None
        pilier.save(update_fields=["etat", "resume", "depuis", "modifie_le"])


def _rattaches(parcours, objets: list) -> list:
    for objet in objets:
        objet.parcours = parcours
    return objets
