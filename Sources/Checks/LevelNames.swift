import LadderModel

/// The levels that a table's cell can name.
struct LevelNames {
  private var byName: [String: [Ref<Level>]] = [:]

  init(_ ladder: Ladder) {
    for level in ladder.activeLevels {
      for name in Set([ladder.page(of: level).title.foldedName, ladder[level].code.foldedName]) {
        byName[name, default: []].append(level)
      }
    }
  }

  /// The levels that a cell names, when it holds nothing else; a name of several levels names none.
  func levels(in cell: String) -> [Ref<Level>] {
    if let one = level(cell) { return [one] }
    var parts = [cell[...]]
    for separator in [",", ";", "/", " or ", " and ", " to ", "–"] {
      parts = parts.flatMap { $0.split(separator: separator) }
    }
    let levels = parts.map { level(String($0)) }
    let found = levels.compactMap(\.self)
    return found.count == levels.count ? found : []
  }

  private func level(_ name: String) -> Ref<Level>? {
    let found = byName[name.foldedName] ?? byName[Self.withoutBrackets(name).foldedName] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// "VP (vice president) of Engineering (M4)" is VP of Engineering.
  private static func withoutBrackets(_ name: String) -> String {
    var depth = 0
    return name.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0 && character != ")"
    }
  }
}
