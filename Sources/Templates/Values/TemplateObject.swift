/// A record that its host makes only as far as a template asks for it.
///
/// It names by number what the host knows it by, so that passing one on counts no references and
/// takes no memory. To a template it is a record like any other.
package struct TemplateObject: Sendable, Hashable {
  /// Its keys: an index into the shapes that the library was compiled with.
  package let kind: UInt8

  /// What these say is the host's business.
  package let flags: UInt8
  package let a: Int32
  package let b: Int32
  package let c: Int32

  /// - Parameters:
  ///   - a: like `b` and `c`, what the host finds it by; they must fit into 32 bits.
  package init(kind: UInt8, flags: UInt8 = 0, a: Int, b: Int = 0, c: Int = 0) {
    self.kind = kind
    self.flags = flags
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
  }
}

/// Makes the values of the objects in a page's data.
///
/// A class, since it may keep what it has found out about an object until the next value is asked
/// for. `place` is the place of a key in the shape of the object's kind.
package protocol TemplateHost: AnyObject {
  /// The same whenever it is asked, until the next page begins.
  func value(at place: Int, of object: TemplateObject) -> TemplateValue

  /// Whether that value is true, as Python sees it.
  func isTrue(at place: Int, of object: TemplateObject) -> Bool

  /// Appends the value as a page shows it: text escaped, HTML as it is.
  ///
  /// - Returns: false, with nothing appended, when the value is neither; it can be asked for then.
  func append(at place: Int, of object: TemplateObject, to output: inout [UInt8]) -> Bool
}
