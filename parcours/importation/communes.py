"""Communes by the names people say; a five-digit code alone is never guessed (39300 is two towns)."""

import re
from collections import defaultdict
from dataclasses import dataclass

from acteurs.models import CodePostal, Commune, NomCommune
from cirj.socle.noms import de
from cirj.socle.templatetags.francais import compte
from parcours.importation.tables import cle, table
from parcours.importation.valeur import Lecture

#: What separates a town from what is said beside it: « Lons, hôtel 115 », « Dole (chez un ami) ».
_ENTRE = re.compile(r"\s*[,;:/()\n]\s*|\s+[-–—]\s+")
# A postal code of the first nine departments may have lost its zero; Corsica's Insee codes hold a letter.
_CODE = re.compile(r"\b(?:\d{4,5}|2[AB]\d{3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ACote:
    """What a cell says beside the name of a town (« hôtel 115 »)."""

    mots: str


class Communes:
    """The communes of a department, loaded once: names, other names, postal codes."""

    def __init__(self, departement: str):
        self.noms: dict[str, set[str]] = defaultdict(set)
        self.officiels: dict[str, str] = {}
        self.postaux: dict[str, set[str]] = defaultdict(set)
        self._nommees: dict[str, set[str]] = {}
        for insee, nom in Commune.objects.filter(departement=departement).values_list("code_insee", "nom"):
            self.officiels[insee] = nom
            self.noms[_cle_commune(nom)].add(insee)
        for insee, nom in NomCommune.objects.filter(commune__departement=departement).values_list("commune", "nom"):
            self.noms[_cle_commune(nom)].add(insee)
        for code, insee in CodePostal.objects.filter(commune__departement=departement).values_list("code", "commune"):
            self.postaux[code].add(insee)

    def lire(self, texte: str) -> Lecture:
        """Return the INSEE code of the commune that ``texte`` names."""
        codes = [code.upper().zfill(5) for code in _CODE.findall(texte)]
        nom = _cle_commune(re.sub(r"\bcedex\b.*", "", _CODE.sub(" ", texte), flags=re.IGNORECASE))
        if not nom:
            return self._code_seul(texte, codes[0]) if codes else self._inconnue(texte)
        trouvees = self.noms.get(nom) or self._par_debut(nom)
        if len(trouvees) > 1 and codes:
            trouvees = {insee for insee in trouvees if insee in self.postaux[codes[0]]} or trouvees
        if len(trouvees) != 1:
            return self._ambigue(texte, trouvees) if trouvees else self._entouree(texte) or self._inconnue(texte)
        insee = next(iter(trouvees))
        probleme = ""
        if codes and insee != codes[0] and insee not in self.postaux[codes[0]]:
            probleme = f"Le code {codes[0]} n'est pas celui {de(self.officiels[insee])} ; le nom est retenu."
        return Lecture(texte, insee, self.officiels[insee], probleme)

    def possibles(self, texte: str) -> list[str]:
        """Return the codes of the communes that an ambiguous text may be, by name; none when it names one or nothing."""
        codes = [code.upper().zfill(5) for code in _CODE.findall(texte)]
        nom = _cle_commune(_CODE.sub(" ", texte))
        trouvees = self.noms.get(nom) or self._par_debut(nom) if nom else set()
        if not nom and codes:
            trouvees = self.postaux.get(codes[0], set())
        if nom and not trouvees:
            return sorted(self._entre_autres(texte)[0], key=self.officiels.get)
        return sorted(trouvees, key=self.officiels.get) if len(trouvees) > 1 else []

    def nommees(self, phrase: str) -> set[str]:
        """Return the codes of the towns that a name of something else ends with: « CCAS de Saint-Claude »."""
        if phrase not in self._nommees:
            mots = _cle_commune(phrase).split()
            fins = (" ".join(mots[debut:]) for debut in range(1, len(mots)))
            trouvees = (self.noms.get(fin) or self._par_debut(fin) for fin in fins)
            self._nommees[phrase] = next(filter(None, trouvees), set())
        return self._nommees[phrase]

    def de_code(self, texte: str, code: str) -> Lecture:
        if code not in self.officiels:
            return Lecture(texte)
        _, reste = self._entre_autres(texte)
        return Lecture(texte, code, self.officiels[code], details=ACote(reste) if reste else None)

    def _entouree(self, texte: str) -> Lecture | None:
        """« Lons, hôtel 115 »: the town is asked, what stands beside it is told apart."""
        trouvees, reste = self._entre_autres(texte)
        if not trouvees:
            return None
        noms = " ou ".join(sorted(self.officiels[insee] for insee in trouvees)[:3])
        note = f" « {reste} » est gardé en note." if reste else ""
        return Lecture(texte, None, "", f"« {texte} » : la commune est-elle {noms} ?{note}", details=ACote(reste))

    def _entre_autres(self, texte: str) -> tuple[set[str], str]:
        """Return the towns that parts of the text name, and the other parts; no town when the text is of one part."""
        parties = [partie for partie in _ENTRE.split(texte) if partie and cle(partie)]
        nommees = {partie: self._nommees_par(partie) for partie in parties} if len(parties) > 1 else {}
        trouvees = set().union(*nommees.values())
        return trouvees, ", ".join(p for p in parties if not nommees[p]) if trouvees else ""

    def _nommees_par(self, partie: str) -> set[str]:
        nom = _cle_commune(_CODE.sub(" ", partie))
        codes = [code.zfill(5) for code in _CODE.findall(partie)]
        return (self.noms.get(nom) or self._par_debut(nom)) if nom else self.postaux.get(next(iter(codes), ""), set())

    def _par_debut(self, nom: str) -> set[str]:
        """« Lons » is Lons-le-Saunier when no other commune begins so."""
        return set().union(*(insee for autre, insee in self.noms.items() if autre.startswith(f"{nom} ")))

    def _code_seul(self, texte: str, code: str) -> Lecture:
        possibles = self.postaux.get(code, set()) | ({code} & self.officiels.keys())
        if len(possibles) == 1:
            insee = next(iter(possibles))
            return Lecture(texte, insee, self.officiels[insee])
        return self._ambigue(texte, possibles) if possibles else self._inconnue(texte)

    def _ambigue(self, texte: str, possibles: set[str]) -> Lecture:
        noms = sorted(self.officiels[insee] for insee in possibles)
        reste = f" et {compte(len(noms) - 3, 'autre,autres')}" if len(noms) > 3 else ""
        return Lecture(texte, None, "", f"« {texte} » peut être {', '.join(noms[:3])}{reste} : écrivez le nom.")

    def _inconnue(self, texte: str) -> Lecture:
        return Lecture(texte, None, "", f"« {texte} » n'est pas une commune du département.")


def _cle_commune(nom: str) -> str:
    abreges = table("abreviations").lignes
    return " ".join(abreges[mot]["entier"] if mot in ("st", "ste") else mot for mot in cle(nom).split())
