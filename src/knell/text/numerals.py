"""Numbers and vague quantities in running words -> Count, with the place of every phrase."""

from dataclasses import dataclass, replace
from functools import lru_cache

from knell.model.count import Count, Qualifier
from knell.text.data_files import load_words
from knell.text.phrases import PhraseTable
from knell.text.tokens import Kind, Token

THOUSANDS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count at tokens `first` to `last` (exclusive), qualifier included; `core` is where the number starts."""

    first: int
    last: int
    core: int
    count: Count


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word lists of `en-numbers.yml`, made ready for look-ups."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    vague: PhraseTable[int]
    before: PhraseTable[Qualifier]
    after: PhraseTable[Qualifier]
    measures: frozenset[str]
    currency: frozenset[str]
    labels: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The English lists, read once."""
    raw = load_words("en-numbers")

    def values(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in raw[name].items()}

    return NumberWords(
        values("units"),
        values("tens"),
        values("scales"),
        values("collectives"),
        PhraseTable.of({int(low): phrases for low, phrases in raw["vague"].items()}),
        PhraseTable.of({Qualifier(name): phrases for name, phrases in raw["before"].items()}),
        PhraseTable.of({Qualifier(name): phrases for name, phrases in raw["after"].items()}),
        frozenset(raw["measures"]),
        frozenset(raw["currency"]),
        frozenset(raw["labels"]),
    )


def parse_digits(text: str) -> int | None:
    """The whole number that a token of digits writes: "42", "1,200", "1.200", "200000"; None for the rest."""
    if text.isascii() and text.isdigit():
        return int(text) if text == "0" or text[0] != "0" else None
    for mark in ",.":
        head, *groups = text.split(mark)
        if groups and head.isdigit() and len(head) <= THOUSANDS_DIGITS and head != "0":
            if all(group.isdigit() and len(group) == THOUSANDS_DIGITS for group in groups):
                return int(head + "".join(groups))
    return None


def _decimal(text: str) -> float | None:
    head, mark, tail = text.partition(".")
    return float(text) if mark and head.isdigit() and tail.isdigit() else None


