"""What is recorded about a person, section by section: rows, nothing yet, or confidential — three different things."""

from dataclasses import dataclass

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import depuis
from cirj.socle.templatetags.francais import jour
from parcours.confidentialite import nom_structure
from parcours.dossier import Dossier
from parcours.forms.fiches_piliers import pilier_du_droit


@dataclass(frozen=True)
class LigneReleve:
    """``code`` and ``objet_id`` give the address of the form that corrects the row."""

    titre: str
    detail: str
    code: str
    objet_id: object


@dataclass
class Section:
    """``ouvert`` False: the pillar is closed to the reader, ``lignes`` is empty whatever is recorded."""

    titre: str
    code: str
    ajouter: str
    ouvert: bool
    lignes: list[LigneReleve]
    ajoutable: bool = True


def releve(dossier: Dossier) -> list[Section]:
    """Return the sections of the records; a closed one is not even read from the database."""
    sections = _sections(dossier)
    for section in sections:
        seul = section.code == "cir" and bool(section.lignes)
        piliers = section.code in ("evaluation", "sejour", "emploi", "droit")
        section.ajoutable = dossier.modifiable and not seul and not (piliers and dossier.parcours is None)
    return sections


def _sections(dossier: Dossier) -> list[Section]:
    ouverts, personne = dossier.ouverts, dossier.personne
    droits = {Pilier.SOCIAL, Pilier.SANTE} & ouverts
    return [
        Section("Protection", "protection", "Noter une protection", True, _protections(personne)),
        Section("Documents de séjour", "titre", "Noter un document", True, _titres(personne)),
        Section("Contrat d'intégration républicaine", "cir", "Noter le contrat", True, _cir(personne)),
        _section(
            "Niveau de français", "evaluation", "Noter un niveau", Pilier.LANGUE in ouverts, _evaluations, personne
        ),
        _section(
            "Hébergement et logement", "sejour", "Noter un séjour", Pilier.LOGEMENT in ouverts, _sejours, personne
        ),
        _section("Emploi et formation", "emploi", "Noter une situation", Pilier.EMPLOI in ouverts, _emplois, personne),
        _section("Droits", "droit", "Noter un droit", bool(droits), lambda p: _droits(p, droits), personne),
        Section("Autres écritures du nom", "ecriture", "Ajouter une écriture", True, _ecritures(personne)),
    ]


def _section(titre, code, ajouter, ouvert, lire, personne) -> Section:
    return Section(titre, code, ajouter, ouvert, lire(personne) if ouvert else [])


def _jusqu_a(fin) -> str:
    return f"jusqu'au {jour(fin)}" if fin else ""


def _depuis(fait) -> str:
    return fait.date_affichee or "date inconnue"


def _suite(*parties: str) -> str:
    return ", ".join(filter(None, parties))


def _protections(personne) -> list[LigneReleve]:
    return [
        LigneReleve(p.get_statut_display(), _suite(_depuis(p), _jusqu_a(p.fin)), "protection", p.pk)
        for p in personne.protections.all()
    ]


def _titres(personne) -> list[LigneReleve]:
    return [
        LigneReleve(t.get_type_display(), _suite(f"du {jour(t.debut)}", _jusqu_a(t.fin)), "titre", t.pk)
        for t in personne.titres.all()
    ]


def _cir(personne) -> list[LigneReleve]:
    return [LigneReleve("Signé", _depuis(c), "cir", c.pk) for c in personne.contratintegrations.all()]


def _evaluations(personne) -> list[LigneReleve]:
    return [
        LigneReleve(
            f"{e.get_niveau_display() or e.get_profil_display()}",
            _suite(e.get_competence_display(), e.get_nature_display().lower(), _depuis(e)),
            "evaluation",
            e.pk,
        )
        for e in personne.evaluationlinguistiques.all()
    ]


def _sejours(personne) -> list[LigneReleve]:
    return [
        LigneReleve(
            s.get_categorie_display(),
            _suite(
                nom_structure(s.structure, ouvert=True),
                str(s.commune or ""),
                depuis(s.debut, s.debut_precision) or "entrée inconnue",
                _jusqu_a(s.fin),
            ),
            "sejour",
            s.pk,
        )
        for s in personne.sejours.select_related("structure", "commune")
    ]


def _emplois(personne) -> list[LigneReleve]:
    return [LigneReleve(s.get_categorie_display(), _depuis(s), "emploi", s.pk) for s in personne.situationemplois.all()]


def _droits(personne, piliers) -> list[LigneReleve]:
    return [
        LigneReleve(
            d.get_type_display(), _suite(d.get_etat_display().lower(), _depuis(d), _jusqu_a(d.fin)), "droit", d.pk
        )
        for d in personne.droits.all()
        if pilier_du_droit(d.type) in piliers
    ]


def _ecritures(personne) -> list[LigneReleve]:
    return [LigneReleve(str(v), v.source, "ecriture", v.pk) for v in personne.variantes.all()]
