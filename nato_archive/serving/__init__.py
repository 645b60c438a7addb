"""`manage.py serve`: everything from a fresh checkout to a production server, in one command."""
