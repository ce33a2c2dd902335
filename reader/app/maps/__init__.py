"""A map of the world drawn in braille: outlines, projection, dots and names."""
