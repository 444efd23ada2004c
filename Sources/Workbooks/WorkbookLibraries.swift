import CWorkbooks

/// The libraries behind workbooks, as they are on this machine.
public enum WorkbookLibraries {
  /// The libraries by their names, with their versions.
  public static var versions: [(name: String, version: String)] {
    let expat = XML_ExpatVersion().map { String(cString: $0) } ?? ""
    return [
      ("libzip", zip_libzip_version().map { String(cString: $0) } ?? ""),
      ("Expat", expat.split(separator: "_").last.map(String.init) ?? expat),
    ]
  }
}
