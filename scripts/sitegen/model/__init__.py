"""The kinds of entry: fields, their meaning and their limits.

To add a field: one line here, and the place in a template where it shows.
"""
