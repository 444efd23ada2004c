/// An array with one element for each registrant, unit or session, in their order, that is read at the
/// index of one of them and at no other's.
public struct IndexedArray<Index: TypedIndex, Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline var elements: [Element]

  /// The elements in the order of what they are for.
  ///
  /// - Parameter elements: one element each.
  @inlinable public init(_ elements: some Sequence<Element>) { self.elements = Array(elements) }

  /// The same element for each.
  ///
  /// - Parameters:
  ///   - element: the element.
  ///   - places: the indices of all that have one, from 0.
  @inlinable public init(repeating element: Element, for places: Range<Index>) {
    elements = Array(repeating: element, count: places.count)
  }

  /// The index of the first.
  @inlinable public var startIndex: Index { Index(0) }

  /// The index behind the last.
  @inlinable public var endIndex: Index { Index(elements.count) }

  /// The element of the one at an index.
  @inlinable public subscript(index: Index) -> Element {
    get { elements[index.rawValue] }
    set { elements[index.rawValue] = newValue }
    _modify { yield &elements[index.rawValue] }
  }
}

/// One element for each registrant of a drive.
public typealias PerRegistrant<Element> = IndexedArray<RegistrantIndex, Element>

/// One element for each unit of a drive.
public typealias PerUnit<Element> = IndexedArray<UnitIndex, Element>

/// One element for each session of a drive.
public typealias PerSession<Element> = IndexedArray<SessionIndex, Element>

extension IndexedArray: Sendable where Element: Sendable {}

extension IndexedArray: Equatable where Element: Equatable {}
