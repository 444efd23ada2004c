import CGLPK

/// GLPK, as it is on this machine.
public enum GLPKLibrary {
  /// Its version, such as `5.0`.
  public static var version: String { String(cString: cglpk_version()) }
}
