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
                if lance:
                    lances.append(variable)
        yield
    finally:
        for variable in reversed(lances):
            SERVEURS[variable].arreter()
            os.environ.pop(variable, None)
