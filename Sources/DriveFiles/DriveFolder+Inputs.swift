public import Foundation

extension DriveFolder {
  /// The files that say what a drive is, as they are: settings, units and lists, by their paths in
  /// its folder, in order.
  ///
  /// - Parameter url: the folder.
  /// - Returns: the paths and what stands in the files.
  public static func inputs(at url: URL) -> [(path: String, bytes: [UInt8])] {
    let lists = url.appendingPathComponent(listsName, isDirectory: true)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: lists.path)) ?? [])
      .filter(isList).sorted()
    return ([driveName, unitsName] + names.map { "\(listsName)/\($0)" }).compactMap { path in
      (try? InputFile.bytes(of: url.appendingPathComponent(path))).map { (path, $0) }
    }
  }

  /// Whether a file of the folder of lists is one, by its name.
  static func isList(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".csv") && !name.hasPrefix(".")
  }
}
