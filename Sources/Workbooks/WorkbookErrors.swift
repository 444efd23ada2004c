public import Diagnostics

extension WorkbookError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .unreadable: "workbook-missing"
    case .notAWorkbook: "workbook-none"
    case .oldFormat: "workbook-of-excel-97"
    case .openDocument: "workbook-open-document"
    case .webPage: "workbook-web-page"
    case .otherKind: "workbook-of-other-kind"
    case .textTable: "workbook-text-table"
    case .encrypted: "workbook-encrypted"
    case .damaged: "workbook-damaged"
    case .tooLarge: "workbook-too-large"
    case .documentType: "workbook-document-type"
    case .impossible: "workbook-impossible"
    case .unwritable: "workbook-not-written"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .unreadable: .inputMissing
    case .notAWorkbook, .oldFormat, .openDocument, .webPage, .otherKind, .textTable, .encrypted,
      .damaged, .tooLarge, .documentType:
      .badData
    case .impossible: .internalError
    case .unwritable: .cannotWrite
    }
  }
}
