"""The logs of the service: what happened and where, never who it was about."""

import logging
import re

# PostgreSQL quotes the refused row under its message: names, births, notes. It lasts until the next part of the trace.
_VALEURS = re.compile(
    r"^(?P<marge>[ |]*)(?:DETAIL|CONTEXT|LINE \d+):.*?(?=^[ |]*(?:File \"|Traceback |The above |During )|\Z)",
    re.DOTALL | re.MULTILINE,
)


class SansValeurs(logging.Formatter):
    """Write the trace of an error without the values that the database quotes."""

    def formatException(self, ei) -> str:
        return _VALEURS.sub(r"\g<marge>[valeurs retirées]\n", super().formatException(ei)).rstrip("\n")
