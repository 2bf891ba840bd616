"""Two dossiers of one person made one, and the way back.

``relations``: what points to a row, read from the models. ``conflits``: what cannot stand beside one another in one
dossier. ``gestes``: the rows as the database holds them, moved and put back. ``fusion``: the merge and its undoing.
``paires``: the pairs to look at.
"""
