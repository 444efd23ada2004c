package import Diagnostics
import Drives
import KhungGio
import WhatIf
package import Wording

/// Errors of use cases that are wrong usage: an option that cannot be meant for this drive.
package struct UsageErrorWords {
  private let usage: UsageWords

  /// Errors of usage in words.
  ///
  /// - Parameter usage: the language.
  package init(_ usage: UsageWords) { self.usage = usage }

  /// An error in words.
  ///
  /// - Parameter error: the error.
  /// - Returns: the sentence; nil for an error that is none of usage, or that has words of its own.
  package func words(of error: any KhungGioError) -> String? {
    switch (error as? UseCaseError)?.cause ?? error {
    case let error as OptionError: sentence(of: error)
    case let error as SelectionError:
      switch error {
      case .noRegistrant(let id): usage.nobodyToRelease(id)
      case .noUnitOrSession(let id): usage.nothingToFreeze(id)
      }
    case let error as WrittenOptionError: sentence(of: error)
    case let error as ReportError:
      switch error {
      case .noSuchDay(let day, let days): usage.noSuchDay(day, days: days.map(\.isoText))
      case .noSession: usage.noSession
      }
    default: nil
    }
  }

  private func sentence(of error: WrittenOptionError) -> String {
    switch error {
    case .noCount(let text): usage.noCount(text, items: Words.SummaryRow.allCases.map(\.rawValue))
    case .noWholeNumber(let text): usage.noWholeNumber(text)
    case .noShare(let text): usage.noShare(text)
    case .noSetting(let text): usage.noSetting(text)
    case .noParameter(let text): usage.noParameter(text)
    case .namedTwice(let option, let key): usage.twice(option, key)
    case .tooManyRows(let most): usage.tooManyRows(most)
    case .noFrontier(let text): usage.noFrontier(text)
    case .unknownMeasure: usage.unknownMeasure(Measure.figures)
    case .frontierNeedsDays(let text): usage.frontierNeedsDays(text)
    }
  }

  private func sentence(of error: OptionError) -> String {
    switch error.option {
    case "parameter": usage.noParameter(error.value)
    case "unit", "units": usage.noUnit("--\(error.option)", error.value)
    default: usage.cannotBe("--\(error.option)", error.value)
    }
  }
}
