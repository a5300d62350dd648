"""What the words around a capitalised name say: whether it is a place, which kind, and how it is used."""

from functools import lru_cache

from knell.extract.sentence import Clause
from knell.model.where import PlaceLevel
from knell.text.lexicon import harm_words, party_words, speech_words
from knell.text.place_words import is_media_context, place_words
from knell.text.tokens import Kind, Token

PARTICLES = frozenset(
    "al el ash as ad an ar at az ez ed es de du la le di da um abu bin ibn deir tal tel umm kfr kafr".split()
)
ENGLISH_PARTICLES = frozenset({"as", "an", "at", "ad"})
"""Particles that are English words, too: of a name only with a capital, or bound to what follows ("at-Tabqa")."""

JOINERS = frozenset({"-", "’", "'"})
NOT_PLACES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december the a an it he she they we i on in at and but for to of
    by from this that there its his her their these those after before while when as if since with also
    more most many some one two three four five six seven eight nine ten no not yes mr mrs ms dr
    president minister prime general god muslim islam arab read tags source photo image video watch
    share related twitter facebook published updated posted last earlier later meanwhile however
    observatory monitor activists civilians human rights network ministry army forces state press agency
    united nations security council coalition government regime opposition rebels jihadists islamist gmt
    utc am pm est about several dozens hundreds thousands heavy deadly massive mondays tuesdays
    wednesdays thursdays fridays saturdays sundays colonel captain major lieutenant islamic chemical gas
    attack bomb bombing according among other others western eastern northern southern central
    northeastern northwestern southeastern southwestern president-elect allah civil defence defense
    white helmets alawite alawites sunni shia shiite shiites druze christian christians yazidi eid ramadan
    liwa liwaa harakat jabhat jaish jaysh jeish jund ahrar katibat brigade brigades battalion front movement
    muslims arabic english french hebrew kurdish turkish europe asia africa un bus over attempt base battle
    tomahawk scud patriot photo death inquiry crescent police command committee directorate division
    organisation organization foundation association""".split()
)
"""Words with a capital that are never a place, nor part of one."""

PLACED_BY = frozenset(
    """in on at near outside around of from to into for across over through inside and hit bombed struck shelled
    targeted between towards toward against pounded attacked seized captured entered reached taking seizing capturing
    retaking recapturing recaptured retook took stormed storming leaving""".split()
)
"""Words before a name that is used as a place."""

HOLDERS = frozenset(
    {"the", "-", "held", "controlled", "government", "rebel", "regime", "opposition", "besieged"}
)
HELD_BY = frozenset(
    {
        "held",
        "controlled",
        "run",
        "backed",
        "led",
        "dominated",
        "ruled",
        "based",
        "affiliated",
        "linked",
        "allied",
        "aligned",
    }
)
REACH = 6
"""Tokens between a name and the word that uses it as a place."""

LONGEST_RUN = 40
"""Tokens of the longest run of capitalised words that is looked into: a list whose commas are lost."""


_PLURAL_KINDS = {
    "cities": PlaceLevel.CITY,
    "settlements": PlaceLevel.VILLAGE,
    "camps": PlaceLevel.STRUCTURE,
    "areas": PlaceLevel.NEIGHBOURHOOD,
    "governorates": PlaceLevel.PROVINCE,
}


@lru_cache(maxsize=1)
def kinds() -> dict[str, PlaceLevel]:
    """Words for kinds of places, singular and plural, with the level that each says."""
    words = place_words()
    found = dict.fromkeys(words.facilities, PlaceLevel.STRUCTURE)
    found |= words.divisions
    found |= words.settlements
    found |= dict.fromkeys(words.surroundings, PlaceLevel.REGION)
    found |= {"district": PlaceLevel.NEIGHBOURHOOD, "districts": PlaceLevel.NEIGHBOURHOOD}
    for vague in ("areas", "state", "field", "post", "plant", "road"):
        found.pop(vague, None)
    return found | {"area": PlaceLevel.NEIGHBOURHOOD, "suburbs": PlaceLevel.NEIGHBOURHOOD} | _PLURAL_KINDS


def name_end(clause: Clause, at: int) -> int:
    """Index past a capitalised name that begins at token `at`; `at` itself where none does."""
    token = clause.tokens[at]
    if token.kind is not Kind.WORD or not (token.is_capitalised or _is_particle(clause, at)):
        return at
    end = at + 1
    while end < len(clause.tokens) and end - at < LONGEST_RUN:
        following = clause.tokens[end]
        glued = following.text in JOINERS and following.start == clause.tokens[end - 1].end
        if glued and end + 1 < len(clause.tokens) and clause.tokens[end + 1].start == following.end:
            if clause.low(end + 1) in HELD_BY:
                return at  # "IS-held Manbij": who holds the place is no part of its name
            end += 2
            continue
        if clause.tokens[end - 1].text[-2:] in ("’s", "'s") or following.kind is not Kind.WORD:
            break
        if not (following.is_capitalised or _is_particle(clause, end)):
            break
        end += 1
    return end


def _is_particle(clause: Clause, at: int) -> bool:
    """An article or the like in lower case that a name goes on with: "Deir al-Zor", "Ain el Arab"."""
    token = clause.tokens[at]
    if token.low not in PARTICLES or not _next_capital(clause, at):
        return False
    return token.low not in ENGLISH_PARTICLES or clause.tokens[at + 1].text in JOINERS


def _next_capital(clause: Clause, at: int) -> bool:
    for step in (1, 2):
        if at + step < len(clause.tokens) and clause.tokens[at + step].text not in JOINERS:
            return clause.tokens[at + step].is_capitalised
    return False


def said_level(clause: Clause, first: int, last: int) -> tuple[PlaceLevel, int, bool] | None:
    """The level that a word beside the name says, where that word ends, and whether it tells of several.

    "the town of X", "X neighbourhood", "X airbase", "the towns of X and Y".
    """
    words = kinds()
    if last - first > 1 and clause.low(last - 1) in words and clause.tokens[last - 1].is_capitalised:
        return words[clause.low(last - 1)], last, False  # "Shayrat Airfield", "Al-Quds Hospital"
    if last - first > 1 and is_street(clause, last):
        return PlaceLevel.STRUCTURE, last, False
    if (structure := _structure_end(clause, last)) is not None:
        return PlaceLevel.STRUCTURE, structure, False
    after = clause.low(last)
    if after in words and clause.low(first - 1) not in ("of",):
        return words[after], last + 1, after.endswith("s")
    if clause.low(first - 1) == "of":
        for back in (2, 3):
            word = clause.low(first - back)
            if word in words:
                return words[word], last, word.endswith("s")
    before = clause.low(first - 1)
    if before in ("village", "town", "city", "neighbourhood", "neighborhood", "district", "province"):
        return words[before], last, False
    return (words[after], last + 1, False) if after in words else None


STREETS = frozenset({"street", "road", "avenue", "highway", "square"})


LANDFORMS = frozenset(
    {"heights", "barrens", "plateau", "mountains", "valley", "plain", "plains", "desert", "peninsula"}
)
"""Kinds of stretches of land that are part of the name: "the Golan Heights"."""


def is_landform(name: str) -> bool:
    """True for a name that ends in the kind of land that it is."""
    return name.rpartition(" ")[2].lower() in LANDFORMS


def is_street(clause: Clause, last: int) -> bool:
    """True where a name that ends before token `last` is that of a street: "Castello Road", and not "the Homs road"."""
    return clause.low(last - 1) in STREETS and clause.tokens[last - 1].is_capitalised


def _structure_end(clause: Clause, last: int) -> int | None:
    """Past "military airport" of "Tabqa military airport"; None where no kind of structure follows."""
    modifiers, facilities = place_words().structure_modifiers, place_words().facilities
    if kinds().get(clause.low(last)) is PlaceLevel.STRUCTURE:
        return last + 1
    for at in (last + 1, last + 2):
        if clause.low(at - 1) not in modifiers:
            return None
        if clause.low(at) in facilities:
            return at + 1
    return None


def list_level(clause: Clause, first: int, last: int) -> PlaceLevel | None:
    """The level of several places that are named together: "the towns of X Y and Z", "X Y and Z villages"."""
    words = kinds()
    if clause.low(first - 1) == "of":
        for back in (2, 3):
            if clause.low(first - back) in PLURALS:
                return words[clause.low(first - back)]
    before, after = clause.low(first - 1), clause.low(last)
    return words[before] if before in PLURALS else words[after] if after in PLURALS else None


PLURALS = frozenset(
    """towns villages neighbourhoods neighborhoods districts cities provinces governorates suburbs areas
    settlements camps hospitals""".split()
)


def apposition_level(clause: Clause, last: int) -> PlaceLevel | None:
    """The level that an apposition says: "Babeska, a village in Idlib", "Jisreen a besieged town"."""
    at = last + 1 if clause.tokens[last : last + 1] and clause.tokens[last].kind is Kind.MARK else last
    if clause.low(at) not in ("a", "an", "the", "another"):
        return None
    words = kinds()
    for ahead in range(at + 1, at + 6):
        if clause.low(ahead) in words:
            return words[clause.low(ahead)]
        if clause.low(ahead) in PLACED_BY or not clause.low(ahead).replace("-", "").isalpha():
            return None
    return None


def preposition_before(clause: Clause, first: int) -> str:
    """The word that uses the name as a place ("in", "near", "bombed"), with what describes it skipped; or ""."""
    directions = place_words().directions
    at = first - 1
    parties = party_words()
    while (
        clause.low(at) in directions
        or clause.low(at) in HOLDERS
        or clause.low(at) in kinds()
        or parties.adjectives.match(clause.tokens, at) is not None
        or (clause.low(at + 1) == "-" and parties.names.match(clause.tokens, at) is not None)
        or (clause.low(at) == "of" and clause.low(at - 1) in kinds())
    ):
        at -= 1
        if first - at > REACH:
            return ""
    low = clause.low(at)
    return low if low in PLACED_BY else ""


def is_possessed(clause: Clause, first: int) -> bool:
    """ "Syria's Mayadeen", "Syrias Aleppo", "Idlib provinces Maarat", "northern Idlib": the word before says place."""
    if first == 0:
        return False
    before = clause.low(first - 1)
    if before in place_words().directions or before in (
        "provinces",
        "governorates",
        "province",
        "governorate",
    ):
        return True
    countries, token = party_words().countries, clause.tokens[first - 1]
    if token.text.endswith(("’s", "'s")):
        return countries.match([token], 0) is not None
    return token.text.endswith("s") and countries.match(_without_s(clause, first - 1), 0) is not None


def is_near(clause: Clause, first: int, last: int) -> bool:
    """True for near, outside, on the outskirts of, the countryside of the named place."""
    words = place_words()
    before = {clause.low(at) for at in range(first - 3, first)}
    return bool(before & (words.near | words.surroundings)) or clause.low(last) in words.surroundings


def is_no_place(clause: Clause, first: int, last: int) -> bool:
    """True for demonyms, days, names of people, parties, media and organisations."""
    name = clause.words(first, last)
    if clause.low(first - 1) == "of" and clause.low(first - 2) in LEARNED:
        return True
    if (len(name) < 3 and not name.isupper()) or clause.low(first) in NOT_PLACES:
        return True
    if clause.low(last - 1) not in place_words().facilities and any(
        clause.low(at) in NOT_PLACES and clause.tokens[at - 1].text not in JOINERS
        for at in range(first + 1, last)
    ):
        return True
    harms = harm_words().words
    if any(harms.match(clause.tokens, at) is not None for at in range(first + 1, last)):
        return True  # "the town of Manbij Killing 80": a lost comma
    if speech_words().agencies.match(clause.tokens, first) is not None:
        return True
    following = clause.low(last)
    if following in FORCES and clause.low(first - 1) not in ("in", "near", "outside", "at"):
        return True
    if following in ("-", "–") and clause.tokens[last].start == clause.tokens[last - 1].end:
        return True
    parties = party_words()
    for table in (parties.adjectives, parties.names):
        found = table.match(clause.tokens, first)
        if found is not None and found[0] >= last and clause.low(first) not in CAPITALS:
            return True
    whole = parties.names.match([*clause.tokens[first : last - 1], *_without_s(clause, last - 1)], 0)
    if whole is not None and whole[0] == last - first and clause.low(first) not in CAPITALS:
        return True  # "Al-Qaedas Syria affiliate": a lost apostrophe
    without_s = _without_s(clause, first)
    if parties.adjectives.match(without_s, 0) is not None:
        return True  # "Syrians", "Islamists"
    if clause.low(first).endswith("s") and parties.countries.match(without_s, 0) is not None:
        return True  # "Syrias Aleppo": the country is taken off before
    roles = speech_words().roles
    return clause.low(first - 1) in roles and clause.low(first - 2) not in ("in", "at", "near")


def is_medium(clause: Clause, first: int, last: int) -> bool:
    """True where the name is part of that of a medium, a body or a road: "Al Mayadeen TV".

    At the end of a headline a word for one only says whom it is from: "34 dead in Syria's Deir Ezzor: monitor".
    """
    if clause.sentence.kind == "title" and last == len(clause.tokens) - 1 and clause.low(last) == "monitor":
        return False
    return is_media_context(clause.text, clause.tokens[first].start, clause.tokens[last - 1].end)


LEARNED = frozenset(
    {"faculty", "ministry", "department", "college", "institute", "academy", "school", "bureau"}
)
"""Bodies that are named for a matter: "the Faculty of Arts"."""

FORCES = frozenset(
    """movement brigade brigades militants fighters terrorists insurgents group faction militia gunmen troops
    soldiers commander family tribe tribes tribesmen clan battalion battalions""".split()
)
"""Words after a name that make it that of a force: "the Hazm movement"."""

CAPITALS = frozenset(
    {"damascus", "baghdad", "moscow", "ankara", "tehran", "riyadh", "kyiv", "kiev", "washington"}
)
"""Names of governments that are places too; which one is meant is told by the words around."""


def _without_s(clause: Clause, first: int) -> list[Token]:
    token = clause.tokens[first]
    return [token._replace(low=token.low.removesuffix("s"))]
