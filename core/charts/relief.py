"""A surface from above as a picture: bands of equal height, with a line where one band meets the next.

Thousands of cells would make a browser slow while a run draws over them. One small picture does not.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from core.charts.palette import GROUND

SIZE = (360, 540)  # pixels, height and width
BANDS = 16
OPACITY = (125, 85)  # of 255, where it is lowest and where it is highest
LINES = 70  # how much more the lines between two bands have
Range = tuple[float, float]


@lru_cache(maxsize=16)
def relief(height: Callable[[Any, Any], Any], x: Range, y: Range) -> str:
    """A data address (PNG) of `height(x, y)`, blue where it is low; between bands it rises by one factor.

    Each colour gets about as much room as the others: heights spread over a few powers of ten, and by height alone
    nearly all of a picture would have the last colours. The page shines through, so that paths stand out in the light
    and in the dark.
    """
    band = _bands(height, x, y)
    below = np.cumsum(np.bincount(band.ravel(), minlength=BANDS)) / band.size  # the part of the picture up to a band
    share = (np.linspace(0, 1, BANDS) + (below - below[0]) / (1 - below[0])) / 2
    edge = np.zeros_like(band, dtype=bool)
    edge[1:] |= band[1:] != band[:-1]
    edge[:, 1:] |= band[:, 1:] != band[:, :-1]
    pixels = np.where(edge, BANDS + band, band).astype(np.uint8)
    return "data:image/png;base64," + b64encode(_png(pixels, *_colours(share))).decode()


def _bands(height: Callable[[Any, Any], Any], x: Range, y: Range) -> np.ndarray:
    """The number of the band (0 = lowest) of each pixel; the first row is the top of the picture."""
    across, down = np.meshgrid(np.linspace(*x, SIZE[1]), np.linspace(*reversed(y), SIZE[0]))
    heights = height(across, down)
    low = max(float(np.quantile(heights, 0.004)), float(heights.max()) * 1e-6, 1e-9)
    return np.searchsorted(np.geomspace(low, heights.max(), BANDS)[:-1], heights)


def _colours(share: np.ndarray) -> tuple[bytes, bytes]:
    """The palette (RGB) and its opacities: of bands at `share` (BANDS,) of the way up, then of the lines below them."""
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in GROUND])
    rgb = np.stack([np.interp(share, np.linspace(0, 1, len(stops)), stops[:, c]) for c in range(3)], axis=1)
    opacity = np.concatenate([np.interp(share, (0, 1), OPACITY), np.interp(share, (0, 1), OPACITY) + LINES])
    return np.tile(rgb, (2, 1)).astype(np.uint8).tobytes(), opacity.astype(np.uint8).tobytes()


def _png(pixels: np.ndarray, palette: bytes, opacity: bytes) -> bytes:
    """A PNG with a palette. W3C (2003), Portable Network Graphics, sections 5 and 11."""
    rows, columns = pixels.shape
    lines = np.hstack([np.zeros((rows, 1), np.uint8), pixels]).tobytes()  # filter 0 before each line
    head = struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", palette),
        (b"tRNS", opacity),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
