/// Keys and values in the order in which they were given; immutable, and one reference to copy.
///
/// A lookup is a linear search over packed keys: for the few keys that a page's data has, that
/// costs a fraction of a dictionary. Keys of up to 15 UTF-8 bytes are the fast ones.
package struct TemplateRecord: Sendable {
  struct Entry: Sendable {
    let key: RecordKey
    let name: String
    let value: TemplateValue
  }

  let entries: [Entry]

  /// A key that is given twice keeps its first place and its last value, as in Python.
  package init(_ pairs: some Sequence<(String, TemplateValue)>) {
    var entries: [Entry] = []
    entries.reserveCapacity(pairs.underestimatedCount)
    var places: [RecordKey: Int]?
    for (name, value) in pairs {
      let entry = Entry(key: RecordKey(name), name: name, value: value)
      if let place = Self.place(of: entry, in: entries, places) {
        entries[place] = entry
        continue
      }
      // From here on a dictionary finds repeated keys: many keys must not cost their square.
      if entries.count == 24, places == nil {
        places = [:]
        for (index, entry) in entries.enumerated() { places?[entry.key] = index }
      }
      places?[entry.key] = entries.count
      entries.append(entry)
    }
    self.entries = entries
  }

  package var count: Int { entries.count }

  /// In the order in which they were given.
  package var keys: [String] { entries.map(\.name) }

  /// The value under a key, if there is one.
  package subscript(_ name: String) -> TemplateValue? { value(RecordKey(name), name) }

  @inline(__always)
  func value(_ key: RecordKey, _ name: String) -> TemplateValue? {
    entries.withUnsafeBufferPointer { entries in
      for index in entries.indices where entries[index].key == key {
        if key.isWhole || entries[index].name.utf8.elementsEqual(name.utf8) {
          return entries[index].value
        }
      }
      return nil
    }
  }

  /// With a dictionary, two long keys of one hash and length would be taken for one; their odds
  /// are those of a 64-bit hash, so the names settle it before anything is overwritten.
  private static func place(
    of entry: Entry, in entries: [Entry], _ places: [RecordKey: Int]?
  ) -> Int? {
    func isSame(_ other: Entry) -> Bool {
      other.key == entry.key
        && (entry.key.isWhole || other.name.utf8.elementsEqual(entry.name.utf8))
    }
    if let places {
      return places[entry.key].flatMap { isSame(entries[$0]) ? $0 : nil }
    }
    return entries.firstIndex(where: isSame)
  }
}

extension TemplateRecord: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }
}
