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
  let starts = stride(from: 0, to: elements.count, by: length)
  return await concurrentRuns(
    elements, starts.map { $0..<min($0 + length, elements.count) }, transform)
}

/// As ``concurrentRuns(_:length:_:)``, for elements that take very different time. The longest runs
/// begin first, so that no core is left with one of them at the end.
///
/// - Parameters:
///   - weights: what each element takes, beside the others.
///   - limit: a run weighs no more, unless it is of one element.
func concurrentRuns<Element: Sendable, Result: Sendable>(
  _ elements: [Element], weights: [Int], upTo limit: Int,
  _ transform: @Sendable @escaping (ArraySlice<Element>) -> [Result]
) async -> [Result] {
  var runs: [(range: Range<Int>, weight: Int)] = []
  for (index, weight) in weights.enumerated() {
    if let last = runs.last, last.weight + weight <= limit {
      runs[runs.count - 1] = (last.range.lowerBound..<(index + 1), last.weight + weight)
    } else {
      runs.append((index..<(index + 1), weight))
    }
  }
  runs.sort { $0.weight > $1.weight }
  return await concurrentRuns(elements, runs.map(\.range), transform)
}

/// - Parameter runs: all elements, in the order in which they are to begin.
private func concurrentRuns<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ runs: [Range<Int>],
  _ transform: @Sendable @escaping (ArraySlice<Element>) -> [Result]
) async -> [Result] {
  await withTaskGroup(of: (Range<Int>, [Result]).self) { group in
    for run in runs {
      group.addTask { (run, transform(elements[run])) }
    }
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    // Each run is taken as soon as those before it are there, while others are still at work: at the
    // end, one thread would copy everything and the others would wait.
    var early: [Int: (end: Int, results: [Result])] = [:]
    var next = 0
    for await (run, made) in group {
      early[run.lowerBound] = (run.upperBound, made)
      while let run = early.removeValue(forKey: next) {
        results += run.results
        next = run.end
      }
    }
    return results
  }
}
