extension Array {
  /// The same elements in no more room than they need: a list that grew has up to half of it to
  /// spare, and what is read stays for the whole build.
  var fitting: [Element] {
    capacity == count ? self : withUnsafeBufferPointer { Array($0) }
  }
}
