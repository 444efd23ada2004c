import CRevision
import DriveStore
import Foundation
import GLPK
import Pages
import Planning
import Workbooks

/// Looks at the machine the program runs on: what somebody needs to know who looks for the cause of a
/// problem. Nothing personal, and no names of files.
public struct ExamineInstallation: UseCase {
  /// The variables of the environment that are looked at, by their names.
  public var environment: [String: String]

  /// Looking at this machine.
  ///
  /// - Parameter environment: the variables of the environment.
  public init(environment: [String: String]) { self.environment = environment }

  /// Looks at the machine.
  ///
  /// - Parameter context: not used.
  /// - Returns: what was found.
  public func perform(_ context: WorkContext) -> InstallationReport {
    var facts: [InstallationReport.Fact] = [
      .init(.program, "KhungGio", ProgramVersion.text), .init(.program, "Swift", compiler),
      .init(.system, "system", system), .init(.system, "processor", architecture),
      .init(.system, "cores", "\(ProcessInfo.processInfo.activeProcessorCount)"),
      .init(
        .system, "memory", "\(ProcessInfo.processInfo.physicalMemory / 1_000_000) MB"),
    ]
    facts += (libraries).map { .init(.library, $0.name, $0.version) }
    facts += PaperLibraries.families.map {
      .init(.font, $0.name, $0.isThere ? "yes" : "no")
    }
    facts += ["LANG", "LC_ALL", "LC_CTYPE", "TERM", "TZ"].map {
      .init(.environment, $0, environment[$0] ?? "–")
    }
    let zone = TimeZone(identifier: InstallationReport.zone)
    facts.append(
      .init(.environment, "time zones", zone == nil ? "no" : "yes"))
    facts.append(.init(.environment, "temporary folder", canWrite ? "writable" : "no"))
    var problems: [InstallationReport.Problem] = []
    if !PaperLibraries.families.contains(where: \.isThere) { problems.append(.noFont) }
    if zone == nil { problems.append(.noTimeZones) }
    if !canWrite { problems.append(.noTemporaryFolder) }
    if !isUnicode { problems.append(.localeWithoutUnicode) }
    return InstallationReport(facts: facts, problems: problems)
  }

  private var libraries: [(name: String, version: String)] {
    [("GLPK", GLPKLibrary.version), ("SQLite", StoreLibrary.version)]
      + WorkbookLibraries.versions + PaperLibraries.versions
  }

  private var compiler: String {
    #if swift(>=6.4)
      "6.4 or newer"
    #elseif swift(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// The system by the name it gives itself.
  private var system: String {
    let release = try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)
    let line = release?.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
    return line.map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } }
      ?? ProcessInfo.processInfo.operatingSystemVersionString
  }

  /// Whether what is printed can have the letters of Vietnamese.
  private var isUnicode: Bool {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let folded = locale.lowercased().filter { $0 != "-" }
    return locale.isEmpty || folded.contains("utf8")
  }

  private var canWrite: Bool {
    access(FileManager.default.temporaryDirectory.path, W_OK | X_OK) == 0
  }
}

/// What was found on the machine the program runs on.
public struct InstallationReport: JSONDocument, Equatable {
  /// What a fact is of.
  public enum Subject: String, Sendable {
    /// The program itself.
    case program
    /// The system.
    case system
    /// A library.
    case library
    /// A font.
    case font
    /// The environment it runs in.
    case environment
  }

  /// Something that was found.
  public struct Fact: Equatable, Sendable {
    /// What it is of.
    public let subject: Subject
    /// What it is called.
    public let name: String
    /// What it is.
    public let value: String

    init(_ subject: Subject, _ name: String, _ value: String) {
      self.subject = subject
      self.name = name
      self.value = value
    }
  }

  /// Something that should be put right.
  public enum Problem: String, CaseIterable, Sendable {
    /// None of the fonts that pages are set in is there.
    case noFont = "no-font"
    /// The system knows no time zones.
    case noTimeZones = "no-time-zones"
    /// Nothing can be written into the folder for temporary files.
    case noTemporaryFolder = "no-temporary-folder"
    /// The locale is none of Unicode.
    case localeWithoutUnicode = "locale-without-unicode"
  }

  /// The time zone that is looked for: that of drives which name no other.
  static let zone = "Asia/Ho_Chi_Minh"

  /// What was found.
  public let facts: [Fact]
  /// What should be put right.
  public let problems: [Problem]

  /// One JSON document; with it, the usual numbers of the search.
  public var json: JSONValue {
    .object([
      (
        "facts",
        .array(
          facts.map {
            .object([
              ("subject", .string($0.subject.rawValue)), ("name", .string($0.name)),
              ("value", .string($0.value)),
            ])
          })
      ), ("problems", .array(problems.map { .string($0.rawValue) })),
      (
        "parameters",
        .object(
          PlanningParameters().numbers.map {
            ($0.name, $0.isWhole ? .integer(Int(exactly: $0.value) ?? .max) : .number($0.value))
          })
      ),
    ])
  }
}

/// The version of the program, with what it was built from.
public enum ProgramVersion {
  /// The commit it was built from; empty where it was not built from a repository.
  public static var commit: String { String(cString: crevision_commit()) }

  /// The version, and the commit behind it: `0.1.0 (1a2b3c4d5e6f)`.
  public static var text: String {
    let commit = commit
    return commit.isEmpty
      ? LibraryVersion.current : "\(LibraryVersion.current) (\(commit))"
  }

  /// The version, the commit and the version of GLPK, as `--version` says them.
  public static var lines: String { "khunggio \(text)\nGLPK \(GLPKLibrary.version)" }
}
