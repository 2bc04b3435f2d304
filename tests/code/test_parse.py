"""Claims about mistakes in one file: a changed place of the small catalogue -> what its contributor reads, word for word."""
# ruff: noqa: E501

import contextlib
import json
from collections.abc import Callable
from datetime import date

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sitegen.load import FOLDERS, VOCABULARIES, load_catalogue
from sitegen.model.method import Method
from sitegen.model.review import Review
from sitegen.problem import InvalidEntries
from sitegen.textfile import TextFile
from sitegen.vocabulary import MOST_SUGGESTIONS

DEEP = "methods/deep-net.yaml"
WIDE = "methods/wide-net.yaml"

AfterChange = Callable[[str, str, str], list[str]]
Problems = Callable[[list[TextFile]], list[str]]

# fmt: off
FORM = [
    (DEEP, "summary: Predicts", "summary: A: b Predicts",
     '3:11: is not valid YAML: mapping values are not allowed in this context; put text that holds ": " in quotes; if there is none, check the indentation, and in the line above the space after the colon'),
    (DEEP, "summary: Predicts", "summary: >- Predicts",
     "3:13: is not valid YAML: did not find expected comment or line break; the text starts on the next line, indented with two spaces"),
    (DEEP, "[cnn, residual]", "[cnn, residual",
     "65:9: is not valid YAML: did not find expected ',' or ']'; check indentation, quotes and brackets above this place"),
    (DEEP, "added: 2026-02-03", " added: 2026-02-03",
     '2:7: is not valid YAML: mapping values are not allowed in this context; put text that holds ": " in quotes; if there is none, check the indentation, and in the line above the space after the colon'),
    (DEEP, "name: DeepNet", "name:DeepNet",
     '2:6: is not valid YAML: mapping values are not allowed in this context; put text that holds ": " in quotes; if there is none, check the indentation, and in the line above the space after the colon'),
    (DEEP, "    note: 40 MB.", "   note: 40 MB.",
     "33:4: is not valid YAML: did not find expected '-' indicator; check that the fields of a group start in the same column"),
    (DEEP, "name: DeepNet", "name:\tDeepNet",
     "1:6: found a tab; write spaces"),
    (DEEP, "    note: 40 MB.", "\tnote: 40 MB.",
     "33:1: found a tab; write spaces"),
    (DEEP, "name: DeepNet", "name: DeepNet\nname: Deeper",
     '2:1: "name" is given twice (first in line 1); keep one of them'),
    (DEEP, "    times: 7", "    times: 7\n      times: 8",
     '70:7: architecture.layers[3]: "times" is given twice (first in line 69); keep one of them'),
    (DEEP, "label: human and mouse", "label:",
     "31:11: weights[1].label: is empty; write a value or delete the line"),
    (DEEP, "label: human and mouse", "label: null",
     "31:12: weights[1].label: is empty; write a value or delete the line"),
    (DEEP, "label: human and mouse", 'label: ""',
     "31:12: weights[1].label: is empty; write a value or delete the line"),
    (DEEP, "name: DeepNet", "name: &x DeepNet",
     '1:7: name: found the anchor "&x"; delete it, or put the value in quotes'),
    (DEEP, "name: DeepNet", "name: *x",
     '1:7: name: found the alias "*x"; write the value, in quotes if it starts with *'),
    (DEEP, "name: DeepNet", "name: !!str DeepNet",
     '1:7: name: found the tag "!!str"; delete it, or put the value in quotes'),
    (DEEP, "name: DeepNet", "name: DeepNet\n<<: {added: 2026-01-01}",
     "2:1: <<: is not a field; the fields here are added, aliases, also_known_as, architecture, code, description, evidence, input, limits, lineage, links, name, organisms, output, publications, results, running, sources, subfields, summary, tasks, training, weights"),
    (DEEP, "added: 2026-02-03", "---\nadded: 2026-02-03",
     "2:1: starts a second document; one file holds one entry: delete the line ---"),
    (DEEP, "name: DeepNet", "name: DeepNet\n[a]: b",
     "2:1: found a list, a group or an alias as a field name; field names are words"),
    (DEEP, "name: DeepNet", 'name: DeepNet\n"": b',
     "2:1: found a value without a field name; write `name: value`"),
    (DEEP, "name: DeepNet", "name: DeepNet\n~: b",
     "2:1: ~: is not a field; the fields here are added, aliases, also_known_as, architecture, code, description, evidence, input, limits, lineage, links, name, organisms, output, publications, results, running, sources, subfields, summary, tasks, training, weights"),
    (DEEP, "name: DeepNet", "name: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
     "1:27: name[1]: is nested more than 20 deep; entries need a few levels"),
    (DEEP, "note: 40 MB.", "note: 40\u202eMB.",
     "33:13: found the invisible character U+202E; delete it"),
    (DEEP, "note: 40 MB.", "note: Model # 2",
     '33:11: weights[1].note: what follows " #" is dropped; put the text in quotes, or the comment on a line of its own'),
    (DEEP, "note: 40 MB.", 'note: "40 MB." # as of 2020',
     '33:11: weights[1].note: what follows " #" is dropped; put the text in quotes, or the comment on a line of its own'),
    (DEEP, "- Doe, Jane", "- Doe, Jane # first",
     '16:9: publications[1].authors[1]: what follows " #" is dropped; put the text in quotes, or the comment on a line of its own'),
    (DEEP, "name: DeepNet", 'name: "DeepNet',
     "1:7: is not valid YAML: the quote that opens here is not closed"),
    (WIDE, "name: Wide & Narrow <3", 'name: "Wide & Narrow <3',
     "1:7: is not valid YAML: the quote that opens here is not closed"),
]
"""Mistakes in the form of the file."""

