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

  /// What stands beside the parts of a drive is read and changed at their indices.
  @Test func elementsBesidePartsHaveTheirIndices() throws {
    let drive = try FourDonors.parts().drive()
    var counts = PerUnit(repeating: 1, for: drive.units.places)
    counts[UnitIndex(1)] += 2
    #expect(Array(counts) == [1, 3] && counts.indices == drive.units.places)
    #expect(counts == PerUnit([1, 3]) && counts.firstIndex(of: 3) == UnitIndex(1))
    let names = PerRegistrant(drive.registrants.lazy.map(\.id))
    #expect(names[RegistrantIndex(3)] == "dũng" && names.count == 4)
    #expect(drive.members[UnitIndex(1)] == [RegistrantIndex(3)])
  }

  @Test func partsAreFoundByTheirIDs() throws {
    let drive = try FourDonors.parts().drive()
    #expect(drive.units.index(ofID: "school") == UnitIndex(1))
    #expect(drive.units.index(ofID: "clinic") == nil)
    #expect(drive.sessions.index(ofID: "hall") == SessionIndex(0))
    #expect(drive.sessions.index(ofID: "yard") == nil)
    #expect(!drive.sessions.places.contains(.unknown))
  }
}
