"""The ledger's schema, as the newest revision leaves it.

Plain columns hold only numbers, enumerations, days, moments, coordinates, codes, the outlet's name and ids:
what may stay when content is erased. Content is in the columns whose names end in `sealed`.

Base tables are append-only; the database itself refuses to change them. Derived tables (incidents and what
hangs on them) are replaced whenever they are computed anew.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from knell.store.engine import UtcDateTime

REVISION = "0005"
"""The revision that these tables are at: the head of `migrations`, known without loading Alembic."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False)
)

content_keys = Table(
    "content_keys",
    metadata,
    Column("key_id", String, primary_key=True),
    # None once the key is destroyed, and with it everything that was sealed under it.
    Column("wrapped_key", LargeBinary),
    Column("created_at", UtcDateTime, nullable=False),
    Column("destroyed_at", UtcDateTime),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", String, primary_key=True),
    Column("key_id", ForeignKey("content_keys.key_id"), nullable=False, index=True),
    Column("outlet", String),
    Column("published", Date),
    Column("published_field", Date),
    Column("language", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("retrieved_at", UtcDateTime, nullable=False),
    Column("added_at", UtcDateTime, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("raw_sealed", LargeBinary, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("reading_id", String, primary_key=True),
    Column("report_id", ForeignKey("reports.report_id"), nullable=False),
    Column("reader", String, nullable=False),
    # 1 for a report's first reading; the highest is the newest, which is the one that counts.
    Column("number", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("is_relevant", Boolean, nullable=False),
    Column("claim_count", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("report_id", "reader"),
    UniqueConstraint("report_id", "number"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("mention_id", String, primary_key=True),
    Column("reading_id", ForeignKey("readings.reading_id"), nullable=False),
    Column("report_id", ForeignKey("reports.report_id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("is_main", Boolean, nullable=False),
    Column("type", String, nullable=False),
    Column("perpetrator_relation", String),
    Column("earliest", Date),
    Column("latest", Date),
    Column("level", String),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("radius_m", Integer),
    Column("is_area", Boolean),
    Column("geonameid", Integer),
    Column("country", String),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("reading_id", "number"),
    CheckConstraint("earliest <= latest", name="days"),
    Index(None, "country", "earliest", "latest"),
    Index(None, "earliest", "latest"),
    Index(None, "latitude", "longitude"),
)

mention_successions = Table(
    "mention_successions",
    metadata,
    Column("mention_id", ForeignKey("mentions.mention_id"), primary_key=True),
    Column("successor_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("claim_id", String, primary_key=True),
    Column("reading_id", ForeignKey("readings.reading_id"), nullable=False),
    Column("report_id", ForeignKey("reports.report_id"), nullable=False, index=True),
    Column("mention_id", ForeignKey("mentions.mention_id"), index=True),
    # Deferred, so that claims go in in the order of the text, whole or part first.
    Column("part_of", ForeignKey("claims.claim_id", deferrable=True, initially="DEFERRED"), index=True),
    Column("number", Integer, nullable=False),
    Column("scope", String, nullable=False),
    Column("harm", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("qualifier", String),
    Column("unit", String, nullable=False),
    Column("victim_class", String, nullable=False),
    Column("status", String, nullable=False),
    Column("age", String, nullable=False),
    Column("sex", String, nullable=False),
    Column("role", String, nullable=False),
    Column("situation", String, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("reading_id", "number"),
    CheckConstraint("low <= high", name="range"),
    CheckConstraint("start_at < end_at", name="span"),
    CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
)

positions = Table(
    "positions",
    metadata,
    Column("position_id", String, primary_key=True),
    Column("reading_id", ForeignKey("readings.reading_id"), nullable=False),
    Column("report_id", ForeignKey("reports.report_id"), nullable=False, index=True),
    Column("mention_id", ForeignKey("mentions.mention_id"), index=True),
    Column("number", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("reading_id", "number"),
    CheckConstraint("start_at < end_at", name="span"),
)

rejected = Table(
    "rejected",
    metadata,
    Column("reading_id", ForeignKey("readings.reading_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("reading_id", "number"),
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("event_id", String, nullable=False, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject_id", String, nullable=False, index=True),
    # References and enumerations only, never content.
    Column("payload", JSON, nullable=False),
    # None where the event has no content of its own.
    Column("commitment", String),
    Column("previous_hash", String, nullable=False, unique=True),
    Column("hash", String, nullable=False),
    Index(None, "kind", "at", "event_id"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("judgement_id", String, primary_key=True),
    # A key of its own: what a reason says of people can be erased without touching another row.
    Column("key_id", ForeignKey("content_keys.key_id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    # Made from the name and the ledger's secret: tells judges apart without naming them.
    Column("judge_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("value", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "at", "judgement_id"),
)

judgement_subjects = Table(
    "judgement_subjects",
    metadata,
    Column("judgement_id", ForeignKey("judgements.judgement_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("role", String, nullable=False),
    # The id of a mention, incident, claim, reading or judgement; of a claimant one made from the name.
    Column("subject_id", String, nullable=False, index=True),
    PrimaryKeyConstraint("judgement_id", "number"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("incident_id", String, primary_key=True),
    # The incident that this one was merged into; such a row is kept for ever, as the id was given out.
    Column("redirect_to", ForeignKey("incidents.incident_id"), index=True),
    Column("type", String, nullable=False, index=True),
    Column("earliest", Date),
    Column("latest", Date),
    Column("level", String),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("radius_m", Integer),
    Column("is_area", Boolean),
    Column("geonameid", Integer),
    Column("country", String, index=True),
    Column("report_count", Integer, nullable=False),
    Column("claim_count", Integer, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    # The words of time and place, each under the key of the mention that they come from.
    Column("when_mention_id", ForeignKey("mentions.mention_id"), index=True),
    Column("when_sealed", LargeBinary),
    Column("where_mention_id", ForeignKey("mentions.mention_id"), index=True),
    Column("where_sealed", LargeBinary),
    CheckConstraint("earliest <= latest", name="days"),
    Index(None, "earliest", "latest"),
)

incident_mentions = Table(
    "incident_mentions",
    metadata,
    Column("mention_id", ForeignKey("mentions.mention_id"), primary_key=True),
    Column("incident_id", ForeignKey("incidents.incident_id"), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("incident_id", "number"),
)

incident_links = Table(
    "incident_links",
    metadata,
    Column("incident_id", ForeignKey("incidents.incident_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("left_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
    Column("right_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
    Column("score", Double, nullable=False),
    # Names, scores and weights of the features; their sentences quote both reports.
    Column("features", JSON, nullable=False),
    # Sealed under the key of the left mention's report, and that under the right one's.
    Column("details_sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("incident_id", "number"),
)

candidate_links = Table(
    "candidate_links",
    metadata,
    Column("mention_id", ForeignKey("mentions.mention_id"), nullable=False),
    # The incident that the mention may tell of, and does not stand in.
    Column("incident_id", ForeignKey("incidents.incident_id"), nullable=False, index=True),
    Column("left_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
    Column("right_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
    Column("score", Double, nullable=False),
    Column("features", JSON, nullable=False),
    # As in `incident_links`.
    Column("details_sealed", LargeBinary, nullable=False),
    # The judgement that left the link open; None where nobody has looked.
    Column("judgement_id", ForeignKey("judgements.judgement_id"), index=True),
    PrimaryKeyConstraint("mention_id", "incident_id"),
)

figures = Table(
    "figures",
    metadata,
    Column("incident_id", ForeignKey("incidents.incident_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("harm", String, nullable=False),
    # None is all victims together.
    Column("victim_class", String),
    Column("low", Integer),
    Column("high", Integer),
    Column("is_vague", Boolean, nullable=False),
    Column("is_contested", Boolean, nullable=False),
    Column("policy", String, nullable=False),
    Column("policy_version", String, nullable=False),
    PrimaryKeyConstraint("incident_id", "number"),
    Index(None, "harm", "victim_class", "high"),
)

report_sketches = Table(
    "report_sketches",
    metadata,
    # Stands for the report in `report_bands`, which has some forty rows for each.
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("reports.report_id"), nullable=False, unique=True),
    # Which code made it; sketches of other code are made anew.
    Column("sketcher", String, nullable=False),
    # The agency whose text the report says that it is.
    Column("agency", String),
    Column("published_time", String),
    Column("is_correction", Boolean, nullable=False),
    # Sequences of words in the text.
    Column("length", Integer, nullable=False),
    Column("shingles_sealed", LargeBinary, nullable=False),
)

report_bands = Table(
    "report_bands",
    metadata,
    # Made from content, keyed by the ledger's secret.
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

report_likenesses = Table(
    "report_likenesses",
    metadata,
    Column("left_id", ForeignKey("reports.report_id"), primary_key=True),
    Column("right_id", ForeignKey("reports.report_id"), primary_key=True, index=True),
    # Shares in [0, 1]: of all sequences of words that both have, of the shorter's that the longer has.
    Column("jaccard", Double, nullable=False),
    Column("contained", Double, nullable=False),
)

scored_pairs = Table(
    "scored_pairs",
    metadata,
    Column("left_id", ForeignKey("mentions.mention_id"), nullable=False),
    Column("right_id", ForeignKey("mentions.mention_id"), nullable=False, index=True),
    # All pairs that come to the threshold under the weights that `meta` names; why is told from the mentions.
    Column("score", Double, nullable=False),
    PrimaryKeyConstraint("left_id", "right_id"),
    CheckConstraint("left_id < right_id", name="order"),
)

mention_keys = Table(
    "mention_keys",
    metadata,
    # Made from content, keyed by the ledger's secret: people, rarest words and places of the passage.
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("mention_id", ForeignKey("mentions.mention_id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

match_queue = Table(
    "match_queue",
    metadata,
    # To be matched anew with all that pairs connect it with: something beside it was read anew.
    Column("mention_id", ForeignKey("mentions.mention_id"), primary_key=True),
)

APPEND_ONLY = (
    reports,
    readings,
    mentions,
    mention_successions,
    claims,
    positions,
    rejected,
    events,
    judgements,
    judgement_subjects,
)
"""Base tables, which the database refuses to change."""