SHAPES = [
    (DEEP, "times: 7", "times: seven",
     '69:14: architecture.layers[3].times: "seven" is not a whole number above 0, such as 1000, without comma or unit'),
    (DEEP, "resolution_bp: 128", "resolution_bp: 128 bp",
     '52:20: output[1].resolution_bp: "128 bp" is not a whole number above 0, such as 1000, without comma or unit'),
    (DEEP, "value: 1234567", "value: 1,234,567",
     '87:12: architecture.parameters.value: "1,234,567" is not a whole number above 0, such as 1000, without comma or unit'),
    (DEEP, "count: 12", "count: 0",
     '50:12: output[1].count: "0" is not a whole number above 0, such as 1000, without comma or unit'),
    (DEEP, "times: 7", "times: 7.5",
     '69:14: architecture.layers[3].times: "7.5" is not a whole number above 0, such as 1000, without comma or unit'),
    (DEEP, "value: 0.7\n", "value: high\n",
     '117:12: results[3].value: "high" is not a number, such as 0.938, without comma or unit'),
    (DEEP, "value: 0.7\n", "value: 1e999999\n",
     '117:12: results[3].value: "1e999999" is not a number, such as 0.938, without comma or unit'),
    (DEEP, "value: 0.7\n", "value: nan\n",
     '117:12: results[3].value: "nan" is not a number, such as 0.938, without comma or unit'),
    (DEEP, "rate: 0.25", "rate: 25",
     "76:33: architecture.layers[3].layers[4].rate: is 25; expected less than 1"),
    (DEEP, "name: DeepNet", "name: [DeepNet]",
     "1:7: name: found a list; expected text. The name people use; for a work without one, authors and year."),
    (DEEP, "subfields: [regulation]", "subfields: regulation",
     '10:12: subfields: found "regulation"; expected a list: each item on a line of its own after `- `, or all in [ ] with commas. Where readers look for it; the first is its home.'),
    (DEEP, "output:\n  - data", "output:\n    data",
     "48:1: output: found a group of fields; expected a list: each item on a line of its own after `- `, or all in [ ] with commas, such as `- {data: ..., sources: [paper]}`. What comes out."),
    (DEEP, "{kind: dense, units: 8, activation: softplus}", "dense",
     '83:20: architecture.layers[6].branches[1].layers[1]: found "dense"; expected fields, one a line, each as `name: value`, such as `{kind: conv1d, filters: ..., kernel: ...}`'),
    (DEEP, "frameworks: [pytorch]", "frameworks: []",
     "27:17: code[1].frameworks: has 0 items; write at least 1, or delete the field"),
    (DEEP, "{min: 1024, max: 4096}", "{min: 4096, max: 1024}",
     "41:16: input[1].length_bp: min 4096 is larger than max 1024; swap them"),
    (DEEP, "{min: 1024, max: 4096}", "long",
     '41:16: input[1].length_bp: "long" is not a length; write a whole number without unit, such as 1000, or a range, such as {min: 100, max: 200}'),
    (DEEP, "{min: 1024, max: 4096}", "1024-4096 bp",
     '41:16: input[1].length_bp: "1024-4096 bp" is not a length; write a whole number without unit, such as 1000, or a range, such as {min: 1024, max: 4096}'),
    (DEEP, "{min: 1024, max: 4096}", '"1,000"',
     '41:16: input[1].length_bp: "1,000" is not a length; write a whole number without unit, such as 1000, or a range, such as {min: 100, max: 200}'),
    (DEEP, "    authors:\n      - Doe, Jane\n      - Doe, John\n", "    authors: Doe, Jane\n",
     '15:14: publications[1].authors: found "Doe, Jane"; expected a list: each item on a line of its own after `- `, or all in [ ] with commas, such as `- Doe, Jane`. All authors in order, each as "Family, Given".'),
]
"""Mistakes in values of the wrong type."""

FIELDS = [
    (DEEP, "name: DeepNet", "name: DeepNet\nzzz: 1",
     "2:1: zzz: is not a field; the fields here are added, aliases, also_known_as, architecture, code, description, evidence, input, limits, lineage, links, name, organisms, output, publications, results, running, sources, subfields, summary, tasks, training, weights"),
    (DEEP, "resolution_bp", "resolution",
     '52:5: output[1].resolution: is not a field; did you mean "resolution_bp"?'),
    (DEEP, "added: 2026-02-03\n", "",
     '1:1: the field "added" is missing. The day on which the entry came into the catalogue, YYYY-MM-DD.'),
    (DEEP, "    maintained_by: authors\n", "",
     '23:5: code[1]: the field "maintained_by" is missing. authors: by the authors of the method; third-party: a re-implementation or copy.'),
    (DEEP, "{kind: attention, heads: 4, dimension: 64}", "{heads: 4}",
     '77:7: architecture.layers[4]: the field "kind" is missing. It says which kind of layer this is'),
    (DEEP, "name: DeepNet", "name: DeepNet\nslug: deep-net",
     "2:1: slug: is not a field; the file name says it already"),
]
"""Mistakes in names of fields."""

