"""What transliterations do to names (Arabic, Dari and Pashto, Tigrinya, Cyrillic, Turkish into French or English).

Tables only: ``cirj.socle.noms`` reads them. Each rule has a pair in ``tests/socle/test_noms.py``.
"""

#: Particles that papers write or not: « Al Khatib », « Khatib », « Salah ad-Din ».
PARTICULES = {"al", "el", "ul", "ad", "ed", "ud", "ar", "as", "ash", "bin", "ben", "bint", "ibn", "ould"}

#: Compound names written in one word or two: (pattern of one word, its parts).
SOUDURES = [
    (r"abd(?:[aeu]|ou?)l(?!aye$|ahi$|l?ah?$)(\w{3,})", r"abd \1"),
    (r"(\w{2,}?)(?:ou|[aou])llah?", r"\1 ullah"),
    (r"(\w{3,}?)(?:ou|[aeou])dd?(?:i|ee)ne?", r"\1 din"),
    (r"(\w{3,}?)zad(?:a|e|ah|eh)", r"\1 zada"),
    (r"(\w{4,}?)z(?:ai|ay|ei|ey)", r"\1 zai"),
    (r"(\w{4,}?)khan", r"\1 khan"),
    (r"(\w{5,}?)jan", r"\1 jan"),
    (r"ab(?:ou|u|o)(\w{4,})", r"abu \1"),
    (r"gh?ebr[ei](\w{4,})", r"gebre \1"),
    (r"w[eo]lde(\w{4,})", r"welde \1"),
    (r"[ae]l(?=[^aeiouyl])(\w{5,})", r"\1"),
]

#: Frequent names whose spellings no rule of sound gathers, or would confuse with a neighbour (Mahmoud, Mohamed).
FAMILLES = [
    (r"abd(?:[aeu]|ou?)l?|abdou", "abd"),
    (r"(?:ou|[aou])ll?ah?", "ullah"),
    (r"(?:ou|[aeu])?dd?(?:i|ee)ne?", "din"),
    (r"m(?:ou|[ouae])?h[aeo]m+[ae][dt]h?|mohd|mahamat|mouhamad", "mohamed"),
    (r"m[aeo]h?a?m(?:ou|oo|[uo])d", "mahmoud"),
    (r"(?:ou|[ou])(?:th|s|t)m[ae]ne?", "othman"),
    (r"[ie]?brah[ie]+me?", "ibrahim"),
    (r"[ie]?sma[iïe]+le?", "ismail"),
    (r"s(?:ou|[uo])?l[ae]?[iy]?[iy]m[ae]+ne?|sleiman", "soulaiman"),
    (r"a[iy]+e?s+h?[ae]h?|a[iy]ch[ae]h?|ayesha", "aicha"),
    (r"y[ae]h[iy]+ah?", "yahya"),
    (r"fat[iey]*m[aeé]h?", "fatima"),
    (r"dj?[aeé]?m[ae]+le?|[jg][ae]m[ae]+le?", "jamal"),
    (r"ramad?[dhz]+[ae]ne?|ramzan", "ramadan"),
    (r"khad[iy]+[jdg]+[ae]h?|khadidja", "khadija"),
    (r"y[ouei]+han+[aei]s", "yohannes"),
]

#: One sound, several spellings, the longest first.
SONS = [
    (r"sch|tch|sh|ch(?=[aeiouy]|$)|c(?=[eiy])", "s"),
    (r"x", "ks"),
    (r"ij(?=a)", "i"),
    (r"gh(?=[ei])", "g"),
    (r"kh|q|ck|gh|ch|c|g(?=[aou])", "k"),
    (r"dj|dzh|dz|zh|j", "g"),
    (r"ts|tz", "s"),
    (r"ou|oo|w|v", "u"),
    (r"ee", "i"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"z", "s"),
    (r"p", "b"),
    (r"(?<=.)h", ""),
]
