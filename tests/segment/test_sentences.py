"""Where sentences of news text end, as cases marked with a bar."""

import pytest

from knell.segment.sentences import split_sentences

CASES = [
    "Ten people died.| Twelve were wounded.",
    "The U.S. Army said so.| It was in the U.S. Army's camp.",
    "He lives in the U.S.| The coalition denied it.",
    "Dr. Roe and Lt. Gen. Example met Mr. Doe.| They agreed.",
    "Mr Assad said so.| Mrs. Doe did not.",
    "On Jan. 5 ten died.| By Feb. 7 it was twelve.",
    "It was in Jan.| The toll rose.",
    "Resolution No. 2118 was passed.| Art. 5 applies.",
    "“Were there others?”| “No.”| “Ten people died.”",
    "He said no.| 10 people died.",
    "At 5 a.m. the raid began.| At 6 a.m. GMT it ended.",
    "It began at 5 a.m.| The army left at noon.",
    "J. K. Example of Amnesty said so.| George W. Doe denied it.",
    "It cost 2.5 million.| Some 1.200 fled.",
    "“If… Mr Assad conducts another attack, he will pay.”| He did not.",
    "We appeal to the other tribes to stand by us …| If they are done, we are next.",
    "“We saw ten bodies.” he said.| “They were children.”| Others agreed.",
    "“The toll may rise,” he added.| “It will.”| The army denied it.",
    "They hit “command and control facilities”.| The rest was spared.",
    "Ten people were killed.|The army denied it.| See www.example.org for more.",
    "Ten people were killed.”|The army denied it.",
    "THE ARMY SAID SO.| TEN PEOPLE DIED.| DR. ROE DENIED IT.",
    "Ten died (two of them children).| The rest fled.",
    "Who did it?| Nobody knows!| Ten died.",
    '"Who did it?" he asked.| Nobody knew.',
    "Ten died in Aleppo.| al-Nusra Front said so.",
    "He met Col. al-Example.| They talked.",
    "Ten people died\nin Testabad on Monday.| Twelve\nwere wounded.",
    "Example Inc. Chairman Doe left.| Example Inc. said so.",
    "The shelling went on etc.| The army left.",
    "Jets, shells, mortars etc. were used.",
    "1. The army left.| 2. The rebels came.",
    "“Ten died.”| – ‘Heavy price’ –",
    "Ten people died in Testabad....| Then more did.",
    "قُتل عشرة؟| نعم.",
    "The toll rose to 15.| Six were children.",
    "Ten died on 03.04.2016 in Testabad.| Others fled.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert found == [piece.strip() for piece in marked.split("|")]


def test_only_the_given_stretch_is_cut() -> None:
    text = "One. Two. Three. Four."
    assert [text[start:end] for start, end in split_sentences(text, 5, 16)] == ["Two.", "Three."]
