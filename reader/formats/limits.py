"""How much of anything one document may be, and may take to be read."""

LARGEST = 256 * 2**20
"""The most bytes that are read of one input."""

LARGEST_UNPACKED = 128 * 2**20
"""The most bytes that a packed one may unpack to."""

SECONDS = 30
"""The most processor time that a document may take which is no plain text."""

MEMORY = 2 * 2**30
"""The most address space, in bytes, that the process may have in which such a document is read."""
