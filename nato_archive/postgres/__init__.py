"""The embedded PostgreSQL: a server that starts when the first connection needs it."""
