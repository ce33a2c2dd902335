"""Correcting what the engine found: what stands at a place, what can be changed there, and keeping it."""
