/// How many connections are open.
actor ConnectionCount {
  private var count = 0

  /// Counts one more; `false` when there is no room for it.
  func add(below limit: Int) -> Bool {
    guard count < limit else { return false }
    count += 1
    return true
  }

  func remove() { count -= 1 }
}
