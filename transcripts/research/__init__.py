"""What researchers and journalists take away: exact quotes and citations."""

ARCHIVE = "NATO Archive"  # as quotes and citations name it
