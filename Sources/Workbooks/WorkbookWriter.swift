extension Workbook {
  /// The workbook as the bytes of an .xlsx file; the same workbook gives the same bytes.
  ///
  /// It is made in memory, so that no disk can leave a part of it out.
  ///
  /// - Returns: the bytes.
  /// - Throws: what no workbook can have, or why it cannot be written.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    try WorkbookCheck.check(self)
    return try ZipWriter.bytes(of: WorkbookPackage(self).parts)
  }
}
