"""What researchers and journalists take away: quotes, citations, profiles."""

ARCHIVE = "NATO Archive"  # as quotes and citations name it
FICTIONAL = "FICTIONAL: "  # what is invented says so wherever it is pasted
