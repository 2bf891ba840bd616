"""Two dossiers, each in a household: who is in which, the three ways to go on, and who would be left alone.

United: who lives in the other household joins the kept one, with the dates she has. Otherwise the person stays in one
of the two, and those of the other household stay together without her, which is said before and after.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from parcours.models import MembreMenage, Menage, Personne
from parcours.nomenclatures import Lien
from parcours.reunion.conflits import AUTRE, GARDEE, Conflit
from parcours.reunion.gestes import Gestes

UNIR = "unir"
CHOIX = "foyer"


@dataclass
class Foyers:
    """``siens``: today's members of the kept dossier's household; ``autres``: of the other's."""

    gardee: Personne
    autre: Personne
    siens: list[MembreMenage]
    autres: list[MembreMenage]

    @property
    def distincts(self) -> bool:
        """Each has a household, and they are not the same one."""
        return bool(self.siens and self.autres) and self.siens[0].menage_id != self.autres[0].menage_id

    def restants(self, choix: str) -> list[list[MembreMenage]]:
        """Return the households as they will be, the one person counted once: the united one, or both."""
        deux = {self.gardee.pk, self.autre.pk}
        elle = [m for m in self.siens if m.personne_id == self.gardee.pk]
        gardes = [m for m in self.siens if m.personne_id not in deux]
        venus = [m for m in self.autres if m.personne_id not in deux]
        if not self.distincts:
            return [[*elle, *gardes]] if elle else [venus]
        if choix == UNIR:
            return [[*elle, *gardes, *venus]]
        return [[*elle, *gardes], venus] if choix == GARDEE else [[*elle, *venus], gardes]

    def seuls(self, choix: str) -> list[Personne]:
        """Return who would be the only one of a household that had others."""
        return [apres[0].personne for apres in self.restants(choix) if len(apres) == 1 and self._avant(apres[0]) > 1]

    def _avant(self, membre: MembreMenage) -> int:
        return max((len(f) for f in (self.siens, self.autres) if membre in f), default=0)

    def possibilites(self) -> list[tuple[str, str, list[str]]]:
        """Return the choices: (value, words, what follows in words)."""
        titres = {
            UNIR: "Unir les deux ménages en un seul",
            GARDEE: "Garder seulement le ménage du dossier gardé",
            AUTRE: "Garder seulement le ménage de l'autre dossier",
        }
        return [(choix, titre, self._suites(choix)) for choix, titre in titres.items()]

    def _suites(self, choix: str) -> list[str]:
        suites = [self._en_mots(foyer, rang == 0) for rang, foyer in enumerate(self.restants(choix)) if foyer]
        suites += [f"{personne} sera alors la seule personne de son ménage." for personne in self.seuls(choix)]
        return suites

    def _en_mots(self, foyer: list[MembreMenage], le_sien: bool) -> str:
        noms = ", ".join(str(m.personne) for m in foyer)
        verbe = "formera" if len(foyer) == 1 else "formeront"
        if le_sien:
            return f"{noms} {verbe} le ménage ({len(foyer)})." if len(foyer) > 1 else f"{noms} formera son ménage."
        sans = "" if any(m.lien == Lien.TITULAIRE for m in foyer) else ", sans personne de référence"
        return (
            f"Resteront sans cette personne : {noms}{sans}."
            if len(foyer) > 1
            else f"Restera sans cette personne : {noms}{sans}."
        )


def foyers(gardee: Personne, autre: Personne) -> Foyers:
    """Return today's households of both, in two queries."""
    jour = timezone.localdate()
    actuels = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)
    leurs = dict(actuels.filter(personne__in=[gardee.pk, autre.pk]).values_list("personne", "menage"))
    membres = (
        actuels.filter(menage__in=leurs.values())
        .select_related("personne")
        .defer("personne__recherche", "personne__numero_etranger")
        .order_by("debut", "cree_le")
    )
    par_menage: dict = {}
    for membre in membres:
        par_menage.setdefault(membre.menage_id, []).append(membre)
    return Foyers(gardee, autre, *(par_menage.get(leurs.get(p.pk), []) for p in (gardee, autre)))


def sans_les_foyers(trouves: list[Conflit], eux: Foyers) -> list[Conflit]:
    """Return the conflicts, without the one that the choice of the household settles."""
    return [conflit for conflit in trouves if not _en_jeu(conflit, eux)]


def choix_des_places(trouves: Iterable[Conflit], eux: Foyers, choix: str) -> dict[str, str]:
    """Return, as choices of conflicts, which membership stays: the other's only when its household is kept."""
    return {c.cle: AUTRE if choix == AUTRE else GARDEE for c in trouves if _en_jeu(c, eux)}


def unir(gestes: Gestes, eux: Foyers) -> None:
    """Bring the other household's members into the kept one; one person of reference stays, the dates too."""
    menage: Menage = eux.siens[0].menage
    deux = {eux.gardee.pk, eux.autre.pk}
    for membre in eux.autres:
        if membre.personne_id in deux:
            continue
        if membre.lien == Lien.TITULAIRE and _reference_a_ces_dates(menage, membre):
            gestes.changer(membre, lien=Lien.AUTRE)
        gestes.deplacer(MembreMenage, membre.pk, "menage_id", menage.pk)


def _en_jeu(conflit: Conflit, eux: Foyers) -> bool:
    if not eux.distincts or conflit.modele is not MembreMenage:
        return False
    siens = {m.pk for m in eux.siens if m.personne_id == eux.gardee.pk}
    return any(ligne.pk in siens for ligne in conflit.gardees)


def _reference_a_ces_dates(menage: Menage, membre: MembreMenage) -> bool:
    avant_la_fin = Q() if membre.fin is None else Q(debut__lt=membre.fin)
    return menage.membres.filter(
        avant_la_fin, Q(fin__isnull=True) | Q(fin__gt=membre.debut), lien=Lien.TITULAIRE
    ).exists()
