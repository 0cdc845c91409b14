extension TemplateValue {
  /// Whether the two are the same, found without looking into them: lists and records are when they
  /// lie in the same place. Equal ones that were made twice are not.
  func isIdentical(to other: TemplateValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let two)): one == two
    case (.int(let one), .int(let two)): one == two
    // By bytes: Swift takes texts for equal that differ in how their letters are encoded.
    case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
    case (.html(let one), .html(let two)): one.isInSamePlace(as: two)
    case (.list(let one), .list(let two)): one.isInSamePlace(as: two)
    case (.record(let one), .record(let two)):
      one.shape === two.shape && one.values.isInSamePlace(as: two.values)
    default: false
    }
  }
}

extension Array {
  fileprivate func isInSamePlace(as other: [Element]) -> Bool {
    withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { one.baseAddress == $0.baseAddress && one.count == $0.count }
    }
  }
}
