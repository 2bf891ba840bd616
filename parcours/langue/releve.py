"""The records of the language pillar: tests and the progress between them, certifications, prescriptions, courses."""

from acteurs.nomenclatures import Pilier
from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import jour
from parcours.commun.confidentialite import nommer_dans
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import LigneReleve, Section, date_du, minuscule, section, suite
from parcours.langue import regles_prescription as prescriptions
from parcours.langue.progres import dire_les_niveaux, epreuves, mesures, progres
from parcours.models import EvaluationLinguistique, InscriptionCours, PrescriptionLinguistique
from parcours.nomenclatures import EtatCours, Examen


def sections(dossier: DossierLu) -> list[Section]:
    ouvert, personne = Pilier.LANGUE in dossier.lus, dossier.personne
    evaluations = list(personne.evaluationlinguistiques.all()) if ouvert else []
    examens = [e for e in evaluations if e.examen]
    tests = section(
        "Niveau de français",
        "evaluation",
        "Noter un test",
        ouvert,
        lambda: _tests(e for e in evaluations if not e.examen),
    )
    tests.constat = " ; ".join(progres(mesures(evaluations)))
    return [
        tests,
        section("Certifications", "certification", "Noter une certification", ouvert, lambda: _examens(examens)),
        section(
            "Prescription de l'OFII",
            "prescription",
            "Noter une prescription",
            ouvert,
            lambda: _prescriptions(dossier, evaluations),
        ),
        section("Cours de français", "cours", "Noter un cours", ouvert, lambda: _cours(dossier)),
    ]


def _tests(evaluations) -> list[LigneReleve]:
    lignes = []
    for epreuve in epreuves(evaluations):
        premiere = epreuve[0]
        profil = next((e.get_profil_display() for e in epreuve if e.profil), "")
        titre, reste = (dire_les_niveaux(epreuve), profil.lower()) if any(e.niveau for e in epreuve) else (profil, "")
        detail = suite(reste, minuscule(premiere.get_nature_display()), date_du(premiere))
        lignes.append(LigneReleve(titre, detail, "evaluation", premiere.pk))
    return lignes


def _examens(evaluations: list[EvaluationLinguistique]) -> list[LigneReleve]:
    return [
        LigneReleve(
            str(e), suite(_sigle_en_clair(e), e.get_resultat_display().lower(), date_du(e)), "certification", e.pk
        )
        for e in evaluations
    ]


def _sigle_en_clair(evaluation: EvaluationLinguistique) -> str:
    return str(Examen(evaluation.examen).label).partition(" (")[2].rstrip(")")


def _prescriptions(dossier: DossierLu, evaluations: list[EvaluationLinguistique]) -> list[LigneReleve]:
    personne, bareme = dossier.personne, Bareme(*prescriptions.CODES)
    profil = next((e.profil for e in evaluations if e.profil), "")
    return [
        LigneReleve(
            str(p),
            suite(_prescrite(p), date_du(p)),
            "prescription",
            p.pk,
            attention=_a_verifier(prescriptions.avertissements(p, personne.departement.region, profil, bareme)),
        )
        for p in personne.prescriptionlinguistiques.all()
    ]


def _prescrite(prescription: PrescriptionLinguistique) -> str:
    faites = prescription.heures_faites
    rythme = prescription.get_rythme_display().lower()
    return suite(
        prescription.get_etat_display().lower(),
        f"{faites} heure{'s' if faites > 1 else ''} faite{'s' if faites > 1 else ''}" if faites is not None else "",
        f"rythme {rythme}" if rythme else "",
        "avec le contrat d'intégration" if prescription.contrat_id else "",
    )


def _a_verifier(dites: list[str]) -> str:
    return f"À vérifier : {' ; '.join(dites)}." if dites else ""


def _cours(dossier: DossierLu) -> list[LigneReleve]:
    nommer = nommer_dans(Pilier.LANGUE, dossier.parcours, dossier.agent)
    suivis = dossier.personne.cours.select_related("structure", "commune", "dispositif__structure").defer(
        "commune__contour"
    )
    return [
        LigneReleve(
            str(c),
            suite(etat_du_cours(c), _offre(c, dossier), nommer(c.structure), str(c.commune or ""), _heures(c)),
            "cours",
            c.pk,
        )
        for c in suivis
    ]


def _offre(cours: InscriptionCours, dossier: DossierLu) -> str:
    """Return the name of the offer, which may reveal something: whoever carries language knows it."""
    offre = cours.dispositif
    return str(offre) if offre and (not offre.revele or Pilier.LANGUE in dossier.ouverts) else ""


def etat_du_cours(cours: InscriptionCours) -> str:
    """Return where the course stands, in words: « attend une place depuis le 3 mars 2026 (garde d'enfants) »."""
    match cours.etat:
        case EtatCours.EN_ATTENTE:
            cause = f" ({cours.get_attente_cause_display().lower()})" if cours.attente_cause else ""
            prevu = f", début prévu le {jour(cours.debut_prevu)}" if cours.debut_prevu else ""
            return f"attend une place depuis le {jour(cours.attente_depuis)}{cause}{prevu}"
        case EtatCours.EN_COURS:
            fin = f", jusqu'au {jour(cours.fin_prevue)}" if cours.fin_prevue else ""
            return f"en cours depuis le {jour(cours.debut)}{fin}"
        case EtatCours.TERMINE:
            return f"terminé le {jour(cours.fin)}"
    return f"abandonné le {jour(cours.fin)} ({cours.get_motif_abandon_display().lower()})"


def _heures(cours: InscriptionCours) -> str:
    semaine = f"{cours.heures_semaine} h par semaine" if cours.heures_semaine else ""
    if cours.assiduite is not None:
        return suite(semaine, f"{cours.heures_suivies} h suivies sur {cours.heures_prevues} ({cours.assiduite} %)")
    return suite(semaine, f"{cours.heures_prevues} h prévues" if cours.heures_prevues else "")
