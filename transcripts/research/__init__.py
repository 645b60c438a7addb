"""What researchers and journalists take away: quotes, citations, profiles."""
