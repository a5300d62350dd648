"""Examples that the description of the interface shows: one incident, told in all its parts."""

ID = "INC-7KQ3M2ZP"

COUNT = {"low": None, "high": 60, "qualifier": "nearly", "phrase": "nearly 60", "unit": "persons"}

ATTRIBUTION = {
    "claimant": "Rami Abdel Rahman",
    "organisation": "Syrian Observatory for Human Rights",
    "via": "told AFP",
}

WHEN = {
    "earliest": "2017-06-26",
    "latest": "2017-06-26",
    "precision": "day",
    "phrase": "Monday",
    "reason": "the last Monday before publication on Tuesday 27 June 2017",
    "part_of_day": "dawn",
    "zone": None,
    "codes": {"ucdp_date_prec": 1, "acled_time_precision": 1},
}

WHERE = {
    "phrase": "Mayadeen",
    "level": "town",
    "reason": "the only town of this name in Deir ez-Zor",
    "name": "Al Mayādīn",
    "latitude": 35.0199,
    "longitude": 40.4504,
    "radius_m": 5000,
    "is_area": False,
    "is_near": False,
    "geonameid": 168859,
    "admin": "Deir ez-Zor",
    "country": "SY",
    "facility": None,
    "forgiven": ["the article “Al”"],
    "rejected": [],
    "relation": "at",
    "area_level": None,
    "reasons": ["the only town of this name in Deir ez-Zor"],
    "wider": "Deir Ezzor",
    "anchors": [],
    "codes": {"ucdp_where_prec": 1, "acled_geo_precision": 1, "airwars_accuracy": "Town"},
}

FIGURE: dict[str, object] = {
    "harm": "killed",
    "victim_class": None,
    "low": 57,
    "high": 59,
    "words": "57–59",
    "policy": "minimum-maximum",
    "policy_version": "1",
    "is_vague": False,
    "is_contested": False,
    "steps": [],
    "best": None,
    "side": None,
    "is_provisional": False,
    "derivation": None,
}

INCIDENT = {
    "incident_id": ID,
    "type": "airstrike",
    "when": WHEN,
    "where": WHERE,
    "mention_ids": ["men-1"],
    "links": [],
}

LINE = {"incident": INCIDENT, "killed": FIGURE, "injured": None, "report_count": 1, "claim_count": 3}

FEATURE = {
    "type": "Feature",
    "id": ID,
    "geometry": {"type": "Point", "coordinates": [40.4504, 35.0199]},
    "properties": {
        "id": ID,
        "title": "Airstrike at Mayadeen",
        "type": "airstrike",
        "dates": "26 June 2017",
        "earliest": "2017-06-26",
        "latest": "2017-06-26",
        "place": "Mayadeen",
        "admin": "Deir ez-Zor",
        "country": "SY",
        "level": "town",
        "radius_m": 5000,
        "is_area": False,
        "is_near": False,
        "precision": "The town is known; the spot within it is not.",
        "toll": "57–59 killed",
        "killed_low": 57,
        "killed_high": 59,
        "injured_low": None,
        "injured_high": None,
    },
}
