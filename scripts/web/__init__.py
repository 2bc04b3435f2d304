"""What asks other hosts: the only code with network and clock. The generator (``sitegen``) never imports it.

The modules in reading order:

    answer        what came back, or why nothing did
    bounds        connections only to public hosts, and answers that end
    transport     how requests travel: retries, pauses, cache
    client        polite requests
    contact       whom the asked hosts may write to
    plain         what strangers send, as plain values
    crossref      the record of a DOI
    arxiv         the record of an arXiv id
    github        what GitHub says of a repository, for a new entry
    lookup        what is known of a work, from all of them
    artifact      the report of a check, as the hosting site hands it over
    pull_request  what the hosting site knows of a pull request, and what we write there
    repositories  what GitHub says of a repository, week by week
    rounds        rounds of observation, which can be stopped
"""
