"""Identity and papers: names, languages, number, protection, residence documents, integration contract."""

from django.urls import reverse
from django.utils import timezone

from cirj.socle.templatetags.francais import jour
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, date_du, jusqu_a, minuscule, section, suite


def sections(dossier: DossierLu) -> list[Section]:
    personne = dossier.personne
    cir = _cir(personne)
    return [
        Section("Identité", "identite", "Corriger l'identité", True, _identite(dossier)),
        Section("Autres écritures du nom", "ecriture", "Ajouter une écriture", True, _ecritures(personne)),
        Section("Langues", "langues", "Changer les langues", True, _langues(dossier)),
        section("Numéro étranger", "numero", "Noter le numéro", dossier.modifiable, lambda: _numero(personne)),
        Section("Protection", "protection", "Noter une protection", True, _protections(personne)),
        Section("Documents de séjour", "titre", "Noter un document", True, _titres(personne)),
        Section("Contrat d'intégration républicaine (CIR)", "cir", "Noter le contrat", True, cir, ajoutable=not cir),
    ]


def _identite(dossier: DossierLu) -> list[LigneReleve]:
    personne = dossier.personne
    naissance = suite(
        f"Naissance : {personne.naissance_affichee}" if personne.naissance_affichee else "Naissance inconnue",
        personne.age_dit,
    )
    dits = (
        (str(personne), suite(personne.get_source_identite_display(), _depuis(personne.identite_depuis))),
        (naissance, ""),
        (dossier.nationalites and f"Nationalité : {dossier.nationalites}", ""),
        (personne.voie_arrivee and f"Arrivée : {minuscule(personne.get_voie_arrivee_display())}", ""),
    )
    return [LigneReleve(titre, detail) for titre, detail in dits if titre]


def _langues(dossier: DossierLu) -> list[LigneReleve]:
    interprete = f"Interprète : {dossier.interprete.lower()}" if dossier.interprete else ""
    return [LigneReleve(dit, "") for dit in (dossier.langues, interprete) if dit]


def _numero(personne) -> list[LigneReleve]:
    if not personne.numero_etranger:
        return []
    montrer = Geste("montrer", lien=reverse("numero_etranger", args=[personne.pk]))
    return [LigneReleve(personne.numero_masque, "", gestes=(montrer,))]


def _protections(personne) -> list[LigneReleve]:
    return [
        LigneReleve(
            p.get_statut_display(),
            suite(
                p.get_autorite_display().partition(" (")[0],
                f"décidée le {jour(p.decidee_le)}" if p.decidee_le else "",
                f"{'notifiée' if p.date else 'notification :'} {date_du(p)}",
                jusqu_a(p.fin),
                p.get_motif_fin_display().lower(),
            ),
            "protection",
            p.pk,
        )
        for p in personne.protections.all()
    ]


def _titres(personne) -> list[LigneReleve]:
    """The document in use says so, and a card can have its renewal asked for."""
    titres = list(personne.titres.le_plus_utile_d_abord())
    courant = titres[0].pk if titres and titres[0].valable else None
    return [
        LigneReleve(
            t.get_type_display(),
            suite(
                f"du {jour(t.debut)}",
                jusqu_a(t.fin),
                "en cours" if t.pk == courant else _passe(t),
                f"renouvellement demandé le {jour(t.renouvellement_demande_le)}" if t.renouvellement_demande_le else "",
            ),
            "titre",
            t.pk,
            (Geste("renouvellement demandé", "renouvellement", t.pk),)
            if t.fin and not t.renouvellement_demande_le
            else (),
        )
        for t in titres
    ]


def _passe(titre) -> str:
    return "expiré" if titre.fin and titre.fin < timezone.localdate() else ""


def _cir(personne) -> list[LigneReleve]:
    aujourdhui = timezone.localdate()
    return [
        LigneReleve(
            c.etat_le(aujourdhui),
            suite(
                *c.etapes(),
                f"terme le {jour(c.terme)}" if c.terme and not c.terme_ecrit else "",
                c.get_motif_abandon_display().lower(),
            ),
            "cir",
            c.pk,
        )
        for c in personne.contratintegrations.all()
    ]


def _ecritures(personne) -> list[LigneReleve]:
    return [
        LigneReleve(
            str(v),
            suite(v.get_source_display(), v.source_precise, _depuis(v.du), jusqu_a(v.au)),
            "ecriture",
            v.pk,
            (Geste("en faire le nom d'aujourd'hui", "nom-d-aujourd-hui", v.pk),),
        )
        for v in personne.variantes.all()
    ]


def _depuis(debut) -> str:
    return f"depuis le {jour(debut)}" if debut else ""
