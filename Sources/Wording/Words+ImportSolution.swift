/// What `import-solution` says.
extension Words {
  /// The report of a solver is no solution of this drive's program: why, and what to do.
  ///
  /// - Parameters:
  ///   - file: the report.
  ///   - reason: why, in words.
  ///   - export: the command that writes the program.
  /// - Returns: the sentences.
  public func noSolution(_ file: String, reason: String, export: String) -> String {
    say(
      "\(file): không phải nghiệm của bài toán của đợt này: \(reason). Hãy xuất lại bài toán bằng: "
        + "\(export); giải tệp đó, rồi nhập kết quả của chính tệp đó.",
      "\(file): not a solution of this drive's program: \(reason). Export the program again with: "
        + "\(export); solve that file, then import what the solver reports for it.")
  }

  /// It names none of the program's variables.
  public var solutionNamesNothing: String {
    say(
      "không có biến nào của bài toán; có thể là của đợt khác, hoặc bộ giải không tìm được nghiệm",
      "none of the program's variables is in it; it may be of another drive, or the solver found no "
        + "solution")
  }

  /// A variable that the program does not have.
  public func solutionNamesUnknown(_ name: String, line: Int) -> String {
    say(
      "dòng \(line): bài toán không có biến \"\(name)\"",
      "line \(line): the program has no variable \"\(name)\"")
  }

  /// The value of a variable is no number; line 0 is the end of the file.
  public func solutionHasNoNumber(_ variable: String, line: Int) -> String {
    let place = line > 0 ? say("dòng \(line): ", "line \(line): ") : ""
    return place
      + say(
        "giá trị của biến \(variable) không phải là số",
        "the value of \(variable) is no number")
  }

  /// A variable's number that the program does not have.
  public func solutionCountsTooFar(_ number: Int, line: Int) -> String {
    say(
      "dòng \(line): bài toán không có biến thứ \(number)",
      "line \(line): the program has no variable number \(number)")
  }

  /// It is of a program with another number of variables.
  public func solutionOfOtherSize(_ declared: Int, expected: Int) -> String {
    say(
      "tệp có \(count(declared)) biến, bài toán có \(count(expected))",
      "it has \(count(declared)) variables, the program \(count(expected))")
  }

  /// It was cut off.
  public func solutionEndsEarly(_ read: Int, of declared: Int) -> String {
    say(
      "tệp bị cắt: chỉ có \(count(read)) trên \(count(declared)) biến",
      "it was cut off: \(count(read)) of \(count(declared)) variables are in it")
  }

  /// A variable that is whole has another value.
  public func solutionIsNotWhole(_ variable: String, _ value: String) -> String {
    say(
      "biến \(variable) phải là số nguyên, ở đây là \(value)",
      "\(variable) is a whole number, and here it is \(value)")
  }

  /// A variable is outside its bounds.
  public func solutionIsOutOfBounds(_ variable: String, _ value: String) -> String {
    say(
      "biến \(variable) vượt giới hạn của nó: \(value)",
      "\(variable) is outside its bounds: \(value)")
  }

  /// A row that says what variables mean is broken.
  public func solutionBreaksRow(_ row: String, _ excess: String) -> String {
    say(
      "ràng buộc \(row) bị phạm (lệch \(excess)): tệp thiếu biến hoặc bị sửa",
      "the row \(row) is broken by \(excess): variables are missing, or were changed")
  }

  /// The program in the MPS file is not that of the drive as it is.
  public func programOfOtherDrive(_ file: String, export: String) -> String {
    say(
      "\(file): không phải bài toán của đợt này như hiện nay: danh sách hoặc drive.yaml đã đổi sau khi "
        + "xuất. Hãy xuất lại: \(export)",
      "\(file): not the program of this drive as it stands: lists or drive.yaml have changed since it "
        + "was exported. Export it again: \(export)")
  }

  /// The file has no columns.
  public func noProgram(_ file: String) -> String {
    say(
      "\(file): không đọc được bài toán (cần tệp MPS do khunggio export ghi)",
      "\(file): no program was read (expected: an MPS file that khunggio export wrote)")
  }

  /// The report counts variables, so that nobody can tell which program it is of.
  public func solutionCountsVariables(_ file: String) -> String {
    say(
      "\(file): tệp này chỉ đánh số các biến, không ghi tên; hãy nêu bài toán đã giải bằng --mps TỆP",
      "\(file): it numbers variables and does not name them; name the program that was solved with "
        + "--mps FILE")
  }

  /// The plan breaks rules and was not saved.
  public var brokenSolutionNotSaved: String {
    say(
      "Lịch phạm quy tắc nên không được lưu.", "The plan breaks a rule, so it was not saved.")
  }

  /// Planning by itself found a better plan.
  public func planningIsCheaper(_ cost: Double, than imported: Double, _ command: String) -> String
  {
    say(
      "khunggio lập được lịch tốt hơn: chi phí \(number(cost)) thay vì \(number(imported)): \(command)",
      "Planning finds a better one: cost \(number(cost)) instead of \(number(imported)): \(command)"
    )
  }
}
