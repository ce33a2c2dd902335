"""``newsread annotate``: many documents in, one stream or one folder of annotated documents out.

:mod:`reader.batch.inputs` finds the documents, a crew (:mod:`reader.batch.crews`,
:mod:`reader.batch.cluster`) annotates them in order, and :mod:`reader.batch.outputs` writes them.
"""
