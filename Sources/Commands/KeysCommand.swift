import ArgumentParser
import Console
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
    let refusal = Words(language: options.language ?? .vietnamese)
    let keys = try options.run(ListKeys(of: options.drive), in: refusal)
    let wording = Words(language: options.language ?? keys.language)
    ProblemReport(keys.warnings, wording: wording).write()
    var output = Output()
    if json {
      output.line(keys.json.document)
    } else {
      output.line(TextWidth.printable(wording.keysHeading(keys.name)))
      output.line("")
      for entry in keys.keys {
        let value = entry.value.flatMap { $0.isEmpty ? nil : $0 } ?? wording.nothingSet
        output.line(TextWidth.printable("\(entry.key) = \(value)"))
        if let meaning = entry.meaning(in: wording) {
          let unit = meaning.unit.isEmpty ? "" : " (\(meaning.unit))"
          output.line("    \(TextWidth.printable(meaning.text))\(unit)")
        }
      }
      output.line("")
      output.line(wording.keysNote)
    }
    try output.finish()
  }
}
