-- The tables as the first program made them.
PRAGMA application_id = 1128813650;
PRAGMA user_version = 1;
CREATE TABLE trainees (name TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (name));
CREATE TABLE scenario_texts (
    digest TEXT NOT NULL, path TEXT NOT NULL, sources TEXT NOT NULL, kept TEXT NOT NULL,
    PRIMARY KEY (digest)
);
CREATE TABLE drills (
    id TEXT NOT NULL, trainee TEXT NOT NULL, scenario TEXT NOT NULL, title TEXT NOT NULL,
    digest TEXT NOT NULL, origin TEXT NOT NULL, mode TEXT NOT NULL, seed TEXT NOT NULL,
    judge TEXT NOT NULL, profile TEXT NOT NULL, program TEXT NOT NULL, started TEXT NOT NULL,
    ended TEXT, ending TEXT, satisfaction TEXT, verdict TEXT, total INTEGER, passed BOOLEAN,
    flow INTEGER, accuracy INTEGER, attitude INTEGER, timeliness INTEGER, card TEXT,
    PRIMARY KEY (id), FOREIGN KEY(trainee) REFERENCES trainees (name),
    FOREIGN KEY(digest) REFERENCES scenario_texts (digest)
);
CREATE INDEX drills_by_trainee ON drills (trainee, started);
CREATE TABLE events (
    drill TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, body TEXT NOT NULL, kept TEXT NOT NULL,
    PRIMARY KEY (drill, seq), FOREIGN KEY(drill) REFERENCES drills (id)
);
INSERT INTO trainees VALUES ('小林', '2026-11-21T04:00:00.000Z');
INSERT INTO scenario_texts VALUES ('d1', '物流/快递迟到', '[]', '2026-11-21T04:00:00.000Z');
INSERT INTO drills VALUES (
    '20261121-0001', '小林', '物流/快递迟到', '快递三天没动', 'd1', 'builtin', 'practice', '7',
    'rules-1', 'house', '0.1.0', '2026-11-21T04:00:00.000Z',
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
);
INSERT INTO events VALUES (
    '20261121-0001', 1, 14000, 'replied', 1, '{"at":14000,"text":"我马上查"}',
    '2026-11-21T04:00:14.000Z'
);
