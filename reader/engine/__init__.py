"""Article -> Annotations: the spaCy components, and the process that they run in.

Only :mod:`reader.engine.client`, :mod:`reader.engine.cache`, :mod:`reader.engine.models` and
:mod:`reader.engine.messages` may be imported where spaCy must not be.
"""
