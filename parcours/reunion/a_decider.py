"""The doubles that wait for an answer, of imports and of dossiers, in one list: the oldest first, those put off last."""

import datetime
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse

from parcours.importation.comparaison import Rapprochement, rapprocher
from parcours.importation.contexte import Contexte
from parcours.importation.decision import relire
from parcours.importation.differences.apercu import differences_du_double
from parcours.importation.differences.connus import Connu, lire_connus
from parcours.models import Personne, PropositionDoublon, Protection
from parcours.reunion.paires import Paire, paires


@dataclass(frozen=True)
class ADecider:
    """One double: of a row (``proposition``) or of two dossiers (``paire``)."""

    reporte_le: datetime.datetime | None
    proposition: UUID | None = None
    paire: Paire | None = None

    @property
    def cle(self) -> str:
        """What names it in an address, the same each time."""
        return str(self.proposition) if self.proposition else f"{self.paire.une}-{self.paire.autre}"


@dataclass(frozen=True)
class Double:
    """What a page shows of a double, and where its answers go; ``comparer``: the page that makes two dossiers one."""

    cle: str
    titre: str
    motifs: list[str]
    gauche: str
    droite: str
    champs: list[Rapprochement]
    decider: str
    comparer: str = ""
    personnes: list[UUID] = field(default_factory=list)
    dossiers: list[Personne] = field(default_factory=list)
    reporte: bool = False
    suivant: str = ""
    #: What the row says otherwise, to choose beside « même personne ».
    differences: list = field(default_factory=list)


def enchainer(doubles: list[Double], apres: str = "") -> list[Double]:
    """Tell each double which one follows it; ``apres``: the one that will take the last place of the page."""
    suivants = [*(double.cle for double in doubles[1:]), apres][: len(doubles)]
    return [replace(double, suivant=suivant) for double, suivant in zip(doubles, suivants, strict=True)]


def a_decider(departement: str, agent) -> list[ADecider]:
    """Return all of them, in the order of the page; what is decided leaves, what is put off goes to the end."""
    des_imports = PropositionDoublon.objects.visible_par(agent).filter(departement=departement).en_attente()
    doubles = [
        ADecider(reporte_le, proposition=pk)
        for pk, reporte_le in des_imports.order_by("cree_le", "ligne__numero", "pk").values_list("pk", "reporte_le")
    ]
    doubles += [ADecider(paire.reportee_le, paire=paire) for paire in paires(departement, agent)]
    return sorted(doubles, key=lambda d: d.reporte_le.timestamp() if d.reporte_le else 0)


def montrer(page: list[ADecider], departement: str, agent, apres: str = "") -> list[Double]:
    """Return what the page shows, in as many queries for one double as for ten."""
    propositions = PropositionDoublon.objects.visible_par(agent).filter(pk__in=[d.proposition for d in page])
    par_pk = {proposition.pk: proposition for proposition in propositions.pour_affichage()}
    cles = {cle for d in page if d.paire for cle in (d.paire.une, d.paire.autre)}
    personnes = Personne.objects.visible_par(agent).select_related("commune").defer("commune__contour")
    personnes = personnes.prefetch_related(Prefetch("protections", Protection.objects.filter(fin__isnull=True)))
    par_cle = personnes.in_bulk(cles)
    contexte = Contexte.du_departement(departement) if par_pk else None
    connus = lire_connus(proposition.candidate_id for proposition in par_pk.values()) if par_pk else {}
    montres = [
        _de_la_ligne(un, par_pk, contexte, connus) if un.proposition else _des_dossiers(un, par_cle) for un in page
    ]
    return enchainer([double for double in montres if double], apres)


def _de_la_ligne(un: ADecider, par_pk: dict, contexte: Contexte | None, connus: dict[UUID, Connu]) -> Double | None:
    proposition = par_pk.get(un.proposition)
    return presenter(proposition, contexte, connus[proposition.candidate_id]) if proposition else None


def presenter(proposition: PropositionDoublon, contexte: Contexte, connu: Connu) -> Double:
    """Return what a page shows of a row of an import and of the dossier it looks like."""
    ligne, candidate = proposition.ligne, connu.lue
    comprise = relire(ligne, contexte)
    return Double(
        cle=str(proposition.pk),
        titre=f"{ligne} et {candidate}",
        motifs=proposition.motifs,
        gauche=f"Tableau « {ligne.importation.nom_fichier} »",
        droite="Dossier existant",
        champs=rapprocher(comprise, candidate),
        differences=differences_du_double(connu, comprise, ligne.importation, contexte),
        decider=reverse("importation_decider", args=[ligne.importation_id, proposition.pk]),
        personnes=[candidate.pk],
        dossiers=[candidate],
        reporte=bool(proposition.reporte_le),
    )


def _des_dossiers(un: ADecider, par_cle: dict) -> Double | None:
    deux = [par_cle.get(cle) for cle in (un.paire.une, un.paire.autre)]
    if None in deux:
        return None
    une, autre = sorted(deux, key=lambda p: (p.cree_le, p.pk))
    return Double(
        cle=un.cle,
        titre=f"{une} et {autre}" if str(une) != str(autre) else f"Deux dossiers : {une}",
        motifs=list(un.paire.motifs),
        gauche="Le plus ancien dossier",
        droite="L'autre dossier",
        champs=rapprocher(une, autre),
        decider=reverse("doubles_distinctes", args=[une.pk, autre.pk]),
        comparer=reverse("reunion", args=[une.pk, autre.pk]),
        personnes=[une.pk, autre.pk],
        dossiers=[une, autre],
        reporte=bool(un.reporte_le),
    )
