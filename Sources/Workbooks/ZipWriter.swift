import CWorkbooks

/// Writes containers in memory: nothing of them touches a disk, where a write could fail unseen or
/// leave a piece behind.
package enum ZipWriter {
  /// A container of parts; the same parts give the same bytes.
  ///
  /// - Parameter parts: the parts, in order.
  /// - Returns: the bytes of the container.
  /// - Throws: ``WorkbookError/unwritable(reason:)``.
  package static func bytes(
    of parts: [(name: String, bytes: [UInt8])]
  ) throws(WorkbookError) -> [UInt8] {
    try changed(nil, parts) { (archive, part, source) in
      let index = zip_file_add(archive, part, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      return index >= 0 ? UInt64(index) : nil
    }
  }

  /// A copy of a container in which some parts are others.
  ///
  /// - Parameters:
  ///   - container: the bytes of the container.
  ///   - parts: the new parts; the container has parts of these names.
  /// - Returns: the bytes of the copy.
  /// - Throws: ``WorkbookError/unwritable(reason:)``.
  static func bytes(
    of container: [UInt8], replacing parts: [(name: String, bytes: [UInt8])]
  ) throws(WorkbookError) -> [UInt8] {
    try changed(container, parts) { (archive, part, source) in
      let index = zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
      guard index >= 0, zip_file_replace(archive, UInt64(index), source, 0) == 0 else {
        return nil
      }
      return UInt64(index)
    }
  }

  /// Changes a container, or begins one, and reads every new part back.
  private static func changed(
    _ container: [UInt8]?, _ parts: [(name: String, bytes: [UInt8])],
    _ put: (OpaquePointer, String, OpaquePointer) -> UInt64?
  ) throws(WorkbookError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let words = { (error: inout zip_error_t) in String(cString: zip_error_strerror(&error)) }
    // The library reads the bytes when it closes the archive: they must be there until then.
    let old = Buffer(container ?? [])
    let buffers = parts.map { Buffer($0.bytes) }
    defer { withExtendedLifetime((old, buffers)) {} }
    guard
      let target = zip_source_buffer_create(
        old.start, container == nil ? 0 : UInt64(old.count), 0, &error)
    else { throw .unwritable(reason: words(&error)) }
    defer { zip_source_free(target) }
    let flags = container == nil ? ZIP_CREATE | ZIP_TRUNCATE : 0
    guard let archive = zip_open_from_source(target, flags, &error) else {
      throw .unwritable(reason: words(&error))
    }
    // Closing gives one hold on the source back, and this keeps another.
    zip_source_keep(target)
    for (part, buffer) in zip(parts, buffers) {
      guard let source = zip_source_buffer(archive, buffer.start, UInt64(buffer.count), 0) else {
        zip_discard(archive)
        throw .unwritable(reason: part.name)
      }
      guard let index = put(archive, part.name, source) else {
        zip_source_free(source)
        zip_discard(archive)
        throw .unwritable(reason: part.name)
      }
      // The same input gives the same bytes: 1 January 1980, the first day that zip knows.
      zip_file_set_dostime(archive, index, 0, 0x21, 0)
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw .unwritable(reason: reason)
    }
    let bytes = try contents(of: target)
    try check(bytes, has: parts)
    return bytes
  }

  /// All bytes of a source.
  private static func contents(of source: OpaquePointer) throws(WorkbookError) -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw .unwritable(reason: "zip_source_open")
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(clamping: status.size))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        zip_source_read(
          source, buffer.baseAddress.map { $0 + count }, UInt64(buffer.count - count))
      }
      guard read > 0 else { throw .unwritable(reason: "zip_source_read") }
      count += Int(read)
    }
    return bytes
  }

  /// Makes sure that a container holds these parts, byte by byte.
  private static func check(
    _ bytes: [UInt8], has parts: [(name: String, bytes: [UInt8])]
  ) throws(WorkbookError) {
    let archive = try ZipArchive(bytes: bytes)
    for part in parts {
      var position = 0
      var isSame = true
      try archive.read(part.name) { (piece) throws(WorkbookError) in
        isSame =
          isSame && position + piece.count <= part.bytes.count
          && part.bytes[position..<position + piece.count].elementsEqual(piece)
        position += piece.count
      }
      guard isSame, position == part.bytes.count else { throw .unwritable(reason: part.name) }
    }
  }
}

/// Bytes that stay where they are.
final class Buffer {
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    count = bytes.count
    _ = self.bytes.initialize(from: bytes)
  }

  deinit { bytes.deallocate() }

  let count: Int
  var start: UnsafeMutableRawPointer? { self.bytes.baseAddress.map { UnsafeMutableRawPointer($0) } }
}
