"""The one scale of distances."""

from enum import IntEnum


class Space(IntEnum):
    """Distances in device-independent pixels; they do not grow with the text, so that large text keeps its room."""

    XXS = 4
    XS = 8
    S = 12
    M = 16
    L = 24
    XL = 32
