"""newsread: read a news article in the terminal, with who, where and when in colour."""

__version__ = "0.1.0"
