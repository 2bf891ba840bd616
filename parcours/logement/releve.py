"""The records of the housing pillar: stays and what the rules say of them, sliding leases, applications."""

from django.utils import timezone
from django.utils.text import capfirst

from acteurs.models import Commune
from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision, depuis
from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import compte, jour
from parcours.commun.confidentialite import nommer_les_gestionnaires
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, section, suite
from parcours.logement.termes import CODES, Lieu, constater, prolongation_trop_longue, suroccupation
from parcours.models import BailGlissant, DemandeLogement, Sejour
from parcours.models.bail import Phase
from parcours.nomenclatures import CategorieSejour, EtatDemandeLogement, NatureSejour, Typologie

_DECRITS = (NatureSejour.IML, NatureSejour.LOGEMENT_ACCOMPAGNE, NatureSejour.LOGEMENT)


def sections(dossier: DossierLu) -> list[Section]:
    ouvert = Pilier.LOGEMENT in dossier.lus
    baux = list(dossier.personne.baux.select_related("sejour")) if ouvert else []
    un_bail = section("Bail glissant", "bail", "Noter un bail glissant", ouvert, lambda: [_bail(bail) for bail in baux])
    un_bail.ajoutable = not any(_en_marche(bail) for bail in baux)
    return [
        section("Hébergement et logement", "sejour", "Noter un séjour", ouvert, lambda: _sejours(dossier)),
        un_bail,
        section("Demandes de logement", "demande-logement", "Noter une demande", ouvert, lambda: _demandes(dossier)),
    ]


def _sejours(dossier: DossierLu) -> list[LigneReleve]:
    nommer, bareme = nommer_les_gestionnaires(dossier.parcours, dossier.agent), Bareme(*CODES)
    sejours = dossier.personne.sejours.select_related("structure", "commune", "mediateur").defer("commune__contour")
    return [_sejour(sejour, dossier, nommer, bareme) for sejour in sejours]


def _sejour(sejour: Sejour, dossier: DossierLu, nommer, bareme: Bareme) -> LigneReleve:
    actuel = sejour.actif_le(timezone.localdate())
    terme = constater(_lieu(sejour, dossier.personne), bareme) if actuel else None
    alertes = [capfirst(terme.texte) if terme and terme.depasse else ""]
    if actuel:
        alertes += [_trop_longue(sejour, dossier, bareme), _trop_petit(sejour, dossier, bareme)]
    detail = suite(
        nommer(sejour.structure),
        str(sejour.commune or ""),
        depuis(sejour.debut, sejour.debut_precision) or "entrée inconnue",
        sejour.fin_affichee,
        sejour.get_motif_fin_display().lower(),
        terme.texte if terme and not terme.depasse else "",
        _convention(sejour),
        _logement(sejour),
    )
    gestes = _gestes(sejour) if actuel else ()
    return LigneReleve(
        sejour.get_categorie_display(), detail, "sejour", sejour.pk, gestes, ". ".join(filter(None, alertes))
    )


def _lieu(sejour: Sejour, personne) -> Lieu:
    return Lieu(
        sejour.categorie,
        sejour.debut,
        sejour.debut_precision,
        sejour.prolongation_accordee_jusqu_au,
        personne.protegee_le,
        personne.protegee_precision or "jour",
    )


def _trop_longue(sejour: Sejour, dossier: DossierLu, bareme: Bareme) -> str:
    prolongation, notification = sejour.prolongation_accordee_jusqu_au, dossier.personne.protegee_le
    if not prolongation or not notification or sejour.categorie not in CategorieSejour.dna():
        return ""
    precision = dossier.personne.protegee_precision or "jour"
    trop = prolongation_trop_longue(prolongation, notification, precision, bareme)
    return "Prolongation à vérifier : elle dépasse ce que l'OFII peut accorder" if trop else ""


def _trop_petit(sejour: Sejour, dossier: DossierLu, bareme: Bareme) -> str:
    if not sejour.typologie:
        return ""
    personnes = sejour.occupants or 1 + len(dossier.menage)
    dit = suroccupation(sejour.typologie, personnes, bareme, timezone.localdate())
    return f"Logement sur-occupé : {dit}" if dit else ""


def _convention(sejour: Sejour) -> str:
    if sejour.categorie != CategorieSejour.HEBERGEMENT_CITOYEN:
        return ""
    signee = f"convention signée le {jour(sejour.accord_le)}" if sejour.accord_le else "convention à signer"
    return suite(signee, f"médiation : {sejour.mediateur}" if sejour.mediateur else "")


