/// Names that the language itself gives a meaning; their numbers are those of the cases.
enum KnownName: Int, CaseIterable {
  case caller, loop
  case index, index0, first, last, length, revindex, revindex0, previtem, nextitem, cycle, changed
  case depth, depth0
  case items, keys, values, get
  case startswith, endswith, split, strip, upper, lower
  case grouper, list

  var text: String { String(describing: self) }

  static let ofLoops: [KnownName] = [
    .index, .index0, .first, .last, .length, .revindex, .revindex0, .previtem, .nextitem, .cycle,
    .changed, .depth, .depth0,
  ]
  static let ofRecords: [KnownName] = [.items, .keys, .values, .get]
  static let ofTexts: [KnownName] = [.startswith, .endswith, .split, .strip, .upper, .lower]
}

/// Functions that every template knows.
enum BuiltinFunction: String, CaseIterable {
  case range, namespace, dict
}
