"""All tables on one page. Moments are UTC, ISO 8601 to the millisecond, so that text sorts."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from trainer.scoring.rollup import COLUMNS

# "PRAGMA user_version": raise it with each change below, and add the step to `upgrades`.
SCHEMA = 4
# "PRAGMA application_id": says that a SQLite file is ours ("CHTR").
APPLICATION = 0x43485452

METADATA = MetaData()

TRAINEES = Table(
    "trainees",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("since", Text, nullable=False),
)

# The text that a drill was played on, once per digest: file names with their contents, as JSON.
SCENARIO_TEXTS = Table(
    "scenario_texts",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("kept", Text, nullable=False),
)

DRILLS = Table(
    "drills",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("trainee", Text, ForeignKey("trainees.name"), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", Text, ForeignKey("scenario_texts.digest"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("seed", Text, nullable=False),  # any whole number, also past 64 bits
    Column("judge", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("started", Text, nullable=False),
    # From here on: filled in when the drill is finished.
    Column("ended", Text),
    Column("ending", Text),
    Column("satisfaction", Text),
    Column("verdict", Text),
    Column("total", Integer),
    Column("passed", Boolean),
    Column("flow", Integer),
    Column("accuracy", Integer),
    Column("attitude", Integer),
    Column("timeliness", Integer),
    Column("card", Text),
    Index("drills_by_trainee", "trainee", "started"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("drill", Text, ForeignKey("drills.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("kept", Text, nullable=False),
    PrimaryKeyConstraint("drill", "seq"),
)

# The texts of papers and question banks, once per digest; `sources` as in scenario_texts.
PAPER_TEXTS = Table(
    "paper_texts",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("kept", Text, nullable=False),
)

SITTINGS = Table(
    "sittings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("trainee", Text, ForeignKey("trainees.name"), nullable=False),
    Column("paper", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("started", Text, nullable=False),
    # From here on: filled in when the sitting is finished; `result` is the whole as JSON.
    Column("ended", Text),
    Column("total", Integer),
    Column("passed", Boolean),
    Column("result", Text),
    Index("sittings_by_trainee", "trainee", "started"),
)

# `drill`: the drill that an event is about, which belongs to the sitting by it.
SITTING_EVENTS = Table(
    "sitting_events",
    METADATA,
    Column("sitting", Text, ForeignKey("sittings.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("drill", Text, ForeignKey("drills.id")),
    Column("kept", Text, nullable=False),
    PrimaryKeyConstraint("sitting", "seq"),
    Index("sitting_events_by_drill", "drill"),
)


def _counts() -> list[Column[int]]:
    # The default is for an older program that still plays while a newer one opens its file.
    return [Column(name, Integer, nullable=False, server_default="0") for name in COLUMNS]


# What reports add up, computed from cards and events as drills end. A change of COLUMNS, or of the
# built-in profiles, is a change of the schema, whose step computes all of it anew
# (`rollup.roll_up`). A week is its Monday in Beijing (`date.toordinal()`).
ROLLUP_DRILLS = Table(
    "rollup_drills",
    METADATA,
    Column("drill", Text, ForeignKey("drills.id"), primary_key=True),
    Column("trainee", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("week", Integer, nullable=False),
    *_counts(),
    Index("rollup_drills_by_end", "ended"),
    Index("rollup_drills_by_trainee", "trainee", "ended"),
)

ROLLUP_TRAINEES = Table(
    "rollup_trainees",
    METADATA,
    Column("trainee", Text, nullable=False),
    Column("week", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("profile", Text, nullable=False),
    *_counts(),
    PrimaryKeyConstraint("trainee", "week", "mode", "profile"),
    sqlite_with_rowid=False,
)

# `first` and `latest`: when such a drill that was played to its end ended, and its total in three
# digits (2026-11-21T09:30:00.125Z 091); null where there is none.
ROLLUP_SCENARIOS = Table(
    "rollup_scenarios",
    METADATA,
    Column("scenario", Text, nullable=False),
    Column("trainee", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("latest", Text),
    *_counts(),
    PrimaryKeyConstraint("scenario", "trainee", "mode", "profile"),
    sqlite_with_rowid=False,
)
ROLLUPS = (ROLLUP_DRILLS, ROLLUP_TRAINEES, ROLLUP_SCENARIOS)
