"""The Textual app: screens, widgets and commands. Nothing here imports spaCy."""
