"""The one way a file is refused: in French, saying what to do instead."""


class DocumentRefuse(ValueError):
    """The file is not kept; the message is read next to the field."""
