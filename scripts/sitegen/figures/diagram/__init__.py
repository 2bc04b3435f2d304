"""The picture of one network: slabs and columns for what flows, signs between them for what is done to it.

``plan`` says what is drawn, ``arrange`` where, ``glyphs`` and ``strokes`` how; ``picture.diagram`` is the way
in. To draw a new kind of layer: its numbers in ``words``, its sign in ``glyphs.SIGNS``.
"""
