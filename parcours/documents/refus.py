"""The one way a file is refused: in French, saying what to do instead."""


class DocumentRefuse(ValueError):
    """The file is not kept; the message is read next to the field."""

    #: Told as it is by the process apart that reads the file.
    pour_la_personne = True
