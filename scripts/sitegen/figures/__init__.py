"""The field in pictures: static SVG, drawn when the site is built. One module for each picture.

``gallery`` says which picture stands where. A picture is a ``figure.Figure``; what it looks like is in
``look``. To add one: a module that gives a ``Figure``, its line in ``gallery``.
"""