WORDS = [
    (DEEP, "[pytorch]", "[pytroch]",
     '27:18: code[1].frameworks[1]: "pytroch" is not a framework; did you mean "pytorch"? (all terms are in entries/vocabulary/frameworks.yaml: pytorch, torch7; if none fits, add one there)'),
    (DEEP, "trained_on: [human, mouse]", "trained_on: [Homo sapiens]",
     '56:16: organisms.trained_on[1]: "Homo sapiens" is not an organism; did you mean "human"? (all terms are in entries/vocabulary/organisms.yaml: human, mouse; if none fits, add one there)'),
    (DEEP, "[pytorch]", "[qqqqq]",
     '27:18: code[1].frameworks[1]: "qqqqq" is not a framework; choose a term from entries/vocabulary/frameworks.yaml: pytorch, torch7; if none fits, add one there'),
    (DEEP, "families: [cnn, residual]", "families: [cn]",
     '64:14: architecture.families[1]: "cn" is not an architecture family; choose a term from entries/vocabulary/architectures.yaml: cnn, residual; if none fits, add one there'),
    (DEEP, "kind: attention", "kind: atention",
     '77:14: architecture.layers[4].kind: "atention" is not a kind of layer; did you mean "attention"? (all kinds: conv1d, conv2d, deconv1d, max-pool, average-pool, global-max-pool, global-average-pool, top-k-pool, crop, reshape, batch-norm, layer-norm, flatten, scale, activation, dropout, dense, lstm, gru, bilstm, bigru, attention, block, branches, other)'),
    (DEEP, "maintained_by: authors", "maintained_by: author",
     '24:20: code[1].maintained_by: found "author"; did you mean "authors"? (expected authors or third-party)'),
    (DEEP, "tier: primary}\n  repository", "tier: 1}\n  repository",
     '135:62: sources.preprint.tier: found "1"; expected primary or secondary'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: CC-BY-NC-4",
     '32:14: weights[1].licence: "CC-BY-NC-4" is not an SPDX licence id; did you mean "CC-BY-NC-4.0"?'),
    (DEEP, "{method: k-mer SVM, value: 0.75}", "{method: Wide-Net, value: 0.75}",
     '102:18: results[1].compared_with[2].method: "Wide-Net" stands twice in this result; keep one'),
    (DEEP, "summary: Predicts", "summary: As [[wide-net]], predicts",
     '3:10: summary: found [[wide-net]]; links to entries stand in description, note, statement, what, covers, audience, opening, about only; write the name'),
    (DEEP, "added: 2026-02-03", "added: 1066-10-14",
     '2:8: added: "1066-10-14" is before 1970; look it up again'),
    (DEEP, "licence: CC-BY-NC-4.0", 'licence: "( AND MIT"',
     '32:14: weights[1].licence: "( AND MIT" is not an SPDX licence expression, such as "MIT" or "MIT OR GPL-3.0-only"'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: not stated",
     '32:14: weights[1].licence: found "not stated"; did you mean "not-stated"?'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: see README, non-commercial",
     '32:14: weights[1].licence: "see README, non-commercial" is not an SPDX licence expression, such as "MIT" or "MIT OR GPL-3.0-only"'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: ()",
     '32:14: weights[1].licence: "()" is not an SPDX licence expression, such as "MIT" or "MIT OR GPL-3.0-only"'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: LicenseRef-Example-Academics",
     '32:14: weights[1].licence: "LicenseRef-Example-Academics" is not a licence that we know; did you mean "LicenseRef-Example-Academic"? (all of ours: entries/vocabulary/licences.yaml)'),
    (DEEP, "licence: CC-BY-NC-4.0", "licence: LicenseRef-Foo",
     '32:14: weights[1].licence: "LicenseRef-Foo" is not a licence that we know; define it in entries/vocabulary/licences.yaml'),
    (DEEP, "[hg38, mm10]", "[hg18, mm10]",
     '42:18: input[1].assemblies[1]: "hg18" is not a genome build; choose a term from entries/vocabulary/assemblies.yaml: hg19, hg38, mm10; if none fits, add one there'),
    (DEEP, "[hg38, mm10]", "[gh38, mm10]",
     '42:18: input[1].assemblies[1]: "gh38" is not a genome build; did you mean "hg38"? (all terms are in entries/vocabulary/assemblies.yaml: hg19, hg38, mm10; if none fits, add one there)'),
    (DEEP, "[hg38, mm10]", "[grch37, mm10]",
     '42:18: input[1].assemblies[1]: "grch37" is not a genome build; did you mean "hg19"? (all terms are in entries/vocabulary/assemblies.yaml: hg19, hg38, mm10; if none fits, add one there)'),
    (DEEP, "[hg38, mm10]", "[grch38, mm10]",
     '42:18: input[1].assemblies[1]: "grch38" is not a genome build; choose a term from entries/vocabulary/assemblies.yaml: hg19, hg38, mm10; if none fits, add one there'),
    (DEEP, "trained_on: [human, mouse]", "trained_on: [Mus spretus, mouse]",
     '56:16: organisms.trained_on[1]: "Mus spretus" is not an organism; choose a term from entries/vocabulary/organisms.yaml: human, mouse; if none fits, add one there'),
    (DEEP, "kind: attention", "kind: conv",
     '77:14: architecture.layers[4].kind: "conv" is not a kind of layer; did you mean "conv1d"? (all kinds: conv1d, conv2d, deconv1d, max-pool, average-pool, global-max-pool, global-average-pool, top-k-pool, crop, reshape, batch-norm, layer-norm, flatten, scale, activation, dropout, dense, lstm, gru, bilstm, bigru, attention, block, branches, other)'),
]
"""Mistakes in closed lists and fixed words."""

