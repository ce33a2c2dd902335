"""Data that was good, and harm that was done to it."""

import msgspec
from hypothesis import strategies as st


@st.composite
def damaged(draw, good):
    """``good`` with some of its bytes changed, cut out, doubled or moved."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 40))
        what = draw(st.sampled_from(("cut", "double", "noise", "zero")))
        piece = data[at : at + size]
        if what == "cut":
            del data[at : at + size]
        elif what == "double":
            data[at:at] = piece * draw(st.integers(1, 20))
        elif what == "noise":
            data[at : at + size] = draw(st.binary(max_size=40))
        else:
            data[at : at + size] = bytes(len(piece))
    return bytes(data)


odd = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.sampled_from((-1, 0, 1, 10**9, 2**63, "", "\x1b[31m", "\ud800", "[/", [], {}, 1e400))
    | st.text(max_size=5)
)
"""Values that have no business where they stand."""


@st.composite
def wrong(draw, good):
    """A tree of lists and dictionaries like ``good``, with some of its values put wrong, or gone."""
    tree = msgspec.to_builtins(good)
    for _ in range(draw(st.integers(1, 4))):
        node = tree
        while isinstance(node, dict | list) and node:
            key = draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
            if draw(st.integers(0, 3)) == 0 or not isinstance(node[key], dict | list):
                if draw(st.booleans()):
                    node[key] = draw(odd)
                else:
                    del node[key]
                break
            node = node[key]
    return tree
