import ArgumentParser
import Foundation
import KhungGio
import Wording

/// Where documents are written, and in which forms; without a folder they are printed.
struct FileOptions<Form: RawRepresentable<String> & CaseIterable & Hashable & Sendable>:
  ParsableArguments
{
  @Option(help: .formats(of: Form.self)) var format: String?
  @Option(help: .of(\.out)) var out: String?
  @Flag(help: .of(\.force)) var force = false
  @Flag(help: .of(\.json)) var json = false

  func validate() throws {
    _ = try forms()
    try refuse(unless: format == nil || out != nil) { $0.formatsNeedAFolder }
  }

  private func forms() throws -> Set<Form> {
    Set(try format.map { try named($0, of: Form.self) } ?? Array(Form.allCases))
  }

  /// Writes the documents of a result into the folder, or prints it where there is none.
  func write<Made: DocumentedResult>(
    _ made: Made, of options: DriveOptions, in wording: Words, lines: () -> [String],
    said: (WrittenFiles) -> String
  ) throws where Made.Form == Form {
    guard let out else { return try Output.show(json ? made.json : nil, lines) }
    let forms = try forms()
    let written = try options.doing(in: wording) {
      try made.write(into: out, as: forms, in: wording, force: force)
    }
    try Output.show { [said(written)] }
  }
}

/// The forms that `--format` names, each once, in the order in which they are named.
func named<Form: RawRepresentable<String> & CaseIterable & Hashable>(
  _ text: String, of forms: Form.Type
) throws -> [Form] {
  var seen: Set<Form> = []
  return try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
    let name = name.trimmingCharacters(in: .whitespaces).lowercased()
    guard let form = Form(rawValue: name) else {
      throw wrongUsage { $0.noneOf("--format", name, Form.allCases.map(\.rawValue)) }
    }
    return form
  }.filter { seen.insert($0).inserted }
}
