extension Schema {
  /// Version 5: the devices at the door, the number that lets them in, and what happened there. An
  /// event is kept as it came: another one says that it did not happen.
  static let arrivals = """
    CREATE TABLE device (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      name TEXT NOT NULL CHECK (name <> ''),
      time TEXT NOT NULL
        CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
      token_sha256 TEXT NOT NULL UNIQUE
        CHECK (length(token_sha256) = 64 AND token_sha256 NOT GLOB '*[^0-9a-f]*'),
      shut_out TEXT
        CHECK (shut_out GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z')
    ) STRICT;
    CREATE TRIGGER device_stays_as_it_is BEFORE UPDATE ON device
    WHEN OLD.shut_out IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.name IS NOT OLD.name
      OR NEW.time IS NOT OLD.time OR NEW.token_sha256 IS NOT OLD.token_sha256
    BEGIN SELECT RAISE(ABORT, 'a device stays as it is'); END;
    CREATE TRIGGER device_is_kept BEFORE DELETE ON device
    BEGIN SELECT RAISE(ABORT, 'a device is kept'); END;
    CREATE TABLE door_pin (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      time TEXT NOT NULL
        CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
      pin TEXT NOT NULL CHECK (length(pin) = 6 AND pin NOT GLOB '*[^0-9]*')
    ) STRICT;
    CREATE TRIGGER door_pin_stays_as_it_is BEFORE UPDATE ON door_pin
    BEGIN SELECT RAISE(ABORT, 'a PIN stays as it is'); END;
    CREATE TABLE arrival (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
      device INTEGER NOT NULL REFERENCES device (number),
      number INTEGER NOT NULL CHECK (number >= 1),
      kind TEXT NOT NULL
        CHECK (kind IN ('in', 'out', 'undo', 'deferred', 'walk-in', 'called')),
      session TEXT NOT NULL,
      registrant TEXT CHECK (registrant <> ''),
      walk_in TEXT CHECK (walk_in <> ''),
      name TEXT NOT NULL,
      slot TEXT NOT NULL CHECK (slot = '' OR slot GLOB '[0-2][0-9]:[0-5][0-9]'),
      undoes TEXT REFERENCES arrival (id),
      issue INTEGER NOT NULL REFERENCES issue (number),
      told TEXT NOT NULL,
      kept TEXT NOT NULL
        CHECK (kept GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
      UNIQUE (device, number),
      CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
      CHECK (CASE kind WHEN 'undo' THEN registrant IS NULL AND walk_in IS NULL
        WHEN 'walk-in' THEN registrant IS NULL AND walk_in IS NOT NULL
        ELSE (registrant IS NULL) <> (walk_in IS NULL) END)
    ) STRICT;
    CREATE TRIGGER arrival_stays_as_it_is BEFORE UPDATE ON arrival
    BEGIN SELECT RAISE(ABORT, 'an event stays as it is'); END;
    CREATE TRIGGER arrival_is_kept BEFORE DELETE ON arrival
    BEGIN SELECT RAISE(ABORT, 'an event is kept'); END;
    """
}
