"""Functions and triggers of the accounts' tables, which row-level security does not hold (see ``cirj.socle.rls``)."""
