/// The kinds of problems files can have. A code, once given, keeps its meaning; new ones are added
/// at the end of their group.
public enum ProblemCode: String, CaseIterable, Sendable {
  // Files as wholes.
  /// A file or folder that is needed does not exist.
  case missingInput = "KG001"
  /// A file or folder exists but cannot be read.
  case unreadable = "KG002"
  /// A file is larger than can be read.
  case tooLarge = "KG003"
  /// The text is not UTF-8.
  case notUTF8 = "KG004"
  /// YAML or JSON that breaks the rules of its notation.
  case syntax = "KG005"
  /// A quote of a CSV file that never ends, or that stands where none may.
  case quoting = "KG006"
  /// The version of the format is not known.
  case version = "KG007"
  /// A list without a single entry.
  case emptyList = "KG008"

  // Keys, columns and single values.
  /// A key that is needed is not there.
  case missingKey = "KG009"
  /// A key that nothing reads.
  case unknownKey = "KG010"
  /// A key that is given twice.
  case duplicateKey = "KG011"
  /// A value that is no time of day, or no interval of two times.
  case notATime = "KG012"
  /// A column that is needed is not there.
  case missingColumn = "KG013"
  /// A column that nothing reads.
  case unknownColumn = "KG014"
  /// A column that is named twice.
  case duplicateColumn = "KG015"
  /// A row with more or fewer fields than the header.
  case rowLength = "KG016"
  /// A value that is needed is empty.
  case missingValue = "KG017"
  /// A value of another type than expected.
  case wrongType = "KG018"
  /// A number outside its range.
  case outOfRange = "KG019"
  /// A date the calendar does not have.
  case notADate = "KG020"
  /// A value that is none of those allowed.
  case notAChoice = "KG021"
  /// An id with characters an id may not have.
  case badIdentifier = "KG022"
  /// Text with control characters, or with such as turn its direction.
  case controlCharacter = "KG026"
  /// Text that is longer than anybody's.
  case tooLong = "KG027"

  // Parts that do not fit together.
  /// The same id twice.
  case duplicateIdentifier = "KG030"
  /// An interval that ends before it begins.
  case emptyInterval = "KG031"
  /// No slot ends before closing.
  case noSlotFits = "KG032"
  /// Two rows of changing staffing share a minute.
  case overlappingShifts = "KG033"
  /// A second stage at whose end deferred people leave.
  case secondDeferringStage = "KG034"
  /// A zone that no stage is in.
  case unknownZone = "KG035"
  /// A unit that is not listed.
  case unknownUnit = "KG037"
  /// A session that the drive does not have.
  case unknownSession = "KG038"
  /// A donor kind without rates.
  case unknownKind = "KG039"
  // KG040 was a group with people of two units, which is no error: groups are per unit.
  /// The parts of a mixture do not add up to 1.
  case mixtureParts = "KG041"
  /// Room kept for people without an invitation that breaks a rule by itself.
  case reserveBreaksRule = "KG042"

  // Pins.
  /// A pin to a start that is no slot.
  case pinNoSlot = "KG050"
  /// A pin outside the person's availability.
  case pinOutsideAvailability = "KG051"
  /// A pin outside the unit's hours or sessions.
  case pinOutsideUnitWindow = "KG052"
  /// A pin to another slot than that of a companion.
  case pinApartFromCompanion = "KG053"
  /// Pins that together break a hard rule.
  case pinsBreakRule = "KG054"
  /// A pin of somebody who gets no slot because of an answer.
  case pinOfHeldBack = "KG055"

  // Plan files.
  /// A registrant that the drive does not have.
  case unknownRegistrant = "KG060"
  /// A plan that was made for another drive.
  case planOfAnotherDrive = "KG061"
  /// An id that is somebody else's than when the plan was made.
  case otherPerson = "KG062"

