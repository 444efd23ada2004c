public import Diagnostics

extension DriveFileProblems: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { isMissingInput ? "drive-files-missing" : "drive-files-invalid" }

  /// What a caller can do about it.
  public var category: ErrorCategory { isMissingInput ? .inputMissing : .badData }
}

extension OutputError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .cannotCreate: "output-not-created"
    case .cannotWrite: "output-not-written"
    case .folderNotEmpty: "output-folder-not-empty"
    case .noName: "output-without-name"
    case .isInput: "output-is-input"
    case .isAnotherFile: "output-is-another-file"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .noName, .isInput: .usage
    case .cannotCreate, .folderNotEmpty, .isAnotherFile: .cannotCreate
    case .cannotWrite: .cannotWrite
    }
  }
}

extension DriveLock.LockError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "drive-in-use" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .temporary }
}

extension SettingError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .unknownKey: "setting-unknown-key"
    case .ambiguousKey: "setting-ambiguous-key"
    case .notWritable: "setting-not-writable"
    case .notChangeable: "setting-not-changeable"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

extension VariantError: KhungGioError {
  /// The code of the setting, or of the files the drive would have.
  public var code: String {
    switch self {
    case .setting(let error): error.code
    case .files(let problems): problems.code
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .setting(let error): error.category
    case .files: .badData
    }
  }
}
