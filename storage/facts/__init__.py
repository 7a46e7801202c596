"""What the record tells the floors above: plain frozen facts. No queries and no words; storage makes
them, digests turns them into messages and papers, and the paper's snapshot is these facts as JSON."""

from storage.facts.absence import AbsenceFacts, CannotBeAway
from storage.facts.accounts import NotFound
from storage.facts.asked_for import DueDateFacts, OpenMilestone, SupportFacts
from storage.facts.asking import FormFacts, PromptFacts, PromptLine, Waiting
from storage.facts.board import Board, BoardLine, Exceptional, Exceptions, HomeFacts, MyCommitment
from storage.facts.digest import DigestFacts, DueSoon, RatingChange
from storage.facts.handover import Beside, HandedOver, HandoverLine, HandoverNote, RoleLeft
from storage.facts.paper import Contact, DraftNotice, MeetingFacts, PaperHead, Snapshot
from storage.facts.plan import (
    CommitmentTerms,
    LevelWords,
    OfficeFacts,
    PlanFacts,
    PriorityFacts,
    QuarterName,
    RatingMeaning,
    Step,
)
from storage.facts.redaction import Places, RedactionFacts, Tombstone
from storage.facts.return_form import FilledForm, FilledRow, FormFault, FormRow, ReturnForm
from storage.facts.ruling import Chased, Exempted, Ruled
from storage.facts.saying import (
    Answer,
    Finding,
    MilestoneSaid,
    PastRating,
    PathToGreen,
    Receipt,
    Support,
)
from storage.facts.sign_off import (
    AgreeQueue,
    AgreeRequest,
    ReviewFacts,
    ToAgree,
    VerdictLine,
    VerdictNotice,
)
from storage.facts.standing import (
    CommitmentStory,
    Counts,
    HistoryEntry,
    PlanOverview,
    PlanStanding,
    PriorityOverview,
    PriorityStanding,
    QuarterStatus,
    SroCount,
    Standing,
    Trouble,
)

__all__ = [
    "AbsenceFacts",
    "AgreeQueue",
    "AgreeRequest",
    "Answer",
    "Beside",
    "Board",
    "BoardLine",
    "CannotBeAway",
    "Chased",
    "CommitmentStory",
    "CommitmentTerms",
    "Contact",
    "Counts",
    "DigestFacts",
    "DraftNotice",
    "DueDateFacts",
    "DueSoon",
    "Exceptional",
    "Exceptions",
    "Exempted",
    "FilledForm",
    "FilledRow",
    "Finding",
    "FormFacts",
    "FormFault",
    "FormRow",
    "HandedOver",
    "HandoverLine",
    "HandoverNote",
    "HistoryEntry",
    "HomeFacts",
    "LevelWords",
    "MeetingFacts",
    "MilestoneSaid",
    "MyCommitment",
    "NotFound",
    "OfficeFacts",
    "OpenMilestone",
    "PaperHead",
    "PastRating",
    "PathToGreen",
    "Places",
    "PlanFacts",
    "PlanOverview",
    "PlanStanding",
    "PriorityFacts",
    "PriorityOverview",
    "PriorityStanding",
    "PromptFacts",
    "PromptLine",
    "QuarterName",
    "QuarterStatus",
    "RatingChange",
    "RatingMeaning",
    "Receipt",
    "RedactionFacts",
    "ReturnForm",
    "ReviewFacts",
    "RoleLeft",
    "Ruled",
    "Snapshot",
    "SroCount",
    "Standing",
    "Step",
    "Support",
    "SupportFacts",
    "ToAgree",
    "Tombstone",
    "Trouble",
    "VerdictLine",
    "VerdictNotice",
    "Waiting",
]
