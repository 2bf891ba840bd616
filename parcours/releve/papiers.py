"""Identity and papers: protection, residence documents, integration contract, other spellings of the name."""

from cirj.socle.templatetags.francais import jour
from parcours.dossier import Dossier
from parcours.releve.base import LigneReleve, Section, date_du, jusqu_a, suite


def sections(dossier: Dossier) -> list[Section]:
    personne = dossier.personne
    cir = _cir(personne)
    return [
        Section("Protection", "protection", "Noter une protection", True, _protections(personne)),
        Section("Documents de séjour", "titre", "Noter un document", True, _titres(personne)),
        Section("Contrat d'intégration républicaine", "cir", "Noter le contrat", True, cir, ajoutable=not cir),
        Section("Autres écritures du nom", "ecriture", "Ajouter une écriture", True, _ecritures(personne)),
    ]


def _protections(personne) -> list[LigneReleve]:
    return [
        LigneReleve(p.get_statut_display(), suite(date_du(p), jusqu_a(p.fin)), "protection", p.pk)
        for p in personne.protections.all()
    ]


def _titres(personne) -> list[LigneReleve]:
    return [
        LigneReleve(t.get_type_display(), suite(f"du {jour(t.debut)}", jusqu_a(t.fin)), "titre", t.pk)
        for t in personne.titres.all()
    ]


def _cir(personne) -> list[LigneReleve]:
    return [LigneReleve("Signé", date_du(c), "cir", c.pk) for c in personne.contratintegrations.all()]


def _ecritures(personne) -> list[LigneReleve]:
    return [LigneReleve(str(v), v.source, "ecriture", v.pk) for v in personne.variantes.all()]