LICENCES = {
    "BSD": '"BSD" is not an SPDX licence id; did you mean "BSD-2-Clause" or "BSD-3-Clause"?',
    "3-clause BSD": '"3-clause BSD" is not an SPDX licence id; did you mean "BSD-3-Clause"?',
    "GPLv3": '"GPLv3" is not an SPDX licence id; did you mean "GPL-3.0-only" or "GPL-3.0-or-later"?',
    "GPLv3+": '"GPLv3+" is not an SPDX licence id; did you mean "GPL-3.0-or-later"?',
    "GNU General Public License v2.0": '"GNU General Public License v2.0" is not an SPDX licence id; did you mean "GPL-2.0-only" or "GPL-2.0-or-later"?',
    "GPL": '"GPL" is not an SPDX licence id; did you mean "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only" or "GPL-3.0-or-later"?',
    "GPL-3.0": '"GPL-3.0" is a deprecated SPDX id; write "GPL-3.0-only" or "GPL-3.0-or-later"; the latter where a source says "or any later version"',
    "GPL-3.0+": '"GPL-3.0+" is a deprecated SPDX id; write "GPL-3.0-or-later"',
    "MIT OR lgpl-2.1": '"lgpl-2.1" is a deprecated SPDX id; write "LGPL-2.1-only" or "LGPL-2.1-or-later"; the latter where a source says "or any later version"',
    "AGPL-3.0": '"AGPL-3.0" is a deprecated SPDX id; write "AGPL-3.0-only" or "AGPL-3.0-or-later"; the latter where a source says "or any later version"',
    "GPL-2.0-with-classpath-exception": '"GPL-2.0-with-classpath-exception" is a deprecated SPDX id; write the licence and its exception with WITH between them',
    "MIT License": '"MIT License" is not an SPDX licence id; did you mean "MIT"?',
    "Apache License, Version 2.0": '"Apache License, Version 2.0" is not an SPDX licence id; did you mean "Apache-2.0"?',
    "Apache 2": '"Apache 2" is not an SPDX licence id; did you mean "Apache-2.0"?',
    "CC-BY": '"CC-BY" is not an SPDX licence id; did you mean "CC-BY-4.0"?',
    "CC BY-NC 3.0": '"CC BY-NC 3.0" is not an SPDX licence id; did you mean "CC-BY-NC-3.0"?',
    "CC-BY-5.0": '"CC-BY-5.0" is not an SPDX licence id; look it up at https://spdx.org/licenses, or define it in entries/vocabulary/licences.yaml',
    "see LICENSE": '"see LICENSE" is not an SPDX licence id; look it up at https://spdx.org/licenses, or define it in entries/vocabulary/licences.yaml',
    "Custom": '"Custom" is not an SPDX licence id; look it up at https://spdx.org/licenses, or define it in entries/vocabulary/licences.yaml',
    "none": '"none" is not a licence; write not-stated if you looked and there is none; leave the field out if you did not look',
    "Unknown": '"Unknown" is not a licence; write not-stated if you looked and there is none; leave the field out if you did not look',
    "n/a": '"n/a" is not a licence; write not-stated if you looked and there is none; leave the field out if you did not look',
}
"""What people write for a licence -> what they are told."""

