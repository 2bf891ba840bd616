"""A newer table of known people: what it says otherwise than their dossiers, and what is made of it.

``connus``: the dossiers, read in bulk. ``base``: what a comparison is. ``identite``, ``papiers``, ``situation``,
``logement``, ``piliers``, ``accompagnement``, ``referents``: the comparisons; ``precisions``: codes that say less than others. ``tus``: what is no longer said. ``choix``: what the coordinator chose. ``reprise``: the writing.
"""
