"""« Mon parcours »: one A4 page for the person, in French and in a language she reads.

``contenu`` says what an agent may print of a pathway, ``dates`` where its appointments come from, ``langues`` how it is
said, ``document`` draws it.
"""
