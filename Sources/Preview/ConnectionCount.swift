/// How many connections are open.
actor ConnectionCount {
  private var count = 0

  /// Counts one more, and says how many there are now.
  func add() -> Int {
    count += 1
    return count
  }

  func remove() { count -= 1 }
}
