"""The rule of access, drawn at random and stated once more in plain Python: row-level security, the door and the pages agree.

A few people, structures and interventions are drawn; what each agent may read is computed here, from the sentence of
the rule and from nothing of the program. Raw SQL under her context gives exactly that, and so do the pages.
"""

import datetime
import re
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.rls import contexte
from parcours.dossier.releve import PARTIES
from parcours.models import Droit, Etape, Intervention, Parcours, Personne, PointBlocage, Sejour, SituationEmploi, Suivi
from tests.harnais.proprietes import exemples
from tests.harnais.troupe import creer_agent, creer_structure

pytestmark = pytest.mark.django_db
REGLAGES = exemples(25)
PILIERS = list(Pilier.values)
# Ended long ago, ended yesterday is another rule's, under way, still to come.
PERIODES = [(-900, -700), (-900, None), (-30, 0), (-30, 40), (5, None), (0, None)]


@dataclass(frozen=True)
class Tirage:
    """``interventions``: (structure, person, pillar, period); ``suivis``: (structure, person, pillars)."""

    interventions: list
    suivis: list


_rang = st.integers(0, 2)
tirages = st.builds(
    Tirage,
    st.lists(
        st.tuples(_rang, _rang, st.sampled_from(PILIERS), st.sampled_from(PERIODES)),
        max_size=9,
        unique_by=lambda i: i[:3],
    ),
    st.lists(st.tuples(_rang, _rang, st.sets(st.sampled_from(PILIERS), min_size=1, max_size=3)), max_size=5),
)


class Monde:
    """What was drawn, written in the database; people 0 and 1 live in one department, 2 in another."""

    def __init__(self, tirage: Tirage, jura, doubs):
        self.tirage, self.jour = tirage, timezone.localdate()
        lieux = [jura, jura, doubs]
        self.structures = [creer_structure(lieu, f"Structure {rang}") for rang, lieu in enumerate(lieux)]
        self.agents = [creer_agent(f"Agent{rang}", Role.INTERVENANT, s) for rang, s in enumerate(self.structures)]
        self.coordinatrice = creer_agent("Coord", Role.COORDINATION, creer_structure(jura, "Coordination"))
        self.prefecture = creer_agent("Pref", Role.PREFECTURE, creer_structure(jura, "Préfecture"))
        self.administratrice = creer_agent("Admin", Role.ADMINISTRATION, creer_structure(jura, "Support"))
        self.personnes = [
            Personne.objects.create(departement=lieu, nom=f"PERSONNE-{rang}") for rang, lieu in enumerate(lieux)
        ]
        self.parcours = [
            Parcours.objects.create(personne=p, departement=p.departement, debut=datetime.date(2024, 1, 1))
            for p in self.personnes
        ]
        for rang, parcours in enumerate(self.parcours):
            self._remplir(rang, parcours)
        for structure, personne, pilier, (debut, fin) in tirage.interventions:
            Intervention.objects.create(
                parcours=self.parcours[personne],
                structure=self.structures[structure],
                pilier=pilier,
                debut=self._jour(debut),
                fin=None if fin is None else self._jour(fin),
            )
        self.suivis = [
            Suivi.objects.create(
                parcours=self.parcours[personne],
                departement=self.parcours[personne].departement,
                structure=self.structures[structure],
                piliers=sorted(piliers),
                texte=f"SUIVI-{rang}.",
            )
            for rang, (structure, personne, piliers) in enumerate(tirage.suivis)
        ]

    def _remplir(self, rang: int, parcours: Parcours) -> None:
        for pilier in PILIERS:
            marque = f"MARQUE-{rang}-{pilier}."
            parcours.piliers.create(pilier=pilier, resume=marque)
            Etape.objects.create(parcours=parcours, pilier=pilier, intitule=marque)
            PointBlocage.objects.create(
                parcours=parcours, departement=parcours.departement, pilier=pilier, cause="autre", description=marque
            )
        Sejour.objects.create(personne=parcours.personne, categorie="cada", texte_origine=f"MARQUE-{rang}-logement.")
        SituationEmploi.objects.create(personne=parcours.personne, categorie="cdi")
        for type_droit in ("css", "caf"):
            Droit.objects.create(personne=parcours.personne, type=type_droit, etat="ouvert")

    def _jour(self, ecart: int) -> datetime.date:
        return self.jour + datetime.timedelta(days=ecart)

    def portes(self, structure: int, personne: int) -> set[str]:
        """The sentence of the rule: the pillars on which the structure intervenes today."""
        return {
            pilier
            for s, p, pilier, (debut, fin) in self.tirage.interventions
            if (s, p) == (structure, personne) and debut <= 0 and (fin is None or fin >= 0)
        }

    def ouverts(self, agent) -> dict[int, set[str]]:
        """Person → pillars that the agent reads; a person with none is not seen at all."""
        if agent == self.coordinatrice:
            return {0: set(PILIERS), 1: set(PILIERS)}
        if agent in self.agents:
            structure = self.agents.index(agent)
            return {p: portes for p in range(3) if (portes := self.portes(structure, p))}
        return {}

    def suivis_lus(self, agent) -> set[int]:
        ouverts = self.ouverts(agent)
        lus = set()
        for rang, (structure, personne, piliers) in enumerate(self.tirage.suivis):
            siens = ouverts.get(personne, set())
            sien = agent in self.agents and self.agents.index(agent) == structure
            if siens and (
                agent == self.coordinatrice
                or sien
                or (piliers & siens and ("sante" not in piliers or "sante" in siens))
            ):
                lus.add(rang)
        return lus

    def tous(self) -> list:
        return [*self.agents, self.coordinatrice, self.prefecture, self.administratrice]


