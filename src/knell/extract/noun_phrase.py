"""The noun phrase that a quantity counts: its head, and what the head alone says of the people."""

from dataclasses import dataclass, replace

from knell.extract.sentence import Clause
from knell.model.claim import VictimAxes, VictimClass
from knell.model.count import Unit
from knell.text.lexicon import VictimNoun, harm_words, party_words, victim_nouns
from knell.text.tokens import Kind

UNKNOWN_NOUN = VictimNoun(VictimClass.OTHER, VictimAxes(), Unit.PERSONS)
NO_NOUN = VictimNoun(VictimClass.UNSPECIFIED, VictimAxes(), Unit.PERSONS)
ARMED = VictimNoun(VictimClass.ARMED_ACTOR, VictimAxes(status="armed_actor"), Unit.PERSONS)
MAX_MODIFIERS = 5
"""Words between a quantity and its noun: "two of the group's most senior field commanders"."""

DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "every", "each", "another", "any"}
)
POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "its"})
STATES = frozenset({"dead", "wounded", "injured", "missing", "killed"})
""""several wounded children": what befell them stands as an adjective before the noun."""

STOPS = frozenset(
    """of mostly mainly notably particularly chiefly half most as well dead wounded injured missing hurt
    alive and or but as in on at by from to for with near during after before when while where who whom
    which that were was are is be been being have has had will would could may might not including
    include included among since inside outside across around under over into through than since until
    if because whose also then he she it they we i said says say told according reported confirmed added
    amid against between following despite about got""".split()
)
INHUMAN = frozenset(
    """tanks tank vehicles vehicle trucks truck buses bus cars car houses house homes home buildings building
    rockets rocket missiles missile shells shell strikes strike airstrikes airstrike raids raid sorties bombs
    bomb attacks attack explosions explosion blasts blast villages village towns town cities city districts
    neighbourhoods neighborhoods areas schools school hospitals hospital mosques mosque bases base positions
    position checkpoints warplanes planes jets helicopters aircraft drones convoys incidents operations
    countries states provinces sources parties sides groups factions reports times occasions rounds points
    percent facilities fronts batches phases storeys floors clashes violations ceasefires deals metres weapons
    guns launchers mortars tunnels depots factories clinics centres centers camps camp places sites locations
    kinds types ways things questions statements resolutions votes agencies organisations organizations
    outlets websites videos pictures images minutes hours days weeks months years barrels cylinders suicide
    cases case targets target aid boats ships dams bridges markets shops flights penalties blow toll
    wars war massacre massacres battles truces truce hands legs heads arms""".split()
)
"""Nouns that are never people: a number before one of them counts no victims."""

PLURALS = frozenset(
    "people children women men dead wounded injured police personnel missing staff elderly taliban peshmerga".split()
)
"""Nouns of several people that do not end in "s"."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase at tokens `start` to `end` (exclusive).

    `is_known` where the word lists have the head. `state` is the word of harm that stands before the noun as
    an adjective ("wounded children"), None for none.
    """

    start: int
    end: int
    noun: VictimNoun
    is_known: bool
    state: str | None = None


def is_plural(word: str) -> bool:
    """True for a noun of several people."""
    return (word.endswith("s") and not word.endswith("ss")) or word in PLURALS


def find_noun_phrase(clause: Clause, at: int) -> NounPhrase | None:
    """The noun phrase at token `at`, None where none begins there."""
    start, state = at, None
    if clause.low(at) in STATES and victim_nouns().match(clause.tokens, at + 1) is not None:
        at, state = at + 1, clause.low(at)
    end, best = _scan(clause, at)
    if best is not None:
        last, noun = best
        if clause.low(last - 1) in ("members", "member"):
            last, noun = _members_of(clause, last, noun)
        return NounPhrase(start, last, noun, True, state)
    if (joined := _joined_modifiers(clause, at, end)) is not None:
        return joined
    while end > at and clause.tokens[end - 1].kind is Kind.MARK:
        end -= 1
    return NounPhrase(at, end, UNKNOWN_NOUN, False) if end > at else None


def _scan(clause: Clause, at: int) -> tuple[int, tuple[int, VictimNoun] | None]:
    """Where the run of noun-like words from `at` ends, and the last known noun in it with its end."""
    nouns, harms = victim_nouns(), harm_words().words
    best: tuple[int, VictimNoun] | None = None
    end = at
    while end - at <= MAX_MODIFIERS:
        if (found := nouns.match(clause.tokens, end)) is not None:
            if best is not None and not _goes_on(clause, best[0], found[0]):
                break  # "10 civilians activist group Raqqa … said", "a man woman and child": commas were lost
            best = found
            end = found[0]
            continue
        if not _is_word(clause, end) or harms.match(clause.tokens, end) is not None:
            break
        end += 1
    return end, best


def _goes_on(clause: Clause, first_end: int, second_end: int) -> bool:
    """True for "rebel fighter", "soldiers guards": a noun that the next one completes or that it is listed with."""
    first, second = clause.low(first_end - 1), clause.low(second_end - 1)
    if is_plural(first):
        return is_plural(second)
    return first not in ("man", "woman", "boy", "girl", "child")


def _is_word(clause: Clause, at: int) -> bool:
    if not 0 <= at < len(clause.tokens):
        return False
    token = clause.tokens[at]
    if token.kind is Kind.MARK:
        joins = 0 < at < len(clause.tokens) - 1 and clause.tokens[at - 1].end == token.start
        return token.text in "-–" and joins and clause.tokens[at + 1].start == token.end
    return token.low not in STOPS and token.low not in DETERMINERS and token.kind is Kind.WORD


def _joined_modifiers(clause: Clause, at: int, end: int) -> NounPhrase | None:
    """ "regime and rebel fighters": the noun comes after the second of two modifiers."""
    if (
        end == at
        or clause.low(end) not in ("and", "or")
        or party_words().adjectives.match(clause.tokens, at) is None
    ):
        return None
    _, best = _scan(clause, end + 1)
    return None if best is None else NounPhrase(at, best[0], best[1], True)


def _members_of(clause: Clause, end: int, noun: VictimNoun) -> tuple[int, VictimNoun]:
    """Past the group that "members of" names, and armed where that is an armed one."""
    if clause.low(end) != "of":
        return end, noun
    stop = end + 1
    stop += clause.low(stop) in POSSESSIVES or clause.low(stop) in DETERMINERS
    start = stop
    while stop - end <= MAX_MODIFIERS + 1 and _is_word(clause, stop):
        stop += 1
    if stop == start:
        return end, noun
    words = party_words()
    armed = any(
        words.names.match(clause.tokens, i) or words.heads.match(clause.tokens, i) for i in range(start, stop)
    )
    return stop, replace(ARMED, unit=noun.unit) if armed else noun
