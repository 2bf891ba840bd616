"""Comparing our AGIR people with the OFII's list: reading it, finding each person, saying what differs."""
