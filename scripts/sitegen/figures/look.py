"""What pictures look like, on pages and as files: marks and lines differ by shape, never by colour alone.

Pages give the colours, light or dark, as variables (assets/pictures.css has the frames); a file of a picture
has the light ones inside.
"""

LIGHT = (
    ":root{--md-default-fg-color:#16252b;--md-default-bg-color:#fff;--md-typeset-a-color:#0a6170;--muted:#48595f;"
    "--line:#d3dee0;--panel:#f4f8f8;--mark:#0a6170;--chip:#e3eef0;"
    "--base-a:#1f8a5b;--base-c:#2b63c9;--base-g:#b46a00;--base-t:#b83248;--base-n:#7a4bb0}"
    ".picture{font-family:system-ui,sans-serif}\n"
)
"""The colours of the light scheme in site.css; a test keeps them the same."""

RULES = """\
.picture{font-size:12px;color:var(--md-default-fg-color)}
.picture text{fill:currentcolor}
.picture .muted{fill:var(--muted)}
.picture .strong{font-weight:650}
.picture .rule{stroke:var(--line);fill:none}
.picture a text{fill:var(--md-typeset-a-color)}
.picture a:is(:hover,:focus) text{text-decoration:underline}
.picture .work rect{fill:var(--md-default-bg-color);stroke:var(--muted)}
.picture .work.elsewhere rect{stroke-dasharray:4 3}
.picture .work.here rect{fill:var(--chip);stroke:var(--mark);stroke-width:2.5}
.picture .work.here text{font-weight:650}
.picture a.work:hover rect{stroke:var(--mark);stroke-width:2}
.picture .descent{fill:none;stroke:var(--muted);stroke-width:1.4}
.picture .other-tie{fill:none;stroke:var(--muted);stroke-width:1;stroke-dasharray:2 4}
.picture .bar{fill:var(--mark)}
.picture a:hover .bar{fill:var(--md-default-fg-color)}
.picture .mark{stroke:var(--md-default-bg-color);stroke-width:1;paint-order:stroke}
.picture .span{fill:none;stroke:var(--muted)}
.picture .spot text{paint-order:stroke;stroke:var(--md-default-bg-color);stroke-width:3px}
.picture .m0{fill:var(--base-c)}.picture .m1{fill:var(--base-a)}.picture .m2{fill:var(--base-t)}
.picture .m3{fill:var(--base-g)}.picture .m4{fill:var(--base-n)}.picture .m5{fill:var(--mark)}
.picture .m6{fill:var(--md-default-fg-color)}.picture .m7{fill:var(--muted)}
"""
