"""``docs/tables.md``: for each table, who reads and writes its rows, and what a write does beside.

Made from the declarations: ``python -m tests.rls.page_des_tables`` writes it again.
"""

import re
from pathlib import Path

from django.apps import apps

from cirj.socle.journal_ecritures import JOURNALISEES
from cirj.socle.rls.definitions import DECLENCHEURS, TABLES
from cirj.socle.rls.table import TableProtegee

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
INTRODUCTION = """# Tables: who reads, who writes, what a write does beside

Made from the declarations of each application (`<app>/rls`, `<app>/journalises`) by `python -m tests.rls.page_des_tables`;
a test compares them. Row-level security holds every table below: a row is read, or written, by whoever one of the lines
describes, in a transaction that says who acts. A service (a task, a command) acts for the departments it names.
"""
#: What each function of ``acces`` opens: the rows whose column is among it.
OUVERT = {
    "departements_lus": "who coordinates the department, or a service or figures of it",
    "departements_ecrits": "who coordinates the department, or a service of it",
    "departements_accompagnes": "who acts in the department for a structure that follows people, or coordinates it",
    "departements_de_service": "a service of the department",
    "structures": "the structure of the row",
    "structures_agissantes": "the structure of the row, the coordination's included",
    "parcours_vus": "who sees the pathway",
    "parcours_ecrits": "who writes the pathway",
    "parcours_equipe": "who intervenes on the pathway",
    "parcours_lus": "who reads the pathway",
    "parcours_nouveaux": "who is opening the dossier",
    "parcours_ouverts_seule": "who is opening the dossier, alone on it so far",
    "parcours_exceptionnels": "who has an exceptional access to the pathway",
    "parcours_quittes": "who intervened on the pathway, for the time that the dated rule says",
    "interventions_quittees": "the structure whose intervention it was, for the time that the dated rule says",
    "suivis_quittes": "the structure that wrote it, for the time that the dated rule says",
    "personnes_vues": "who sees the person, or a member of her household",
    "personnes_ecrites": "who writes the person's dossier",
    "personnes_suivies": "who follows the person",
    "personnes_nouvelles": "who is creating the person",
    "personnes_lues": "who reads the person's dossier",
    "personnes_du_pilier": "who carries it for the person",
    "personnes_tenues": "who holds the person's dossier",
    "menages_vus": "who sees a member of the household",
    "menages_actuels": "who sees the household today",
    "foyers_lus": "who reads the dossier of a member of the household",
    "foyers_du_pilier": "who carries it for a member of the household",
    "blocages_confies": "the structure that a decision about the blockage was given to",
    "blocages_lus": "who reads the blockage",
    "demandes_tenues": "who holds the dossier that the request may be about",
    "demandes_posees": "who made the request",
    "orientations_recues": "the structure that receives the referral",
    "seances_lues": "who reads a blockage on its agenda",
    "seances_de_membre": "a member of the technical cell who was invited",
    "invitations": "who was invited",
}
_DANS = re.compile(r"(?P<colonne>[\w.]+) = any \(\(select \w+\.(?P<f>\w+)\((?:'(?P<quoi>\w+)')?\)\)::\w+\[\]\)")
#: An arm of one pillar among five → what the five say together.
_PAR_PILIER = {
    r"^pilier = '(\w+)' and (.+) \(pillar \1\)$": r"\2, on the pillar of the row",
    r"^'(\w+)' = any \(piliers\)(?: and not 'sante' = any \(piliers\))? and (.+) \(pillar \1\)$": (
        r"\2, on one of the pillars of the row; on health, when it is one of them"
    ),
}
_DITS = {
    "agent_id = (select acces.agent())": "the agent of the row",
    "agent_id = (select journal.reglage('agent')::uuid)": "the agent of the row",
    "(select journal.reglage('departements')) = '*'": "a service of all departments",
    "suivi_id is not null and exists (select from parcours_suivi s where s.id = suivi_id)": (
        "who reads the follow-up that it goes with"
    ),
    "exists (select from parcours_suivi s where s.id = suivi_id)": "the follow-up is read",
}
#: The department column and the row's own key say nothing more than the function does.
_SANS_DIRE = {"departement_id", "id", "parcours_id", "personne_id", "menage_id", "structure_id", "a.structure_id"}


def page() -> str:
    """Return the whole text of the page."""
    parties = [INTRODUCTION]
    for app in ("socle", "acteurs", "parcours", "comites"):
        tables = [t for t in sorted({*TABLES, *DECLENCHEURS, *JOURNALISEES}) if _application(t) == app]
        parties.append(f"## {app}\n")
        parties += [_table(table) for table in tables]
    return "\n".join(parties).rstrip() + "\n"


