"""A file of before: its words are found by their plain letters once its shape is the present one."""

from __future__ import annotations

import sqlite3

from salesdesk.store import migrations, schema, search
from salesdesk.store.database import Database


def test_what_was_written_before_is_found_by_plain_letters() -> None:
    db = Database(sqlite3.connect(":memory:", isolation_level=None))
    migrations.apply(db, stop_before="m007_one_of_two")
    db.execute(
        "INSERT INTO contact (id, name, name_key, created_at) VALUES (7, 'Łukasz Strauß', 'lukasz strauss', 'x')"
    )
    db.execute(
        "INSERT INTO touch (contact_id, channel, at, happened_on, text, logged_at) "
        "VALUES (7, 'call', '2022-01-01', '2022-01-01', 'søren called', '2022-01-01')"
    )
    migrations.apply(db)
    schema.lay_triggers(db)
    assert [found.kind for found in search.matching(db, "strauss", limit=5)] == ["contact"]
    assert [found.kind for found in search.matching(db, "soren", limit=5)] == ["note"]
    db.execute("UPDATE touch SET text = 'Çelik rang'")
    assert search.matching(db, "soren", limit=5) == ()
    assert [found.kind for found in search.matching(db, "celik", limit=5)] == ["note"]
