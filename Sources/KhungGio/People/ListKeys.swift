public import DriveFiles
public import Drives
import Foundation
public import Wording

/// Lists every key of a drive, its value and what it means.
public struct ListKeys: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// Whether a drive without lists is an error; otherwise its settings are listed all the same.
  public var needsLists = true

  /// Lists the keys of a drive.
  ///
  /// - Parameter drive: the path of its folder.
  public init(of drive: String) { self.drive = drive }

  /// Reads the drive.
  ///
  /// - Parameter context: not used.
  /// - Returns: the keys.
  /// - Throws: every problem of the drive's files.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> DriveKeys {
    do throws(DriveFileProblems) {
      let variants = try DriveVariants(
        at: URL(fileURLWithPath: drive, isDirectory: true), needsLists: needsLists)
      return DriveKeys(
        name: variants.base.name, language: variants.base.language,
        keys: variants.keys.map { DriveKeys.Entry(key: $0.key, value: $0.value) },
        warnings: variants.warnings)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// The keys of a drive.
public struct DriveKeys: JSONDocument, Equatable {
  /// A key.
  public struct Entry: Equatable, Sendable {
    /// The key, as `--set` takes it.
    public let key: String
    /// Its value as it is written; nil for none.
    public let value: String?

    /// What it means, and its unit.
    ///
    /// - Parameter wording: the language.
    /// - Returns: the meaning; nil where it is not known.
    public func meaning(in wording: Words) -> Words.KeyMeaning? {
      wording.meaning(ofKey: SettingKey(key).parts.map(\.text))
    }
  }

  /// What the drive is called.
  public let name: String
  /// The language it asks for.
  public let language: Language
  /// The keys, in the order of the files.
  public let keys: [Entry]
  /// What is no error of the files but worth a look.
  public let warnings: [DriveFileProblem]

  /// One JSON document; what a key means stands there in every language.
  public var json: JSONValue {
    .object([
      (
        "keys",
        .array(
          keys.map { entry in
            .object([
              ("key", .string(entry.key)), ("value", .optional(entry.value)),
              ("unit", DriveKeys.inEveryLanguage(entry, \.unit)),
              ("meaning", DriveKeys.inEveryLanguage(entry, \.text)),
            ])
          })
      )
    ])
  }

  private static func inEveryLanguage(
    _ entry: Entry, _ part: (Words.KeyMeaning) -> String
  ) -> JSONValue {
    .object(
      Language.allCases.map { language in
        (language.rawValue, .optional(entry.meaning(in: Words(language: language)).map(part)))
      })
  }
}
