"""The one exception that reading a file raises."""


class SourceError(Exception):
    """A file that cannot be read as a transcript.

    The message is one plain sentence or two for the person who gave the file: what is wrong with
    which file, and what to do about it.
    """
