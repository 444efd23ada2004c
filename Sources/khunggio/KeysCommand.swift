import ArgumentParser
import DriveFiles
import Drives
import KhungGio
import Wording

/// `khunggio keys`: lists everything that `whatif --set` can change.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Lists every key of a drive, its value and what it means.",
    discussion: """
      Examples:
        khunggio keys data/tiny
        khunggio keys data/tiny --json

      A line has the key as whatif --set takes it, its value, its unit and what it
      means.

      Exit status: 0 done; 65 bad data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() throws {
    let (variants, wording) = try options.readVariants()
    let keys = variants.keys
    var output = Output()
    if json {
      output.line(JSONValue.object([("keys", .array(keys.map(document)))]).document)
    } else {
      output.line(TextWidth.printable(wording.keysHeading(variants.base.name)))
      output.line("")
      for (key, value) in keys {
        output.line(
          TextWidth.printable(
            "\(key) = \(value.map { $0.isEmpty ? wording.nothingSet : $0 } ?? wording.nothingSet)"))
        if let meaning = wording.meaning(ofKey: SettingKey(key).parts.map(\.text)) {
          let unit = meaning.unit.isEmpty ? "" : " (\(meaning.unit))"
          output.line("    \(TextWidth.printable(meaning.text))\(unit)")
        }
      }
      output.line("")
      output.line(wording.keysNote)
    }
    try output.finish()
  }

  private func document(_ key: String, value: String?) -> JSONValue {
    func both(_ part: (Words.KeyMeaning) -> String) -> JSONValue {
      .object(
        Language.allCases.map { language in
          let meaning = Words(language: language).meaning(
            ofKey: SettingKey(key).parts.map(\.text))
          return (language.rawValue, .optional(meaning.map(part)))
        })
    }
    return .object([
      ("key", .string(key)), ("value", .optional(value)), ("unit", both(\.unit)),
      ("meaning", both(\.text)),
    ])
  }
}
