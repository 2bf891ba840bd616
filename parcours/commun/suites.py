"""Several values of one list, in order: as many drop-downs as there are values, and some more to add."""

from django import forms

#: Drop-downs that stay empty, to add without opening the form twice; one alone after many, for the page's weight.
_DE_PLUS, _BEAUCOUP = 2, 5


class Suite:
    """The drop-downs « nationalite_1 », « nationalite_2 »… of a form, for a list of codes.

    ``table``: code → name in French, in alphabetical order. A code that the table does not know stays among the choices: nothing is lost.
    """

    def __init__(self, radical: str, libelle: str, table: dict[str, str]):
        self.radical, self.libelle, self.table = radical, libelle, table

    def poser(self, formulaire: forms.Form, codes: list[str]) -> None:
        """Add to ``formulaire`` the drop-downs for ``codes``, and a few empty ones."""
        inconnus = [(code, code) for code in codes if code not in self.table]
        vides = _DE_PLUS if len(codes) < _BEAUCOUP else 1
        for rang in range(1, len(codes) + vides + 1):
            nom = f"{self.radical}_{rang}"
            formulaire.fields[nom] = forms.ChoiceField(
                label=self.libelle if rang == 1 else f"{self.libelle} ({rang}e)",
                choices=[("", "Non renseigné"), *self.table.items(), *inconnus],
                required=False,
                widget=forms.Select(attrs={"class": "fr-select"}),
            )
            formulaire.initial[nom] = codes[rang - 1] if rang <= len(codes) else ""

    def lire(self, donnees: dict) -> list[str]:
        """Return the codes chosen, in the order of the drop-downs, each once."""
        rangs = (nom.removeprefix(f"{self.radical}_") for nom in donnees)
        suite = [f"{self.radical}_{rang}" for rang in sorted(int(r) for r in rangs if r.isdigit())]
        choisis = [donnees[nom] for nom in suite if donnees[nom]]
        return list(dict.fromkeys(choisis))
