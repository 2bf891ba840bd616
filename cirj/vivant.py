"""``python -m cirj.vivant``: exit 0 when the site of this container answers and reaches its database.

The worker is not asked about: restarting the site would not bring it back.
"""

import json
import os
import sys
import urllib.error
import urllib.request


def main() -> int:
    # Nothing is bound here: the address that the site listens on is turned into the one to ask.
    ecoute = os.environ.get("ECOUTE", "0.0.0.0:8000").replace("0.0.0.0", "127.0.0.1")  # noqa: S104
    hote = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    demande = urllib.request.Request(f"http://{ecoute}/sante/", headers={"Host": hote})
    try:
        with urllib.request.urlopen(demande, timeout=5) as reponse:  # noqa: S310 — http, a line above
            corps = reponse.read()
    except urllib.error.HTTPError as erreur:
        corps = erreur.read()
    except OSError:
        return 1
    try:
        return 0 if json.loads(corps)["base"] == "ok" else 1
    except (ValueError, KeyError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
