import CWorkbooks
import Foundation

/// The container of a workbook: named parts, inflated while they are read.
struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  /// What may still be read of the workbook.
  let budget: ReadingBudget
  /// The bytes of a container that is in memory.
  private let buffer: Buffer?

  /// Opens a container.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limits: how much of it is read at most.
  /// - Throws: why it is no workbook.
  init(path: String, limits: WorkbookLimits) throws(WorkbookError) {
    let file = try RegularFile(path: path)
    try ZipArchive.look(at: file, limits: limits)
    // The library gets a descriptor of its own.
    let descriptor = try file.duplicate()
    var status: Int32 = 0
    guard let archive = zip_fdopen(descriptor, 0, &status) else {
      close(descriptor)
      throw ZipArchive.error(of: status)
    }
    self.archive = archive
    budget = ReadingBudget(limits, size: file.size)
    buffer = nil
  }

  /// Opens a container that is in memory, of any size.
  ///
  /// - Parameter bytes: the container.
  /// - Throws: why it is none.
  init(bytes: [UInt8]) throws(WorkbookError) {
    let buffer = Buffer(bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = zip_source_buffer_create(buffer.start, UInt64(buffer.count), 0, &error)
    guard let archive = source.flatMap({ zip_open_from_source($0, ZIP_RDONLY, &error) }) else {
      if let source { zip_source_free(source) }
      throw .damaged(part: "", reason: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
    self.buffer = buffer
    budget = ReadingBudget(.unlimited, size: .max)
  }

  deinit { zip_discard(archive) }

  /// Looks at the first bytes, which tell what kind of file it is whatever its name says.
  private static func look(
    at file: borrowing RegularFile, limits: WorkbookLimits
  ) throws(WorkbookError) {
    guard file.size <= limits.file else {
      throw .tooLarge(
        part: "", megabytes: file.size / 1_000_000, most: limits.file / 1_000_000)
    }
    let head = Data(try file.bytes(at: 0, count: 4096))
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw try ZipArchive.isEncrypted(file) ? .encrypted : .oldFormat
    }
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw FileKind.error(of: head) }
    let parts = try ZipDirectory.mostParts(said: file)
    guard parts <= ZipDirectory.mostParts else {
      throw .damaged(part: "", reason: "\(parts) parts")
    }
    if head.prefix(64).range(of: Data("mimetypeapplication/vnd.oasis".utf8)) != nil {
      throw .openDocument
    }
  }

  /// A workbook with a password is a container of the old kind that holds the new one, encrypted,
  /// under this name.
  private static func isEncrypted(_ file: borrowing RegularFile) throws(WorkbookError) -> Bool {
    let name = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    // The directory may stand anywhere; the pieces overlap by more than a name.
    let step = 1 << 20
    for start in stride(from: 0, to: file.size, by: step)
    where Data(try file.bytes(at: start, count: step + 64)).range(of: name) != nil {
      return true
    }
    return false
  }

  private static func error(of status: Int32) -> WorkbookError {
    var error = zip_error_t()
    zip_error_init_with_code(&error, status)
    defer { zip_error_fini(&error) }
    return .damaged(part: "", reason: String(cString: zip_error_strerror(&error)))
  }

  /// How many bytes of a part are read at once. Whatever is not finished within a piece is looked
  /// at again from its beginning, so that pieces are large.
  private static let pieceSize = 1 << 18

  /// Whether there is a part with this name.
  func has(_ name: String) -> Bool { index(of: name) >= 0 }

  private func index(of name: String) -> Int64 {
    zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
  }

  /// The whole of a part.
  ///
  /// - Parameter name: its name.
  /// - Returns: its bytes.
  /// - Throws: why it cannot be read.
  func bytes(of name: String) throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(name) { (piece) throws(WorkbookError) in bytes.append(contentsOf: piece) }
    return bytes
  }

  /// Reads a part from its beginning to its end.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - take: is given one piece after the other.
  /// - Throws: why it cannot be read, or what `take` throws.
  func read(
    _ name: String, _ take: (UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    let index = index(of: name)
    guard index >= 0 else { throw .damaged(part: name, reason: "the part is missing") }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else { throw damage(of: name) }
    guard status.encryption_method == ZIP_EM_NONE else { throw .encrypted }
    // What a part says of its size may be a lie, so that the bytes are counted, too.
    guard status.size <= UInt64(budget.limits.part) else {
      throw tooLarge(name, Int(clamping: status.size))
    }
    guard let part = zip_fopen_index(archive, UInt64(index), 0) else { throw damage(of: name) }
    defer { zip_fclose(part) }
    var buffer = [UInt8](repeating: 0, count: ZipArchive.pieceSize)
    var total = 0
    while true {
      let count = zip_fread(part, &buffer, UInt64(buffer.count))
      guard count >= 0 else {
        throw .damaged(part: name, reason: String(cString: zip_file_strerror(part)))
      }
      guard count > 0 else { break }
      total += Int(count)
      guard total <= budget.limits.part else { throw tooLarge(name, total) }
      guard budget.inflate(Int(count)) else { throw budget.error(name) }
      try buffer.withUnsafeBufferPointer { (all) throws(WorkbookError) in
        try take(UnsafeBufferPointer(rebasing: all[..<Int(count)]))
      }
    }
    guard UInt64(total) == status.size else {
      throw .damaged(part: name, reason: "\(total) bytes instead of \(status.size)")
    }
  }

  private func tooLarge(_ name: String, _ size: Int) -> WorkbookError {
    .tooLarge(part: name, megabytes: size / 1_000_000, most: budget.limits.part / 1_000_000)
  }

  private func damage(of name: String) -> WorkbookError {
    .damaged(part: name, reason: String(cString: zip_strerror(archive)))
  }
}
