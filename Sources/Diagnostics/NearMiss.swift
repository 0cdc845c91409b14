/// Finds the name an author probably meant.
package enum NearMiss {
  /// In bytes; nothing that an author names is as long.
  private static let longest = 300

  /// The candidate nearest to `name`, if one is near enough: at most a third of its letters are
  /// wrong, and never fewer than one allowed. Ties go to the first in alphabetical order.
  ///
  /// Names longer than ``longest`` have none: the cost grows with the product of the lengths.
  ///
  /// The distance is the optimal string alignment distance (insert, delete, replace, swap two
  /// neighbours), letter case ignored.
  package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= longest else { return nil }
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name && candidate.utf8.count <= longest {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      guard distance <= limit, distance < max(wanted.count, other.count) else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// `did you mean 'x'?` for the nearest candidate.
  package static func suggestion(
    for name: String, in candidates: some Sequence<String>
  ) -> String? {
    nearest(to: name, in: candidates).map { "did you mean '\($0)'?" }
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
