"""Searching the archive: query language, filters, facets, ranking, highlighting."""

from .parameters import SearchParameters
from .results import BadParameters, Search

__all__ = ["BadParameters", "Search", "SearchParameters"]
