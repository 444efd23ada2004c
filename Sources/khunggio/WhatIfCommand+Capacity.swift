import ArgumentParser
import DriveFiles
import WhatIf
import Wording

extension WhatIfCommand {
  func runCapacity(of variants: DriveVariants, wording: Words) throws {
  }
}
