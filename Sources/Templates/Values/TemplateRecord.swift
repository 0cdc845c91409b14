/// Keys and values in the order in which they were given; immutable.
///
/// A lookup is a linear search over packed keys: for the few keys that a page's data has, that
/// costs a fraction of a dictionary. Keys of up to 15 UTF-8 bytes are the fast ones.
package struct TemplateRecord: Sendable {
  struct Entry: Sendable {
    let name: String
    let value: TemplateValue
  }

  package let shape: RecordShape
  package let values: [TemplateValue]

  /// A record of a known shape.
  ///
  /// - Parameter values: one for each key of the shape, in their order; keys without a value
  ///   don't exist, values without a key are dropped.
  package init(_ shape: RecordShape, _ values: [TemplateValue]) {
    if values.count == shape.keys.count {
      self.init(checked: shape, values)
    } else {
      self.init(zip(shape.names, values).map { ($0, $1) })
    }
  }

  private init(checked shape: RecordShape, _ values: [TemplateValue]) {
    self.shape = shape
    self.values = values
  }

  /// The same as ``init(_:)``.
  ///
  /// - Parameter shape: one that may have just these keys: a page's data most often has those of the
  ///   page before.
  package init(_ pairs: [(String, TemplateValue)], perhapsOf shape: RecordShape?) {
    if let shape, shape.names.count == pairs.count,
      pairs.indices.allSatisfy({ pairs[$0].0 == shape.names[$0] })
    {
      self.init(checked: shape, pairs.map(\.1))
    } else {
      self.init(pairs)
    }
  }

  /// A key that is given twice keeps its first place and its last value, as in Python.
  package init(_ pairs: [(String, TemplateValue)]) {
    var names: [String] = []
    var keys: [RecordKey] = []
    var values: [TemplateValue] = []
    names.reserveCapacity(pairs.count)
    keys.reserveCapacity(pairs.count)
    values.reserveCapacity(pairs.count)
    var places: [RecordKey: Int]?
    for (name, value) in pairs {
      let key = RecordKey(name)
      if let place = Self.place(of: key, name, in: keys, names, places) {
        values[place] = value
        continue
      }
      // From here on a dictionary finds repeated keys: many keys must not cost their square.
      if keys.count == 24, places == nil {
        places = [:]
        for (index, key) in keys.enumerated() { places?[key] = index }
      }
      places?[key] = keys.count
      names.append(name)
      keys.append(key)
      values.append(value)
    }
    shape = RecordShape(names: names, keys: keys)
    self.values = values
  }

  /// This record with further values.
  ///
  /// - Parameter shape: this record's shape with the keys of these values behind it.
  package func extended(as shape: RecordShape, by more: [TemplateValue]) -> TemplateRecord {
    TemplateRecord(shape, values + more)
  }

  package var count: Int { values.count }

  /// In the order in which they were given.
  package var keys: [String] { shape.names }

  /// Keys with their values, in order.
  var entries: [Entry] { zip(shape.names, values).map { Entry(name: $0, value: $1) } }

  /// The value under a key, if there is one.
  package subscript(_ name: String) -> TemplateValue? { value(RecordKey(name), name) }

  @inline(__always)
  func value(_ key: RecordKey, _ name: @autoclosure () -> String) -> TemplateValue? {
    shape.place(of: key, name()).map { values[$0] }
  }

  /// With a dictionary, two long keys of one hash and length would be taken for one; their odds
  /// are those of a 64-bit hash, so the names settle it before anything is overwritten.
  private static func place(
    of key: RecordKey, _ name: String, in keys: [RecordKey], _ names: [String],
    _ places: [RecordKey: Int]?
  ) -> Int? {
    func isSame(_ place: Int) -> Bool {
      keys[place] == key && (key.isWhole || names[place].utf8.elementsEqual(name.utf8))
    }
    if let places {
      return places[key].flatMap { isSame($0) ? $0 : nil }
    }
    return keys.indices.first(where: isSame)
  }
}

extension TemplateRecord: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }
}
