# The layers of one entry of the catalogue as a PyTorch module, made from the list of its layers.
# It is our reading of the listed sources, not the authors' code. It does not capture how the data
# are prepared, how the network is trained, or its first and its trained weights.
#
# Entry: Wide & Narrow <3 (entries/methods/wide-net.yaml)
# Describes: The one with "two" widths & no end */ <3
# Layers from: https://github.com/example/wide_net at 0123456789
# Code by the authors: https://github.com/example/wide_net

import torch
from torch import nn


class Joined(nn.ModuleList):
    """Paths side by side whose results are joined as channels."""

    def __init__(self, *paths):
        super().__init__(paths)

    def forward(self, x):
        return torch.cat([path(x) for path in self], dim=1)


class WideNarrow3(nn.Module):
    """Reads 4 × 600 (channels × positions), gives 2; 5,826 trainable parameters."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            # Two widths
            Joined(
                # narrow
                nn.Sequential(
                    nn.Conv1d(4, 16, 5, padding="same"),  # 16 × 600
                    nn.ReLU(),
                ),
                # wide
                nn.Sequential(
                    nn.Conv1d(4, 16, 25, padding="same"),  # 16 × 600
                    nn.ReLU(),
                    nn.BatchNorm1d(16),
                ),
            ),  # 32 × 600
            nn.MaxPool1d(10),  # 32 × 60
            nn.Flatten(),  # 1,920
            nn.Linear(1920, 2),  # 2
            nn.Sigmoid(),
        )

    def forward(self, x):
        return self.layers(x)


# To try it, with one input of random numbers:
#     import torch
#     WideNarrow3().eval()(torch.rand(1, 4, 600))
