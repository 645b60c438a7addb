"""The archive's tables. Event → Passages → Turns; Speakers, Outlets, Topics."""

from .events import Event
from .index import PassageIndex
from .names import Outlet, OutletAlias, Speaker, SpeakerAlias, fold_name
from .passages import Answer, Passage, Question, Turn
from .topics import Topic, TopicDecision

__all__ = [
    "Answer",
    "Event",
    "Outlet",
    "OutletAlias",
    "Passage",
    "PassageIndex",
    "Question",
    "Speaker",
    "SpeakerAlias",
    "Topic",
    "TopicDecision",
    "Turn",
    "fold_name",
]
