"""What a command needs to run: the servers named by the environment, or the ones this machine can start."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from cirj.local import broker, postgres

SERVEURS = {"DATABASE_URL": postgres, "REDIS_URL": broker}


@contextmanager
def serveurs_locaux(*voulus: str) -> Iterator[None]:
    """Within the block, every variable of ``voulus`` names a running server; what was started is then stopped."""
    lances = []
    try:
        for variable in voulus or SERVEURS:
            if not os.environ.get(variable):
                url, lance = SERVEURS[variable].demarrer()
                os.environ[variable] = url
                if variable == "DATABASE_URL":
                    # The owner of another server, named for another command, is not this one's.
                    os.environ.pop("DATABASE_URL_PROPRIETAIRE", None)
                if lance:
                    lances.append(variable)
        if "DATABASE_URL" in os.environ and not os.environ.get("DATABASE_URL_PROPRIETAIRE"):
            # The address given is the owner's: the program itself runs under an account that row-level security holds.
            os.environ["DATABASE_URL_PROPRIETAIRE"] = os.environ["DATABASE_URL"]
            os.environ["DATABASE_URL"] = postgres.adresse_application(os.environ["DATABASE_URL"])
        yield
    finally:
        for variable in reversed(lances):
            SERVEURS[variable].arreter()
            os.environ.pop(variable, None)
        if "DATABASE_URL" in lances:
            os.environ.pop("DATABASE_URL_PROPRIETAIRE", None)
