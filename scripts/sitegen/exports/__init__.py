"""Machine-readable files, one module per format. To add one: a module with ``render``, and its line in outputs.py."""
