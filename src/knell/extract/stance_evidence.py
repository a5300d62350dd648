"""What tells how it is said of a party that it did it: stated, alleged, claimed or denied."""

import re

from knell.extract.doers import Background, Doer
from knell.extract.perpetrator_frames import DOING, Frame
from knell.extract.scenes import Scene
from knell.model.incident import PerpetratorStance
from knell.text.weights import Features

HEDGED = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|believed|accus\w+|blam\w+|apparently|purported\w*)\b",
    re.IGNORECASE,
)


def is_said(scene: Scene, token: int) -> bool:
    """True where somebody is reported as saying what stands at `token`."""
    return any(
        (h.frame.covers_after and h.frame.verb < token)
        or (h.frame.covers_before and h.frame.speaker.first > token)
        for h in scene.heard
    )


def stance_features(doer: Doer, background: Background) -> Features:
    """What tells whether it is stated, alleged, claimed or denied that a party did it."""
    yield "bias", 1.0
    titles = background.titles
    if background.is_own_medium:
        yield "own_medium", 1.0
    doing = [(scene, party) for scene, party, frames in doer.frames if frames & DOING]
    said = doing or [(scene, party) for scene, party, _ in doer.frames]
    for stance in PerpetratorStance:
        found = [scene.sense.party(party, stance.value) for scene, party in said]
        yield f"sense_{stance.value}", sum(found) / len(found)
    body = [(scene, party) for scene, party in doing if not scene.is_title]
    plain = [(scene, party) for scene, party in body if not is_said(scene, party.first)]
    yield ("plain" if plain else "never_plain"), 1.0
    if any(not HEDGED.search(scene.text) for scene, _ in plain):
        yield "plain_unhedged", 1.0
    if len(plain) > 1:
        yield "plain_twice", 1.0
    is_said_somewhere = any(is_said(scene, party.first) for scene, party in body)
    if is_said_somewhere:
        yield "said", 1.0
    elif any(not scene.heard for scene, _ in plain):
        yield "only_plain", 1.0
    if any(HEDGED.search(scene.text) for scene, _ in body):
        yield "hedged", 1.0
    headed = [scene for scene, _ in doing if scene.is_title]
    if any(not scene.heard and not ATTRIBUTED.search(scene.text) for scene in headed):
        yield "in_title", 1.0
    if any(ATTRIBUTED.search(scene.text) for scene in titles):
        yield "title_attributed", 1.0
    for frame in (Frame.DENIER, Frame.CLAIMER, Frame.SPEAKER, Frame.BLAMED):
        if any(frame in frames for _, _, frames in doer.frames):
            yield frame.value, 1.0
    if any(Frame.SPEAKER in frames and frames & DOING for _, _, frames in doer.frames):
        yield "speaks_of_itself", 1.0


ATTRIBUTED = re.compile(r"\b(?:monitor|reports?|activists?|says?|said|claims?|observatory)\b", re.IGNORECASE)
"""In a headline: somebody else says it."""