ADDRESSES = [
    (DEEP, "doi: 10.1101/987654\n", "doi: 11.1101/987654\n",
     '20:10: publications[1].doi: "11.1101/987654" is not a DOI, such as 10.1093/nar/gkw226'),
    (DEEP, "doi: 10.1101/987654\n", "doi: https://doi.org/10.1101/987654\n",
     '20:10: publications[1].doi: write the DOI without "https://doi.org/"'),
    (DEEP, "doi: 10.1101/987654\n", 'doi: "10.1101/{input}"\n',
     '20:10: publications[1].doi: "10.1101/{input}" is not a DOI, such as 10.1093/nar/gkw226'),
    (WIDE, "arxiv: 1311.01230\n    sources", "arxiv: 1313.01230\n    sources",
     '38:12: publications[2].arxiv: "1313.01230" is not an arXiv id, such as 1605.01133'),
    (WIDE, "pmid: 12345678", "pmid: PMC12345678",
     '28:11: publications[1].pmid: "PMC12345678" is not a PubMed id, such as 27084946'),
    (WIDE, "pmcid: PMC123456", "pmcid: 123456",
     '29:12: publications[1].pmcid: "123456" is not a PubMed Central id, such as PMC4914104'),
    (DEEP, "url: https://deep-net.example.org/", "url: deep-net.example.org",
     '37:10: links[1].url: "deep-net.example.org" is not an address that starts with https:// or http://'),
    (DEEP, "url: https://deep-net.example.org/", "url: ftp://deep-net.example.org/",
     '37:10: links[1].url: "ftp://deep-net.example.org/" is not an address that starts with https:// or http://'),
    (DEEP, "url: https://deep-net.example.org/", "url: javascript:alert(1)",
     '37:10: links[1].url: "javascript:alert(1)" is not an address that starts with https:// or http://'),
    (DEEP, "url: https://deep-net.example.org/", "url: https://localhost/",
     '37:10: links[1].url: "https://localhost/" is not a web address, such as https://github.com/uci-cbcl/DanQ'),
    (DEEP, "url: https://deep-net.example.org/", "url: https://[::1",
     '37:10: links[1].url: "https://[::1" is not a web address, such as https://github.com/uci-cbcl/DanQ'),
    (DEEP, "url: https://deep-net.example.org/", "url: https://deep net.example.org/",
     '37:10: links[1].url: "https://deep net.example.org/" is not a web address, such as https://github.com/uci-cbcl/DanQ'),
    (DEEP, "url: https://deep-net.example.org/", "url: https://me:pw@example.org/",
     '37:10: links[1].url: "https://me:pw@example.org/" is not a web address, such as https://github.com/uci-cbcl/DanQ'),
    (DEEP, "    doi: 10.1101/987654\n    sources", "    sources",
     "13:5: publications[1]: needs a doi, an arxiv id or a url, so that readers can find it"),
    (DEEP, "{repository: https://github.com/example/deep-net, checked", "{repository: https://github.com/example/deep-net, doi: 10.1234/5, checked",
     "136:15: sources.repository: give exactly one of doi, arxiv, pmid, url, repository; found doi and repository"),
    (DEEP, "{repository: https://github.com/example/deep-net, checked", "{checked",
     "136:15: sources.repository: give exactly one of doi, arxiv, pmid, url, repository; found none"),
    (DEEP, "{doi: 10.1101/987654, checked", "{doi: 10.1101/987654, paths: [x.py], checked",
     "135:13: sources.preprint: paths and commit belong to a repository; give its address as repository"),
    (DEEP, "    method: wide-net\n    note", "    method: wide-net\n    name: WideNet\n    note",
     "121:5: lineage[1]: give either method (the file name of an entry, such as danq) or name (of a work without one)"),
    (DEEP, "    method: wide-net\n    note", "    method: wide-net\n    url: https://example.org/\n    note",
     "121:5: lineage[1]: url goes with name; an entry is named by its file name alone"),
]
"""Mistakes in identifiers and addresses."""

DATES = [
    (DEEP, "added: 2026-02-03", "added: 2026-02-30",
     '2:8: added: "2026-02-30" is a date that does not exist; look it up again'),
    (WIDE, "date: 2013-11", "date: 2013-13",
     '36:11: publications[2].date: "2013-13" is a date that does not exist; look it up again'),
    (DEEP, "added: 2026-02-03", "added: 3 February 2026",
     '2:8: added: "3 February 2026" is not a day; write YYYY-MM-DD'),
    (DEEP, "added: 2026-02-03", "added: 2026-02",
     '2:8: added: "2026-02" is not a day; write YYYY-MM-DD'),
    (WIDE, "date: 2013-11", "date: November 2013",
     '36:11: publications[2].date: "November 2013" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD'),
    (DEEP, "added: 2026-02-03", "added: 2026-11-23",
     '2:8: added: "2026-11-23" is after today, 2026-11-22; write when it did happen'),
    (WIDE, "date: 2013-11", "date: 2027",
     '36:11: publications[2].date: "2027" is after today, 2026-11-22; write when it did happen'),
]
"""Mistakes in dates; today is 2026-11-22."""

