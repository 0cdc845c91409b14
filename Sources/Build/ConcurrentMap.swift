/// Applies a pure function to every element, on all cores, and keeps the order.
///
/// Work goes out in chunks: a task for each element would cost more than many elements do, and
/// thousands of waiting tasks take memory of their own.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], chunk: Int = 32,
  _ transform: @Sendable @escaping (Element) -> Result
) async -> [Result] {
  await concurrently(elements, length: chunk) { run, row in
    for index in run.indices { row.put(transform(run[index]), at: index) }
  }
}

/// Applies a pure function to runs of neighbouring elements, on all cores, and puts the results
/// together in order.
///
/// - Parameters:
///   - length: of a run; the last may be shorter.
///   - transform: gives one result for each element.
func concurrentRuns<Element: Sendable, Result: Sendable>(
  _ elements: [Element], length: Int,
  _ transform: @Sendable @escaping (ArraySlice<Element>) -> [Result]
) async -> [Result] {
  await concurrently(elements, length: length) { run, row in
    let results = transform(run)
    precondition(results.count == run.count, "one result for each element")
    for (index, result) in zip(run.indices, results) { row.put(result, at: index) }
  }
}

private func concurrently<Element: Sendable, Result: Sendable>(
  _ elements: [Element], length: Int,
  _ work: @Sendable @escaping (ArraySlice<Element>, ResultRow<Result>) -> Void
) async -> [Result] {
  let row = ResultRow<Result>(count: elements.count)
  await withTaskGroup(of: Void.self) { group in
    for start in stride(from: 0, to: elements.count, by: length) {
      group.addTask { work(elements[start..<min(start + length, elements.count)], row) }
    }
  }
  return row.take()
}

/// Room for the results of tasks that run at once, each at the place of its element: put together from
/// lists of their own, all of them would be copied once more, by one thread while the others wait.
///
/// Unchecked, because the compiler can't see that each place is written by one task only, and read
/// when all tasks are done.
private struct ResultRow<Result: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Result>

  init(count: Int) {
    places = .allocate(capacity: count)
  }

  func put(_ result: Result, at index: Int) {
    places.initializeElement(at: index, to: result)
  }

  /// All results; every place must have been filled. Nothing is left afterwards.
  func take() -> [Result] {
    defer { places.deallocate() }
    return [Result](unsafeUninitializedCapacity: places.count) { buffer, count in
      count = buffer.moveInitialize(fromContentsOf: places)
    }
  }
}
