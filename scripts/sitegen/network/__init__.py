"""What follows from the layers of an entry: shapes, numbers of parameters, receptive field, and code.

``walk.network`` is the way in: it turns the layers into a tree of :class:`steps.Step`.
"""
