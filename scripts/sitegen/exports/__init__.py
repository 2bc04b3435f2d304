"""Files for programs, one module per format. To add one: a module with ``render``, its line in outputs.py."""