TEXTS = [
    (DEEP, "residual blocks.\n", "residual blocks\n",
     "3:10: summary: does not end with a full stop; write a whole sentence"),
    (DEEP, "summary: Predicts", "summary: |\n  Predicts\n  Predicts",
     "3:10: summary: goes over several lines; write it on one line (or with >- in front of folded lines)"),
    (DEEP, "note: 40 MB.", "note: <b>40</b> MB.",
     '33:11: weights[1].note: found "<b>40</b> MB.": HTML is not allowed; write plain text, and "less than" as "< " with a space'),
    (DEEP, "label: stem", "label: <script>alert(1)</script>",
     '66:54: architecture.layers[1].label: found "<script>alert(1)</sc": HTML is not allowed; write plain text, and "less than" as "< " with a space'),
    (DEEP, "note: 40 MB.", "note: 40 <!-- MB.",
     '33:11: weights[1].note: found "<!-- MB.": HTML is not allowed; write plain text, and "less than" as "< " with a space'),
    (DEEP, "doi: 10.1101/987654\n", "doi: 10.1101/<script>\n",
     '20:10: publications[1].doi: found "<script>": HTML is not allowed; write plain text, and "less than" as "< " with a space'),
    (DEEP, "note: 40 MB.", 'note: "40\\u202eMB."',
     "33:11: weights[1].note: found the invisible character U+202E; delete it"),
    (DEEP, "note: 40 MB.", 'note: "40\\0MB."',
     "33:11: weights[1].note: found the invisible character U+0000; delete it"),
    (DEEP, "note: 40 MB.", 'note: "40\\tMB."',
     "33:11: weights[1].note: found a tab; write spaces"),
    (DEEP, "- Doe, Jane", "- Jane Doe",
     '16:9: publications[1].authors[1]: "Jane Doe" is not written as "Family, Given", such as "Doe, Jane" (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "- Doe, Jane", "- Doe",
     '16:9: publications[1].authors[1]: "Doe" is not written as "Family, Given", such as "Doe, Jane" (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "- Doe, Jane", "- Doe, Jane, Dr",
     '16:9: publications[1].authors[1]: "Doe, Jane, Dr" is not written as "Family, Given", such as "Doe, Jane" (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "- Doe, Jane", "- Doe J.",
     '16:9: publications[1].authors[1]: "Doe J." is not written as "Family, Given", such as "Doe, J." (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "- Doe, Jane", "- van der Doe JA",
     '16:9: publications[1].authors[1]: "van der Doe JA" is not written as "Family, Given", such as "van der Doe, JA" (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "- Doe, Jane", "- J. Doe",
     '16:9: publications[1].authors[1]: "J. Doe" is not written as "Family, Given", such as "Doe, J." (between [ and ] in quotes); a consortium is written {group: its name}'),
    (DEEP, "name: DeepNet", "name: “DeepNet”",
     "1:7: name: stands in quotes that would be part of it; write DeepNet"),
]
"""Mistakes in texts and names."""

VOCABULARY_FILES = [
    ("vocabulary/licences.yaml", "permits_commercial_use: false", "permits_commercial_use: perhaps",
     '5:118: terms.LicenseRef-Example-Academic.permits_commercial_use: found "perhaps"; expected true or false'),
    ("vocabulary/data-types.yaml", "data_3494", "data-3494",
     '5:78: terms.dna.edam: "data-3494" is not an EDAM id, such as data_3494'),
    ("vocabulary/data-types.yaml", "dna: {", "index: {",
     '5:3: terms.index: "index" is not a term id: letters, digits, hyphens and dots; not index or readme'),
    ("vocabulary/data-types.yaml", "letters.", "letters",
     "5:42: terms.dna.definition: does not end with a full stop; write a whole sentence"),
    ("vocabulary/data-types.yaml", "edam:", "edma:",
     '5:72: terms.dna.edma: is not a field; did you mean "edam"?'),
    ("vocabulary/metrics.yaml", "better: lower", "better: low",
     '6:90: terms.mse.better: found "low"; did you mean "lower"? (expected higher, lower or neither)'),
]
"""Mistakes in files of vocabularies."""

# fmt: on


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [*FORM, *SHAPES, *FIELDS, *WORDS, *ADDRESSES, *DATES, *TEXTS, *VOCABULARY_FILES],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    after_change: AfterChange, file: str, old: str, new: str, message: str
) -> None:
    assert after_change(file, old, new) == [f"{file}:{message}"]


@pytest.mark.parametrize("licence", LICENCES)
def test_a_loose_name_of_a_licence_is_told_without_a_guess_at_another(
    after_change: AfterChange, licence: str
) -> None:
    told = after_change(DEEP, "licence: CC-BY-NC-4.0", f"licence: {licence}")
    assert told == [f"{DEEP}:32:14: weights[1].licence: {LICENCES[licence]}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("finds *peaks* well", "*peaks*"),
        ("finds *all the peaks* well", "*all the peaks*"),
        ("finds **peaks** well", "**peaks**"),
        ("finds __peaks__ well", "__peaks__"),
        ("see [DNA](https://example.org/)", "]("),
        ("run `make`", "`make`"),
        ("# Heading", "# "),
        ("- item", "- "),
    ],
)
def test_markdown_is_told(after_change: AfterChange, text: str, found: str) -> None:
    assert after_change(DEEP, "note: 40 MB.", f'note: "{text}"') == [
        f'{DEEP}:33:11: weights[1].note: found "{found}": Markdown is not allowed, it would be shown as it stands; write plain text'
    ]


@pytest.mark.parametrize(
    "text",
    ["R* and p*", "5\u2032 and 3\u2032", "2*3*4", "2 * 3 * 4", "snake_case", "a __init__.py file", "C-terminal", "p < 0.05 (*), < 0.01 (**)", "CYP2C19*2/*17", "#3 of 4", "5` and 3` end", "A - B", "f[i] (x)", "“Deep” nets"],
)  # fmt: skip
def test_what_only_looks_like_markdown_is_text(after_change: AfterChange, text: str) -> None:
    assert after_change(DEEP, "note: 40 MB.", f'note: "{text}"') == []


