"""Turns of transcripts by their labels."""

from reader.engine.transcripts import turns

INTERVIEW = """Ann Hill spoke to Radio Nine on Friday.

HOST: Good morning.

HILL: Good morning to you.

And to all who listen.

HOST: Was it hard?

HILL: Never.
"""


def test_labels_and_lines():
    found = turns(INTERVIEW)
    assert [INTERVIEW[slice(*turn.label)] for turn in found] == ["HOST", "HILL", "HOST", "HILL"]
    said = [[INTERVIEW[start:end] for start, end in turn.said] for turn in found]
    assert said[1] == ["Good morning to you.", "And to all who listen."]


def test_headings_with_a_colon_are_no_speakers():
    assert turns("UPDATE: It rains.\n\nFACT: It is wet.\n\nUPDATE: It stopped.\n") == []


def test_one_label_is_no_transcript():
    assert turns("Ann Hill was there.\n\nHILL: Never.\n") == []
