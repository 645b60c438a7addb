"""The archive's tables. Event → Passages → Turns; Speakers, Outlets, Topics, Corrections;
MissedSearches; Subscriptions and Arrivals; the Archive itself."""

from .archive import Archive
from .corrections import Correction
from .events import Event
from .index import PassageIndex
from .loaded import LoadedEntry
from .missed import MissedSearch
from .names import Outlet, OutletAlias, Speaker, SpeakerAlias, fold_name
from .offices import Office, Tenure
from .passages import Answer, Passage, Question, Turn
from .received import ReceivedFile
from .subscriptions import Arrival, Subscription
from .topics import Topic, TopicDecision
from .version import Change

__all__ = [
    "Answer",
    "Archive",
    "Arrival",
    "Change",
    "Correction",
    "Event",
    "LoadedEntry",
    "MissedSearch",
    "Office",
    "Outlet",
    "OutletAlias",
    "Passage",
    "PassageIndex",
    "Question",
    "ReceivedFile",
    "Speaker",
    "SpeakerAlias",
    "Subscription",
    "Tenure",
    "Topic",
    "TopicDecision",
    "Turn",
    "fold_name",
]
