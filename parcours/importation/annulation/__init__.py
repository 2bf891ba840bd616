"""An import cancelled as a whole: what it created is removed, what it completed is put back as it was.

``delai``: whether it may still be. ``depuis``: what was done since on what it wrote. ``retour``: the rows put back.
``execution``: the cancelling itself, batch by batch.
"""
