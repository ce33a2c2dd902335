"""Article + Annotations + marks -> files for other programs, one module a format."""
