public import Drives

/// What a value should have been.
public enum Expectation: Equatable, Sendable {
  /// A time of day.
  case clockTime
  /// An interval, or several.
  case intervals
  /// A time of day, perhaps with a session before it.
  case start
  /// A session and a time of day.
  case sessionAndStart
  /// A day.
  case date
  /// A whole number.
  case wholeNumber
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// Text.
  case text
  /// A list.
  case list
  /// Keys with values.
  case mapping
  /// A number of people or a part in percent.
  case peopleOrPercent
  /// A distribution of minutes, such as `normal: [0, 5]`.
  case distribution
  /// A number of servers, or rows of `from`, `to`, `count`.
  case servers
  /// A number in a range, written as mathematics does.
  case range(String)
  /// One of these words.
  case oneOf([String])
  /// Letters, digits, `_` and `-`.
  case identifier
  /// A row of so many fields.
  case fields(Int)
  /// Some of these columns.
  case columns([String])
  /// A quote that is closed.
  case closedQuote
  /// A separator or the end of the row after a closing quote.
  case nothingAfterQuote
  /// At least one entry.
  case something
  /// A file with this name.
  case file(String)
  /// A folder with this name.
  case folder(String)
  /// A file of at most so many megabytes.
  case megabytes(Int)
  /// Text in UTF-8.
  case utf8
  /// Text of at most so many characters.
  case characters(Int)
  /// Text that can be seen.
  case visibleText
  /// A later time than this one.
  case laterThan(String)
  /// A session of at least so many minutes: the stay after the last arrival of a slot.
  case roomForASlot(stay: Int, slotMinutes: Int)
  /// At least this many.
  case atLeast(String)
  /// The same slot as the companion with this id.
  case sameSlot(companion: String, slot: String)
  /// One of these slots of a session.
  case slots(first: String, last: String, minutes: Int)
  /// A slot that keeps the rule by this name, for what the rule limits, at a time of day.
  case rule(String, subject: String, at: String?)
  /// A reserve of at most so many people, so that it keeps the rule by this name, for what the rule
  /// limits, with the people of a slot, at a time of day.
  case reserve(most: Int, rule: String, subject: String, slot: String?, at: String?)
  /// No other stage than this one.
  case onlyStage(String)
  /// A value that is given once.
  case once
  /// No value at all.
  case emptyValue
  /// Keys that are plain words.
  case plainKeys
  /// The person a plan was made for, as far as that is known, and the id this person has now, if any.
  case person(String?, idNow: String?)
  /// What the notation's parser said, in its own English words.
  case parser(String)
  /// What a value of a list that units send should have been.
  case ofList(ListExpectation)
}

/// What a value of a list that units send should have been.
public enum ListExpectation: Equatable, Sendable {
  /// A telephone number.
  case phone
  /// A day or a year of birth.
  case birth
  /// Hours.
  case hours
  /// A start.
  case start
  /// The name of a unit, one of several.
  case unit
  /// A heading like `Họ và tên`.
  case headings
  /// A workbook of the kind .xlsx, or CSV.
  case workbook
  /// A workbook without a password.
  case openWorkbook
  /// An age from the first to the last.
  case age(Int, Int)
  /// A weight of at least so many kilograms.
  case weight(Double)
  /// At least so many weeks between two donations, of which the second would be on a day; the first
  /// day it may be on, where that is known.
  case weeks(Int, until: CalendarDate, from: CalendarDate?)
  /// At most so many rows.
  case rows(Int)
  /// So many people, as were read.
  case people(Int)
  /// The name of a person.
  case name
  /// One person in a row.
  case onePersonPerRow
  /// A name with all its letters.
  case allLetters
  /// Whether the person comes.
  case answer
  /// Male or female.
  case sex
  /// A mark or an empty cell.
  case mark
  /// A time in one of these hours.
  case openHours([String])
  /// One of the days of the drive.
  case days([CalendarDate])
}

/// What to do about a problem.
public enum Hint: Equatable, Sendable {
  /// A known name is near.
  case didYouMean(String)
  /// These names are known.
  case known([String])
  /// The first of two places.
  case first(file: String, row: Int)
  /// Quotes inside quotes are written twice.
  case doubleQuotesInside
  /// A number in quotes.
  case removeQuotes
  /// Text that YAML reads as something else.
  case addQuotes
  /// A part in percent, as the fraction it stands for.
  case writeAsFraction(String)
  /// The character that separates the fields of the file, instead of the comma.
  case separator(String)
  /// The file in another encoding.
  case saveAsUTF8(guess: String?)
  /// The file has fields with commas that are not quoted.
  case quoteCommas
  /// Only spaces may indent YAML.
  case spacesNotTabs
  /// A copy of the file from where it was whole.
  case bringBackCopy
  /// Who may read the file.
  case allowReading
  /// Type the value again, since it holds what is not seen.
  case typeAgain
  /// The drive has no lists of people yet.
  case importLists
  /// More problems of the same file were left out.
  case moreLeftOut
  /// What to do about a list that units send.
  case ofList(ListHint)
}

/// What to do about a list that units send.
public enum ListHint: Equatable, Sendable {
  /// The place of whom the row may repeat.
  case samePerson(String)
  /// Open the workbook, and save it again.
  case saveAgain
  /// Save it as .xlsx.
  case saveAsWorkbook
  /// Take the password away.
  case removePassword
  /// Say of which unit the list is.
  case nameUnit
  /// Say which column holds what.
  case mapColumns
  /// Look at the text that was put right.
  case lookAtText
  /// The rule and where it stands.
  case rule(String)
  /// Split the list, and import its parts.
  case importInParts
  /// What is to be said of a column.
  case column(ColumnNote)
  /// The unit that it is read as.
  case readAs(String)
  /// Write each person into a row.
  case oneRowEach
  /// Rows that somebody hid.
  case hidden
  /// Rows that a filter leaves out.
  case hiddenByFilter
  /// Let the list make its units.
  case newUnits
  /// Read a file of a folder by itself, or save it as a workbook.
  case giveByItself
  /// Give a folder inside a folder by itself.
  case giveFolder
  /// Close the workbook that somebody has open.
  case closeFile
  /// Call a table of text by what it is.
  case renameToCSV
  /// Show the sheet.
  case showSheet
  /// What the value was read as.
  case valueReadAs(String)
  /// Write which of these times is meant.
  case oneOfTimes([String])
  /// A spreadsheet has cut the digits of a number.
  case digitsLost
  /// Save the list so that it keeps its letters.
  case saveWithLetters
  /// Take the person out, if the drive has them already.
  case cancelIfListed
  /// The person stays until they are taken out.
  case keptUntilCancelled
  /// Write the hours into their own column.
  case writeHours
  /// Say that a column is not to be read.
  case ignoreColumn
  /// Widen the hours of the person or of the unit.
  case widenHours
  /// Ask the unit for an answer that is missing.
  case askUnit
  /// The person gets a slot all the same: ask before the day.
  case askBeforeTheDay
  /// The person gets no slot because of the answer.
  case heldBack
}
