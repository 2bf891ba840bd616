"""The pairs of dossiers that may be of one person, as the import compares rows: number, names, birth date."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from parcours.importation.doublons import Annuaire, Identite
from parcours.models import Personne, PersonnesDistinctes, VarianteIdentite

# A page is for looking at: beyond, what is decided makes room.
MAXIMUM = 100


@dataclass(frozen=True)
class Paire:
    """Two dossiers, and what they share in plain French."""

    une: Personne
    autre: Personne
    motifs: tuple[str, ...]


def paires(departement: str, agent) -> list[Paire]:
    """Return the pairs of the department nobody has decided about, those that share the most first."""
    visibles = Personne.objects.visible_par(agent).filter(departement=departement)
    identites = _identites(visibles)
    annuaire, ecartees, trouvees = Annuaire(identites.values()), _ecartees(agent), {}
    for identite in identites.values():
        for ressemblance in annuaire.ressemblances(identite):
            cle = frozenset({identite.id, ressemblance.candidate.id})
            if cle not in ecartees:
                trouvees.setdefault(cle, ressemblance)
    rangees = sorted(trouvees.items(), key=lambda p: (-p[1].identique, -len(p[1].motifs), sorted(map(str, p[0]))))
    rangees = rangees[:MAXIMUM]
    par_id = visibles.select_related("commune").in_bulk({cle for paire, _ in rangees for cle in paire})
    return [
        Paire(*sorted((par_id[cle] for cle in paire), key=lambda p: (p.cree_le, p.pk)), ressemblance.motifs)
        for paire, ressemblance in rangees
    ]


def _identites(visibles: QuerySet[Personne]) -> dict:
    """Return the identities that share a key, a number or a birth date with another, by the indexes."""
    variantes: dict = defaultdict(list)
    for personne, cle in VarianteIdentite.objects.filter(personne__in=visibles.values("pk")).values_list(
        "personne", "cle_identite"
    ):
        variantes[personne].append(cle)
    partagees = []
    for champ in ("cle_identite", "numero_empreinte", "date_naissance"):
        connus = visibles.exclude(**{champ: None} if champ == "date_naissance" else {champ: ""}).order_by()
        partagees.append(connus.values(champ).annotate(n=Count("pk")).filter(n__gt=1).values(champ))
    communs = (
        visibles.filter(cle_identite__in=partagees[0])
        | visibles.filter(numero_empreinte__in=partagees[1])
        | visibles.filter(date_naissance__in=partagees[2])
        | visibles.filter(cle_identite__in={cle for cles in variantes.values() for cle in cles if cle})
        | visibles.filter(pk__in=variantes)
    )
    return {
        id_: Identite(id_, nom, prenom, (cle, *variantes.get(id_, ())), naissance, precision, numero)
        for id_, nom, prenom, cle, naissance, precision, numero in communs.values_list(
            "id", "nom", "prenom", "cle_identite", "date_naissance", "naissance_precision", "numero_empreinte"
        )
    }


def _ecartees(agent) -> set[frozenset]:
    return {
        frozenset(deux) for deux in PersonnesDistinctes.objects.visible_par(agent).values_list("une_id", "autre_id")
    }
