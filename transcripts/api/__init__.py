"""The API: the archive as JSON, for programs. docs/api.md describes it."""
