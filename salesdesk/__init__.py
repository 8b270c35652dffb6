"""salesdesk: a terminal desk for one sales rep's day."""

__version__ = "0.1.0"
