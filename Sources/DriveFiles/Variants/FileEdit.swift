import Drives
public import Foundation
import Yams

/// A file of a drive with some of its values changed and all else as it was.
public struct FileEdit: Equatable, Sendable {
  /// The file's name in the drive's folder.
  public let name: String
  /// The text as it is.
  public let old: String
  /// The text with the values changed.
  public let new: String

  /// The lines that differ, each with `-` before it where it goes and `+` where it comes.
  public var difference: [String] {
    let (old, new) = (lines(old), lines(new))
    var removed: [Int: String] = [:]
    var inserted: [Int: String] = [:]
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var shown: [String] = []
    var (before, after) = (0, 0)
    while before < old.count || after < new.count {
      if let line = removed[before], before < old.count {
        shown.append("- " + line)
        before += 1
      } else if let line = inserted[after] {
        shown.append("+ " + line)
        after += 1
      } else {
        before += 1
        after += 1
      }
    }
    return shown
  }

  private func lines(_ text: String) -> [String] {
    (text.hasPrefix(CSVText.mark) ? String(text.unicodeScalars.dropFirst()) : text)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

extension DriveVariants {
  /// The files with some values written into them; comments, order and unknown columns stay.
  ///
  /// - Parameter settings: the values.
  /// - Returns: the files that change.
  /// - Throws: ``VariantError`` where a value cannot be set, makes the drive invalid, or stands
  ///   where it cannot be written without changing more.
  public func edits(for settings: [Setting]) throws(VariantError) -> [FileEdit] {
    let wanted = try drive(with: settings)
    guard var root, let oldYAML = String(validating: driveBytes, as: UTF8.self) else { return [] }
    var yaml = oldYAML
    var units = unitsTable
    for setting in settings {
      do throws(SettingError) {
        if UnitsTable.isOfUnits(setting.key) {
          try units?.apply(setting)
        } else {
          yaml = try YAMLEdit(yaml, root: root).written(setting)
          var log = ProblemLog()
          let bytes = Array(yaml.utf8)
          guard
            let next = YAMLDocument.root(of: bytes, named: DriveFolder.driveName, log: &log)
          else { throw .notWritable(setting.key) }
          root = next
        }
      } catch {
        throw .setting(error)
      }
    }
    // What was written must be exactly what was planned.
    let isRight = (try? drive(root: root, units: units?.bytes)) == wanted
    guard isRight else { throw .setting(.notWritable(settings.first?.key ?? "")) }
    var edits: [FileEdit] = []
    if yaml != oldYAML {
      edits.append(FileEdit(name: DriveFolder.driveName, old: oldYAML, new: yaml))
    }
    if let units, let old = unitsBytes, units.bytes != unitsTable?.bytes {
      edits.append(
        FileEdit(
          name: DriveFolder.unitsName, old: String(decoding: old, as: UTF8.self),
          new: CSVText.mark + String(decoding: units.bytes, as: UTF8.self)))
    }
    return edits
  }

  /// Writes changed files, all of them or none.
  ///
  /// - Parameters:
  ///   - edits: the files.
  ///   - url: the drive's folder.
  /// - Throws: why they cannot be written; the drive then is as before.
  public static func write(_ edits: [FileEdit], into url: URL) throws(OutputError) {
    guard edits.count > 1 else {
      for edit in edits { try write(edit.new, to: url.appendingPathComponent(edit.name)) }
      return
    }
    let folder = try StagedFolder(for: url)
    for edit in edits { try folder.write(Array(edit.new.utf8), to: edit.name) }
    try folder.finish()
  }

  private static func write(_ text: String, to url: URL) throws(OutputError) {
    var file = try OutputFile(at: url)
    try file.write(text)
    try file.finish()
  }
}

/// The text of drive.yaml with one value changed.
struct YAMLEdit {
  private let text: String
  private let root: Node

  init(_ text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// The text with a value set.
  func written(_ setting: Setting) throws(SettingError) -> String {
    var replacements: [(range: Range<String.Index>, text: String)] = []
    for edit in try SettingPath(setting.key).edits(for: setting, in: root) {
      guard let mark = edit.place.mark, let start = index(of: mark) else {
        throw .notWritable(setting.key)
      }
      switch edit.kind {
      case .replacement(let new):
        guard let old = edit.place.scalar, let end = end(of: old, from: start) else {
          throw .notWritable(setting.key)
        }
        replacements.append((start..<end, new))
      case .insertion(let entry, let mapping):
        // The parser does not tell the style of a mapping; a brace does.
        let isFlow = mapping.flatMap(index).map { self.text[$0...].hasPrefix("{") } ?? false
        let column = text[..<start].unicodeScalars.reversed().prefix { $0 != "\n" }.count
        replacements.append(
          (
            start..<start,
            isFlow ? entry + ", " : entry + "\n" + String(repeating: " ", count: column)
          ))
      }
    }
    var text = text
    // From the end on, so that no place moves before it is reached.
    for replacement in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      text.replaceSubrange(replacement.range, with: replacement.text)
    }
    return text
  }

  /// Where a mark stands: lines and columns from 1, in Unicode scalars, lines as YAML counts them.
  private func index(of mark: Mark) -> String.Index? {
    let scalars = text.unicodeScalars
    var place = scalars.startIndex
    var line = 1
    while line < mark.line {
      guard place < scalars.endIndex else { return nil }
      let scalar = scalars[place]
      place = scalars.index(after: place)
      switch scalar {
      case "\r" where place < scalars.endIndex && scalars[place] == "\n": continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": line += 1
      default: break
      }
    }
    return scalars.index(place, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
  }

  /// Where a scalar of one line ends; nil for any other.
  private func end(of scalar: Node.Scalar, from start: String.Index) -> String.Index? {
    let rest = text.unicodeScalars[start...]
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      let quote: Unicode.Scalar = scalar.style == .doubleQuoted ? "\"" : "'"
      guard rest.first == quote else { return nil }
      var place = rest.index(after: rest.startIndex)
      while place < rest.endIndex {
        if quote == "\"", rest[place] == "\\" {
          place = rest.index(place, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
          continue
        }
        let next = rest.index(after: place)
        if rest[place] == quote {
          guard quote == "'", next < rest.endIndex, rest[next] == "'" else { return next }
          place = rest.index(after: next)
        } else {
          place = next
        }
      }
      return nil
    case .plain, .any:
      let written = scalar.string.unicodeScalars
      guard rest.starts(with: written) else { return nil }
      return rest.index(rest.startIndex, offsetBy: written.count)
    default: return nil
    }
  }
}
