import GRDB

extension History {
  /// Lets a device in.
  ///
  /// - Parameters:
  ///   - name: what people call it.
  ///   - token: the checksum of the secret it has.
  ///   - time: when.
  /// - Returns: its number.
  /// - Throws: why that cannot be kept.
  public func addDevice(
    _ name: String, token: Checksum, at time: String
  ) throws(HistoryError) -> Int {
    try changing { database in
      let number = (try Int.fetchOne(database, sql: "SELECT max(number) FROM device") ?? 0) + 1
      try database.execute(
        sql: "INSERT INTO device (number, name, time, token_sha256) VALUES (?, ?, ?, ?)",
        arguments: [number, name, time, token.text])
      return number
    }
  }

  /// Shuts a device out, for good.
  ///
  /// - Parameters:
  ///   - number: its number.
  ///   - time: when.
  /// - Throws: why that cannot be kept.
  public func shutOut(device number: Int, at time: String) throws(HistoryError) {
    try changing { database in
      try database.execute(
        sql: "UPDATE device SET shut_out = ? WHERE number = ? AND shut_out IS NULL",
        arguments: [time, number])
    }
  }

  /// Every device, by its number.
  ///
  /// - Throws: why they cannot be read.
  public func devices() throws(HistoryError) -> [DoorDevice] {
    try rows(sql: "SELECT * FROM device ORDER BY number", History.device)
  }

  /// The device that has a secret, unless it is shut out.
  ///
  /// - Parameter token: the checksum of the secret.
  /// - Returns: the device; nil for none.
  /// - Throws: why it cannot be read.
  public func device(withToken token: Checksum) throws(HistoryError) -> DoorDevice? {
    try rows(
      sql: "SELECT * FROM device WHERE token_sha256 = '\(token.text)' AND shut_out IS NULL",
      History.device
    ).first
  }

  /// The number that lets devices in; nil where there is none yet.
  ///
  /// - Throws: why it cannot be read.
  public func doorPIN() throws(HistoryError) -> String? {
    try rows(sql: "SELECT pin FROM door_pin ORDER BY number DESC LIMIT 1") { row in
      try row.decode(String.self, forColumn: "pin")
    }.first
  }

  /// Keeps another number that lets devices in; the one before no longer does.
  ///
  /// - Parameters:
  ///   - pin: six digits.
  ///   - time: when.
  /// - Throws: why it cannot be kept.
  public func setDoorPIN(_ pin: String, at time: String) throws(HistoryError) {
    try changing { database in
      try database.execute(
        sql: """
          INSERT INTO door_pin (number, time, pin)
          SELECT coalesce(max(number), 0) + 1, ?, ? FROM door_pin
          """, arguments: [time, pin])
    }
  }

  private static func device(_ row: Row) throws -> DoorDevice {
    DoorDevice(
      number: try row.decode(forColumn: "number"), name: try row.decode(forColumn: "name"),
      time: try row.decode(forColumn: "time"), shutOut: try row.decode(forColumn: "shut_out"))
  }
}
