"""Names of places beyond a gazetteer's, and words that tell places from other names: the lists of `en-toponyms.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from knell.model.toponym import WideRegion
from knell.text.data_files import load_words
from knell.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class ToponymWords:
    """The lists of `en-toponyms.yml`; see the comments there.

    `demonyms` give ISO 3166-1 alpha-2 codes, `short_forms` (country, name of the division) by the exact spelling. The
    other tables say just that a phrase is one of theirs.
    """

    demonyms: PhraseTable[str]
    short_forms: Mapping[str, tuple[str, str]]
    short_starts: PhraseTable[str]
    """Where a short form may stand, whatever its capitals."""
    regions: PhraseTable[WideRegion]
    features: frozenset[str]
    features_before: PhraseTable[bool]
    organisations: frozenset[str]
    organisations_before: PhraseTable[bool]
    titles: frozenset[str]
    given_names: frozenset[str]


@lru_cache(maxsize=1)
def toponym_words() -> ToponymWords:
    """The lists, read once."""
    raw = load_words("en-toponyms")
    short = {
        form: (country, name)
        for country, divisions in raw["abbreviations"].items()
        for name, forms in divisions.items()
        for form in forms
    }
    regions = [
        (
            name,
            WideRegion(names[0], int(number) or None, float(latitude), float(longitude), int(radius) * 1000),
        )
        for names, number, latitude, longitude, radius in raw["regions"]
        for name in names
    ]
    return ToponymWords(
        demonyms=PhraseTable.of(raw["demonyms"]),
        short_forms=short,
        short_starts=PhraseTable((form, form) for form in short),
        regions=PhraseTable(regions),
        features=frozenset(raw["features"]),
        features_before=_phrases(raw["features_before"]),
        organisations=frozenset(raw["organisations"]),
        organisations_before=_phrases(raw["organisations_before"]),
        titles=frozenset(title.rstrip(".").lower() for title in raw["titles"]),
        given_names=frozenset(raw["given_names"]),
    )


def _phrases(phrases: list[str]) -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in phrases)