  // Lists that units send.
  /// A file that is no workbook and no table of text.
  case notAWorkbook = "KG070"
  /// A workbook of another format than .xlsx.
  case otherFormat = "KG071"
  /// A workbook that opens only with a password.
  case encryptedWorkbook = "KG072"
  /// A workbook that is broken, or made to harm.
  case damagedWorkbook = "KG073"
  /// A list in which no row names its columns.
  case noHeadings = "KG074"
  /// A list that does not say of which unit it is.
  case unclearUnit = "KG075"
  /// A value that is no telephone number.
  case notAPhone = "KG076"
  /// A formula without a result, or with an error for one.
  case formulaWithoutResult = "KG077"
  /// Two rows that may be the same person.
  case suspectedDuplicate = "KG078"
  /// Text of an old encoding that was put right.
  case textConverted = "KG079"
  /// A row with text that was taken for none of a person.
  case rowLeftOut = "KG080"
  /// An age at which blood is not taken.
  case ageOutsideRule = "KG081"
  /// A weight at which blood is not taken.
  case weightBelowRule = "KG082"
  /// A donation too soon after the last one.
  case tooSoonAgain = "KG083"
  /// A sheet or file that was not read.
  case sheetLeftOut = "KG084"
  /// A name with an identity number in it, which is not printed.
  case identityNumber = "KG089"

  /// A row with the id of somebody whose name it cannot be.
  case idOfAnotherPerson = "KG119"

  // Diagnostics of lists that units send: their files, sheets, columns and rows.
  /// A file or folder beside the lists that may hold one, and was not read.
  case fileLeftOut = "KG100"
  /// Rows that the sheet does not show, and that were read.
  case rowHidden = "KG101"
  /// A row that is struck through, and was left out.
  case rowStruck = "KG102"
  /// One cell with the names of several people.
  case severalPeople = "KG103"
  /// A list, a part or a cell that names a unit in other words, or another unit than the one it is
  /// read as.
  case unitDiffers = "KG104"
  /// Rows without a unit that were taken for those of the unit above them.
  case unitCarried = "KG105"
  /// A column whose heading is known, and whose cells hold something else.
  case columnSetAside = "KG106"
  /// A total that is not the number of people above it.
  case countDiffers = "KG108"
  /// A web page under the name of a workbook.
  case webPage = "KG109"
  /// A table of text under the name of a workbook.
  case textTable = "KG110"
  /// A hidden sheet with people, which was not read.
  case sheetHidden = "KG111"
  /// Rows that look like people and stand above the headings.
  case rowsAboveHeadings = "KG112"
  /// Another kind of file: a letter, a picture.
  case otherKindOfFile = "KG113"

  // Templates of letters.
  /// A tag that names nothing, or nothing that can stand there.
  case templateTag = "KG090"
  /// A tag or section that is not written as it must be.
  case templateSyntax = "KG091"
  /// A file that no letter uses.
  case unknownTemplate = "KG092"
  /// A time zone that no computer knows.
  case unknownTimeZone = "KG093"

  // Values of lists that units send.
  /// A date with a time of day: when somebody registered or signed, not when they want to come.
  case timeStamp = "KG120"
  /// A number that may be one of several times.
  case unclearTime = "KG121"
  /// Hours of a day on which there is no session.
  case otherDay = "KG122"
  /// A wish, or hours, when no session is open.
  case timeOutsideDay = "KG123"
  /// A person to whom no slot is allowed.
  case noAllowedSlot = "KG124"
  /// A person who does not come, and was left out.
  case declined = "KG125"
  /// An answer that does not tell whether the person comes.
  case unclearAnswer = "KG126"
  /// The day of a donation where a kind of donor should stand.
  case donationNoKind = "KG127"
  /// Kinds of donors, of which the drive names none.
  case noKinds = "KG128"
  /// Text that is no name of a person.
  case notAName = "KG129"
  /// A name with something else beside it.
  case nameHasMore = "KG131"
  /// Text whose letters are lost.
  case lettersLost = "KG132"
  /// A telephone number with something else beside it.
  case phoneHasMore = "KG133"
  /// A value that was read as something other than it shows.
  case readAs = "KG134"
  /// Groups that may be of people who come together, or others.
  case perhapsCompanions = "KG135"
  /// Text that is not read, and speaks of times.
  case speaksOfTime = "KG137"
  /// Hours to be marked, none of which is.
  case noHoursMarked = "KG138"
  /// A mark that does not tell whether something is marked.
  case unclearMark = "KG139"
  /// A day of birth of another year than the year of birth.
  case birthDateDiffers = "KG140"
  /// Somebody who has not answered a question that the lists ask.
  case notAnswered = "KG141"
  /// Somebody who may not give blood by an answer.
  case barredByAnswer = "KG142"
}
