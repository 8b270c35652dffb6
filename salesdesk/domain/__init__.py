"""The trade: follow-ups, promises, calls, scripts. Pure: no SQL, no screen, no clock, no files."""
