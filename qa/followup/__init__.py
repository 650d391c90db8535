"""Questions that lean on the turns before, asked in full."""

from qa.followup.wordings import Asked, Turn, Wording, doubted, fuller_wins, turns, wordings

__all__ = ["Asked", "Turn", "Wording", "doubted", "fuller_wins", "turns", "wordings"]
