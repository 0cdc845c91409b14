/// Applies a pure function to every element, on all cores, and keeps the order.
///
/// Work goes out in chunks: a task for each element would cost more than many elements do, and
/// thousands of waiting tasks take memory of their own.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], chunk: Int = 32,
  _ transform: @Sendable @escaping (Element) -> Result
) async -> [Result] {
  await concurrentRuns(elements, length: chunk) { $0.map(transform) }
}

/// Applies a pure function to runs of neighbouring elements, on all cores, and puts the results
/// together in order.
///
/// - Parameter length: of a run; the last may be shorter.
func concurrentRuns<Element: Sendable, Result: Sendable>(
  _ elements: [Element], length: Int,
  _ transform: @Sendable @escaping (ArraySlice<Element>) -> [Result]
) async -> [Result] {
  let starts = Array(stride(from: 0, to: elements.count, by: length))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for (number, start) in starts.enumerated() {
      group.addTask { (number, transform(elements[start..<min(start + length, elements.count)])) }
    }
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    // Each run is taken as soon as those before it are there, while others are still at work: at the
    // end, one thread would copy everything and the others would wait.
    var early: [Int: [Result]] = [:]
    var next = 0
    for await (number, run) in group {
      if number != next {
        early[number] = run
        continue
      }
      results += run
      next += 1
      while let run = early.removeValue(forKey: next) {
        results += run
        next += 1
      }
    }
    return results
  }
}
