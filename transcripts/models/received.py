"""The file that an event's text was taken out of."""

from django.db import models

from .events import Event


class ReceivedFile(models.Model):
    """A file as it was received, where it is more than its text: a web page, a document.

    Plain text is not kept twice: Event.source_text is all there is of it.
    """

    event = models.OneToOneField(
        Event, models.CASCADE, primary_key=True, related_name="received_file"
    )
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.name
