import Foundation
import Testing

/// A paper of the project, as far as it can be held against the command: the commands it shows, what
/// it says that they print, and its pictures of terminals.
struct Paper: CustomTestStringConvertible {
  /// A block of commands, and what stands between it and the next one.
  struct Step {
    /// The commands as written, each with what it exits with: 0, unless a comment `# exits 3` says
    /// otherwise.
    var commands: [(text: String, status: Int32)] = []
    /// What they print, by the paper: blocks of lines, in which `…` stands for lines left out.
    var printed: [[String]] = []
    /// The pictures of the terminal, by their paths beside the paper.
    var screens: [String] = []
  }

  /// Where it is in the package.
  let path: String
  /// Its text.
  let text: String
  /// Its commands in their order.
  let steps: [Step]

  var testDescription: String { path }

  /// The folder that its links begin from.
  var folder: URL { Command.root.appending(path: path).deletingLastPathComponent() }

  /// The README in both languages and everything in docs.
  static var all: [Paper] {
    get throws {
      let docs = try FileManager.default.contentsOfDirectory(
        atPath: Command.root.appending(path: "docs").plainPath)
      let papers = docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
      return try (["README.md", "README.vi.md"] + papers).map { try Paper(at: $0) }
    }
  }

  /// Reads a paper.
  ///
  /// - Parameter path: where it is in the package.
  /// - Throws: where it cannot be read.
  init(at path: String) throws {
    self.path = path
    self.text = try Command.root.appending(path: path).text()
    var steps: [Step] = []
    var block: (language: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = block {
        guard line == "```" else {
          block?.lines.append(line)
          continue
        }
        block = nil
        switch open.language {
        case "sh": steps.append(Step(commands: Paper.commands(in: open.lines)))
        case "text" where !steps.isEmpty: steps[steps.count - 1].printed.append(open.lines)
        default: break
        }
      } else if line.hasPrefix("```") {
        block = (String(line.dropFirst(3)), [])
      } else if let picture = line.firstMatch(of: #/!\[.*?\]\(([^)]*screens/[^)]*\.svg)\)/#),
        !steps.isEmpty
      {
        steps[steps.count - 1].screens.append(String(picture.output.1))
      }
    }
    self.steps = steps
  }

  /// The commands of a block; one that ends in `\` goes on in the next line.
  private static func commands(in lines: [String]) -> [(text: String, status: Int32)] {
    var commands: [(text: String, status: Int32)] = []
    var begun: [String] = []
    for line in lines where !line.isEmpty {
      begun.append(line)
      guard !line.hasSuffix("\\") else { continue }
      let text = begun.joined(separator: "\n")
      let status = text.firstMatch(of: #/# exits (\d+)/#).flatMap { Int32($0.output.1) }
      commands.append((text, status ?? 0))
      begun = []
    }
    return commands
  }

  /// Runs every command, in the order of the paper and in one folder with copies of what it names.
  ///
  /// - Parameter look: is given each block, with what each of its commands exited with and printed,
  ///   errors included.
  /// - Throws: what looking throws, or where nothing can be run.
  func run(_ look: (Step, [Command.Result]) throws -> Void) throws {
    guard !steps.isEmpty else { return }
    try Folder.temporary { folder in
      for name in ["data", "docs"] {
        try FileManager.default.copyItem(
          at: Command.root.appending(path: name), to: folder.appending(path: name))
      }
      let bin = URL(filePath: Command.path).deletingLastPathComponent().plainPath
      let path = bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
      for step in steps {
        let results = try step.commands.map { command in
          try Command.run(
            "/bin/sh", ["-c", "exec 2>&1\n" + command.text], in: folder,
            environment: ["PATH": path])
        }
        try look(step, results)
      }
    }
  }
}
