"""PostgreSQL itself refuses the rows that the access rule does not open: row-level security, functions and triggers.

``contexte`` says on whose behalf the program acts; the engine ``base`` tells it to the server at each transaction;
``roles`` keeps the application under an account that cannot bypass the policies.

Policies, functions and triggers are definitions. They are not written in migrations, where the text in force would be known only by reading them all in order. Each
application declares its own in its ``rls`` package, and ``migrate`` applies them whole whenever they changed.
"""
