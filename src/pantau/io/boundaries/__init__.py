"""Boundaries of regions that a user adds: read from GeoJSON or TopoJSON, checked, matched, simplified, kept."""

from pantau.io.boundaries.keep import Added, Kept, add, kept
from pantau.io.boundaries.reading import MOST_MB, Polygon, Ring

__all__ = ["MOST_MB", "Added", "Kept", "Polygon", "Ring", "add", "kept"]
