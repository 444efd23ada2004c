import Drives
import TestSupport
import Testing

/// Places in arrays that have a type each.
@Suite struct IndexTests {
  @Test func anIndexIsAPlaceInItsArray() throws {
    let drive = try FourDonors.parts().drive()
    #expect(drive.registrants[RegistrantIndex(3)].id == "dũng")
    #expect(drive.units[UnitIndex(1)].id == "school")
    #expect(drive.sessions[SessionIndex(0)].id == "hall")
    #expect(drive.registrants.places.map(\.rawValue) == [0, 1, 2, 3])
    #expect(Array(drive.units.places) == [UnitIndex(0), UnitIndex(1)])
    #expect(drive.sessions.places.places == 0..<1)
  }

  @Test func indicesAreOrderedByPlace() {
    let (first, third) = (UnitIndex(0), UnitIndex(2))
    #expect(first < third && first.distance(to: third) == 2)
    #expect(first.advanced(by: 2) == third && Set([third, UnitIndex(2)]).count == 1)
    #expect([third, first].sorted() == [first, third])
    #expect("\(third)" == "2")
  }
}
