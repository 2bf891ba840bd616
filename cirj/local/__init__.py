"""The servers that wheels carry, started in ``var/`` for a demonstration, the tests or one command."""
