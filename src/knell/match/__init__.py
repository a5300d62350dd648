"""Stage: mentions of violent events, over all reports, become incidents with permanent ids."""

from knell.match.incidents import MatchResult, match_mentions
from knell.match.items import MatchItem
from knell.model.incident import CandidateLink

__all__ = ["CandidateLink", "MatchItem", "MatchResult", "match_mentions"]
