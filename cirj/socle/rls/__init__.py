"""What PostgreSQL itself holds of the access rules: row-level security, functions and triggers, as definitions.

They are not written in migrations, where the text in force would be known only by reading them all in order. Each
application declares its own in its ``rls`` package, and ``migrate`` applies them whole whenever they changed.
"""