def _identifiants(requete: str) -> set:
    with connection.cursor() as curseur:
        curseur.execute(requete)
        return {ligne[0] for ligne in curseur.fetchall()}


@REGLAGES
@given(tirages)
def test_raw_sql_returns_what_the_rule_says_and_nothing_else(jura, doubs, tirage):
    with transaction.atomic():
        monde = Monde(tirage, jura, doubs)
        for agent in monde.tous():
            ouverts = monde.ouverts(agent)
            attendues = {f"MARQUE-{p}-{pilier}." for p, piliers in ouverts.items() for pilier in piliers}
            with contexte.pour_agent(agent):
                assert _identifiants("select nom from parcours_personne") == {f"PERSONNE-{p}" for p in ouverts}
                assert _identifiants("select id from parcours_parcours") == {monde.parcours[p].pk for p in ouverts}
                assert _identifiants("select resume from parcours_pilierparcours") == attendues
                assert _identifiants("select intitule from parcours_etape") == attendues
                assert _identifiants("select description from parcours_pointblocage") == attendues
                assert _identifiants("select texte from parcours_suivi") == {
                    f"SUIVI-{r}." for r in monde.suivis_lus(agent)
                }
                for table, pilier in (("sejour", "logement"), ("situationemploi", "emploi")):
                    personnes = {monde.personnes[p].pk for p, piliers in ouverts.items() if pilier in piliers}
                    assert _identifiants(f"select personne_id from parcours_{table}") == personnes
                for type_droit, pilier in (("css", "sante"), ("caf", "social")):
                    personnes = {monde.personnes[p].pk for p, piliers in ouverts.items() if pilier in piliers}
                    lus = _identifiants(f"select personne_id from parcours_droit where type = '{type_droit}'")
                    assert lus == personnes
        transaction.set_rollback(True)


@REGLAGES
@given(tirages)
def test_the_door_opens_what_the_wall_opens(jura, doubs, tirage):
    with transaction.atomic():
        monde = Monde(tirage, jura, doubs)
        for agent in monde.tous():
            # The door alone first: row-level security must not be what makes it right.
            par_la_porte = {m: set(m.objects.visible_par(agent).values_list("pk", flat=True)) for m in PORTES}
            with contexte.pour_agent(agent):
                for modele, ouverts in par_la_porte.items():
                    assert ouverts == set(modele.objects.values_list("pk", flat=True)), modele
        transaction.set_rollback(True)


PORTES = [Personne, Parcours, Etape, PointBlocage, Suivi]


@exemples(8)
@given(tirages)
def test_the_pages_show_what_the_rule_says_and_nothing_else(jura, doubs, connecter, tirage):
    with transaction.atomic():
        monde = Monde(tirage, jura, doubs)
        for agent in [*monde.agents, monde.coordinatrice]:
            client, ouverts = connecter(agent), monde.ouverts(agent)
            for adresse in (reverse("personnes"), reverse("personnes") + "?q=personne"):
                liste = client.get(adresse).content.decode()
                assert set(re.findall(r"PERSONNE-\d", liste)) == {f"PERSONNE-{p}" for p in ouverts}, adresse
            for rang, personne in enumerate(monde.personnes):
                _verifier_le_dossier(client, monde, agent, rang, personne)
        transaction.set_rollback(True)


def _verifier_le_dossier(client, monde: Monde, agent, rang: int, personne: Personne) -> None:
    piliers = monde.ouverts(agent).get(rang)
    attendues = {f"MARQUE-{rang}-{pilier}" for pilier in piliers or ()}
    # Closed, the dossier is not there, whatever the part asked for: one of them is enough.
    parties = PARTIES if piliers else list(PARTIES)[:1]
    pages = [("dossier", ""), ("dossier_chronologie", ""), *(("dossier_fiches", f"?partie={p}") for p in parties)]
    for nom, requete in pages:
        reponse = client.get(reverse(nom, args=[personne.pk]) + requete)
        assert reponse.status_code == (200 if piliers else 404), nom
        html = reponse.content.decode()
        vues = set(re.findall(r"MARQUE-\d-\w+", html))
        assert vues == attendues if nom == "dossier" else vues <= attendues, nom
        if nom == "dossier_chronologie" and piliers:
            siens = {r for r in monde.suivis_lus(agent) if monde.tirage.suivis[r][1] == rang}
            assert set(re.findall(r"SUIVI-(\d)\.", html)) == {str(r) for r in siens}
