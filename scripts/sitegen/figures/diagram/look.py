"""Colours and strokes of a picture of a network, over those of all pictures; and its arrangements."""

RULES = """\
.network{font-size:11px}
.network .name{font-size:12px}
.network .lean{font-style:italic}
.network .flow{fill:none;stroke:var(--muted);stroke-width:1.2}
.network .flow.unknown{stroke-dasharray:2 3}
.network :is(.gap,.joint){fill:var(--md-default-bg-color)}
.network .joint{stroke:var(--muted);stroke-width:1.2}
.network .sign{fill:none;stroke:var(--mark);stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}
.network rect{stroke-width:1.2}
.network .slab{fill:var(--chip);stroke:var(--md-default-fg-color)}
.network rect:is(.unknown,.told){fill:var(--md-default-bg-color);stroke:var(--muted);stroke-dasharray:4 3}
.network .slab.out{fill:var(--mark);stroke:var(--mark)}
.network rect.out:is(.unknown,.told){stroke:var(--mark);stroke-width:2}
.network .frame{fill:none;stroke:var(--line);stroke-width:1.5}
.network .base-a{fill:var(--base-a)}.network .base-c{fill:var(--base-c)}
.network .base-g{fill:var(--base-g)}.network .base-t{fill:var(--base-t)}
.network :is(.small-norm,.small-dropout,.small-activation){fill:none;stroke:var(--mark);stroke-width:1.6}
.network .small-dropout{stroke-dasharray:1.6 2.4}
"""

ARRANGED = """\
.md-typeset .drawn .scroll:has(.network){container-type:inline-size;width:auto;max-height:none}
.md-typeset .drawn .scroll:has(.network){padding:.5rem .35rem}
.md-typeset .drawn svg.network{width:var(--nw);height:var(--nh)}
.network :is(.m,.w){display:none}
@container (min-width:718px){
.md-typeset .drawn svg.network{width:var(--mw);height:var(--mh)}
.network .cell{transform:var(--m)}
.network .n{display:none}
.network .m{display:inline}
}
@container (min-width:978px){
.md-typeset .drawn svg.network.three{width:var(--ww);height:var(--wh)}
.network.three .cell{transform:var(--w)}
.network.three .m{display:none}
.network.three .w{display:inline}
}
@media print{
.md-typeset .drawn svg.network{width:var(--mw);height:var(--mh);zoom:.86}
.network .cell{transform:var(--m)}
.network :is(.n,.w){display:none}
.network .m{display:inline}
}
"""
"""Pages alone need these: n, m and w are arranged for narrow, middle and wide frames."""
