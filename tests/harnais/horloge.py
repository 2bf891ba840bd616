"""The clock of the tests: they all happen on one day, whatever the day they are run, in Python and in PostgreSQL.

Both are moved by one same number of seconds, so that hours go by as usual: Python by time-machine, the database by
libfaketime. ``make test DANS=400`` runs them as many days later: nothing may turn red with time. The browser and what
the tests start as an administrator would (``manage.py``, containers) keep the day of the machine.
"""

import datetime
import os
import sys
import time
from pathlib import Path

import time_machine

from cirj.local import postgres

DEPART = datetime.datetime(2026, 11, 30, 9, 0, tzinfo=datetime.UTC)
#: Seconds, said to the processes of the same run: they share a database.
_DECALAGE = "ESSAIS_DECALAGE"
_MOTIFS = ("lib/*/faketime/libfaketime.so.1", "lib*/faketime/libfaketime.so.1")


def regler_l_horloge() -> None:
    """Move this process to the day of the tests, and the database that it may start."""
    depart = DEPART + datetime.timedelta(days=int(os.environ.get("DANS") or 0))
    decalage = int(os.environ.setdefault(_DECALAGE, str(round(depart.timestamp() - time.time()))))
    bibliotheque = next((trouvee for motif in _MOTIFS for trouvee in Path("/usr").glob(motif)), None)
    if bibliotheque is None:
        sys.exit("Il manque l'horloge des tests (paquet Debian : libfaketime). « make test » l'installe.")
    postgres.ENVIRONNEMENT |= {"LD_PRELOAD": str(bibliotheque), "FAKETIME": f"{decalage:+d}"}
    voyage = time_machine.travel(time.time() + decalage, tick=True).start()
    # Leaving takes a while: the database must not be ahead.
    voyage.shift(heure_de_la_machine() + decalage - time.time())


def heure_de_la_machine() -> float:
    """Return the seconds since 1970 by the clock of the machine, that of the programs started as an administrator would."""
    return time_machine.escape_hatch.time.time()


regler_l_horloge()
