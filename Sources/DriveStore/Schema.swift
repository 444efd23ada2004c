import GRDB

/// The tables of a drive's history, and how they came to be what they are. A version, once others
/// have it, never changes; the next one begins where it ends.
enum Schema {
  /// Brings a database of any version up to the latest.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for version in versions {
      migrator.registerMigration(version.name, foreignKeyChecks: .immediate) { database in
        try database.execute(sql: version.statements)
      }
    }
    return migrator
  }

  private static let versions = [
    (name: "1 issues", statements: issues), (name: "2 invitations", statements: invitations),
    (name: "3 people", statements: people), (name: "4 withdrawals", statements: withdrawals),
    (name: "5 arrivals", statements: arrivals),
  ]

  /// The tables that a version has made.
  static func tables(of version: String) -> Set<String> {
    let statements = versions.first { $0.name == version }?.statements ?? ""
    return Set(
      statements.matches(of: #/CREATE TABLE (\w+)/#).map { String($0.output.1) })
  }

  /// Version 4: who was taken out of the lists, when and why, with the row to bring them back. A
  /// record is kept; that somebody is back is written into it once.
  private static let withdrawals = """
    CREATE TABLE withdrawal (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      batch INTEGER NOT NULL CHECK (batch >= 1),
      time TEXT NOT NULL
        CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
      reason TEXT NOT NULL,
      registrant TEXT NOT NULL CHECK (registrant <> ''),
      name TEXT NOT NULL,
      unit TEXT NOT NULL CHECK (unit <> ''),
      birth_year INTEGER,
      phone TEXT NOT NULL,
      list TEXT NOT NULL CHECK (list <> ''),
      fields TEXT NOT NULL,
      returned TEXT
        CHECK (returned GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z')
    ) STRICT;
    CREATE TRIGGER withdrawal_stays_as_it_is BEFORE UPDATE ON withdrawal
    WHEN OLD.returned IS NOT NULL OR NEW.number IS NOT OLD.number
      OR NEW.registrant IS NOT OLD.registrant OR NEW.fields IS NOT OLD.fields
      OR NEW.time IS NOT OLD.time OR NEW.reason IS NOT OLD.reason
    BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it is'); END;
    CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal is kept'); END;
    """

  /// Version 1: what was issued when, why, and made from what.
  private static let issues = """
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
    """

  /// Version 2: who was invited, by name, and what their calendars know the appointment by: the
  /// slot published to them when they last had none before. Names were not kept until now.
  private static let invitations = """
    CREATE TABLE invitation (
      issue INTEGER NOT NULL REFERENCES issue (number),
      registrant TEXT NOT NULL CHECK (registrant <> ''),
      name TEXT NOT NULL,
      unit TEXT NOT NULL CHECK (unit <> ''),
      session TEXT NOT NULL CHECK (session <> ''),
      slot TEXT NOT NULL CHECK (slot GLOB '[0-2][0-9]:[0-5][0-9]'),
      first_unit TEXT NOT NULL CHECK (first_unit <> ''),
      first_session TEXT NOT NULL CHECK (first_session <> ''),
      first_slot TEXT NOT NULL CHECK (first_slot GLOB '[0-2][0-9]:[0-5][0-9]'),
      PRIMARY KEY (issue, registrant)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO invitation
    WITH published AS (
      SELECT number AS issue, json_extract(value, '$.registrant') AS registrant,
        json_extract(value, '$.unit') AS unit, json_extract(value, '$.session') AS session,
        json_extract(value, '$.slot') AS slot
      FROM issue, json_each(CAST(plan AS TEXT), '$.assignments')
    ), begun AS (
      SELECT now.registrant, now.issue, now.unit, now.session, now.slot FROM published AS now
      LEFT JOIN published AS before
        ON before.registrant = now.registrant AND before.issue = now.issue - 1
      WHERE before.issue IS NULL
    )
    SELECT published.issue, published.registrant, '', published.unit, published.session, published.slot, begun.unit,
      begun.session, begun.slot
    FROM published JOIN begun ON begun.registrant = published.registrant AND begun.issue = (
      SELECT max(issue) FROM begun AS latest
      WHERE latest.registrant = published.registrant AND latest.issue <= published.issue);
    CREATE TRIGGER invitation_stays_as_it_is BEFORE UPDATE ON invitation
    BEGIN SELECT RAISE(ABORT, 'an issue stays as it is'); END;
    CREATE TRIGGER invitation_is_kept BEFORE DELETE ON invitation
    BEGIN SELECT RAISE(ABORT, 'an issue is kept'); END;
    """

  /// Version 3: what the people invited were identified by, and the codes on their slips.
  private static let people = """
    ALTER TABLE invitation ADD COLUMN person TEXT NOT NULL DEFAULT ''
      CHECK (person NOT GLOB '*[^0-9a-f]*');
    ALTER TABLE invitation ADD COLUMN birth_year INTEGER;
    ALTER TABLE invitation ADD COLUMN phone TEXT NOT NULL DEFAULT '';
    ALTER TABLE invitation ADD COLUMN code TEXT NOT NULL DEFAULT '';
    """
}
