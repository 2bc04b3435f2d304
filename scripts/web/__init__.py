"""What asks other hosts: the only code with network and clock. The generator (``sitegen``) never imports it.

The modules in reading order:

    answer       what came back, or why nothing did
    transport    how requests travel: retries, pauses, cache
    client       polite requests
"""
