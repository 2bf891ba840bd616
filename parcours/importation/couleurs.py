"""The name of a fill, as people say it: « jaune »."""

import colorsys

#: Hue in degrees, up to which the colour has that name.
_TEINTES = [(15, "rouge"), (48, "orange"), (70, "jaune"), (165, "vert"), (255, "bleu"), (290, "violet"), (345, "rose")]
_PALE, _SOMBRE, _SATUREE = 0.93, 0.15, 0.12


def nom_de_couleur(rvb: str) -> str:
    """Return the French name of « RRGGBB »."""
    rouge, vert, bleu = (int(rvb[debut : debut + 2], 16) / 255 for debut in (0, 2, 4))
    teinte, clarte, saturation = colorsys.rgb_to_hls(rouge, vert, bleu)
    if saturation < _SATUREE:
        return "blanc" if clarte > _PALE else "noir" if clarte < _SOMBRE else "gris"
    return next((nom for borne, nom in _TEINTES if teinte * 360 < borne), "rouge")
