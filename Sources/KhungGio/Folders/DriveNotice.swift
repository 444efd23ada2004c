public import DriveFiles
public import Drives
public import Identities

/// Something worth knowing that stops nothing.
public enum DriveNotice: Equatable, Sendable {
  /// The plan at this path does not say who its people are.
  case planWithoutPeople(path: String)
  /// The plan at this path says who its people are with the key of another drive.
  case planOfOtherKey(path: String)
  /// A person was taken for the same although the record was changed.
  case takenForSame(RecordLinkage.Correction)
  /// A published plan has people in a session that the drive does not have any more.
  case vanishedSession(String, of: PublishedSource.Origin, people: Int)
  /// Everybody with a slot of a published plan has left the lists.
  case allHaveWithdrawn(PublishedSource.Origin)
  /// The key of the drive cannot be kept, so nothing says who the people of the plan are.
  case keyNotKept(KeyNotKept)
  /// People on the lists whom the plan does not know.
  case peopleOutsidePlan(Int)
  /// People got ids that stay with them.
  case idsGiven(Int)
  /// People could not get ids that stay with them.
  case idsNotGiven(OutputError)
  /// There is no plan yet, so that what depends on one is left out.
  case noPlanYet
  /// Of several days the one that the summary is of.
  case summaryDay(CalendarDate)
  /// The plan whose changes are reported was not published yet.
  case changesNotPublished(path: String)
}

/// Receives what is worth knowing, in the order in which it is found.
public typealias DriveNotices = @Sendable (DriveNotice) -> Void
