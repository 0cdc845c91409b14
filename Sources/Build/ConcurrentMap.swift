/// Applies a pure function to every element, on all cores, and keeps the order.
///
/// Work goes out in chunks: a task for each element would cost more than many elements do, and
/// thousands of waiting tasks take memory of their own.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], chunk: Int = 32,
  _ transform: @Sendable @escaping (Element) -> Result
) async -> [Result] {
  let starts = Array(stride(from: 0, to: elements.count, by: chunk))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for start in starts {
      group.addTask {
        (start, elements[start..<min(start + chunk, elements.count)].map(transform))
      }
    }
    var chunks: [Int: [Result]] = [:]
    for await (start, results) in group { chunks[start] = results }
    return starts.flatMap { chunks[$0] ?? [] }
  }
}
