#!/usr/bin/env python
"""Django's command line; starts the local servers when the environment names none."""

import os
import sys
from pathlib import Path

DEMONSTRATION = Path(__file__).parent / "var" / "mode"


def main() -> None:
    """Run the command, with a database and a broker."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cirj.settings")
    if not {"CIRJ_MODE", "SECRET_KEY"} & set(os.environ) and DEMONSTRATION.exists():
        # `make demo` was run in this checkout: the commands that follow speak to its database.
        os.environ["CIRJ_MODE"] = DEMONSTRATION.read_text().strip()
    from django.core.management import execute_from_command_line

    if os.environ.get("CIRJ_MODE", "production") == "production":
        execute_from_command_line(sys.argv)
        return
    from cirj.local.emplacement import ServeurLocalIndisponible
    from cirj.local.serveurs import serveurs_locaux

    try:
        with serveurs_locaux():
            execute_from_command_line(sys.argv)
    except ServeurLocalIndisponible as erreur:
        sys.exit(str(erreur))


if __name__ == "__main__":
    main()
