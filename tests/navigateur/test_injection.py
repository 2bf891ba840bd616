"""Whatever was typed, anywhere, stays words: no element is born of it on any page, and no request."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils import timezone

from comites.models import CommentaireRapport, Seance
from comites.rapport.plan import SECTIONS
from tests.harnais.acces import CAST
from tests.harnais.injection import CHARGES, CIBLE, planter_les_charges
from tests.test_acces import adresse_de, pages_de

pytestmark = pytest.mark.django_db(transaction=True)

#: Columns that a page shows and an attack would choose: the planting must have reached them.
VISEES = {
    "Agent.nom",
    "Structure.nom",
    "Personne.nom",
    "Suivi.texte",
    "PointBlocage.description",
    "PointOrdreDuJour.faits",
    "Decision.quoi",
    "Seance.lieu",
    "Comite.nom",
    "Dispositif.nom",
    "Orientation.demande",
    "Document.titre",
    "CommentaireRapport.texte",
    "Initiative.titre",
    "LigneImport.valeurs",
    "Etape.intitule",
    "Activite.titre",
}
NES = f"[...document.querySelectorAll('[hx-get^=\"{CIBLE}\"], b[hx-trigger]')].map(e => e.outerHTML)"
MONTRE = "document.body.textContent.includes('hx-get=') || [...document.querySelectorAll('input, textarea')].some(c => c.value.includes('hx-get='))"


@pytest.fixture
def visiter(ouvrir_page, connecter):
    """Return a function that gives the page of an agent, and the list of the addresses born of typed words."""

    def visiter(agent):
        page = ouvrir_page(None, "/accessibilite/")
        if agent is not None:
            session = connecter(agent).cookies["session"].value
            page.context.add_cookies([{"name": "session", "value": session, "domain": "localhost", "path": "/"}])
        demandes = []
        page.on("request", lambda demande: demandes.append(demande.url) if CIBLE in demande.url else None)
        # What is looked at is what is in the page, not how it looks.
        page.route("**/*.{css,woff2,svg,png}", lambda route: route.abort())
        return page, demandes

    return visiter


def test_no_element_and_no_request_is_born_of_what_was_typed(objets, visiter, request):
    """Planted once; each member of the cast then looks at what she sees otherwise than the coordinator, who sees most."""
    agents = {qui: None if qui == "anonyme" else request.getfixturevalue(qui) for qui in CAST}
    _commenter(objets)
    releve = _clore(objets, request)
    assert planter_les_charges() >= VISEES
    nes, montrees = {}, Counter()
    for qui, agent in agents.items():
        page, demandes = visiter(agent)
        adresses = {ligne.nom: adresse_de(ligne, objets) for ligne in pages_de(qui)}
        if "seance_releve" in adresses:
            adresses["relevé d'une séance close"] = releve
        for nom, adresse in adresses.items():
            page.goto(adresse)
            if page.locator("[hx-trigger=load], [hx-trigger=revealed]").count():
                page.wait_for_load_state("networkidle")
            montrees[qui] += page.evaluate(MONTRE)
            if trouves := page.evaluate(NES) + demandes:
                nes[qui, nom] = trouves
                demandes.clear()
    assert nes == {}
    # The words were there to be read: nearly everywhere by the coordinator, in the name of her structure by the others.
    assert montrees["coordinatrice"] > 60
    assert {qui for qui in CAST if montrees[qui]} >= set(CAST) - {"anonyme"}


def _clore(objets, request) -> str:
    """Close the minutes of another session, with members whose names are hostile too; return their address."""
    seance = Seance.objects.create(comite=objets["comite"], date=timezone.localdate())
    for agent in ("coordinatrice", "intervenante"):
        agent = request.getfixturevalue(agent)
        seance.participants.create(structure=agent.affectation.structure, agent=agent)
    seance.clore("Séance levée.")
    return reverse("seance_releve", args=[seance.pk])


def _commenter(objets) -> None:
    """The one text of a page that nobody has written yet."""
    departement = objets["personne"].departement
    CommentaireRapport.objects.create(departement=departement, annee=2025, section=SECTIONS[0].code, texte="À relire.")


def test_words_taken_for_markup_are_seen_by_this_test(visiter, coordinatrice):
    page, demandes = visiter(coordinatrice)
    page.goto("/accessibilite/")
    page.evaluate(
        "charge => { const p = document.createElement('p'); p.innerHTML = charge; document.body.append(p); htmx.process(p) }",
        CHARGES[0],
    )
    page.wait_for_load_state("networkidle")
    assert len(page.evaluate(NES)) == 1
    assert len(demandes) == 1
