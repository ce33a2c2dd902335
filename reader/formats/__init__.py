"""A file, standard input or a row of a corpus -> Article."""
