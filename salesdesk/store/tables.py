"""The tables of the migrations, as SQL: the whole field, so that later work adds rows before tables.

Frozen once released: a change is a new migration in `schema.py`. `*_on` are local dates, `*_at` UTC instants.
"""

PEOPLE = (
    """CREATE TABLE account (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, domain TEXT, website TEXT, feed TEXT,
        industry TEXT, city TEXT, region TEXT, country TEXT, zone TEXT, kind TEXT, phone TEXT, notes TEXT,
        on_focus INTEGER NOT NULL DEFAULT 0, source TEXT, external_id TEXT, created_at TEXT NOT NULL,
        trashed_at TEXT) STRICT""",
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, first_name TEXT, last_name TEXT,
        reading TEXT, title TEXT, account_id INTEGER REFERENCES account(id) ON DELETE SET NULL, kind TEXT,
        zone TEXT, street TEXT, city TEXT, region TEXT, postal_code TEXT, country TEXT, birthday TEXT,
        lead_source TEXT, source TEXT, external_id TEXT, about TEXT, for_them TEXT, message_line TEXT, buys_how TEXT,
        pace TEXT, pace_words TEXT, their_shoes TEXT, decision_role TEXT, ball_with TEXT, ball_role TEXT,
        ball_since_on TEXT, ask_call_again INTEGER NOT NULL DEFAULT 1, voicemail_ok INTEGER, connected_on TEXT,
        created_at TEXT NOT NULL, trashed_at TEXT, merged_into INTEGER REFERENCES contact(id)) STRICT""",
    """CREATE TABLE phone (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        label TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL, e164 TEXT, extension TEXT, match_key TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0, struck_on TEXT, struck_why TEXT) STRICT""",
    """CREATE TABLE email (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        label TEXT NOT NULL DEFAULT '', address TEXT NOT NULL, match_key TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0, struck_on TEXT, struck_why TEXT) STRICT""",
    """CREATE TABLE link (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, label TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, name TEXT NOT NULL) STRICT""",
    """CREATE TABLE field_kept (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, name TEXT NOT NULL,
        value TEXT NOT NULL) STRICT""",
    """CREATE TABLE do_not_contact (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL,
        identity TEXT, channel TEXT NOT NULL DEFAULT 'all', since_on TEXT NOT NULL, words TEXT, asked_by TEXT,
        lifted_on TEXT) STRICT""",
    """CREATE TABLE permission (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        asked_on TEXT NOT NULL, answer TEXT NOT NULL, channel TEXT, words TEXT) STRICT""",
    """CREATE TABLE out_of_office (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        from_on TEXT, until_on TEXT NOT NULL, words TEXT, noted_on TEXT NOT NULL) STRICT""",
    """CREATE TABLE pointer (
        id INTEGER PRIMARY KEY, from_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        to_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, kind TEXT NOT NULL, said_on TEXT NOT NULL,
        words TEXT) STRICT""",
    """CREATE TABLE field_change (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, at TEXT NOT NULL, field TEXT NOT NULL,
        old TEXT, new TEXT, source TEXT) STRICT""",
)

FOLLOWING_UP = (
    """CREATE TABLE follow_up (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        deal_id INTEGER REFERENCES deal(id) ON DELETE SET NULL, channel TEXT NOT NULL DEFAULT 'call',
        due_on TEXT NOT NULL, due_at TEXT, due_zone TEXT, why_now TEXT NOT NULL DEFAULT '', for_them TEXT,
        origin TEXT NOT NULL DEFAULT 'rep', agreed INTEGER NOT NULL DEFAULT 0, their_words TEXT,
        promise_id INTEGER REFERENCES promise(id) ON DELETE SET NULL, play TEXT, play_step INTEGER, repeats TEXT,
        first_due_on TEXT NOT NULL, snoozes INTEGER NOT NULL DEFAULT 0, waits_for_open INTEGER NOT NULL DEFAULT 0,
        second_channel TEXT, half_done_on TEXT, state TEXT NOT NULL DEFAULT 'open', closed_at TEXT, closed_on TEXT,
        closed_why TEXT, touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL, created_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE promise (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        deal_id INTEGER REFERENCES deal(id) ON DELETE SET NULL, side TEXT NOT NULL, what TEXT NOT NULL, words TEXT,
        due_on TEXT, due_at TEXT, made_on TEXT NOT NULL, touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL,
        state TEXT NOT NULL DEFAULT 'open', closed_at TEXT, closed_on TEXT, moved_from_on TEXT, moved_why TEXT,
        created_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE snooze (
        id INTEGER PRIMARY KEY, follow_up_id INTEGER NOT NULL REFERENCES follow_up(id) ON DELETE CASCADE,
        at TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, reason TEXT) STRICT""",
    """CREATE TABLE touch (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        deal_id INTEGER REFERENCES deal(id) ON DELETE SET NULL,
        follow_up_id INTEGER REFERENCES follow_up(id) ON DELETE SET NULL, channel TEXT NOT NULL,
        direction TEXT NOT NULL DEFAULT 'out', at TEXT NOT NULL, happened_on TEXT NOT NULL, seconds INTEGER,
        number TEXT, disposition TEXT, result TEXT, went TEXT, text TEXT NOT NULL DEFAULT '', their_words TEXT,
        for_them TEXT, gave INTEGER NOT NULL DEFAULT 0, prepared INTEGER, talk_share INTEGER, questions_asked INTEGER,
        script_version_id INTEGER REFERENCES script_version(id) ON DELETE SET NULL, override_why TEXT, source TEXT,
        external_id TEXT, logged_at TEXT NOT NULL, corrected_at TEXT, trashed_at TEXT) STRICT""",
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, at TEXT NOT NULL, noted_on TEXT NOT NULL,
        bucket TEXT NOT NULL DEFAULT 'business', text TEXT NOT NULL, trashed_at TEXT) STRICT""",
    """CREATE TABLE away (
        id INTEGER PRIMARY KEY, from_on TEXT NOT NULL, until_on TEXT, words TEXT) STRICT""",
)

RESEARCH = (
    """CREATE TABLE fact (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, text TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'other', bucket TEXT NOT NULL DEFAULT 'business', source TEXT NOT NULL DEFAULT '',
        url TEXT, found_on TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'assumed', confirmed_on TEXT,
        replaces_id INTEGER REFERENCES fact(id) ON DELETE SET NULL,
        touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL, created_at TEXT NOT NULL, trashed_at TEXT) STRICT""",
    """CREATE TABLE question (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, text TEXT NOT NULL,
        step TEXT, industry TEXT, fact_id INTEGER REFERENCES fact(id) ON DELETE SET NULL,
        planned_on TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'planned',
        asked_on TEXT, touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL, answer TEXT NOT NULL DEFAULT '',
        carried INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE analysis (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        field TEXT NOT NULL, text TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE qualifier (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0, retired_on TEXT) STRICT""",
    """CREATE TABLE fit_answer (
        id INTEGER PRIMARY KEY, qualifier_id INTEGER NOT NULL REFERENCES qualifier(id) ON DELETE CASCADE,
        contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, answer TEXT NOT NULL, words TEXT,
        answered_on TEXT NOT NULL) STRICT""",
    """CREATE TABLE objection (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, product TEXT,
        they_say TEXT NOT NULL, i_say TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0,
        helped INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE story (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, industry TEXT, text TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE value_item (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, url TEXT, text TEXT, industries TEXT,
        created_at TEXT NOT NULL, trashed_at TEXT) STRICT""",
    """CREATE TABLE value_given (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        value_item_id INTEGER REFERENCES value_item(id) ON DELETE SET NULL,
        touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL, what TEXT NOT NULL, given_on TEXT NOT NULL) STRICT""",
    """CREATE TABLE insight (
        id INTEGER PRIMARY KEY, noted_on TEXT NOT NULL, text TEXT NOT NULL,
        contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL) STRICT""",
)

SCRIPTS = (
    """CREATE TABLE script (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT 'voicemail',
        step TEXT, industry TEXT, mode TEXT, created_at TEXT NOT NULL, trashed_at TEXT) STRICT""",
    """CREATE TABLE script_version (
        id INTEGER PRIMARY KEY, script_id INTEGER REFERENCES script(id) ON DELETE SET NULL,
        contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,
        made_at TEXT NOT NULL, seconds INTEGER, answered_on TEXT) STRICT""",
    """CREATE TABLE practice (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL, at TEXT NOT NULL,
        words INTEGER NOT NULL, seconds REAL NOT NULL, score INTEGER, note TEXT, friend_says TEXT,
        own_words INTEGER NOT NULL DEFAULT 0, mean_it INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE recovery_line (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0) STRICT""",
)

DEALS = (
    """CREATE TABLE deal (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
        stage TEXT, amount REAL, currency TEXT, close_on TEXT, my_next TEXT, their_next TEXT, ball_with TEXT,
        ball_role TEXT, ball_since_on TEXT, state TEXT NOT NULL DEFAULT 'open', ended_on TEXT, again_on TEXT,
        evidence TEXT, differently TEXT, source TEXT, external_id TEXT, created_at TEXT NOT NULL,
        trashed_at TEXT) STRICT""",
    """CREATE TABLE deal_contact (
        id INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, role TEXT) STRICT""",
    """CREATE TABLE milestone (
        id INTEGER PRIMARY KEY, deal_id INTEGER REFERENCES deal(id) ON DELETE CASCADE,
        contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, what TEXT NOT NULL, words TEXT, said_by TEXT,
        said_on TEXT NOT NULL, wanted_on TEXT, position INTEGER NOT NULL DEFAULT 0, reached_on TEXT,
        moved_from_on TEXT, moved_why TEXT, touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL,
        trashed_at TEXT) STRICT""",
    """CREATE TABLE process_step (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, tasks TEXT NOT NULL DEFAULT '[]',
        position INTEGER NOT NULL DEFAULT 0, retired_on TEXT) STRICT""",
    """CREATE TABLE deal_step (
        id INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE, name TEXT NOT NULL,
        position INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'ahead', evidence TEXT, earned_on TEXT,
        reason TEXT) STRICT""",
    """CREATE TABLE deal_task (
        id INTEGER PRIMARY KEY, deal_step_id INTEGER NOT NULL REFERENCES deal_step(id) ON DELETE CASCADE,
        text TEXT NOT NULL, owed_by TEXT NOT NULL DEFAULT 'us', due_on TEXT, done_on TEXT,
        position INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE deal_reason (
        id INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE, reason TEXT NOT NULL,
        mine INTEGER NOT NULL, evidence TEXT) STRICT""",
    """CREATE TABLE stall (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        deal_id INTEGER REFERENCES deal(id) ON DELETE SET NULL, since_on TEXT NOT NULL, reason TEXT NOT NULL,
        words TEXT, in_my_control INTEGER, everything TEXT NOT NULL DEFAULT '[]', ended_on TEXT,
        ended_why TEXT) STRICT""",
)

OWN_BEHAVIOUR = (
    """CREATE TABLE day_plan (
        id INTEGER PRIMARY KEY, day_on TEXT NOT NULL UNIQUE, conversations INTEGER, block_from TEXT, block_until TEXT,
        lunch_from TEXT, stop_at TEXT, warm_up_id INTEGER REFERENCES contact(id) ON DELETE SET NULL, closed_at TEXT,
        line_for_tomorrow TEXT, started_at TEXT) STRICT""",
    """CREATE TABLE reflection (
        id INTEGER PRIMARY KEY, week_on TEXT NOT NULL UNIQUE, belief_held TEXT, belief_try TEXT, behaviour TEXT,
        answer TEXT) STRICT""",
    """CREATE TABLE self_critique (
        id INTEGER PRIMARY KEY, noted_on TEXT NOT NULL, tag TEXT NOT NULL, words TEXT,
        touch_id INTEGER REFERENCES touch(id) ON DELETE SET NULL) STRICT""",
    """CREATE TABLE break_taken (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, from_at TEXT NOT NULL, until_at TEXT) STRICT""",
)

INTAKE = (
    """CREATE TABLE intake (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL, rows INTEGER NOT NULL,
        new INTEGER NOT NULL, updated INTEGER NOT NULL, duplicate INTEGER NOT NULL, question INTEGER NOT NULL,
        rejected INTEGER NOT NULL) STRICT""",
    """CREATE TABLE intake_fate (
        id INTEGER PRIMARY KEY, intake_id INTEGER NOT NULL REFERENCES intake(id) ON DELETE CASCADE,
        line INTEGER NOT NULL, fate TEXT NOT NULL, contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL,
        other_id INTEGER REFERENCES contact(id) ON DELETE SET NULL, reason TEXT NOT NULL, text TEXT,
        answered_on TEXT) STRICT""",
    """CREATE TABLE merge (
        id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        gone_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, at TEXT NOT NULL,
        moved TEXT NOT NULL) STRICT""",
    """CREATE TABLE kept_apart (
        id INTEGER PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, at TEXT NOT NULL) STRICT""",
    """CREATE TABLE saved_view (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0) STRICT""",
)

# Outside undo: what is being typed, what runs, how the desk is set.
BESIDE_UNDO = (
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE draft (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, kind TEXT NOT NULL,
        text TEXT NOT NULL, caret INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1,
        saved_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE draft_longer (
        id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contact(id) ON DELETE CASCADE, kind TEXT NOT NULL,
        text TEXT NOT NULL, kept_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE live_call (
        id INTEGER PRIMARY KEY CHECK (id = 1), contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        follow_up_id INTEGER REFERENCES follow_up(id) ON DELETE SET NULL, started_at TEXT NOT NULL,
        ended_at TEXT, direction TEXT NOT NULL DEFAULT 'out', number TEXT, prepared INTEGER, override_why TEXT,
        ticked TEXT NOT NULL DEFAULT '[]', dropped TEXT NOT NULL DEFAULT '[]') STRICT""",
    """CREATE TABLE deed (
        id INTEGER PRIMARY KEY, label TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'done') STRICT""",
    """CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY, deed_id INTEGER NOT NULL REFERENCES deed(id) ON DELETE CASCADE, tbl TEXT NOT NULL,
        op TEXT NOT NULL, row_id INTEGER NOT NULL, old TEXT) STRICT""",
    "CREATE TABLE deed_now (id INTEGER PRIMARY KEY CHECK (id = 1), deed_id INTEGER) STRICT",
    "INSERT INTO deed_now (id, deed_id) VALUES (1, NULL)",
)

INDEXES = (
    "CREATE INDEX contact_account ON contact(account_id)",
    "CREATE INDEX contact_name ON contact(name_key) WHERE trashed_at IS NULL",
    "CREATE INDEX contact_external ON contact(source, external_id) WHERE external_id IS NOT NULL",
    "CREATE INDEX contact_untagged ON contact(created_at) WHERE kind IS NULL AND trashed_at IS NULL",
    "CREATE INDEX account_name ON account(name_key)",
    "CREATE INDEX account_domain ON account(domain) WHERE domain IS NOT NULL",
    "CREATE INDEX phone_contact ON phone(contact_id, position)",
    "CREATE INDEX phone_match ON phone(match_key)",
    "CREATE INDEX email_contact ON email(contact_id, position)",
    "CREATE INDEX email_match ON email(match_key)",
    "CREATE INDEX link_contact ON link(contact_id)",
    "CREATE INDEX link_account ON link(account_id)",
    "CREATE UNIQUE INDEX tag_contact ON tag(contact_id, name) WHERE contact_id IS NOT NULL",
    "CREATE INDEX field_kept_contact ON field_kept(contact_id)",
    "CREATE INDEX dnc_contact ON do_not_contact(contact_id) WHERE lifted_on IS NULL",
    "CREATE INDEX dnc_identity ON do_not_contact(identity) WHERE identity IS NOT NULL",
    "CREATE INDEX permission_contact ON permission(contact_id, asked_on)",
    "CREATE INDEX ooo_contact ON out_of_office(contact_id, until_on)",
    "CREATE INDEX pointer_from ON pointer(from_id)",
    "CREATE INDEX pointer_to ON pointer(to_id)",
    "CREATE INDEX field_change_contact ON field_change(contact_id, at)",
    "CREATE INDEX follow_up_open ON follow_up(due_on, due_at) WHERE state = 'open'",
    "CREATE INDEX follow_up_contact ON follow_up(contact_id, state, due_on)",
    "CREATE INDEX follow_up_closed ON follow_up(closed_on) WHERE state <> 'open'",
    "CREATE INDEX promise_open ON promise(due_on) WHERE state = 'open'",
    "CREATE INDEX promise_contact ON promise(contact_id, state)",
    "CREATE INDEX promise_closed ON promise(closed_on) WHERE state <> 'open'",
    "CREATE INDEX snooze_follow_up ON snooze(follow_up_id)",
    "CREATE INDEX touch_contact ON touch(contact_id, at DESC)",
    "CREATE INDEX touch_day ON touch(happened_on)",
    "CREATE INDEX touch_external ON touch(source, external_id) WHERE external_id IS NOT NULL",
    "CREATE INDEX note_contact ON note(contact_id, at DESC)",
    "CREATE INDEX fact_contact ON fact(contact_id) WHERE trashed_at IS NULL",
    "CREATE INDEX fact_account ON fact(account_id) WHERE trashed_at IS NULL",
    "CREATE INDEX question_contact ON question(contact_id, state, position)",
    "CREATE UNIQUE INDEX analysis_field ON analysis(contact_id, field)",
    "CREATE INDEX fit_contact ON fit_answer(contact_id)",
    "CREATE INDEX objection_contact ON objection(contact_id)",
    "CREATE INDEX given_contact ON value_given(contact_id, given_on)",
    "CREATE INDEX version_contact ON script_version(contact_id, number)",
    "CREATE INDEX deal_account ON deal(account_id)",
    "CREATE INDEX deal_live ON deal(state) WHERE trashed_at IS NULL",
    "CREATE INDEX deal_contact_deal ON deal_contact(deal_id)",
    "CREATE INDEX deal_contact_contact ON deal_contact(contact_id)",
    "CREATE INDEX milestone_deal ON milestone(deal_id)",
    "CREATE INDEX milestone_contact ON milestone(contact_id, wanted_on)",
    "CREATE INDEX deal_step_deal ON deal_step(deal_id, position)",
    "CREATE INDEX deal_task_step ON deal_task(deal_step_id)",
    "CREATE INDEX deal_reason_deal ON deal_reason(deal_id)",
    "CREATE INDEX stall_contact ON stall(contact_id) WHERE ended_on IS NULL",
    "CREATE INDEX fate_intake ON intake_fate(intake_id, line)",
    "CREATE UNIQUE INDEX draft_one ON draft(ifnull(contact_id, 0), kind)",
    "CREATE INDEX draft_longer_contact ON draft_longer(contact_id, kind)",
    "CREATE INDEX deed_state ON deed(state, id)",
    "CREATE INDEX undo_step_deed ON undo_step(deed_id)",
)

PLAN_DDL = (
    "ALTER TABLE day_plan ADD COLUMN lunch_until TEXT",
    """CREATE TABLE left_open (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        why TEXT NOT NULL, at TEXT NOT NULL, noted_on TEXT NOT NULL) STRICT""",
    "CREATE INDEX left_open_contact ON left_open(contact_id)",
)
"""Migration m006: when lunch ends, and why somebody was left without a next step at the end of a day."""

# Migration m008: what two tracks on one deal need beside it.
DEALS_ON_TWO_TRACKS = (
    "ALTER TABLE deal ADD COLUMN my_next_on TEXT",
    "ALTER TABLE deal ADD COLUMN their_next_on TEXT",
    "ALTER TABLE deal ADD COLUMN ball_side TEXT",
    "ALTER TABLE deal ADD COLUMN went_to TEXT",
    "ALTER TABLE deal ADD COLUMN again_words TEXT",
    "ALTER TABLE milestone ADD COLUMN moves TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE milestone ADD COLUMN dropped_on TEXT",
    "ALTER TABLE deal_step ADD COLUMN milestone_id INTEGER REFERENCES milestone(id) ON DELETE SET NULL",
    "ALTER TABLE stall ADD COLUMN reviewed_on TEXT",
)

UNDOABLE_DDL = PEOPLE + FOLLOWING_UP + RESEARCH + SCRIPTS + DEALS + OWN_BEHAVIOUR + INTAKE
ALL_DDL = UNDOABLE_DDL + BESIDE_UNDO + INDEXES

# Conditions that an index of a migration carries: a query says them word for word, or SQLite does not see the index.
ANSWERED = "(direction = 'in' OR disposition = 'connected' OR channel = 'meeting')"
"""They spoke or wrote."""
GENTLE = "channel IN ('thinking_of_you', 'card', 'letter')"
"""A touch that asks nothing of somebody quiet."""
ASKED = "direction = 'out' AND gave = 0 AND channel NOT IN ('thinking_of_you', 'card')"
"""A touch of ours that asked something of them."""

# m005: `ticks` are words of `domain.call.Tick`, a blank between; `mine` is 1 where a loss was mine to change, 0 where it
# was not; `evidence` says how the rep knows.
TALK_DDL = (
    "ALTER TABLE touch ADD COLUMN ticks TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE touch ADD COLUMN mine INTEGER",
    "ALTER TABLE touch ADD COLUMN evidence TEXT",
    "ALTER TABLE touch ADD COLUMN differently TEXT",
    "ALTER TABLE live_call ADD COLUMN form TEXT NOT NULL DEFAULT '{}'",
)
