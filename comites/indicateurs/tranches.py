"""Age bands of the profile: code, label, age that is no longer in the band."""

TRANCHES_AGE = [
    ("0-17", "Moins de 18 ans", 18),
    ("18-25", "18 à 25 ans", 26),
    ("26-39", "26 à 39 ans", 40),
    ("40-59", "40 à 59 ans", 60),
    ("60+", "60 ans et plus", 200),
]
