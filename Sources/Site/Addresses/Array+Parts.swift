extension Array {
  /// Pieces of so many elements, the last one of those that are left.
  func chunks(of length: Int) -> [[Element]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
  }
}

extension [Int] {
  /// Taken as weights: the stretches of neighbours that may stand together. At least one stretch; one
  /// that is too heavy by itself stands alone.
  ///
  /// - Parameter frame: what each stretch weighs besides.
  func stretches(upTo limit: Int, frame: Int = 0) -> [Range<Int>] {
    var stretches = [0..<0]
    var sum = frame
    for (index, weight) in enumerated() {
      let open = stretches[stretches.count - 1]
      if !open.isEmpty, sum + weight > limit {
        stretches.append(index..<(index + 1))
        sum = frame + weight
      } else {
        stretches[stretches.count - 1] = open.lowerBound..<(index + 1)
        sum += weight
      }
    }
    return stretches
  }
}
