"""The sub-commands of ``newsread`` for what is kept: each is imported when it is called."""
