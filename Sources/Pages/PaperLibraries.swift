import CPaper

/// The libraries and fonts behind pages, as they are on this machine.
public enum PaperLibraries {
  /// The libraries by their names, with their versions.
  public static var versions: [(name: String, version: String)] {
    ["Pango", "Cairo", "qrencode"].compactMap { name in
      cpaper_version(name).map { (name, String(cString: $0)) }
    }
  }

  /// The families that pages are set in, in the order in which they are looked for, and whether each is
  /// there.
  public static var families: [(name: String, isThere: Bool)] {
    PagedDocument.families.split(separator: ",").map { part in
      let name = String(part.drop { $0 == " " })
      return (name, cpaper_has_family(name) != 0)
    }
  }
}
