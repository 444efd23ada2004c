import Drives
import Wording

/// What should be known of the people on a drive's lists before they are planned and invited: no
/// error of the files, and no reason to stop.
struct PeopleNotes {
  /// The most people that are named of one kind of note.
  private static let mostNamed = 100

  let drive: Drive
  let lists: RegistrantLists

  /// The notes, in the order of the lists.
  var notes: [DriveFileProblem] {
    withoutNumber + withoutSlot + withAnotherBirth + barred + withoutAnswer
  }

  /// People who may not give blood by one of their answers.
  private var barred: [DriveFileProblem] {
    drive.declarations.enumerated().flatMap { number, declaration in
      let people = drive.registrants.places.filter {
        declaration.bars(drive.registrants[$0].answer(to: number))
      }
      return named(people, declaration.id) { index in
        (
          .barredByAnswer, shownName(of: index), nil,
          .ofList(declaration.leavesOut ? .heldBack : .askBeforeTheDay)
        )
      }
    }
  }

  /// People who have not answered what the lists of units ask.
  private var withoutAnswer: [DriveFileProblem] {
    drive.declarations.enumerated().flatMap { number, declaration -> [DriveFileProblem] in
      guard declaration.isInLists else { return [] }
      let people = drive.registrants.places.filter {
        drive.registrants[$0].answer(to: number) == nil
      }
      // Lists that were made before it was asked have no answer at all: one stands for everybody.
      let most = people.count == drive.registrants.count ? 1 : PeopleNotes.mostNamed
      return named(people, declaration.id, most: most) { index in
        (.notAnswered, shownName(of: index), nil, .ofList(.askUnit))
      }
    }
  }

  private func shownName(of index: RegistrantIndex) -> String {
    let person = drive.registrants[index]
    return person.name.isEmpty ? person.id : person.name
  }

  /// People whose telephone number is none, so that no message reaches them.
  private var withoutNumber: [DriveFileProblem] {
    let people = drive.registrants.places.filter { index in
      let phone = drive.registrants[index].phone
      return !phone.isEmpty && PhoneNumber(phone) == nil
    }
    return named(people, "phone") { index in
      let phone = drive.registrants[index].phone
      // A number that has lost only its 0.
      let whole = PhoneNumber("0" + phone)
      return (.notAPhone, phone, .ofList(.phone), whole.map { .didYouMean($0.digits) })
    }
  }

  /// People to whom no slot is allowed.
  private var withoutSlot: [DriveFileProblem] {
    let people = drive.registrantsWithoutSlot.filter { !drive.isHeldBack(drive.registrants[$0]) }
    return named(people, "available") { index in
      (.noAllowedSlot, shownName(of: index), nil, .ofList(.widenHours))
    }
  }

  /// People whose day of birth is none, or of another year than the year of birth.
  private var withAnotherBirth: [DriveFileProblem] {
    guard lists.files.contains(where: { $0.columnNumbers["birth_date"] != nil }) else { return [] }
    var differing: [(index: RegistrantIndex, code: ProblemCode, text: String)] = []
    for index in drive.registrants.places {
      let text = lists.place(of: index, column: "birth_date").value
      guard !text.isEmpty else { continue }
      guard let date = PeopleNotes.date(text) else {
        differing.append((index, .notADate, text))
        continue
      }
      if let year = drive.registrants[index].birthYear, year != date.year {
        differing.append((index, .birthDateDiffers, text))
      }
    }
    return named(differing, "birth_date", of: \.index) { ($0.code, $0.text, .date, nil) }
  }

  /// The day that an ISO date names.
  private static func date(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, text.utf8.count == 10 else { return nil }
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
  }

  private typealias Said = (
    code: ProblemCode, value: String, expected: Expectation?, hint: Hint?
  )

  private func named(
    _ people: [RegistrantIndex], _ column: String, most: Int = mostNamed,
    _ say: (RegistrantIndex) -> Said
  ) -> [DriveFileProblem] {
    named(people, column, of: { $0 }, most: most, say)
  }

  private func named<Noted>(
    _ all: [Noted], _ column: String, of registrant: (Noted) -> RegistrantIndex,
    most: Int = mostNamed, _ say: (Noted) -> Said
  ) -> [DriveFileProblem] {
    all.prefix(most).enumerated().map { offset, noted in
      let place = lists.place(of: registrant(noted), column: column)
      let said = say(noted)
      let isLast = offset == most - 1 && all.count > most
      return DriveFileProblem(
        code: said.code, file: place.file, row: place.row, column: place.column, key: column,
        value: said.value, expected: said.expected, hint: isLast ? .moreLeftOut : said.hint)
    }
  }
}
