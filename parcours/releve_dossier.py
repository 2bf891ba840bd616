"""What is recorded about a person, section by section: rows, nothing yet, or confidential — three different things."""

from dataclasses import dataclass

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import depuis
from cirj.socle.templatetags.francais import jour
from parcours.confidentialite import nommer_les_gestionnaires
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
    """``ouvert`` False: the pillar is closed to the reader, ``lignes`` is empty whatever is recorded.

    ``code``: the form that adds a row; ``ident``: what tells the section from the others on the page.
    """

    titre: str
    code: str
    ajouter: str
    ouvert: bool
    lignes: list[LigneReleve]
    ajoutable: bool = True
    pilier: str = ""

    @property
    def ident(self) -> str:
        return f"{self.code}-{self.pilier}" if self.pilier else self.code


def releve(dossier: Dossier) -> list[Section]:
    """Return the sections of the records; a closed one is not even read from the database."""
    sections = _sections(dossier)
    for section in sections:
        seul = section.code == "cir" and bool(section.lignes)
        piliers = section.code in ("evaluation", "sejour", "emploi", "droit")
        section.ajoutable = dossier.modifiable and not seul and not (piliers and dossier.parcours is None)
    return sections


def _sections(dossier: Dossier) -> list[Section]:
    ouverts, personne = dossier.lus, dossier.personne
    return [
        Section("Protection", "protection", "Noter une protection", True, _protections(personne)),
        Section("Documents de séjour", "titre", "Noter un document", True, _titres(personne)),
        Section("Contrat d'intégration républicaine", "cir", "Noter le contrat", True, _cir(personne)),
        _section(
            "Niveau de français", "evaluation", "Noter un niveau", Pilier.LANGUE in ouverts, _evaluations, personne
        ),
        _section(
            "Hébergement et logement",
            "sejour",
            "Noter un séjour",
            Pilier.LOGEMENT in ouverts,
            lambda p: _sejours(p, dossier),
            personne,
        ),
        _section("Emploi et formation", "emploi", "Noter une situation", Pilier.EMPLOI in ouverts, _emplois, personne),
        *_droits(ouverts, personne),
        Section("Autres écritures du nom", "ecriture", "Ajouter une écriture", True, _ecritures(personne)),
    ]


def _section(titre, code, ajouter, ouvert, lire, personne) -> Section:
    return Section(titre, code, ajouter, ouvert, lire(personne) if ouvert else [])


def _droits(ouverts: set[str], personne) -> list[Section]:
    """Health has its own section: closed, it says so, and an empty one beside it does not speak for it."""
    lignes = {Pilier.SOCIAL: [], Pilier.SANTE: []}
    for droit in personne.droits.all() if set(lignes) & ouverts else ():
        if (pilier := pilier_du_droit(droit.type)) in ouverts:
            detail = _suite(droit.get_etat_display().lower(), _depuis(droit), _jusqu_a(droit.fin))
            lignes[pilier].append(LigneReleve(droit.get_type_display(), detail, "droit", droit.pk))
    return [
        Section(titre, "droit", "Noter un droit", pilier in ouverts, lignes[pilier], pilier=pilier.value)
        for titre, pilier in (("Droits sociaux", Pilier.SOCIAL), ("Droits de santé", Pilier.SANTE))
    ]


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


def _sejours(personne, dossier: Dossier) -> list[LigneReleve]:
    nommer = nommer_les_gestionnaires(dossier.parcours, dossier.agent)
    return [
        LigneReleve(
            s.get_categorie_display(),
            _suite(
                nommer(s.structure),
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


def _ecritures(personne) -> list[LigneReleve]:
    return [LigneReleve(str(v), v.source, "ecriture", v.pk) for v in personne.variantes.all()]
