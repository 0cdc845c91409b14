/// The longest common subsequence of two sequences, by dynamic programming (Wagner and Fischer,
/// 1974): time and memory are the product of the lengths, which statements keep small.
enum LongestCommonSubsequence {
  /// Above this product of lengths only the common beginning and end are found, so that a hostile
  /// text costs no more than a long one.
  static let largestTable = 4_000_000

  /// Pairs of indices (into `a`, into `b`) of equal elements, rising in both. Among several
  /// longest ones, the one that matches earliest in `a` is taken.
  static func pairs<Element: Equatable>(_ a: [Element], _ b: [Element]) -> [(Int, Int)] {
    var prefix = 0
    while prefix < min(a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(a.count, b.count) - prefix,
      a[a.count - 1 - suffix] == b[b.count - 1 - suffix]
    {
      suffix += 1
    }
    let ends = (0..<suffix).reversed().map { (a.count - 1 - $0, b.count - 1 - $0) }
    return (0..<prefix).map { ($0, $0) }
      + middle(a, prefix..<(a.count - suffix), b, prefix..<(b.count - suffix)) + ends
  }

  private static func middle<Element: Equatable>(
    _ a: [Element], _ rows: Range<Int>, _ b: [Element], _ columns: Range<Int>
  ) -> [(Int, Int)] {
    let width = columns.count + 1
    guard !rows.isEmpty, !columns.isEmpty, rows.count * width <= largestTable else { return [] }
    // lengths[i][j] = length for a[i...] and b[j...], so that pairs come out in rising order.
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for i in stride(from: rows.count - 1, through: 0, by: -1) {
      for j in stride(from: columns.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          a[rows.lowerBound + i] == b[columns.lowerBound + j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < rows.count, j < columns.count {
      if a[rows.lowerBound + i] == b[columns.lowerBound + j] {
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
