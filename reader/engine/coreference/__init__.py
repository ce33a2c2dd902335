"""Coreference: which name a pronoun or a role noun ("the minister") stands for.

``syntax`` reads the parse once, ``mentions`` finds who is spoken of, ``binding`` says who a pronoun
cannot be, ``features`` describes the rest, ``resolver`` chooses.
"""
