"""The time that an article tells of, drawn as a scale with marks."""
