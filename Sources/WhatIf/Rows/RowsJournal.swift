import DriveFiles
import Foundation

/// A file that rows are added to as they come, each whole and on the disk before the next; a run
/// that is killed goes on where it was.
public struct RowsJournal: ~Copyable {
  private let path: String
  /// Where rows go until all are there: the file itself, or one beside it.
  private let working: String
  private let header: SweepHeader
  private var file: RowsFile
  private var descriptor: Int32 = -1

  /// Opens a file of rows; one that is there already keeps its rows.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - header: what its rows are of.
  ///   - isBeside: whether the file appears only once all its rows are there.
  /// - Throws: ``RowsError``.
  public init(_ path: String, header: SweepHeader, isBeside: Bool) throws(RowsError) {
    self.path = path
    self.header = header
    working = isBeside ? path + ".part" : path
    file = try RowsJournal.read([path, working], of: header)
  }

  private static func read(
    _ places: Set<String>, of header: SweepHeader
  ) throws(RowsError) -> RowsFile {
    var file = try RowsFile([], path: "")
    for place in places.sorted() {
      guard let found = try RowsFile.read(place) else { continue }
      guard found.header == nil || found.header?.base == header.base else {
        throw .ofAnother(place)
      }
      file.add(found)
    }
    return file
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// A row the file has; nil for none.
  public func row(_ number: Int) -> SweepRow? { file.row(number, of: header) }

  /// Begins to write, alone: what a run that was killed left of its last line is taken away.
  ///
  /// - Throws: ``RowsError``, also where another run is writing the file.
  public mutating func begin() throws(RowsError) {
    descriptor = Foundation.open(working, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .output(.cannotCreate(path: working, reason: String(cString: strerror(errno))))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(working) }
    // Read again: another run may have added rows until now.
    file = try RowsJournal.read([path, working], of: header)
    let whole = (try RowsFile.read(working))?.wholeBytes ?? 0
    guard ftruncate(descriptor, off_t(whole)) == 0 else { throw error() }
    if whole == 0 { try write(header.line + "\n") }
  }

  /// Adds a row, after ``begin()``.
  ///
  /// - Parameter row: the row.
  /// - Throws: ``RowsError``.
  public mutating func add(_ row: SweepRow) throws(RowsError) {
    let id = header.id(of: row.settings)
    let line = row.line(id: id)
    file.set(line, of: id)
    try write(line + "\n")
  }

  /// Puts the rows in order: the file then is the same whatever order they came in and however often
  /// the run was stopped. A file that has them so is not written.
  ///
  /// - Throws: ``RowsError``.
  public consuming func finish() throws(RowsError) {
    let text = RowsFile.text(header, file.lines)
    let isBeside = working != path && FileManager.default.fileExists(atPath: working)
    guard isBeside || FileManager.default.contents(atPath: path) != Data(text.utf8) else { return }
    do throws(OutputError) {
      var output = try OutputFile(at: URL(fileURLWithPath: path))
      try output.write(text)
      try output.finish()
    } catch {
      throw .output(error)
    }
    if working != path { unlink(working) }
  }

  private func write(_ text: String) throws(RowsError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { throw error() }
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw error() }
  }

  private func error() -> RowsError {
    .output(.cannotWrite(path: working, reason: String(cString: strerror(errno))))
  }
}
