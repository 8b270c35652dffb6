"""What opens over the day's screen: one question each, esc goes back, nothing is lost."""
