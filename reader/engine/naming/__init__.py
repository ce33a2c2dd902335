"""Names in a document: where they are, what kind of thing each is, which name the same one."""
