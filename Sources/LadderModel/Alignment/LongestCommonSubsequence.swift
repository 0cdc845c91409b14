/// The longest common subsequence of two sequences.
enum LongestCommonSubsequence {
  /// Above this product of lengths only the common beginning and end are found, so that a hostile
  /// text costs no more than a long one.
  static let largestTable = 4_000_000

  /// How long it is for two lists of hashes; where hashes are equal, `isSame` has the last word.
  /// A hash for which `mayMatch` is false is not in both lists.
  ///
  /// Up to 64 elements on the shorter side it is counted with the bits of one number, a row at a
  /// time (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004); beyond that as
  /// ``pairs(_:_:isSame:)`` does.
  static func length(
    _ a: [UInt64], _ b: [UInt64], mayMatch: (UInt64) -> Bool,
    isSame: (_ inA: Int, _ inB: Int) -> Bool
  ) -> Int {
    guard a.count <= b.count else {
      return length(b, a, mayMatch: mayMatch) { isSame($1, $0) }
    }
    guard a.count <= 64 else {
      return pairs(a.count, b.count) { a[$0] == b[$1] && isSame($0, $1) }.count
    }
    var row = ~UInt64(0)
    for column in b.indices {
      let hash = b[column]
      guard mayMatch(hash) else { continue }
      var matches: UInt64 = 0
      for index in a.indices where a[index] == hash { matches |= 1 << UInt64(index) }
      if matches == 0 { continue }
      // Equal hashes mean equal words but for one pair in many billions; that pair is told apart.
      var rest = matches
      while rest != 0 {
        let index = rest.trailingZeroBitCount
        rest &= rest - 1
        if !isSame(index, column) { matches &= ~(1 << UInt64(index)) }
      }
      let hit = row & matches
      row = (row &+ hit) | (row &- hit)
    }
    let used = a.count == 64 ? ~row : ~row & ((1 << UInt64(a.count)) - 1)
    return used.nonzeroBitCount
  }

  /// Pairs of indices of elements that are the same, rising in both sequences. Among several
  /// longest ones, the one that matches earliest in the first is taken.
  ///
  /// By dynamic programming (Wagner and Fischer, 1974): time and memory are the product of the
  /// lengths, which statements keep small.
  static func pairs(
    _ countA: Int, _ countB: Int, isSame: (_ inA: Int, _ inB: Int) -> Bool
  ) -> [(Int, Int)] {
    var prefix = 0
    while prefix < min(countA, countB), isSame(prefix, prefix) { prefix += 1 }
    var suffix = 0
    while suffix < min(countA, countB) - prefix,
      isSame(countA - 1 - suffix, countB - 1 - suffix)
    {
      suffix += 1
    }
    let ends = (0..<suffix).reversed().map { (countA - 1 - $0, countB - 1 - $0) }
    return (0..<prefix).map { ($0, $0) }
      + middle(prefix..<(countA - suffix), prefix..<(countB - suffix), isSame) + ends
  }

  private static func middle(
    _ rows: Range<Int>, _ columns: Range<Int>, _ isSame: (Int, Int) -> Bool
  ) -> [(Int, Int)] {
    let width = columns.count + 1
    guard !rows.isEmpty, !columns.isEmpty, rows.count * width <= largestTable else { return [] }
    // lengths[i][j] = length for what begins at i and at j, so that pairs come out in rising order.
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for i in stride(from: rows.count - 1, through: 0, by: -1) {
      for j in stride(from: columns.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          isSame(rows.lowerBound + i, columns.lowerBound + j)
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < rows.count, j < columns.count {
      if isSame(rows.lowerBound + i, columns.lowerBound + j) {
        pairs.append((rows.lowerBound + i, columns.lowerBound + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
