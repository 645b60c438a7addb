"""The archive's pages: each view reads the request, calls one function and renders."""