def read_number(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The number that starts at token `at`, as (index past its end, value), or None.

    Reads digits ("1,200", "1.2 million"), words ("twenty-five", "two hundred and five") and collectives
    ("a dozen", "two dozen", "half a million").
    """
    words = number_words()
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _digits_with_scale(tokens, at, words)
    if token.low in ("half", "quarter") or (token.low in ("a", "an") and _low(tokens, at + 1) == "quarter"):
        return _fraction(tokens, at, words)
    if token.low in ("a", "an", "one"):
        following = _low(tokens, at + 1)
        if following in words.collectives:
            return at + 2, words.collectives[following]
        if following in words.scales:
            return _words_number(tokens, at + 1, words, 1)
    if token.low in words.units or token.low in words.tens:
        return _words_number(tokens, at, words, 0)
    return None


def _low(tokens: list[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _digits_with_scale(tokens: list[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    value: float | None = parse_digits(tokens[at].text)
    scale = words.scales.get(_low(tokens, at + 1))
    if value is None and scale:
        value = _decimal(tokens[at].text)
    if value is None:
        return None
    if scale:
        return at + 2, round(value * scale)
    dozen = words.collectives.get(_low(tokens, at + 1))
    return (at + 2, int(value) * dozen) if dozen else (at + 1, int(value))


def _fraction(tokens: list[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    parts = 2 if tokens[at].low == "half" else 4
    at += 1 if tokens[at].low in ("half", "quarter") else 2
    while _low(tokens, at) in ("of", "a", "an"):
        at += 1
    scale = words.scales.get(_low(tokens, at))
    return (at + 1, scale // parts) if scale else None


def _words_number(tokens: list[Token], at: int, words: NumberWords, start: int) -> tuple[int, int]:
    total, current, end = 0, start, at
    while at < len(tokens):
        low = tokens[at].low
        if low in words.tens:
            current += words.tens[low]
        elif low in words.units:
            if end > 0 and current % 10 and start == 0 and end == at:
                break  # "three four" are two numbers
            current += words.units[low]
        elif low in words.scales:
            scale = words.scales[low]
            if scale == words.scales["hundred"]:
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0
        elif low in words.collectives and current:
            return at + 1, (total + current) * words.collectives[low]
        elif low in ("and", "-") and end == at and (current or total):
            following = _low(tokens, at + 1)
            joins = following in words.units or following in words.tens
            if low == "and" and not (total or current >= words.scales["hundred"]):
                break
            if not joins or (low == "-" and following in words.tens):
                break
            at += 1
            continue
        else:
            break
        at += 1
        end = at
    return end, total + current


def find_quantities(text: str, tokens: list[Token]) -> list[Quantity]:
    """Every number and vague quantity that could count people, in order, none overlapping.

    `tokens` are of `text` or a stretch of it.

    Ages, dates, measures, money, ordinals and labels ("Su-27", "Resolution 2254") are left out. "a woman",
    "no casualties" and "his son" need their noun, and are found by the caller.
    """
    found: list[Quantity] = []
    firsts = _first_words()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        begins = token.kind is not Kind.WORD or token.low in firsts
        quantity = _quantity(tokens, at) if begins else None
        if quantity is not None:
            found.append(_with_phrase(text, tokens, quantity))
            at = quantity.last
        else:
            at += 1
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Words that a quantity can begin with: few tokens do, and only those are looked into."""
    words = number_words()
    plain = {
        *words.units,
        *words.tens,
        *words.scales,
        *words.collectives,
        "a",
        "an",
        "half",
        "between",
        "the",
    }
    return words.vague.firsts | words.before.firsts | plain


def _quantity(tokens: list[Token], at: int) -> Quantity | None:
    words = number_words()
    core, qualifier = at, None
    while (prefix := words.before.match(tokens, core)) is not None:
        # "at least some 40": the first bound rules.
        qualifier, core = qualifier or prefix[1], prefix[0]
    if (vague := words.vague.match(tokens, core)) is not None and not _is_label(tokens, core, words):
        # "at least several dozen" is as vague as "several dozen".
        last = vague[0] - (tokens[vague[0] - 1].low == "of")
        return Quantity(at, last, core, Count(vague[1], None, Qualifier.VAGUE, None))
    if qualifier is None and _low(tokens, at) == "between":
        return _between(tokens, at)
    number = read_number(tokens, core)
    if number is None or not _counts_people(tokens, core, number[0], words):
        return None
    end, value = number
    if (span := _range(tokens, end, value)) is not None and qualifier is None:
        return Quantity(at, span[0], core, Count(value, span[1], Qualifier.RANGE, None))
    if qualifier is None and (suffix := words.after.match(tokens, end)) is not None:
        # "In 2017 at least 11 died": the bound belongs to what follows.
        if read_number(tokens, suffix[0]) is None:
            end, qualifier = suffix
    low, high = bounds(value, qualifier or Qualifier.EXACT)
    return Quantity(at, end, core, Count(low, high, qualifier or Qualifier.EXACT, None))


def bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """Low and high of a number under a qualifier, None = open. From the annotation guidelines."""
    if qualifier is Qualifier.AT_LEAST:
        return value, None
    if qualifier is Qualifier.MORE_THAN:
        return value + 1, None
    if qualifier in (Qualifier.UP_TO, Qualifier.NEARLY):
        return None, value
    return value, value


def _between(tokens: list[Token], at: int) -> Quantity | None:
    low = read_number(tokens, at + 1)
    if low is None or _low(tokens, low[0]) not in ("and", "to"):
        return None
    high = read_number(tokens, low[0] + 1)
    if high is None or high[1] <= low[1] or not _counts_people(tokens, at + 1, high[0], number_words()):
        return None
    return Quantity(at, high[0], at + 1, Count(low[1], high[1], Qualifier.RANGE, None))


def _range(tokens: list[Token], end: int, value: int) -> tuple[int, int] | None:
    if _low(tokens, end) not in ("-", "–", "—", "to", "or"):
        return None
    high = read_number(tokens, end + 1)
    if high is None or high[1] <= value or high[1] > 3 * value + 10:
        return None
    return high


def _with_phrase(text: str, tokens: list[Token], quantity: Quantity) -> Quantity:
    phrase = text[tokens[quantity.first].start : tokens[quantity.last - 1].end]
    return replace(quantity, count=replace(quantity.count, phrase=phrase))


MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
YEAR_BEFORE = frozenset("in since of by until from during year before early late mid ,".split())
"""Words before a year; elsewhere four digits may well be people: "2000 families"."""


LAST_DAY = 31


def _is_day_of_month(tokens: list[Token], core: int, end: int) -> bool:
    """True for the 27 of "June 27" and "27 June"; not for the 100 of "on 12 August 100 people"."""
    if tokens[core].kind is not Kind.NUMBER or (parse_digits(tokens[core].text) or LAST_DAY + 1) > LAST_DAY:
        return False
    if _low(tokens, end) in MONTHS and tokens[end].is_capitalised:
        return True
    month = core - 2 if _low(tokens, core - 1) == "." else core - 1
    if _low(tokens, month) not in MONTHS or not tokens[month].is_capitalised:
        return False
    return not (month >= 1 and tokens[month - 1].kind is Kind.NUMBER)


OLDEST = 115
"""Years that nobody is older than."""


def _is_age(tokens: list[Token], core: int, end: int) -> bool:
    """True for the 57 of "Jon Sample, 57, died", and for the 20 of "20- and 23-year-old women"."""
    if tokens[core].kind is not Kind.NUMBER or end != core + 1:
        return False
    if _low(tokens, end) == "-" and _low(tokens, end + 1) in ("and", "or", "to"):
        return True
    if (parse_digits(tokens[core].text) or OLDEST + 1) > OLDEST or _low(tokens, core - 1) != ",":
        return False
    # "In Homs, 12, in Idlib, 5" are counts: a name has two words, or begins the sentence.
    is_name = core >= 2 and tokens[core - 2].is_capitalised and _low(tokens, core - 2) not in MONTHS
    is_placed = _low(tokens, core - 3) in ("in", "at", "near", "of", "from")
    return is_name and not is_placed and _low(tokens, end) in (",", ")", ";", ".")


def _is_label(tokens: list[Token], core: int, words: NumberWords) -> bool:
    return core > 0 and tokens[core - 1].low in words.currency


def _counts_people(tokens: list[Token], core: int, end: int, words: NumberWords) -> bool:
    """False for ages, dates, measures, money, times and labels."""
    before, after = _low(tokens, core - 1), _low(tokens, end)
    token = tokens[core]
    if token.kind is Kind.NUMBER and parse_digits(token.text) is None and end == core + 1:
        return False
    if after in words.measures or before in words.currency or after in ("$", "€"):
        return False
    if after in ("-", "–") and (_low(tokens, end + 1) in ("year", "years", "day", "hour", "month", "week")):
        return False
    if before in ("-", "–", "/") and core >= 2 and tokens[core - 2].end == tokens[core - 1].start:
        if tokens[core - 2].kind is Kind.WORD or before == "/":
            return False
    if _is_day_of_month(tokens, core, end) or _is_age(tokens, core, end):
        return False
    if before in words.labels and token.kind is Kind.NUMBER and before not in ("no", "top"):
        return False
    if after in ("/", ":") or (before == ":" and core >= 2 and tokens[core - 2].kind is Kind.NUMBER):
        return False
    value = parse_digits(token.text) if token.kind is Kind.NUMBER else None
    if value is not None and FIRST_YEAR <= value <= LAST_YEAR and len(token.text) == len(str(FIRST_YEAR)):
        return before not in YEAR_BEFORE and before not in MONTHS
    return True
