"""The second wall: PostgreSQL itself refuses the rows that the access rule does not open (row-level security).

``contexte`` says on whose behalf the program acts; the engine ``base`` tells it to the server at each transaction;
``politiques`` writes the policies in migrations; ``roles`` keeps the application under a role that cannot bypass them.
"""
