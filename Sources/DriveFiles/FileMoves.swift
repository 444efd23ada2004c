import Foundation

/// Files that are moved from a folder that holds all of them into another one, one after another.
///
/// What each of them replaces is kept aside until the last is moved. At every moment the files that are
/// in their places and those in the folder `…ready` are together all the new ones: whoever comes
/// after a killed process can always go on.
struct FileMoves {
  /// Where the new files are, until they are moved.
  let ready: URL
  private let target: URL
  private let before: URL
  private let abandoned: URL

  /// Moves into a folder.
  ///
  /// - Parameters:
  ///   - name: the name that the folders of this run begin with.
  ///   - target: the folder.
  init(_ name: String, into target: URL) {
    func folder(_ ending: String) -> URL {
      target.appendingPathComponent(name + ending, isDirectory: true)
    }
    self.target = target
    ready = folder(StagedName.ready)
    before = folder(StagedName.before)
    abandoned = folder(StagedName.unfinished)
  }

  /// What was done to one path.
  private enum Step {
    /// The new one is in its place, where nothing was.
    case added(String)
    /// The new one is in its place, and the old one aside.
    case replaced(String)
  }

  /// Moves everything.
  ///
  /// - Throws: ``OutputError`` where that is not possible; everything then is as before, or, where not
  ///   even that is possible, is moved by the next process that writes here.
  func perform() throws(OutputError) {
    var steps: [Step] = []
    do throws(OutputError) {
      try moveAll(below: "", keepingOld: true, &steps)
    } catch {
      if undo(steps), rename(ready.path, abandoned.path) == 0 {
        try? FileManager.default.removeItem(at: abandoned)
        try? FileManager.default.removeItem(at: before)
      }
      throw error
    }
    removeFolders()
  }

  /// Moves what a killed process has not moved.
  ///
  /// - Throws: ``OutputError`` where that is not possible; the next one tries again.
  func finish() throws(OutputError) {
    var steps: [Step] = []
    try moveAll(below: "", keepingOld: false, &steps)
    removeFolders()
  }

  /// Moves what killed processes have not moved into a folder that is read; what cannot be moved now
  /// is when something is written there.
  ///
  /// - Parameter folder: the folder.
  static func finishAll(in folder: URL) {
    let target = folder.resolvingSymlinksInPath()
    for name in StagedName.dead(in: target, ending: StagedName.ready) {
      try? FileMoves(name, into: target).finish()
    }
  }

  private func removeFolders() {
    // Where this fails, the next process removes them: nothing is in them that is still to be moved.
    try? FileManager.default.removeItem(at: before)
    try? FileManager.default.removeItem(at: ready)
  }

  private func moveAll(
    below folder: String, keepingOld: Bool, _ steps: inout [Step]
  ) throws(OutputError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: place(folder, in: ready).path)
    } catch {
      // Somebody else has finished it meanwhile.
      if !keepingOld, FileStatus.of(ready) == nil { return }
      throw .cannotWrite(path: target.path, reason: error.localizedDescription)
    }
    for name in names.sorted() {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let (from, to) = (place(path, in: ready), place(path, in: target))
      let old = FileStatus.of(to)
      if old != nil, FileStatus.of(from).map({ $0.st_mode & S_IFMT == S_IFDIR }) == true {
        try moveAll(below: path, keepingOld: keepingOld, &steps)
        continue
      }
      var isAway = false
      if keepingOld, old != nil, !FileStatus.isFolder(to) { isAway = try putAside(path) }
      guard rename(from.path, to.path) == 0 else {
        let error = OutputError.system(to)
        if !keepingOld, FileStatus.of(from) == nil { continue }
        if isAway { rename(place(path, in: before).path, to.path) }
        throw error
      }
      steps.append(old == nil ? .added(path) : .replaced(path))
    }
  }

  /// Gives an old file a second name among those aside.
  ///
  /// - Returns: whether it has lost its first one, where files cannot have two.
  private func putAside(_ path: String) throws(OutputError) -> Bool {
    let (from, to) = (place(path, in: target), place(path, in: before))
    try StagedFolder.make(to.deletingLastPathComponent())
    if linkat(AT_FDCWD, from.path, AT_FDCWD, to.path, 0) == 0 { return false }
    guard rename(from.path, to.path) == 0 else { throw .system(from) }
    return true
  }

  /// Takes moves back, the last one first.
  ///
  /// - Returns: whether everything is as before.
  private func undo(_ steps: [Step]) -> Bool {
    for step in steps.reversed() {
      switch step {
      case .added(let path):
        guard rename(place(path, in: target).path, place(path, in: ready).path) == 0 else {
          return false
        }
      case .replaced(let path):
        let place = place(path, in: target)
        guard rename(place.path, self.place(path, in: ready).path) == 0,
          rename(self.place(path, in: before).path, place.path) == 0
        else { return false }
      }
    }
    return true
  }

  private func place(_ path: String, in folder: URL) -> URL {
    path.isEmpty ? folder : folder.appendingPathComponent(path)
  }
}
