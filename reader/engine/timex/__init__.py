"""Temporal expressions of English news, as TIMEX3 (ISO-TimeML).

The text becomes a row of lexemes (:mod:`lexer`), patterns over the kinds of lexemes find the expressions
(:mod:`grammar`, with its tables in :mod:`rules`), each pattern's reading gives a value, and what is
relative is anchored (:mod:`anchor`) on the article's date or on a date told before.
"""
