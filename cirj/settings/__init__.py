"""Settings, read from the environment; safe by default (see docs/exploitation.md for the list of variables)."""

from .antivirus import *  # noqa: F403
from .base import *  # noqa: F403
from .comptes import *  # noqa: F403
from .proconnect import *  # noqa: F403
from .securite import *  # noqa: F403
from .taches import *  # noqa: F403
