"""The spaCy components, one a module, each registered as a factory and published as an entry point.

They run in this order and meet in ``doc._.newsread`` (a :class:`reader.engine.findings.Findings`):
names, quotes, pronouns, speakers, dates, places.
"""
