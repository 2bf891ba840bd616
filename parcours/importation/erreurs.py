"""What may be wrong with a file as a whole, in words for the person who deposited it."""


class FichierIllisible(ValueError):
    """The file cannot be imported; the message is French and says what to do."""

    #: Told as it is by the process apart that reads the file.
    pour_la_personne = True
