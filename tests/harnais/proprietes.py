"""Properties: the same examples at each ``make test``, many others at each ``make nuit``."""

import os

from hypothesis import HealthCheck, settings

DE_NUIT = bool(os.environ.get("NUIT"))
FOIS = 20


def exemples(nombre: int, **reglages) -> settings:
    """Return the settings of a property that tries ``nombre`` examples, twenty times as many by night.

    The fixtures of a test serve all its examples: each one undoes what it wrote. Time is about how busy the machine is.
    """
    sans = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(
        max_examples=nombre * (FOIS if DE_NUIT else 1),
        derandomize=not DE_NUIT,
        deadline=None,
        suppress_health_check=sans,
        **reglages,
    )
