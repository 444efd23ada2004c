-- A history as version 1 wrote it: three issues, in which Bình loses a slot and gets another one.
PRAGMA foreign_keys = ON;
BEGIN;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 issues');
CREATE TABLE issue (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  time TEXT NOT NULL
    CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
  reason TEXT NOT NULL,
  plan BLOB NOT NULL CHECK (length(plan) > 0),
  plan_sha256 TEXT NOT NULL CHECK (length(plan_sha256) = 64 AND plan_sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TABLE input (
  issue INTEGER NOT NULL REFERENCES issue (number),
  file TEXT NOT NULL CHECK (file <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  PRIMARY KEY (issue, file)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER issue_numbers_leave_no_gap BEFORE INSERT ON issue
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM issue)
BEGIN SELECT RAISE(ABORT, 'issue numbers leave no gap'); END;
CREATE TRIGGER issue_stays_as_it_is BEFORE UPDATE ON issue
BEGIN SELECT RAISE(ABORT, 'an issue stays as it is'); END;
CREATE TRIGGER issue_is_kept BEFORE DELETE ON issue
BEGIN SELECT RAISE(ABORT, 'an issue is kept'); END;
CREATE TRIGGER input_stays_as_it_is BEFORE UPDATE ON input
BEGIN SELECT RAISE(ABORT, 'an issue stays as it is'); END;
CREATE TRIGGER input_is_kept BEFORE DELETE ON input
BEGIN SELECT RAISE(ABORT, 'an issue is kept'); END;
INSERT INTO issue VALUES (1, '2021-11-20T02:00:00Z', '', CAST('{"version": 1, "drive": "Thử", "assignments": [{"registrant": "an", "unit": "ward", "session": "hall", "slot": "08:00"}, {"registrant": "bình", "unit": "ward", "session": "hall", "slot": "08:05"}], "unplaced": []}' AS BLOB), '3ef0c60004b8d16fb8dba96f9fd457ed21caaa2af36f203b1eac3f945fc01c59');
INSERT INTO input VALUES (1, 'drive.yaml', '1a6ddd3533d91cae4b3742d4294fb07ee863a4d667fe598f01365bd68a18bcfd');
INSERT INTO issue VALUES (2, '2021-11-21T03:30:00Z', 'trường hủy', CAST('{"version": 1, "drive": "Thử", "assignments": [{"registrant": "an", "unit": "ward", "session": "hall", "slot": "08:10"}, {"registrant": "chi", "unit": "ward", "session": "hall", "slot": "08:05"}], "unplaced": []}' AS BLOB), '4f0da5f6bc24a24052cd071f699927843daff60493ce17b2930095ab1b4c1a9c');
INSERT INTO input VALUES (2, 'drive.yaml', '1a6ddd3533d91cae4b3742d4294fb07ee863a4d667fe598f01365bd68a18bcfd');
INSERT INTO issue VALUES (3, '2021-11-22T04:00:00Z', 'thêm Bình', CAST('{"version": 1, "drive": "Thử", "assignments": [{"registrant": "an", "unit": "ward", "session": "hall", "slot": "08:10"}, {"registrant": "bình", "unit": "ward", "session": "hall", "slot": "08:20"}, {"registrant": "chi", "unit": "ward", "session": "hall", "slot": "08:15"}], "unplaced": []}' AS BLOB), '57825e4fb67981e16261b86b70d00b966407a4b73b44c0e2fe623c3f0a1a5f9e');
INSERT INTO input VALUES (3, 'drive.yaml', '1a6ddd3533d91cae4b3742d4294fb07ee863a4d667fe598f01365bd68a18bcfd');
COMMIT;
