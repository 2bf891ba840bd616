"""Three ways for a page to show no value, which never stand for one another.

*Confidentiel*: there may be something, and it is not for the reader. *Vide*: it is open to the reader, and nothing was
noted. *Inconnu*: a value exists, and nobody knows it (an age, a nationality). Templates use the tags of ``absences``;
what is not a page (a file, a list of choices) uses these words.
"""

CONFIDENTIEL = "Confidentiel"
VIDE = "Rien de noté"
INCONNU = "Inconnu"
#: Told with « Confidentiel », to a screen reader as on screen.
POURQUOI = "porté par d'autres structures, son contenu ne vous est pas ouvert"
