public import Diagnostics

extension TemplateError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "template-\(kind.name)" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}

extension TemplateError.Kind {
  fileprivate var name: String {
    switch self {
    case .unknownTemplate: "unknown"
    case .unknownTag: "unknown-tag"
    case .openTag: "open-tag"
    case .openSection: "open-section"
    case .wrongEnd: "wrong-end"
    case .unsupportedTag: "unsupported-tag"
    case .sectionAsText: "section-as-text"
    case .missing: "missing"
    case .notUTF8: "not-utf-8"
    }
  }
}

extension LetterError: KhungGioError {
  /// The code of the paper where that failed.
  public var code: String {
    switch self {
    case .templates: "letters-with-bad-templates"
    case .timeZone: "letters-time-zone"
    case .impossible: "letters-failed"
    case .unwritable: "letters-not-written"
    case .paper(let error): error.code
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .templates, .timeZone: .badData
    case .impossible: .internalError
    case .unwritable: .cannotWrite
    case .paper(let error): error.category
    }
  }
}

extension PaperError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noGlyph: "paper-without-glyph"
    case .tooLong: "paper-too-small"
    case .failed: "paper-failed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .noGlyph, .tooLong: .badData
    case .failed: .internalError
    }
  }
}
