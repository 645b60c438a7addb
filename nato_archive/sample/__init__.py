"""The sample archive: an invented alliance, to see the software at work. `make sample` builds it.

Its words are in fixtures/sample/; the modules here put them together (docs/sample.md).
"""
