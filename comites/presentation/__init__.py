"""How figures become sections with charts, for the dashboard and the prefecture's home."""
