#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension [UInt8] {
  /// The same as `==`, which for arrays goes byte by byte: it took a fifth of a build in which
  /// nothing had changed.
  func hasSameBytes(as other: [UInt8]) -> Bool {
    count == other.count
      && withUnsafeBytes { first in
        other.withUnsafeBytes { second in
          guard let start = first.baseAddress, let other = second.baseAddress else { return true }
          return memcmp(start, other, first.count) == 0
        }
      }
  }

  /// The same as `firstIndex(of:)`, which goes byte by byte.
  func offset(of byte: UInt8) -> Int? {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = memchr(start, Int32(byte), bytes.count)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  /// Below, equal to or above 0, as `memcmp` has it.
  func orderOfBytes(beside other: [UInt8]) -> Int {
    withUnsafeBufferPointer { first in
      other.withUnsafeBufferPointer { first.orderOfBytes(beside: $0) }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func orderOfBytes(beside other: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = baseAddress, let otherStart = other.baseAddress else {
      return count - other.count
    }
    let order = Int(memcmp(start, otherStart, Swift.min(count, other.count)))
    return order != 0 ? order : count - other.count
  }
}

extension String {
  /// Below, equal to or above 0, as `memcmp` has it: strings that differ only in Unicode
  /// normalisation are equal in Swift, but two names on a disk.
  func orderOfBytes(beside other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { first in
      other.utf8.withContiguousStorageIfAvailable { first.orderOfBytes(beside: $0) }
    }
    if let order, let order { return order }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : utf8.elementsEqual(other.utf8) ? 0 : 1
  }
}
