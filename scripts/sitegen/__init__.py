"""The generator: entries in, pages out; text files in, text files out.

The modules in reading order. A module imports only from lower numbers; a test keeps this table true.

    1   textfile      a path and its text
        problem       what a contributor must mend
        vocabulary    the closed lists and their terms
        remembered    work done once for each object
        scriptdata    data as classic scripts
        snippet       a value as YAML, for pages
        sheet         a table of texts, and the same as CSV
    2   editor        the first line of a file of entries, which names its schema
        document      a file of entries as it is written, with line and column of each value
        model/        the kinds of entry: fields, their meaning and their limits
    3   network/      what follows from a list of layers: shapes, parameters, code
        yamltext      YAML text -> document
        fields        what the model says about its own fields
        permissions   what licences permit
        catalogue     all entries, grouped and linked
        observed      what pages say of what machines observed
    4   examples      what entries typically write, for the field guide
        mistakes      a mistake in one field, in words
        evidence      what must hold between facts and sources
        layers_fit    what must hold between the layers of a network
        value_words   types of values in words
        unwritten     what a draft still has to say
        records       records of observations: how an answer changes one
        observing     which addresses programs ask, and what a round saw
    5   schema        the model as JSON Schema, for editors
        parse         document -> entry, or its mistakes
        rules         what must hold across entries
    6   counterexamples  what people get wrong, and what the check answers
        load          text files -> catalogue, or every problem at once
    7   site          where pages live, and how they are linked
        citation      how a work is cited: reference line, BibTeX
        names         names of people, and words as people type them
        facts         the panel of facts of a method
        layers        a network as rows of a table
        results       results as tables
        field_guide   what entries can say, printed from the model
    8   issue_forms   the forms of the hosting site
        networks      the network of a method: table, numbers, code
        templates     how Jinja is set up; filters; escaping
        facet         one facet, by which methods are filtered
        questions     what the Choose page asks
    9   coverage      what is recorded and what is not
        worked_out    facets that no single field gives
        activity      when code last changed, as observed
    10  facets        all facets
        comparison/   what methods are compared by
        figures/      the field in pictures, one module each
    11  similar       the methods most like another, and why
        exports/      files for machines, one module each
        choosing      the questions with their options
        drafting/     the draft of a new entry
        proposed/     what a pull request would change
    12  pages         Markdown pages, one function for each kind
    13  outputs       all that we publish
        disk          the only module that reads or writes files
    14  engine        the only module that starts programs

``yamltext`` and ``parse`` keep what they made of a file, so that a preview checks anew only what changed.
"""
