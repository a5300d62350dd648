"""Words whose full stop does not end a sentence, and words that begin one."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALWAYS = _words(
    "mr mrs ms dr prof rev fr sr hon gen lt col maj capt cpl sgt pvt spc pfc cmdr adm brig gov sen rep"
    " amb sec min insp supt messrs st mt ft vs cf al approx dept univ assn bros eg ie viz"
)
"""Titles and the like: something always follows."""

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")

BEFORE_NUMBER = MONTHS | _words("no nos art vol p pp ch fig para res ca op")
"""Ends no sentence before a digit: "No. 5", "Jan. 7"."""

BEFORE_CAPITAL = MONTHS | _words("inc co corp ltd jr ave blvd etc u.s u.n u.k u.s.a e.u u.a.e d.c")
"""Ends a sentence only before a word that begins sentences: "in the U.S. The coalition", but "U.S. Army"."""

STARTERS = _words(
    "the a an he she it they we you i his her its their our this that these those there here in on at by for"
    " from with after before during since until while when where who what why how as if but and or so yet"
    " however meanwhile also both another some many most more several dozens hundreds thousands scores around"
    " about nearly over at least no not according one two three four five six seven eight nine ten eleven"
    " twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety"
)
"""Words that begin sentences far more often than they follow an abbreviation as a name."""

CLAUSE_WORDS = _words(
    "in on at of to by from with for after over has have had was were is are that which who said says killed"
    " wounded injured hit struck carried bombed launched a the"
)
"""Words that stand in clauses and hardly ever in a list of tags."""
