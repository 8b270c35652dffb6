"""The craft of a voicemail as pure rules: how long it is, how good it is, what fills its fields."""

from salesdesk.domain.voicemail.critique import critique as critique
from salesdesk.domain.voicemail.drafts import TEMPLATES as TEMPLATES
from salesdesk.domain.voicemail.drafts import Slots as Slots
from salesdesk.domain.voicemail.drafts import Template as Template
from salesdesk.domain.voicemail.drafts import compose as compose
from salesdesk.domain.voicemail.fields import FIELDS as FIELDS
from salesdesk.domain.voicemail.fields import Filled as Filled
from salesdesk.domain.voicemail.fields import Gap as Gap
from salesdesk.domain.voicemail.fields import complete as complete
from salesdesk.domain.voicemail.fields import fill as fill
from salesdesk.domain.voicemail.fields import gaps as gaps
from salesdesk.domain.voicemail.findings import Caller as Caller
from salesdesk.domain.voicemail.findings import Check as Check
from salesdesk.domain.voicemail.findings import CheckId as CheckId
from salesdesk.domain.voicemail.findings import Critique as Critique
from salesdesk.domain.voicemail.findings import Listener as Listener
from salesdesk.domain.voicemail.findings import Suggestion as Suggestion
from salesdesk.domain.voicemail.form import to_fill as to_fill
from salesdesk.domain.voicemail.language import sentences as sentences
from salesdesk.domain.voicemail.spoken import USUAL_PACE as USUAL_PACE
from salesdesk.domain.voicemail.spoken import Length as Length
from salesdesk.domain.voicemail.spoken import learn_pace as learn_pace
from salesdesk.domain.voicemail.spoken import measure as measure
from salesdesk.domain.voicemail.spoken import spoken_words as spoken_words
