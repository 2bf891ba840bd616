"""The annual report: frozen as a snapshot of figures, then rendered from the snapshot only."""