@pytest.mark.parametrize(
    ("field", "value", "example"),
    [
        ("code", "https://example.org/", "`- {url: ..., maintained_by: authors, sources: [paper]}`"),
        ("code", "[https://example.org/]", "`{url: ..., maintained_by: authors, sources: [paper]}`"),
        ("limits", "It is slow.", "`- {statement: ..., sources: [paper]}`"),
        ("sources", "https://example.org/", "`paper: {doi: ..., checked: ..., tier: primary}`"),
        ("sources", "{paper: https://example.org/}", "`{doi: ..., checked: ..., tier: primary}`"),
        ("evidence", "[paper]", "`tasks: [paper]`"),
        ("architecture", "[cnn]", "`{families: [...]}`"),
    ],
)  # fmt: skip
def test_a_value_in_place_of_groups_is_told_with_an_example_of_them(
    problems: Problems,
    vocabularies: list[TextFile],
    entry_file: Callable[..., TextFile],
    field: str,
    value: str,
    example: str,
) -> None:
    told = problems([*vocabularies, entry_file("one", **{field: value})])
    assert f", such as {example}" in next(line for line in told if f": {field}" in line and "found" in line)


def test_suggestions_are_made_for_the_first_problems_of_a_file_only(
    problems: Problems, vocabularies: list[TextFile], entry_file: Callable[..., TextFile]
) -> None:
    words = {
        "tasks": [f"mark-predictio-{n}" for n in range(500)],
        "also_known_as": [f"[[twoo-{n}]]" for n in range(500)],
        "subfields": [f"regulatio-{n}" for n in range(500)],
    }
    changed = {field: f"[{', '.join(map(json.dumps, values))}]" for field, values in words.items()}
    items = (f"{{url: https://example.org/{n}, licence: MITT-{n}, sources: [papr-{n}]}}" for n in range(500))
    changed["weights"] = f"[{', '.join(items)}]"
    told = problems([*vocabularies, entry_file("one", **changed), entry_file("two-x")])
    assert len(told) > 2000
    assert sum("did you mean" in line for line in told) <= 3 * MOST_SUGGESTIONS


def test_the_small_catalogue_has_no_problems(problems: Problems, small: list[TextFile]) -> None:
    assert problems(small) == []


def test_a_misspelt_field_is_missing_under_its_right_name(after_change: AfterChange) -> None:
    assert after_change(DEEP, "summary: Predicts", "sumary: Predicts") == [
        'methods/deep-net.yaml:1:1: the field "summary" is missing. One sentence of at most 200 characters, in own words: what goes in, what comes out.',
        'methods/deep-net.yaml:3:1: sumary: is not a field; did you mean "summary"?',
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("summary", "x" * 200 + ".", "summary: has 201 characters; at most 200 are allowed: say in one sentence what goes in and what comes out"),
        ("description", "word " * 59, "description: has 59 words; write 60 to 250"),
        ("description", "word " * 251, "description: has 251 words; write 60 to 250"),
        ("name", "x" * 81, "name: has 81 characters; at most 80 are allowed: the full title stands with the publication"),
        ("also_known_as", f"[{'x' * 401}]", "also_known_as[1]: has 401 characters; at most 400 are allowed: say it in fewer words"),
        ("links", f"[{{kind: data, url: https://a.b/{'x' * 1000}, sources: [paper]}}]", "links[1].url: has 1012 characters; at most 1000 are allowed: leave out what the address does not need"),
        ("aliases", f"[{'x' * 81}]", 'aliases[1]: "xxxxxxxxxxxxxxxxxxxx..." has 81 characters; at most 80 are allowed'),
        ("architecture", f"{{families: [cnn], parameters: {{value: {'9' * 5000}, basis: stated}}}}", f'architecture.parameters.value: "{"9" * 97}..." is not a whole number above 0, such as 1000, without comma or unit'),
    ],
)  # fmt: skip
def test_what_is_too_long_is_told_with_its_limit(
    problems: Problems,
    vocabularies: list[TextFile],
    entry_file: Callable[..., TextFile],
    field: str,
    value: str,
    message: str,
) -> None:
    told = problems([*vocabularies, entry_file("one", **{field: value})])
    assert message in [line.split(": ", 1)[1] for line in told]


def test_every_problem_of_every_file_is_told_in_one_run(problems: Problems, small: list[TextFile]) -> None:
    changes = {
        DEEP: [("times: 7", "times: x"), ("  comparison: {url", "  comparisons: {url"), ("method: wide-net\n", "method: wide-nets\n")],
        WIDE: [("licence: CC-BY-4.0", "licence: CC-BY-4"), ("name: Wide & Narrow <3", "name: <i>")],
        "lists/small-list.yaml": [("entry: deep-net", "entry: deep-ned")],
        "vocabulary/strands.yaml": [("label: both strands", "lable: both strands")],
    }  # fmt: skip
    files = {file.path: file.text for file in small}
    for path, pairs in changes.items():
        for old, new in pairs:
            assert old in files[path]
            files[path] = files[path].replace(old, new)
    told = problems([TextFile(path, text) for path, text in files.items()])
    assert [" ".join(line.split(" ")[:2]) for line in told] == [
        "lists/small-list.yaml:17:16: sections[2].entries[2].entry:",
        "methods/deep-net.yaml:69:14: architecture.layers[3].times:",
        "methods/deep-net.yaml:119:15: results[3].sources[1]:",
        "methods/deep-net.yaml:122:13: lineage[1].method:",
        "methods/deep-net.yaml:128:15: lineage[2].sources[1]:",
        "methods/deep-net.yaml:133:15: limits[2].sources[1]:",
        "methods/deep-net.yaml:137:3: sources.comparisons:",
        "methods/deep-net.yaml:147:37: evidence.architecture.receptive_field_bp[1]:",
        "methods/wide-net.yaml:1:7: name:",
        "methods/wide-net.yaml:62:14: links[2].licence:",
        "vocabulary/strands.yaml:5:9: terms.both:",
        "vocabulary/strands.yaml:5:10: terms.both.lable:",
    ]


