"""axe, the reference checker of accessible pages, run in a real browser."""

from axe_playwright_python.sync_playwright import Axe

#: The rules of WCAG 2.1 AA and the best practices. The nodes of the rules that are kept are not asked for: axe would
#: spend half of its time writing where each of them is.
REGLES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}


def defauts_axe(page) -> list[str]:
    """Return what breaks a rule in the page, one line for each place: the rule and the element."""
    violations = Axe().run(page, options=REGLES).response["violations"]
    return [f"{regle['id']} : {noeud['html'][:150]}" for regle in violations for noeud in regle["nodes"]]
