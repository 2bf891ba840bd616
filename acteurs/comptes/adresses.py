"""The name under which attempts are counted for an account, known or not."""

from cirj.socle.chiffrement import empreinte


def compte_de(adresse: str) -> str:
    """Return the keyed hash of an e-mail address, the same for all the spellings that the database may take for one.

    It compares in capitals, where « ı » is « I » and « ſ » is « S » in most locales: in small letters alone, each spelling
    would be given attempts of its own.
    """
    return empreinte(f"compte:{adresse.strip().upper().casefold()}")
