/// References to ids of other pages: a hundred on a page, so each takes sixteen bytes.
struct DistantReferences: Sendable {
  private struct Reference {
    /// Number of the page that it leads to.
    let page: Int32

    /// Where its value begins in the page that it is on.
    let start: Int32

    /// ``AnchorHash/written``.
    let anchor: UInt64
  }

  private var references: [Reference] = []

  /// What browsers read in anchors that they do not read as written, by index.
  private var readings: [Int: UInt64] = [:]

  init() {}

  /// - Parameter other: a list that grew; this one takes no more room than it needs.
  init(fitting other: DistantReferences) {
    references = other.references.withUnsafeBufferPointer { Array($0) }
    readings = other.readings
  }

  mutating func removeAll() {
    references.removeAll(keepingCapacity: true)
    readings = [:]
  }

  /// - Parameter start: where the reference's value begins.
  mutating func append(page: Int, start: Int, anchor: AnchorHash) {
    if anchor.read != anchor.written { readings[references.count] = anchor.read }
    references.append(
      Reference(page: Int32(page), start: Int32(start), anchor: anchor.written))
  }

  /// Those whose page has no such id.
  ///
  /// - Parameter ids: of the page with a number.
  func broken(_ ids: (_ page: Int) -> IDSet) -> [(page: Int, start: Int)] {
    references.indices.compactMap { index in
      let reference = references[index]
      let ids = ids(Int(reference.page))
      if ids.contains(hash: reference.anchor) { return nil }
      if let reading = readings[index], ids.contains(hash: reading) { return nil }
      return (Int(reference.page), Int(reference.start))
    }
  }
}
