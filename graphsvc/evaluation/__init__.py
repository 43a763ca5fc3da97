"""How good the extraction is: scores against annotated articles, and what went wrong.

Two formats of gold are read: PolNeAR's (``text/`` and ``attributions/`` in BRAT
standoff) and the annotated edges (one JSON file beside each text). Both are
described in docs/quality.md.
"""
