"""Header words of other systems, as data: no rule lives here."""
