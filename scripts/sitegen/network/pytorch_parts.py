"""Small PyTorch modules that the code of a network may need: each stands in it only where it is used."""

from collections.abc import Iterable

PARTS = {
    "Residual": '''class Residual(nn.Sequential):
    """Adds the input to what the layers make of it."""

    def forward(self, x):
        return x + super().forward(x)
''',
    "Densely": '''class Densely(nn.Sequential):
    """Puts what the layers make of the input beside the input, as further channels."""

    def forward(self, x):
        return torch.cat([x, super().forward(x)], dim=1)
''',
    "Added": '''class Added(nn.ModuleList):
    """Paths side by side whose results are added up."""

    def __init__(self, *paths):
        super().__init__(paths)

    def forward(self, x):
        return sum(path(x) for path in self)
''',
    "Joined": '''class Joined(nn.ModuleList):
    """Paths side by side whose results are joined as channels."""

    def __init__(self, *paths):
        super().__init__(paths)

    def forward(self, x):
        return torch.cat([path(x) for path in self], dim=1)
''',
    "Recurrent": '''class Recurrent(nn.Module):
    """An LSTM or GRU along the positions; gives the states at all positions, or only the last."""

    def __init__(self, layer, last=False):
        super().__init__()
        self.layer = layer
        self.last = last
        # PyTorch keeps two biases for each gate; one is counted here, so the other stays at zero.
        for name, bias in layer.named_parameters():
            if name.startswith("bias_hh"):
                nn.init.zeros_(bias).requires_grad_(False)

    def forward(self, x):
        states, end = self.layer(x.transpose(1, 2))
        if not self.last:
            return states.transpose(1, 2)
        end = end[0] if isinstance(end, tuple) else end  # an LSTM has a cell state too
        return end.transpose(0, 1).flatten(1)
''',
    "SelfAttention": '''class SelfAttention(nn.Module):
    """Each position looks at all positions."""

    def __init__(self, channels, heads):
        super().__init__()
        self.attention = nn.MultiheadAttention(channels, heads, batch_first=True)

    def forward(self, x):
        x = x.transpose(1, 2)
        return self.attention(x, x, x, need_weights=False)[0].transpose(1, 2)
''',
    "ChannelNorm": '''class ChannelNorm(nn.LayerNorm):
    """Layer normalisation over the channels of each position."""

    def forward(self, x):
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)
''',
    "Scale": '''class Scale(nn.Module):
    """Multiplies each value by a weight of its own."""

    def __init__(self, units):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(units))

    def forward(self, x):
        return x * self.weight
''',
    "Crop": '''class Crop(nn.Module):
    """Cuts positions off both ends."""

    def __init__(self, size):
        super().__init__()
        self.size = size

    def forward(self, x):
        return x[..., self.size : -self.size]
''',
    "TopK": '''class TopK(nn.Module):
    """Keeps the largest values of each channel."""

    def __init__(self, top):
        super().__init__()
        self.top = top

    def forward(self, x):
        return x.flatten(2).topk(self.top, dim=2).values
''',
    "ExponentialLinear": '''class ExponentialLinear(nn.Module):
    """Above 0 the value plus 1, else its exponential."""

    def forward(self, x):
        return nn.functional.elu(x) + 1
''',
}


def parts_for(names: Iterable[str]) -> list[str]:
    """The modules of these names, in alphabetical order; other names are PyTorch's own."""
    return [PARTS[name] for name in sorted(set(names)) if name in PARTS]