def _logement(sejour: Sejour) -> str:
    loyer = f"loyer {sejour.loyer} €" if sejour.loyer is not None else ""
    if sejour.charges is not None:
        loyer = f"{loyer} et charges {sejour.charges} €" if loyer else f"charges {sejour.charges} €"
    return suite(
        Typologie(sejour.typologie).label if sejour.typologie else "",
        f"{sejour.surface} m²" if sejour.surface else "",
        loyer,
        "accessible" if sejour.pmr else "",
        compte(sejour.occupants, "personne,personnes") if sejour.occupants else "",
    )


def _gestes(sejour: Sejour) -> tuple[Geste, ...]:
    gestes = []
    if sejour.categorie in (*CategorieSejour.dna(), CategorieSejour.CPH):
        gestes.append(Geste("prolongation accordée", "sejour-prolonge", sejour.pk))
    if sejour.categorie == CategorieSejour.HEBERGEMENT_CITOYEN:
        gestes.append(Geste("convention", "sejour-accueil", sejour.pk))
    if sejour.nature in _DECRITS or sejour.categorie == CategorieSejour.PASSERELLE:
        gestes.append(Geste("décrire le logement", "sejour-logement", sejour.pk))
    if sejour.fin is None:
        gestes.append(Geste("noter la sortie", "sejour-fini", sejour.pk))
    return tuple(gestes)


def _en_marche(bail: BailGlissant) -> bool:
    return bail.phase in (Phase.CAPTATION, Phase.SOUS_LOCATION)


def _bail(bail: BailGlissant) -> LigneReleve:
    phase, prevu = bail.phase, bail.glissement_prevu
    en_marche = _en_marche(bail)
    constat = f"au {jour(bail.constate_le)}" if bail.constate_le else ""
    detail = suite(
        f"depuis le {jour(bail.captation_depuis)}" if phase == Phase.CAPTATION and bail.captation_depuis else "",
        f"le {jour(bail.glisse_le)}" if bail.glisse_le else "",
        f"glissement prévu le {jour(prevu)}" if prevu and phase != Phase.ARRETE else "",
        _oui_non("impayés", bail.impayes, constat),
        _oui_non("dégradations", bail.degradations, constat),
    )
    retard = ""
    if en_marche and prevu and prevu < timezone.localdate():
        pourquoi = f" ({bail.get_retard_display().lower()})" if bail.retard else " : dites pourquoi"
        retard = f"Le bail devait glisser le {jour(prevu)}{pourquoi}"
    gestes = (Geste("le bail glisse", "bail-glisse", bail.pk),) if phase == Phase.SOUS_LOCATION else ()
    return LigneReleve(str(phase.label), detail, "bail", bail.pk, gestes, retard)


def _oui_non(quoi: str, valeur: bool | None, constat: str) -> str:
    if valeur is None:
        return ""
    return (
        f"{quoi} {constat}" if valeur else f"pas d'{quoi} {constat}" if quoi[0] == "i" else f"pas de {quoi} {constat}"
    )


def _demandes(dossier: DossierLu) -> list[LigneReleve]:
    nommer = nommer_les_gestionnaires(dossier.parcours, dossier.agent)
    demandes = list(dossier.personne.demandelogements.select_related("structure"))
    codes = {code for demande in demandes for code in demande.communes}
    noms = dict(Commune.objects.filter(pk__in=codes).values_list("pk", "nom")) if codes else {}
    return [_demande(demande, nommer, noms) for demande in demandes]


def _quand(demande: DemandeLogement) -> str:
    """Return « le 20 jan. 2026 », « en janvier 2026 »."""
    if demande.date is None:
        return "à une date inconnue"
    return f"{'le' if demande.date_precision == Precision.JOUR else 'en'} {demande.date_affichee}"


def _demande(demande: DemandeLogement, nommer, noms: dict[str, str]) -> LigneReleve:
    echeance = demande.prochaine_echeance
    passee = bool(echeance and demande.en_cours and echeance < timezone.localdate())
    communes = " ou ".join(noms.get(code, code) for code in demande.communes)
    detail = suite(
        "" if demande.etat == EtatDemandeLogement.DEPOSEE else demande.get_etat_display().lower(),
        demande.get_motif_refus_display().lower(),
        f"déposée {_quand(demande)}",
        f"renouvelée le {jour(demande.renouvelee_le)}" if demande.renouvelee_le else "",
        f"n° {demande.numero}" if demande.numero else "",
        nommer(demande.structure),
        communes,
        f"prochaine échéance le {jour(echeance)}" if echeance and demande.en_cours and not passee else "",
    )
    attention = f"Échéance dépassée depuis le {jour(echeance)}" if passee else ""
    return LigneReleve(str(demande), detail, "demande-logement", demande.pk, attention=attention)
