"""The closed grammar behind `domain.dates`: how a rep's words for a day and an hour are taken apart.

Every word of a phrase must be used by a rule; what no rule uses up is refused, never guessed. See `grammar` for the
shape of a phrase. Only `domain.dates` is meant for other rooms.
"""
