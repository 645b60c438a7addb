"""The searched row of a passage: narrow, and written by the database alone."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .events import Event
from .names import Outlet
from .passages import Passage


class PassageIndex(models.Model):
    """All that search filters, counts and ranks by, without any text.

    Triggers (migration 0002) keep it true to the turns, names, topics and decisions it is made
    from; the code only reads it. Words weigh A in a question, B in an answer, C in a statement,
    D in the moderator's words, the names and the title.
    """

    passage = models.OneToOneField(
        Passage, models.CASCADE, primary_key=True, related_name="index", db_index=False
    )
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    date = models.DateField()
    year = models.SmallIntegerField()
    kind = models.CharField(max_length=30)  # of the event
    language = models.CharField(max_length=10)
    has_question = models.BooleanField()
    has_answer = models.BooleanField()
    has_statement = models.BooleanField()
    outlet = models.ForeignKey(Outlet, models.CASCADE, null=True, related_name="+")
    speaker_ids = ArrayField(models.BigIntegerField())  # of all who speak
    asker_ids = ArrayField(models.BigIntegerField())
    answerer_ids = ArrayField(models.BigIntegerField())
    topic_ids = ArrayField(models.BigIntegerField())
    words = models.IntegerField()  # what stands between blanks
    vector = SearchVectorField()  # stems
    written = SearchVectorField()  # the same words as they are written, in the same places

    class Meta:
        indexes = (
            GinIndex(fields=["vector"], name="passage_vector"),
            GinIndex(fields=["written"], name="passage_written"),
            models.Index(fields=["-date", "passage"], name="passage_newest"),
        )

    def __str__(self) -> str:
        return f"index of passage {self.passage_id}"
