"""The API: the archive as JSON, for programs. docs/contract.md describes it."""
