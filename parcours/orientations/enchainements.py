"""Chains: does the end of each step meet the start of the next, and which referral is to be sent now.

A gap is computed with every step of the chain, those of the pillars closed to the reader included (their dates only);
it is told only between two steps that she reads.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Func, JSONField, Prefetch
from django.utils import timezone

from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import jour as en_mots
from parcours.commun.confidentialite import NOM_MASQUE
from parcours.models import Enchainement, Maillon, Orientation
from parcours.nomenclatures import EtatOrientation

REGLES = ("ENCHAINEMENT_VIDE", "ECHEANCES_PROCHES")
_UN_JOUR = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Etape:
    """When a step takes place, as it happened or else as it is planned; ``fin`` included."""

    id: str
    debut: datetime.date
    fin: datetime.date


@dataclass(frozen=True)
class Ecart:
    """Between two steps that follow each other: ``jours`` with nothing (positive) or both at once (negative)."""

    apres: str
    avant: str
    jours: int
    du: datetime.date
    au: datetime.date

    @property
    def vide(self) -> bool:
        return self.jours > 0


def ecarts(etapes: Iterable[Etape], seuil: int) -> list[Ecart]:
    """Return where the steps do not meet: nothing during ``seuil`` days or more, or two at once.

    Steps are taken by their start; a gap is counted from the latest end so far: nothing is missing while a longer step
    goes on. One that begins the very day another ends meets it.
    """
    trouves: list[Ecart] = []
    dernier: Etape | None = None
    for etape in sorted(etapes, key=lambda e: (e.debut, e.fin, e.id)):
        if dernier is not None:
            vide = (etape.debut - dernier.fin).days - 1
            if vide >= seuil:
                trouves.append(Ecart(dernier.id, etape.id, vide, dernier.fin + _UN_JOUR, etape.debut - _UN_JOUR))
            elif etape.debut < dernier.fin:
                fin = min(etape.fin, dernier.fin)
                trouves.append(Ecart(dernier.id, etape.id, -((fin - etape.debut).days + 1), etape.debut, fin))
        if dernier is None or etape.fin > dernier.fin:
            dernier = etape
    return trouves


class VueMaillon:
    """One link as the agent reads it; ``ecart``: in words, how it follows the one before."""

    def __init__(self, maillon: Maillon, etape: Etape, ouvert: bool):
        self.maillon, self.etape, self.ecart = maillon, etape, ""
        self.ecart_vide = False
        offre = maillon.dispositif
        if offre is None:
            self.nom = str(maillon)
        elif not ouvert and offre.revele:
            self.nom = NOM_MASQUE
        else:
            self.nom = f"{offre}, {offre.structure}"

    @property
    def orientation(self) -> Orientation | None:
        return self.maillon.orientation

    @property
    def fini(self) -> bool:
        o = self.orientation
        return self.maillon.fait_le is not None or (o is not None and o.etat == EtatOrientation.TERMINEE)

    @property
    def a_demander(self) -> bool:
        """No referral asks for it, or the one that did came to nothing."""
        o = self.orientation
        sans_suite = o is None or o.etat in (EtatOrientation.REFUSEE, EtatOrientation.ANNULEE)
        return not self.fini and sans_suite

    @property
    def etat(self) -> str:
        if self.orientation is not None:
            return self.orientation.get_etat_display()
        return "Terminée" if self.fini else "Prévue"


@dataclass
class VueEnchainement:
    """The links that the agent reads, in order. ``partiel``: some others are closed to her."""

    enchainement: Enchainement
    maillons: list[VueMaillon]
    partiel: bool
    ecarts: list[tuple[Ecart, VueMaillon, VueMaillon]]


def enchainements(parcours: Iterable[UUID], agent) -> list[Enchainement]:
    """Return the chains of these pathways with the links that ``agent`` reads, in two queries."""
    lus = (
        Maillon.objects.visible_par(agent)
        .select_related("dispositif__structure", "orientation")
        .order_by("debut_prevu", "cree_le")
    )
    toutes = Func(F("pk"), function="acces.etapes_d_enchainement", output_field=JSONField())
    return list(
        Enchainement.objects.visible_par(agent)
        .filter(parcours__in=list(parcours))
        .annotate(etapes=toutes)
        .prefetch_related(Prefetch("maillons", lus, to_attr="lus"))
    )


def lire(enchainement: Enchainement, seuil: int, portes: set[str]) -> VueEnchainement:
    """Put the links in order and tell how each follows the one before. ``portes``: the pillars open to the reader."""
    etapes = {
        e["id"]: Etape(e["id"], datetime.date.fromisoformat(e["debut"]), datetime.date.fromisoformat(e["fin"]))
        for e in enchainement.etapes
    }
    vues = {str(m.pk): VueMaillon(m, etapes[str(m.pk)], m.pilier in portes) for m in enchainement.lus}
    connus = []
    for ecart in ecarts(etapes.values(), seuil):
        if ecart.apres in vues and ecart.avant in vues:
            avant, apres = vues[ecart.apres], vues[ecart.avant]
            apres.ecart, apres.ecart_vide = _en_mots(ecart, avant, apres), ecart.vide
            connus.append((ecart, avant, apres))
    ordre = sorted(vues.values(), key=lambda v: (v.etape.debut, v.etape.fin, v.etape.id))
    return VueEnchainement(enchainement, ordre, len(vues) < len(etapes), connus)


def _en_mots(ecart: Ecart, avant: VueMaillon, apres: VueMaillon) -> str:
    jours = f"{abs(ecart.jours)} jour{'s' if abs(ecart.jours) > 1 else ''}"
    if ecart.vide:
        return (
            f"{jours} sans rien entre « {avant.nom} » (fin le {en_mots(avant.etape.fin)}) "
            f"et « {apres.nom} » (début le {en_mots(apres.etape.debut)})"
        )
    return f"{jours} en même temps : « {avant.nom} » et « {apres.nom} »"


@dataclass(frozen=True)
class Rappel:
    """What a chain asks of the social worker today: a gap that opens, a referral to send."""

    parcours_id: UUID
    texte: str
    #: The link to ask for, when it is what is missing.
    maillon: Maillon | None = None


def rappels(parcours: Iterable, agent, jour: datetime.date | None = None) -> list[Rappel]:
    """Return the reminders of these pathways (loaded with ``interventions``): three queries whatever their number."""
    jour, par_cle = jour or timezone.localdate(), {p.pk: p for p in parcours}
    chaines = enchainements(par_cle, agent) if par_cle else []
    if not chaines:
        return []
    bareme = Bareme(*REGLES)
    seuil = int(bareme.regle("ENCHAINEMENT_VIDE", jour).valeur)
    horizon = bareme.echeance("ECHEANCES_PROCHES", jour)
    trouves = []
    for chaine in chaines:
        un = par_cle[chaine.parcours_id]
        vue = lire(chaine, seuil, un.piliers_ouverts_a(agent))
        trouves += [
            Rappel(un.pk, apres.ecart)
            for ecart, _, apres in vue.ecarts
            if ecart.vide and ecart.du <= horizon and ecart.au >= jour
        ]
        trouves += [Rappel(un.pk, _a_envoyer(m), m.maillon) for m in _a_demander(vue, horizon)]
    return trouves


def suite_a_demander(orientation: Orientation, agent) -> VueMaillon | None:
    """Return the link that follows the one this referral asked for, once it is finished and when it is still to be sent."""
    if orientation.etat != EtatOrientation.TERMINEE:
        return None
    for chaine in enchainements([orientation.parcours_id], agent):
        vue = lire(chaine, seuil=1, portes=set())
        rangs = [rang for rang, m in enumerate(vue.maillons) if m.maillon.orientation_id == orientation.pk]
        suivants = vue.maillons[rangs[0] + 1 :] if rangs else []
        return next((m for m in suivants if m.a_demander), None)
    return None


def _a_demander(vue: VueEnchainement, horizon: datetime.date) -> list[VueMaillon]:
    """The first link that nobody asked for, when it begins soon or when what comes before it is over."""
    for rang, maillon in enumerate(vue.maillons):
        if maillon.a_demander:
            precedent_fini = rang > 0 and vue.maillons[rang - 1].fini
            return [maillon] if precedent_fini or maillon.etape.debut <= horizon else []
    return []


def _a_envoyer(maillon: VueMaillon) -> str:
    debut = maillon.etape.debut
    verbe = "devait commencer" if debut < timezone.localdate() else "doit commencer"
    return f"« {maillon.nom} » {verbe} le {en_mots(debut)} : l'orientation n'est pas partie"
