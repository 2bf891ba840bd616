"""Household and family: who lives there and who did, the family reunion, who is to come and what the law says of it."""

from django.urls import reverse
from django.utils import timezone

from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import compte, jour
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.releve import Geste, LigneReleve, Section, suite
from parcours.famille.regles_reunification import REGLES, remarque_protection, remarques


def sections(dossier: DossierLu) -> list[Section]:
    personne = dossier.personne
    reunifications = list(personne.reunifications.all())
    menage, taille = _menage(dossier)
    return [
        Section(
            "Ménage",
            "menage-nouveau",
            "Former un autre ménage",
            True,
            menage,
            constat=f"{compte(taille, 'personne,personnes')} aujourd'hui" if taille else "",
            ajoutable=taille > 1,
        ),
        Section(
            "Réunification familiale",
            "reunification",
            "Noter une réunification familiale",
            True,
            [_reunification(r, personne) for r in reunifications],
        ),
        Section(
            "Personnes attendues",
            "attendu",
            "Noter une personne attendue",
            True,
            [_attendu(a, dossier, bareme) for bareme in [Bareme(*REGLES)] for a in _attendus(personne)],
        ),
    ]


def _menage(dossier: DossierLu) -> tuple[list[LigneReleve], int]:
    """Everybody in the household today; those who left, and her former households, to who may open these dossiers."""
    personne, aujourdhui = dossier.personne, timezone.localdate()
    connus = dossier.membres_connus.select_related("personne")
    ici = list(connus.order_by("debut", "cree_le")) if personne.menage_id else []
    rows, revenus = [], {m.personne_id for m in ici if m.fin is None or m.fin > aujourdhui}
    for membre in ici:
        present = membre.fin is None or membre.fin > aujourdhui
        gestes = ()
        if present and membre.fin is None:
            gestes = (Geste("noter son départ", "membre-parti", membre.pk),)
        elif not present and membre.personne_id not in revenus:
            gestes = (Geste("noter son retour", "retour", membre.pk),)
        detail = suite(
            membre.get_lien_display().lower(),
            "arrivé par réunification familiale" if membre.est_rejoignant else "",
            membre.periode,
        )
        code = "place" if present else ""
        rows.append(LigneReleve(str(membre.personne), detail, code, membre.pk if present else "", gestes))
    for ancien in personne.appartenances.exclude(menage=personne.menage_id):
        rows.append(
            LigneReleve(
                "Autre ménage",
                suite(ancien.get_lien_display().lower(), ancien.periode),
            )
        )
    return rows, len(revenus)


def _reunification(reunification, personne) -> LigneReleve:
    r = reunification
    detail = suite(
        f"demandes déposées le {jour(r.demande_le)}" if r.demande_le else "",
        f"décision le {jour(r.decision_le)}" if r.decision_le else "",
        f"motif : {r.motif_refus}" if r.motif_refus else "",
        f"recours possible jusqu'au {jour(r.recours_avant)}" if r.recours_avant else "",
    )
    return LigneReleve(
        r.get_etat_display(), detail, "reunification", r.pk, remarques=remarque_protection(personne.statut)
    )


def _attendus(personne):
    return personne.attendus.select_related("reunification", "arrivee").order_by("arrive_le", "date_naissance", "nom")


def _attendu(attendu, dossier: DossierLu, bareme: Bareme) -> LigneReleve:
    naissance = f"naissance : {attendu.naissance_affichee}" if attendu.naissance_affichee else "naissance inconnue"
    detail = suite(
        attendu.lien_dit,
        naissance,
        f"arrivé le {jour(attendu.arrive_le)}" if attendu.arrive_le else "",
        "" if attendu.arrive_le else f"réunification {attendu.reunification.get_etat_display().lower()}",
    )
    gestes = ()
    if attendu.arrive_le is None:
        adresse = reverse("membre_nouveau", args=[dossier.personne.pk])
        gestes = (Geste("noter son arrivée", lien=f"{adresse}?attendu={attendu.pk}"),)
    dites = remarques(attendu, dossier.personne, timezone.localdate(), bareme)
    return LigneReleve(str(attendu), detail, "attendu", attendu.pk, gestes, remarques=dites)
