import Foundation
import Testing

/// A terminal after some commands, as a picture: SVG without scripts, readable in grey.
struct Screen {
  /// The columns of the terminal.
  static let columns = 80
  /// The most lines that are drawn; of more, those in the middle are left out.
  private static let mostLines = 60
  /// Of a longer screen, the lines that are kept at its end.
  private static let lastLines = 14

  /// The lines, from the top; prompts begin with `$ `.
  let lines: [String]
  /// Lines that the terminal had to break, and that should have been shorter.
  let tooLong: [String]

  /// The screen after commands.
  ///
  /// - Parameters:
  ///   - step: the commands.
  ///   - results: what they printed.
  init(_ step: Paper.Step, _ results: [Command.Result]) {
    var lines: [String] = []
    for (command, result) in zip(step.commands, results) {
      let text = command.text.replacing(#/ *# exits \d+/#, with: "")
      lines += ("$ " + text).split(separator: "\n").map(String.init)
      var printed = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      while printed.last?.isEmpty == true { printed.removeLast() }
      lines += printed.map(String.init)
    }
    tooLong = lines.filter { line in
      // A problem keeps to one line, as editors read it; a command to be copied is not broken.
      line.count > Screen.columns
        && !line.contains(#/ KG\d\d\d |^  (?:gợi ý|hint): |^(?:Lưu ý|Note|Tiếp theo|Next): /#)
    }
    lines = lines.flatMap(Screen.broken)
    if lines.count > Screen.mostLines {
      let first = Screen.mostLines - Screen.lastLines - 1
      lines = lines.prefix(first) + ["⋮"] + lines.suffix(Screen.lastLines)
    }
    self.lines = lines
  }

  /// A line in parts that fit, broken at its blanks where it has any.
  private static func broken(_ line: String) -> [String] {
    guard line.count > columns else { return [line] }
    let first = line.prefix(columns)
    let blank = first.lastIndex(of: " ").flatMap { $0 > first.startIndex ? $0 : nil }
    let end = blank ?? first.endIndex
    return [String(line[..<end])] + broken(String(line[end...].drop { $0 == " " }))
  }

  /// The picture.
  var svg: String {
    // What 80 columns of the fonts below take at this size, with a margin; in pixels.
    let (advance, height, margin) = (7.8, 18, 12)
    let width = Int(Double(Screen.columns) * advance) + 2 * margin
    let full = lines.count * height + 2 * margin
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(full)" role="img">
      <title>\(Screen.escaped(lines.first ?? ""))</title>
      <rect width="\(width)" height="\(full)" rx="6" fill="#fbfbf8" stroke="#888"/>
      <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" fill="#111">

      """
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let weight = line.hasPrefix("$ ") ? " font-weight=\"bold\"" : ""
      svg += """
        <text x="\(margin)" y="\(margin + (index + 1) * height - 5)" xml:space="preserve"\(weight)>\
        \(Screen.escaped(line))</text>

        """
    }
    return svg + "</g>\n</svg>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// Expects the picture to be the one in a file. With KHUNGGIO_DRAW_ANEW set, the file is written
  /// instead, and the test fails, so that somebody looks at it.
  func expect(at file: URL) throws {
    if ProcessInfo.processInfo.environment["KHUNGGIO_DRAW_ANEW"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(svg.utf8).write(to: file)
      Issue.record("\(file.lastPathComponent) is drawn anew: look at it")
      return
    }
    let drawn = try file.text()
    let (ours, theirs) = (svg.split(separator: "\n"), drawn.split(separator: "\n"))
    let first = zip(ours, theirs).first { $0.0 != $0.1 }
    #expect(
      svg == drawn,
      "\(file.lastPathComponent): \(first.map { "\($0.0) instead of \($0.1)" } ?? "other length")")
  }
}
