"""``make audit``: do the libraries that production runs have known vulnerabilities?

``pip-audit`` ends well when it could ask nothing at all: here, what was not verified is said, and is not a success.
"""

import json
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
#: Where the known vulnerabilities are asked, in order, until one answers.
SERVICES = ("pypi", "osv")
DELAI = 240


class Issue(IntEnum):
    """The exit status."""

    SAIN = 0
    VULNERABLE = 1
    NON_VERIFIE = 3


def auditer(*commande: str) -> tuple[Issue, str]:
    """Ask each service in turn; return the outcome and what to read, in French."""
    issue, message = Issue.NON_VERIFIE, ""
    for service in SERVICES:
        issue, message = juger(_interroger(*commande, "--vulnerability-service", service))
        if issue != Issue.NON_VERIFIE:
            break
    return issue, message


def juger(rapport: dict | None) -> tuple[Issue, str]:
    """Return the outcome of a report of ``pip-audit``; None: it could not make one."""
    if rapport is None:
        return Issue.NON_VERIFIE, _non_verifie("aucun service n'a répondu")
    bibliotheques = rapport["dependencies"]
    atteintes = [b for b in bibliotheques if b.get("vulns")]
    ignorees = [b["name"] for b in bibliotheques if "skip_reason" in b]
    if atteintes:
        lignes = [f"  {b['name']} {b['version']} : {_failles(b['vulns'])}" for b in atteintes]
        return Issue.VULNERABLE, "Des bibliothèques ont des failles connues :\n" + "\n".join(lignes)
    if ignorees or not bibliotheques:
        nombre = len(ignorees)
        accord = (
            ("bibliothèque", "n'a pas pu être vérifiée")
            if nombre == 1
            else ("bibliothèques", "n'ont pas pu être vérifiées")
        )
        combien = f"{nombre} {accord[0]} sur {len(bibliotheques)} {accord[1]}"
        quoi = "" if len(ignorees) == len(bibliotheques) else f" ({', '.join(ignorees)})"
        return Issue.NON_VERIFIE, _non_verifie(combien + quoi)
    return Issue.SAIN, f"{len(bibliotheques)} bibliothèques vérifiées : aucune faille connue."


def _failles(trouvees: list[dict]) -> str:
    def une(faille: dict) -> str:
        corrigee = ", ".join(faille["fix_versions"])
        return f"{faille['id']} ({'corrigée en ' + corrigee if corrigee else 'pas encore corrigée'})"

    return ", ".join(une(faille) for faille in trouvees)


def _non_verifie(pourquoi: str) -> str:
    return (
        f"ATTENTION : les failles connues des bibliothèques N'ONT PAS ÉTÉ VÉRIFIÉES : {pourquoi}.\n"
        "Les services qui les recensent sont inaccessibles d'ici.\n"
        "Lancez « make audit » sur une machine reliée à Internet avant toute mise en production."
    )


def _interroger(*commande: str) -> dict | None:
    try:
        resultat = subprocess.run(
            [*commande, "--format", "json", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=DELAI,
        )
        return json.loads(resultat.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None


def main() -> int:
    """Exit with the outcome; « --sans-bloquer » makes a success of what could not be verified, said all the same."""
    fichier = RACINE / "requirements.txt"
    outil = Path(sys.executable).with_name("pip-audit")
    issue, message = auditer(str(outil), "--disable-pip", "--require-hashes", "--requirement", str(fichier))
    sys.stdout.write(f"{message}\n")
    return 0 if issue == Issue.NON_VERIFIE and "--sans-bloquer" in sys.argv[1:] else issue


if __name__ == "__main__":
    sys.exit(main())