def _application(table: str) -> str:
    return next(m._meta.app_label for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table)


def _table(table: str) -> str:
    lignes = [f"### {table}\n"]
    protegee = TABLES.get(table)
    if protegee:
        lignes += _regles(protegee)
    else:
        lignes.append("- Not under row-level security: the directory is read before anybody is known.")
    lignes += [f"- {dit}" for dit in _a_cote(table, protegee)]
    return "\n".join(lignes) + "\n"


def _regles(protegee: TableProtegee) -> list[str]:
    lignes = [f"- **Read by** {_en_mots(protegee.lecture)}"]
    if not protegee.ecriture:
        return [*lignes, "- **Written by** the functions of the database alone"]
    lignes.append(f"- **Changed by** {_en_mots(protegee.ecriture)}")
    if protegee.ajout and protegee.ajout != protegee.ecriture:
        lignes.append(f"- **Added by** {_en_mots(protegee.ajout)}")
    if protegee.retrait:
        lignes.append(f"- **Deleted by** {_en_mots(protegee.retrait)}")
    if protegee.figees:
        colonnes = ", ".join(f"`{colonne}`" for colonne in protegee.figees)
        lignes.append(f"- **Frozen once written**, but for who coordinates: {colonnes}")
    if protegee.sans_retour:
        lignes.append("- **Never opened again** once ended, but by who coordinates")
    return lignes


def _a_cote(table: str, protegee: TableProtegee | None) -> list[str]:
    dits = []
    if protegee and protegee.departement:
        dits.append(f"Its department is filled by `acces.{protegee.departement}()`")
    if protegee and protegee.parent:
        dits.append(f"It follows the department of `{protegee.parent[0]}`")
    autres = [*(protegee.declencheurs if protegee else ()), *DECLENCHEURS.get(table, ())]
    dits += [f"`{d.nom}` ({d.quand}{f', when {d.si}' if d.si else ''}): `{d.fonction}`" for d in autres]
    journalisee = JOURNALISEES.get(table)
    if journalisee is None:
        return [*dits, "Not in the journal"]
    sans = f", without the value of {', '.join(journalisee.sans_valeur)}" if journalisee.sans_valeur else ""
    return [*dits, f"In the journal as « {journalisee.nom} »{sans}"]


def _en_mots(condition: str) -> str:
    """Return one line an arm when there are several; those that differ by their pillar alone are one."""
    bras = list(dict.fromkeys(_sans_pilier(_bras(arm)) for arm in _couper(condition)))
    return bras[0] if len(bras) == 1 else "one of:\n" + "\n".join(f"  - {arm}" for arm in bras)


def _couper(condition: str) -> list[str]:
    """Return the arms of « (a) or (b) », those inside an arm included."""
    condition = condition.strip()
    arms, profondeur, debut = [], 0, 0
    for rang, signe in enumerate(condition):
        profondeur += (signe == "(") - (signe == ")")
        if profondeur == 0 and condition.startswith(" or ", rang):
            arms.append(condition[debut:rang])
            debut = rang + 4
    arms.append(condition[debut:])
    if len(arms) > 1:
        return [petit for arm in arms for petit in _couper(arm)]
    if condition.startswith("(") and _ferme_a_la_fin(condition):
        return _couper(condition[1:-1])
    return [condition]


def _ferme_a_la_fin(condition: str) -> bool:
    profondeur = 0
    for rang, signe in enumerate(condition):
        profondeur += (signe == "(") - (signe == ")")
        if profondeur == 0:
            return rang == len(condition) - 1
    return False


def _bras(arm: str) -> str:
    dit = _DANS.sub(_phrase, arm)
    for ecrit, mots in _DITS.items():
        dit = dit.replace(ecrit, mots)
    return " ".join(dit.split())


def _sans_pilier(arm: str) -> str:
    for motif, dit in _PAR_PILIER.items():
        arm = re.sub(motif, dit, arm)
    return arm


def _phrase(trouve: re.Match) -> str:
    quoi = f" (pillar {trouve['quoi']})" if trouve["quoi"] else ""
    colonne = "" if trouve["colonne"] in _SANS_DIRE else f" [{trouve['colonne']}]"
    return f"{OUVERT[trouve['f']]}{quoi}{colonne}"


if __name__ == "__main__":
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