@pytest.mark.parametrize("value", ["{input}", "{0}", "{", "}}", "{{x}}", "%s"])
def test_braces_in_a_value_stand_in_the_message_as_written(after_change: AfterChange, value: str) -> None:
    [told] = after_change(DEEP, "added: 2026-02-03", f'added: "{value}"')
    assert f'"{value}" is not a day; write YYYY-MM-DD' in told


def test_a_message_holds_nothing_that_a_terminal_obeys(after_change: AfterChange) -> None:
    [told] = after_change(DEEP, "added: 2026-02-03", r'added: "\e[31m\u202e\n\0"')
    assert told == r'methods/deep-net.yaml:2:8: added: "\x1b[31m\u202e\n\x00" is not a day; write YYYY-MM-DD'


def test_a_broken_vocabulary_is_told_once_and_its_terms_are_taken_as_written(
    after_change: AfterChange,
) -> None:
    assert after_change("vocabulary/tasks.yaml", "label: Scoring of variants", "label: ''") == [
        "vocabulary/tasks.yaml:6:28: terms.variant-scoring.label: is empty; write a value or delete the line"
    ]


def test_numbers_keep_their_digits_and_words_are_words(small: list[TextFile]) -> None:
    catalogue = load_catalogue(small, date(2026, 11, 22))
    deep, wide = catalogue.methods
    assert str(deep.results[0].value) == "0.9050"
    assert wide.publications[1].arxiv == "1311.01230"
    changed = [TextFile(file.path, file.text.replace("label: stem", "label: no")) for file in small]
    layers = load_catalogue(changed, date(2026, 11, 22)).methods[0].architecture.layers
    assert layers is not None
    assert layers[0].label == "no"


@pytest.mark.parametrize("kind", [Method, Review])
def test_a_schema_for_editors_can_be_printed_from_the_model(kind: type[Method | Review]) -> None:
    schema = kind.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "summary" in schema["required"]
    assert "slug" in schema["properties"]


def test_a_method_is_dumped_with_the_ids_of_its_terms(small: list[TextFile]) -> None:
    deep = load_catalogue(small, date(2026, 11, 22)).methods[0]
    dumped = deep.model_dump(mode="json")
    assert dumped["tasks"] == ["mark-prediction", "variant-scoring"]
    assert dumped["training"]["data"] == "not-stated"
    assert dumped["results"][0]["value"] == "0.9050"


def told_or_valid(files: list[TextFile]) -> None:
    """Any exception but InvalidEntries fails the test that calls this."""
    with contextlib.suppress(InvalidEntries):
        load_catalogue(files, date(2026, 11, 22))


ANY_INPUT = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))


@ANY_INPUT
@given(
    text=st.text() | st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")),
    folder=st.sampled_from(sorted(FOLDERS)),
)
def test_no_text_whatever_gives_a_traceback(small: list[TextFile], folder: str, text: str) -> None:
    names = {"vocabulary": "tasks", "methods": "deep-net", "reviews": "small-review", "lists": "small-list"}
    path = f"{folder}/{names.get(folder, 'links')}.yaml"
    told_or_valid([*(file for file in small if file.path != path), TextFile(path, text)])


VALUES = ["[", "{", "- ", "? ", "&a ", "*a", "!!x ", "~", "", "'", '"', "|", "[[a]]", "[a]", "{a: b}", "<b>", "()", "MIT AND (", "0", "9" * 400, "0000", "http://[", "1\uff12", "\\", "\0", "\udc80", "\u202e", "#", "---", "..."]  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        here, there = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "value", "indent"])):
            case "delete" if len(lines) > 1:
                del lines[here]
            case "double":
                lines.insert(there, lines[here])
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "value":
                lines[here] = lines[here].partition(": ")[0] + ": " + draw(st.sampled_from(VALUES))
            case _:
                lines[here] = "  " + lines[here]
    return "\n".join(lines)


@ANY_INPUT
@given(data=st.data())
def test_no_damaged_file_gives_a_traceback(small: list[TextFile], data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(small))
    damaged = TextFile(file.path, data.draw(mutations(file.text)))
    told_or_valid([*(other for other in small if other is not file), damaged])


def test_the_model_asks_for_the_vocabularies_that_there_are(small: list[TextFile]) -> None:
    assert {f"vocabulary/{name}.yaml" for name in VOCABULARIES} == {
        file.path for file in small if file.path.startswith("vocabulary/")
    }
