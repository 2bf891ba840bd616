"""The records of the work and training pillar: one truth about situations, told family by family."""

from decimal import Decimal

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import depuis
from cirj.socle.noms import sans_accents
from cirj.socle.templatetags.francais import compte, jour
from parcours.commun.confidentialite import NomsLisibles
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, suite
from parcours.emploi.formulaires import CODES
from parcours.models import Diplome, PermisConduire, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi
from parcours.rendez_vous.releve import rendez_vous_du

#: Family → the title of its section, the words that add a row.
_FAMILLES = {
    FamilleEmploi.CONTRAT: ("Contrats de travail", "Noter un contrat"),
    FamilleEmploi.FORMATION: ("Formations", "Noter une formation"),
    FamilleEmploi.ACCOMPAGNEMENT: ("Accompagnements vers l'emploi", "Noter un accompagnement"),
    FamilleEmploi.AUTRE: ("Autres situations", "Noter une situation"),
}


def sections(dossier: DossierLu) -> list[Section]:
    ouvert, personne = Pilier.EMPLOI in dossier.lus, dossier.personne
    situations = list(personne.situationemplois.select_related("structure")) if ouvert else []
    nommer = NomsLisibles(dossier.parcours, dossier.agent) if ouvert else None
    par_famille = [
        Section(
            titre,
            CODES[famille],
            ajouter,
            ouvert,
            [_situation(s, nommer) for s in situations if s.famille == famille],
        )
        for famille, (titre, ajouter) in _FAMILLES.items()
    ]
    permis = [_permis(p) for p in personne.permis_conduire.all()] if ouvert else []
    diplomes = [_diplome(d) for d in personne.diplomes.all()] if ouvert else []
    return [
        *par_famille,
        Section("Permis de conduire", "permis", "Noter le permis", ouvert, permis, ajoutable=not permis),
        Section("Diplômes", "diplome", "Noter un diplôme", ouvert, diplomes),
        rendez_vous_du(Pilier.EMPLOI, dossier),
    ]


def _situation(situation: SituationEmploi, nommer: NomsLisibles) -> LigneReleve:
    heures = f"{_nombre(situation.heures_semaine)} h par semaine" if situation.heures_semaine else ""
    en_tout = compte(situation.heures_total, "heure,heures") if situation.heures_total else ""
    titre, ecrit = CategorieEmploi(situation.categorie).label, situation.texte_origine
    finie = f"terminé le {jour(situation.fin)}" if situation.fin else ""
    prevue = "" if situation.fin or not situation.fin_prevue else f"fin prévue le {jour(situation.fin_prevue)}"
    detail = suite(
        situation.metier,
        situation.organisme or nommer(situation.structure),
        situation.get_temps_display().lower(),
        heures,
        en_tout,
        depuis(situation.date, situation.date_precision) or "début inconnu",
        prevue,
        finie,
        situation.get_motif_fin_display().lower(),
        situation.get_resultat_display().lower(),
        f"d'après le tableau : {ecrit}" if ecrit and sans_accents(ecrit) != sans_accents(titre) else "",
    )
    a_finir = situation.fin is None and situation.famille != FamilleEmploi.AUTRE
    gestes = (Geste("terminer", "emploi-fini", situation.pk),) if a_finir else ()
    return LigneReleve(titre, detail, CODES[situation.famille], situation.pk, gestes)


def _nombre(valeur: Decimal) -> str:
    return f"{valeur.normalize():f}".replace(".", ",")


def _permis(permis: PermisConduire) -> LigneReleve:
    demande = f"échange demandé le {jour(permis.echange_demande_le)}" if permis.echange_demande_le else ""
    reponse = permis.get_echange_resultat_display().lower()
    if reponse and permis.echange_repondu_le:
        reponse += f" le {jour(permis.echange_repondu_le)}"
    code = f"code obtenu le {jour(permis.code_le)}" if permis.code_le else ""
    conduite = f"obtenu le {jour(permis.conduite_le)}" if permis.conduite_le else ""
    a_demander = permis.etranger and not permis.echange_demande_le and not permis.conduite_le
    detail = suite(permis.pays_en_mots, demande, reponse, "échange à demander" if a_demander else "", code, conduite)
    return LigneReleve(str(permis), detail, "permis", permis.pk)


def _diplome(diplome: Diplome) -> LigneReleve:
    demandee, obtenue = diplome.attestation_demandee_le, diplome.attestation_obtenue_le
    reconnu = "attestation ENIC-NARIC à demander"
    if obtenue:
        reconnu = f"attestation ENIC-NARIC obtenue le {jour(obtenue)}"
    elif demandee:
        reconnu = f"attestation ENIC-NARIC demandée le {jour(demandee)}"
    annee = str(diplome.annee or "")
    return LigneReleve(
        diplome.intitule,
        suite(diplome.pays_en_mots, annee, diplome.get_niveau_display(), reconnu),
        "diplome",
        diplome.pk,
    )
