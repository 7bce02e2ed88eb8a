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

# "PRAGMA user_version": raise it with each change below, and add the step to `upgrades`.
SCHEMA = 1
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
