"""``python -m tests.harnais.ouvrier worker …``: Celery's command, on the day of the tests."""

import sys

import tests.harnais.horloge  # noqa: F401 — moves the clock before anything reads it

if __name__ == "__main__":
    from celery.__main__ import main

    sys.argv[0] = "celery"
    sys.exit(main())
