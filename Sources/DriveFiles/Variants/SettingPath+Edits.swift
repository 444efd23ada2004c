import Drives
import Yams

/// A change of one place of the text of drive.yaml.
struct YAMLPlaceEdit {
  /// What is done.
  enum Kind {
    /// The scalar is replaced by this text.
    case replacement(String)
    /// An entry is written before the key, which is the first of the mapping that begins at a mark.
    case insertion(String, mapping: Mark?)
  }

  /// The scalar, or the key before which something is written.
  let place: Node
  let kind: Kind
}

extension SettingPath {
  /// The changes of the text that make a setting.
  func edits(for setting: Setting, in root: Node) throws(SettingError) -> [YAMLPlaceEdit] {
    var edits: [YAMLPlaceEdit] = []
    for found in try values(of: setting, in: root) {
      if let rows = found.value.sequence, let old = found.old?.sequence {
        for (row, before) in zip(rows, old) {
          guard let new = row.mapping?["count"], let count = before.mapping?["count"] else {
            throw .notWritable(setting.key)
          }
          edits.append(YAMLPlaceEdit(place: count, kind: .replacement(new.asWritten)))
        }
      } else if let old = found.old {
        guard old.scalar != nil else { throw .notWritable(setting.key) }
        edits.append(
          YAMLPlaceEdit(place: old, kind: .replacement(SettingPath.text(found.value, like: old))))
      } else {
        edits.append(try insertion(of: found, setting))
      }
    }
    return edits
  }

  /// A value that the document does not have yet, written into the last mapping on the way to it.
  private func insertion(
    of found: (keys: [String], parent: Node?, old: Node?, value: Node), _ setting: Setting
  ) throws(SettingError) -> YAMLPlaceEdit {
    guard let last = found.keys.last else { throw .notWritable(setting.key) }
    let inner = found.keys.dropLast().reversed().reduce(
      "\(last): \(SettingPath.text(found.value, like: nil))"
    ) { text, key in "\(key): {\(text)}" }
    if let word = found.parent, word.scalar != nil {
      return YAMLPlaceEdit(place: word, kind: .replacement("{\(inner)}"))
    }
    guard case .mapping(let mapping)? = found.parent, let first = mapping.keys.first else {
      throw .notWritable(setting.key)
    }
    return YAMLPlaceEdit(place: first, kind: .insertion(inner, mapping: found.parent?.mark))
  }

  /// A value as drive.yaml has it, in quotes like the one before it.
  private static func text(_ value: Node, like old: Node?) -> String {
    let text = value.asWritten
    let isTime = ClockTime.minute(of: text) != nil
    guard value.isQuoted || isTime || old?.isQuoted == true else { return text }
    return DriveYAMLText.quoted(text)
  }
}
