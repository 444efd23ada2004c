public import Diagnostics
import Foundation
public import Wording

extension MakeReport {
  /// Counts as people write them: `blood_units_day=152`.
  ///
  /// - Parameter texts: an item and a number each.
  /// - Returns: the counts; of an item that is named twice the last one.
  /// - Throws: ``WrittenOptionError`` with the first that is none.
  public static func counts(
    written texts: [String]
  ) throws(WrittenOptionError) -> [Words.SummaryRow: Int] {
    var counts: [Words.SummaryRow: Int] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2, let item = Words.SummaryRow(rawValue: parts[0]) else {
        throw .noCount(text)
      }
      guard let count = Int(parts[1]), count >= 0 else { throw .noWholeNumber(parts[1]) }
      counts[item] = count
    }
    return counts
  }
}

extension PlanningOptions {
  /// Numbers of the search as people write them: `search.choices.few=20`.
  ///
  /// - Parameter texts: a name and a number each.
  /// - Returns: the numbers; of a name that is written twice the last one.
  /// - Throws: ``WrittenOptionError`` with the first that is none.
  public static func parameters(
    written texts: [String]
  ) throws(WrittenOptionError) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Double(parts[1]) else { throw .noParameter(text) }
      numbers[parts[0]] = number
    }
    return numbers
  }
}

extension ReckonSupplies {
  /// Shares of blood units by ml as people write them: `250=20,350=50,450=30`.
  ///
  /// - Parameter text: the shares.
  /// - Returns: the share of each volume that is named.
  /// - Throws: ``WrittenOptionError`` with the first that is none.
  public static func volumes(written text: String) throws(WrittenOptionError) -> [Int: Double] {
    var shares: [Int: Double] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, let volume = Int(pair[0]), Words.SupplyBasis.volumes.contains(volume),
        let share = Double(pair[1]), share.isFinite, share >= 0
      else { throw .noShare(String(part)) }
      shares[volume] = share
    }
    return shares
  }
}

/// A text that is not what an option takes.
public enum WrittenOptionError: KhungGioError, Equatable {
  /// No item of the summary with a number.
  case noCount(String)
  /// No whole number from 0 on.
  case noWholeNumber(String)
  /// No volume with its share.
  case noShare(String)
  /// No key with values.
  case noSetting(String)
  /// No name of a number of the search with a number.
  case noParameter(String)
  /// An option names a key twice.
  case namedTwice(option: String, key: String)
  /// More rows than are planned at a time.
  case tooManyRows(most: Int)
  /// Not two measures.
  case noFrontier(String)
  /// A measure that there is none of.
  case unknownMeasure(String)
  /// A measure that only simulated days have.
  case frontierNeedsDays(String)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noCount: "count-without-item"
    case .noWholeNumber: "count-without-number"
    case .noShare: "volume-without-share"
    case .noSetting: "key-without-values"
    case .noParameter: "parameter-without-number"
    case .namedTwice: "key-named-twice"
    case .tooManyRows: "too-many-rows"
    case .noFrontier: "frontier-without-measures"
    case .unknownMeasure: "frontier-of-unknown-measure"
    case .frontierNeedsDays: "frontier-without-days"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

/// A result that is written as documents, in several forms.
public protocol DocumentedResult: JSONDocument {
  /// The forms there are.
  associatedtype Form: RawRepresentable<String> & CaseIterable & Hashable & Sendable

  /// Writes documents into a folder, all of them or none.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a file cannot be written.
  func write(
    into folder: String, as forms: Set<Form>, in wording: Words, force: Bool
  ) throws(UseCaseError) -> WrittenFiles
}

extension MadeRoster: DocumentedResult {}
extension RolledUpReports: DocumentedResult {}
extension ListedRecognition: DocumentedResult {}
extension ReckonedSupplies: DocumentedResult {}

extension FinishedReport: DocumentedResult {
  /// Writes documents into a folder, all of them or none; a report has its language already.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: not used.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a file cannot be written.
  public func write(
    into folder: String, as forms: Set<MakeReport.Form>, in wording: Words, force: Bool
  ) throws(UseCaseError) -> WrittenFiles {
    try write(into: folder, as: forms, force: force)
  }
}
