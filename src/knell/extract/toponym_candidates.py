"""What may be the name of a place: runs of tokens that a gazetteer, a list or a kind of feature vouches for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from knell.model.toponym import ToponymKind, WideRegion
from knell.model.where import PlaceMatch
from knell.text.names import fold
from knell.text.tokens import POSSESSIVE, Kind, Token
from knell.text.toponym_words import toponym_words


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A gazetteer's entries by name: `exact` but for case, marks and hyphens, or `loose`, in any spelling."""

    exact: Callable[[str], Sequence[PlaceMatch]]
    loose: Callable[[str], Sequence[PlaceMatch]]


LONGEST = 6
"""Tokens of the longest name that is looked up."""

PARTICLES = frozenset(
    "al el ash as ad an ar at az ez de del di da do dos du des la le les of the and y i upon on in".split()
)
"""Words that a name may have inside without a capital: "Rio de Janeiro", "Isle of Man", "Newcastle upon Tyne"."""

INSIDE = frozenset("-–.'’/")
"""Marks that a name may have inside."""

NEVER = frozenset(
    """a an the i he she it we they you his her its our their my your this that these those there here what who
    when where why how which and or but if so as at by for from in into of off on onto to with without after
    before since until while because although though however meanwhile also then than not no yes all some
    many most more much few several both each every other another such only just even still yet now today
    yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december gmt utc am pm mr mrs ms miss dr jr
    sr one two three four five six seven eight nine ten hundred thousand million billion god christmas easter
    new old north south east west northern southern eastern western central nato un eu hamas fatah hezbollah
    taliban congress senate parliament university college school church house court federal passover ramadan
    eid hanukkah jesus allah muslim muslims jewish christian northwest northeast southwest southeast nobel
    facebook google twitter apple press police army navy""".split()
)
"""Words that are no name of a place by themselves, whatever a gazetteer has."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last` (exclusive) of a sentence, and what they may stand for.

    The rest is as in `Toponym`.
    """

    first: int
    last: int
    name: str
    kind: ToponymKind
    matches: tuple[PlaceMatch, ...] = ()
    country: str | None = None
    division: str | None = None
    region: WideRegion | None = None
    key: str = field(init=False)
    """The name, folded."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", fold(self.name))


def find_candidates(text: str, tokens: list[Token], names: NameIndex) -> list[Candidate]:
    """All of a sentence, overlapping ones too, in order of their beginning, longest first."""
    found: list[Candidate] = []
    for at, token in enumerate(tokens):
        if token.kind is Kind.WORD and (token.is_capitalised or _is_article(tokens, at)):
            listed = list(_listed(text, tokens, at))
            taken = {one.last for one in listed}
            found += listed
            found += (one for one in _named(text, tokens, at, names) if one.last not in taken)
    return found


def _listed(text: str, tokens: list[Token], at: int) -> Iterator[Candidate]:
    """What a list knows at a token."""
    words = toponym_words()
    if (short := words.short_starts.match(tokens, at)) is not None:
        name = text[tokens[at].start : tokens[short[0] - 1].end]
        if (division := words.short_forms.get(name)) is not None:
            yield Candidate(at, short[0], name, ToponymKind.SHORT, country=division[0], division=division[1])
    if (demonym := words.demonyms.match(tokens, at)) is not None:
        name = text[tokens[at].start : tokens[demonym[0] - 1].end]
        yield Candidate(at, demonym[0], name, ToponymKind.DEMONYM, country=demonym[1])
    if (region := words.regions.match(tokens, at)) is not None:
        name = text[tokens[at].start : tokens[region[0] - 1].end]
        yield Candidate(at, region[0], name, ToponymKind.REGION, region=region[1])


def _named(text: str, tokens: list[Token], at: int, names: NameIndex) -> Iterator[Candidate]:
    """What a gazetteer knows at a token, and what its kind alone tells."""
    words = toponym_words()
    lead = words.features_before.match(tokens, at)
    ends = _ends(tokens, at)
    is_known = False
    for last in ends:
        if last == at + 1 and tokens[at].low in NEVER:
            continue
        name = POSSESSIVE.sub("", text[tokens[at].start : tokens[last - 1].end])
        if matches := names.exact(name):
            yield Candidate(at, last, name, ToponymKind.NAME, tuple(matches))
            is_known = True
        elif last > at + 1 and (
            tokens[last - 1].text in words.features or (lead is not None and last == lead[0] + 1)
        ):
            yield Candidate(at, last, name, ToponymKind.FEATURE)
    if is_known:
        return
    for last in ends:
        if _is_placed(tokens, at, last):
            name = POSSESSIVE.sub("", text[tokens[at].start : tokens[last - 1].end])
            if matches := names.loose(name):
                yield Candidate(at, last, name, ToponymKind.NAME, tuple(matches))
                return


def _is_placed(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a name that no gazetteer has in this spelling stands as places do: "in Dayr Hafer", "near Tal Refat"."""
    if at == 0 or tokens[at - 1].low not in PLACING or all(token.low in NEVER for token in tokens[at:last]):
        return False
    return len(tokens[at].text) >= LEAST_LETTERS or last > at + 1


PLACING = frozenset("in at near outside around from to between of on".split())
LEAST_LETTERS = 4


def _ends(tokens: list[Token], at: int) -> list[int]:
    """Where a name that begins at a token may end: after words with a capital, longest first."""
    ends = []
    for end in range(at + 1, min(len(tokens), at + LONGEST) + 1):
        token = tokens[end - 1]
        if token.kind is Kind.WORD and token.is_capitalised:
            ends.append(end)
            if POSSESSIVE.search(token.text):
                break
        elif token.kind is Kind.MARK and token.text in INSIDE and _is_joined(tokens, end - 1):
            continue
        elif end > at + 1 and tokens[end - 2].text == "-" and tokens[end - 2].end == token.start:
            continue  # "Port-au-Prince"
        elif not (token.low in PARTICLES and end > at + 1) and not (
            end == at + 1 and _is_article(tokens, at)
        ):
            break
    return ends[::-1]


def _is_article(tokens: list[Token], at: int) -> bool:
    """Whether an Arabic article without a capital begins a name: "al-Mayadin"."""
    if tokens[at].low not in ARTICLES or at + 2 >= len(tokens) or tokens[at + 1].text != "-":
        return False
    is_tight = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    return is_tight and tokens[at + 2].is_capitalised


ARTICLES = frozenset("al el ash as ad an ar at az ez es et".split())


def _is_joined(tokens: list[Token], at: int) -> bool:
    """Whether a mark stands within a word: "Deir-ez-Zor", or after a short word: "St. Louis"."""
    if at + 1 >= len(tokens) or tokens[at - 1].end != tokens[at].start:
        return False
    is_tight = tokens[at].end == tokens[at + 1].start
    return is_tight or (tokens[at].text == "." and len(tokens[at - 1].text) <= SHORTENED)


SHORTENED = 3
"""Letters of a word that a full stop may shorten within a name: "St.", "Mt.", "Ft."."""
