"""One judgement of the days typed about a person, on every form: none precedes her birth, what has happened is not to come."""

from collections.abc import Callable

from django import forms
from django.utils import timezone

from cirj.socle.formulaires_meles import AvecFormulaire
from parcours.models import Personne
from parcours.models.naissance import avant_la_naissance

A_VENIR = "Cette date est à venir : notez ce qui a eu lieu."


class DatesDeLaPersonne(AvecFormulaire):
    """Mixed into a form that dates something of a person. A birth date is judged by the model.

    A field called « …_le » or « …depuis » says what has happened; ``passees`` adds others, ``a_venir`` takes some away.
    ``dire_la_naissance`` False: the reader may not know the birth date, the message does not tell it.
    """

    #: Each form says those of whom its days are; called once the fields are cleaned.
    personnes_datees: Callable[[], list[Personne]]
    passees: frozenset[str] = frozenset()
    a_venir: frozenset[str] = frozenset()
    dire_la_naissance = True

    @classmethod
    def dit_le_passe(cls, nom: str) -> bool:
        """Say whether the field tells what has happened, and never a day to come."""
        if nom in cls.a_venir or nom == "date_naissance":
            return False
        return nom in cls.passees or nom == "le" or nom.endswith(("_le", "depuis"))

    def clean(self):
        super().clean()
        donnees = self.cleaned_data
        personnes, jour = self.personnes_datees(), timezone.localdate()
        for nom, champ in self.fields.items():
            if not isinstance(champ, forms.DateField) or nom == "date_naissance" or not donnees.get(nom):
                continue
            fautes = (self._avant(donnees[nom], personne) for personne in personnes)
            a_venir = A_VENIR if self.dit_le_passe(nom) and donnees[nom] > jour else ""
            if faute := a_venir or next(filter(None, fautes), ""):
                self.add_error(nom, faute)
        return donnees

    def _avant(self, jour, personne: Personne) -> str:
        faute = avant_la_naissance(jour, personne.date_naissance, personne.naissance_precision)
        return faute if self.dire_la_naissance or not faute else "Cette date précède la naissance."
