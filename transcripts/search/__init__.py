"""Searching the archive: query language, filters, facets, ranking, highlighting."""

from .parameters import SearchParameters
from .results import BadParameters, Search
from .running import SearchTooSlow

__all__ = ["BadParameters", "Search", "SearchParameters", "SearchTooSlow"]
